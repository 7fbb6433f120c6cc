"""Authority lists in TBX: both styles of version 3, and version 2."""

from pathlib import Path

import pytest

from glossary.authority import AuthorityRendering, Definition, Link
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Reading
from graph.authorities.tbx import read

DCA = """\
<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><titleStmt><title>Lake terms</title></titleStmt></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
 <langSec xml:lang="zh-Hans">
  <descripGrp><descrip type="definition">湖长负责的制度</descrip></descripGrp>
  <termSec><term>河湖长制度</term></termSec>
  <termSec><term>湖长制</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
 </langSec>
 <langSec xml:lang="en-US">
  <termSec><term>lake chief
    system</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
   <admin type="source">Gazette 6</admin><admin type="originatingInstitution">Lake Gazette</admin></termSec>
  <termSec><term>lake boss system</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
  <termSec><term>lake head system</term><termNote type="administrativeStatus">odd</termNote></termSec>
 </langSec>
 <langSec xml:lang="es"><termSec><term>sistema</term></termSec></langSec>
</conceptEntry>
</body></text></tbx>
"""

DCT = (
    DCA.replace('style="dca"', 'style="dct" xmlns:min="http://www.tbxinfo.net/ns/min"')
    .replace('<descrip type="definition">湖长负责的制度</descrip>', "<min:definition>湖长负责的制度</min:definition>")
    .replace('<termNote type="administrativeStatus">', "<min:administrativeStatus>")
    .replace("</termNote>", "</min:administrativeStatus>")
    .replace('<admin type="source">Gazette 6</admin>', "<min:source>Gazette 6</min:source>")
    .replace('<admin type="originatingInstitution">Lake Gazette</admin>',
             "<min:originatingInstitution>Lake Gazette</min:originatingInstitution>")
)  # fmt: skip

MARTIF = (
    DCA.replace("<tbx type", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type')
    .replace(' xmlns="urn:iso:std:iso:30042:ed-2"', "")
    .replace("</tbx>", "</martif>")
    .replace("conceptEntry", "termEntry")
    .replace("langSec", "langSet")
    .replace("termSec", "tig")
    .replace("tbxHeader", "martifHeader")
)

NTIG = MARTIF.replace("tig>", "ntig>").replace("<term>", "<termGrp><term>").replace("</ntig>", "</termGrp></ntig>")


def reading(text: str) -> Reading:
    return read(Source(text.encode(), Path("a.tbx")))


@pytest.mark.parametrize("text", [DCA, DCT, MARTIF, NTIG], ids=["dca", "dct", "martif", "ntig"])
def test_all_styles_say_the_same(text: str) -> None:
    found = reading(text)
    (entry,) = found.entries
    assert found.title == "Lake terms"
    assert (entry.key, entry.zh, entry.variants, entry.id) == ("湖长制", "湖长制", ("河湖长制度",), "c1")
    assert entry.definitions == (Definition("湖长负责的制度", "zh"),)
    assert entry.renderings == (
        AuthorityRendering("lake chief system", "Lake Gazette", "preferred", "Gazette 6"),
        AuthorityRendering("lake boss system", rank="deprecated"),
        AuthorityRendering("lake head system", rank="alternative"),
    )
    told = " ".join(found.warnings)
    assert "line 16: the status 'odd' is not understood" in told
    assert "line 18: terms in the language 'es' are not read" in told


def concept(inside: str) -> str:
    return DCA[: DCA.index("<conceptEntry")] + inside + DCA[DCA.index("</body>") :]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DCA.replace("</body>", "</bodi>"), "line 20: the XML is malformed"),
        ("<letter/>", "line 1: this XML is no termbase"),
        (concept(""), "the termbase holds no concept"),
        (
            concept('<conceptEntry id="c1"/>\n<conceptEntry id="c1"/>'),
            "line 6: two concepts have the id 'c1', this one and that of line 5",
        ),
        (
            concept(
                '<conceptEntry><langSec xml:lang="zh">\n<termSec><note>x</note></termSec></langSec></conceptEntry>'
            ),
            "line 6: a section of a term has no term",
        ),
        (
            concept('<conceptEntry><langSec xml:lang="es"><termSec><term>x</term></termSec></langSec></conceptEntry>'),
            "no concept here has a Chinese or an English label",
        ),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        reading(text)
    assert message in str(caught.value)


BOMB = '<!DOCTYPE tbx [<!ENTITY a "lake"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE])
def test_entities_are_refused(declaration: str) -> None:
    with pytest.raises(InputError, match=r"declares XML entities|malformed"):
        reading(DCA.replace("<tbx", declaration + "<tbx").replace("lake boss", "&a;"))


def test_concepts_without_chinese_are_kept_and_told() -> None:
    found = reading(
        concept(
            '<conceptEntry id="x"><langSec xml:lang="en"><termSec><term>mere</term></termSec></langSec></conceptEntry>'
        )
    )
    assert [(entry.id, entry.key, entry.renderings[0].en) for entry in found.entries] == [("x", "", "mere")]
    assert found.warnings == ("line 5: the concept has no Chinese label: it is kept, but linked to no formulation",)


def terms(zh: str, en: str = "lake", more: str = "", name: str = "c1") -> str:
    """Return a concept with a term in each language, and more before them."""
    return (
        f'<conceptEntry id="{name}">{more}\n<langSec xml:lang="zh"><termSec><term>{zh}</term></termSec></langSec>'
        f'\n<langSec xml:lang="en"><termSec><term>{en}</term></termSec></langSec></conceptEntry>'
    )


def test_a_dialect_that_has_less_is_told() -> None:
    text = concept(
        terms("湖", more='<descrip type="subjectField">tech</descrip><descrip type="definition">x</descrip>')
    )
    assert reading(text).warnings == ()
    assert reading(text.replace("TBX-Basic", "TBX-Min")).warnings == (
        "line 5: the termbase calls itself TBX-Min, which has no definition",
    )
    core = reading(text.replace("TBX-Basic", "TBX-Core"))
    assert core.warnings[0] == "line 5: the termbase calls itself TBX-Core, which has no subjectField"
    assert core.entries[0].kind == "tech"  # read all the same
    own = reading(text.replace("TBX-Basic", "TBX-Lake"))
    assert own.warnings == ("line 2: the dialect 'TBX-Lake' is not known: it is read by its data categories",)


def test_a_style_that_is_the_other_one_is_told() -> None:
    told = " ".join(reading(DCA.replace('style="dca"', 'style="dct"')).warnings)
    assert "the termbase says that its style is DCT, this is DCA" in told
    assert "its style is" not in " ".join(reading(DCA).warnings + reading(DCT).warnings)
    assert "its style is DCA, this is DCT" in " ".join(reading(DCT.replace('style="dct"', 'style="dca"')).warnings)


def test_references_lead_to_concepts_of_the_file() -> None:
    more = (
        '<ref type="crossReference" target="c2">Broader: 水</ref><note>Related: 湖長</note><note>Narrower: 山</note>'
        '<ref type="crossReference" target="c2">see there</ref><xref type="externalCrossReference" '
        'target="https://example.org/lake">exactMatch</xref><xref type="externalCrossReference" '
        'target="https://example.org/picture">a picture</xref>'
    )
    found = reading(concept(terms("湖", more=more) + terms("水", name="c2") + terms("湖长", name="c3")))
    assert found.entries[0].links == (
        Link("broader", "c2"), Link("related", "c3"), Link("exactMatch", "https://example.org/lake"),
    )  # fmt: skip
    assert set(found.warnings) == {
        "line 5: crossReference is not read",
        "line 5: externalCrossReference is not read",
        "line 5: there is no concept '山' to refer to",
    }


def test_references_of_version_2() -> None:
    text = concept(terms("湖", more='<descrip type="broaderConceptGeneric" target="c2">水</descrip>'))
    text = text.replace("</body>", terms("水", name="c2") + "</body>")
    text = text.replace("<tbx type", "<martif type").replace("</tbx>", "</martif>").replace("conceptEntry", "termEntry")
    text = text.replace("langSec", "langSet").replace("termSec", "tig")
    assert reading(text).entries[0].links == (Link("broader", "c2"),)


def test_notes_with_labels_are_read() -> None:
    notes = (
        "Pinyin: hú",
        "Members: 甲; 乙",
        "Kind: concept",
        "Definition: water",
        "IRI: https://example.org/l",
        "by me",
    )
    found = reading(concept(terms("湖", more="".join(f"<note>{one}</note>" for one in notes))))
    [entry] = found.entries
    assert (entry.pinyin, entry.members, entry.kind, entry.iri) == (
        "hú",
        ("甲", "乙"),
        "concept",
        "https://example.org/l",
    )
    assert entry.definitions == (Definition("water"),)
    assert found.warnings == ("line 5: note is not read",)


def test_a_term_has_the_sources_of_its_context_if_it_has_none_itself() -> None:
    context = "<descripGrp><descrip type='context'>x</descrip><admin type='source'>Page 1</admin></descripGrp>"
    own = "<admin type='source'>Page 2</admin>"
    for more, expected in ((context, "Page 1"), (context + own, "Page 2")):
        text = concept(terms("湖")).replace("<term>lake</term>", f"<term>lake</term>{more}")
        assert reading(text).entries[0].renderings == (AuthorityRendering("lake", evidence=expected),)


def test_mixed_languages_and_missing_ones_are_told() -> None:
    spanish = '<langSec xml:lang="es"><termSec><term>agua</term></termSec></langSec>'
    only = f'<conceptEntry id="c3"><langSec xml:lang="zh"><termSec><term>山</term></termSec></langSec>{spanish}</conceptEntry>'
    none = f'\n<conceptEntry id="c4">{spanish}</conceptEntry>'
    found = reading(concept(terms("lake", "湖") + terms("水", name="c2") + only + none))
    assert [entry.id for entry in found.entries] == ["c1", "c2", "c3"]
    assert set(found.warnings) == {
        "line 6: a term in the language 'zh' has no Chinese character",
        "line 7: a term in the language 'en' has Chinese characters",
        "line 9 and 1 more: terms in the language 'es' are not read",
        "line 9: the concept has no English term",
        "line 10: the concept has neither a Chinese nor an English label and is left out",
    }


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "lake", "https://example.org/a b", "https://example.org/{x}"])
def test_what_is_no_address_is_no_iri(iri: str) -> None:
    found = reading(concept(terms("湖", more=f"<note>IRI: {iri}</note><note>Members: 甲; ; 乙</note>")))
    assert (found.entries[0].iri, found.entries[0].members) == ("", ("甲", "乙"))
    assert found.warnings == ("line 5: notes that begin with 'IRI' are not read",)


def test_an_iri_is_of_one_concept() -> None:
    more = "<note>IRI: https://example.org/l</note>"
    found = reading(concept(terms("湖", more=more) + terms("水", more=more, name="c2") + terms("山", name="c3")))
    assert [entry.iri for entry in found.entries] == ["https://example.org/l", "", ""]
    assert found.warnings == ("line 7: another concept has the same IRI: it is not read",)


def test_more_concepts_than_there_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.authorities.tbx._MOST_CONCEPTS", 2)
    content = DCA.replace("</body>", "<conceptEntry/><conceptEntry/></body>").encode()
    with pytest.raises(InputError, match="more concepts than the limit of 2: split it into parts"):
        read(Source(content, Path("a.tbx")))
