"""Authority lists in TBX: both styles of version 3, and version 2."""

from pathlib import Path

import pytest

from glossary.authority import AuthorityRendering, Definition
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
