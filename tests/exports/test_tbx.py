"""TBX termbases: what they say, that they are valid, that they come back, and what they lose."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports import ExportSource, format_named
from exports.tbx import concept_ids, tbx_v2
from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Link
from glossary.errors import OutputError
from glossary.folding import fold_en, fold_label
from glossary.reading.base import Source
from graph.authorities.base import Reading, one_preferred, tidy
from graph.catalogue import Catalogue, ConceptEntry, NoteEntry, RenderingEntry
from graph.cataloguing import catalogue
from graph.official import with_authorities
from graph.rulings import rule
from tests.authorities import official
from tests.exports.samples import no_graph, source, with_sentence
from tests.factories import harvest, relations
from tests.graph.test_rulings import said
from tests.shared import needs_shared
from tests.tbx_validity import (
    FOLDER,
    RULES,
    as_dca,
    as_version_3,
    findings,
    richest_concepts,
    structure_errors,
)

FORMS = [
    *({"dialect": dialect, "style": style} for dialect in ("basic", "min", "core") for style in ("dca", "dct")),
    {"version": "2"},
]
NAMES = ["-".join(form.values()) for form in FORMS]
TBX = "{urn:iso:std:iso:30042:ed-2}"


def full() -> ExportSource:
    """Return a source with all that a termbase says: relations, a list, decisions of each sort."""
    decisions = [
        said("approve", "新三样"), said("prefer", "新三样", "new three"), said("deprecate", "新三样", "three new kinds"),
        said("define", "新三样", "Three exports."), said("define", "新三样", "三种出口产品。"),
        said("note", "新三样", "Kind: of blue"), said("deprecate", "四个意识"),
        said("relate", "四个意识", "replacedBy 低空经济"),
        said("relate", "低空经济", "exactMatch https://example.com/low"), said("relate", "低空经济", "closeMatch http://example.com/flight"),
    ]  # fmt: skip
    made = catalogue([replace(harvest(), relations=relations())], rulings=rule(decisions))
    return ExportSource(with_authorities(made, [official()]), no_graph)


def written(made: ExportSource, **options: str | bool) -> bytes:
    return format_named("tbx").export(made, **options)


def read_back(data: bytes) -> Reading:
    return format_named("tbx").load_reader()(Source(data, Path("a.tbx")))


def entries(data: bytes) -> dict[str, AuthorityEntry]:
    return {entry.zh: entry for entry in read_back(data).entries}


# --- what it says ----------------------------------------------------------------------------------------


def test_a_rendering_says_who_where_and_how_often() -> None:
    root = etree.fromstring(written(full()))
    [section] = [one for one in root.iter(f"{TBX}termSec") if one.findtext(f"{TBX}term") == "low-altitude economy"]
    assert [
        (etree.QName(one).localname, one.get("type"), one.text) for one in section.iter() if (one.text or "").strip()
    ] == [
        ("term", None, "low-altitude economy"),
        ("termNote", "administrativeStatus", "preferredTerm-admn-sts"),
        ("descrip", "context", full().catalogue.concepts[0].citations[0].en),
        ("admin", "source", "Lake Brief, (一) 坚持生态优先, ¶2"),
        ("admin", "source", "Lake Brief, 2024-05-01"),
        ("admin", "source", "Gazette 4/2024"),
        ("note", None, "Rendered by: Lake Desk; Lake Gazette"),
        ("note", None, "Confidence: sure"),
        ("note", None, "Listed in: Lake Gazette (preferred)"),
        ("note", None, "Occurrences: 2"),
    ]


def test_editors_come_before_lists() -> None:
    found = entries(written(full()))["新三样"]
    assert [(one.en, one.rank) for one in found.renderings] == [
        ("new three", "preferred"),
        ("new trio", "alternative"),  # the list prefers it
        ("three new kinds", "deprecated"),
    ]


def test_what_nobody_reviewed_has_no_status() -> None:
    root = etree.fromstring(written(source()))
    assert not root.findall(f".//{TBX}termNote[@type='administrativeStatus']")
    told = {note.text for note in root.iter(f"{TBX}note")}
    assert {"Status: attested, not reviewed", "Status: candidate, not reviewed"} <= told


def test_scripts_have_sections_of_their_own() -> None:
    made = one_concept("新样", spellings=("“新样”", "新樣", "新样"))
    root = etree.fromstring(written(made))
    sections = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang"): [term.text for term in one.iter(f"{TBX}term")]
        for one in root.iter(f"{TBX}langSec")
    }
    assert sections == {"zh-CN": ["新样"], "zh-Hant": ["新樣"]}
    lost = {loss.what: loss for loss in format_named("tbx").lost(made)}
    assert lost["other Chinese spellings"].count == 1
    assert entries(written(made))["新样"].variants == ("新樣",)


def test_editors_texts_are_dated_once_a_day() -> None:
    root = etree.fromstring(written(full()))
    changes = [[one.text for one in group] for group in root.iter(f"{TBX}transacGrp")]
    assert changes == [["modification", "2026-03-01", "Anna"]]


def test_concepts_of_lists_are_written_where_wanted() -> None:
    assert "湖长制" not in entries(written(full()))
    found = entries(written(full(), official=True))["湖长制"]
    assert (found.renderings[0].en, found.iri) == ("lake chief system", "https://example.org/gazette/chief")


def test_ids_are_names_and_differ() -> None:
    keys = ["1+n行动", "1_2b_n行动", "a:b", "-", "𠀀", "a\u0301", "㐀", "·"]
    ids = concept_ids(replace(full().catalogue.concepts[0], key=key) for key in keys)
    assert len(set(ids.values())) == len(keys)
    assert all(re.fullmatch(r"c-[A-Za-z0-9_.\u4e00-\u9fa5-]+", one) for one in ids.values())
    assert ids["1+n行动"] == "c-1_2b_n行动"


# --- it comes back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_what_is_written_is_read(form: dict[str, str]) -> None:
    found = entries(written(full(), **form))
    new, low, four = found["新三样"], found["低空经济"], found["四个意识"]
    assert (new.kind, new.pinyin, new.members) == ("slogan", "xīn sān yàng", ("电池", "光伏", "电动船"))
    assert set(new.definitions) == {Definition("Three exports.", "en"), Definition("三种出口产品。", "zh")}
    assert four.members == ("湖意识", "山意识", "林意识", "田意识")
    assert low.iri == "https://w3id.org/tifa/id/concept/低空经济"
    assert set(low.links) >= {
        Link("broader", new.iri), Link("exactMatch", "https://example.com/low"), Link("closeMatch", "http://example.com/flight"),
    }  # fmt: skip
    assert low.renderings[0] == AuthorityRendering(
        "low-altitude economy", "Lake Desk; Lake Gazette", "preferred", "Lake Brief, 2024-05-01; Gazette 4/2024", "sure"
    )


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_addresses_that_the_rules_forbid_stand_in_notes(form: dict[str, str]) -> None:
    made = one_concept("新样")
    concept = replace(made.catalogue.concepts[0], matches=(("exactMatch", "urn:x:low"), ("closeMatch", "https://a b")))
    [entry] = read_back(written(replace(made, catalogue=replace(made.catalogue, concepts=(concept,))), **form)).entries
    assert entry.links == (Link("exactMatch", "urn:x:low"), Link("closeMatch", "https://a b"))


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_what_is_not_read_is_told(form: dict[str, str]) -> None:
    told = " ".join(read_back(written(full(), **form)).warnings)
    for what in ("ontext", "Occurrences", "Listed in", "Note", "a Chinese term is deprecated", "sources of Chinese"):
        assert what in told
    assert "not understood" not in told
    assert "calls itself" not in told


def test_what_nobody_reviewed_comes_back_as_alternative() -> None:
    found = read_back(written(source()))
    assert {one.rank for entry in found.entries for one in entry.renderings} == {"alternative"}
    assert any("nobody has reviewed are read as alternative" in warning for warning in found.warnings)


def test_styles_and_versions_say_the_same() -> None:
    for dialect in ("basic", "min"):
        dca, dct = (written(full(), dialect=dialect, style=style) for style in ("dca", "dct"))
        assert concepts(dca) == concepts(as_dca(dct))
    assert tbx_v2(full()) == written(full(), version="2")
    assert concepts(as_version_3(tbx_v2(full()))) == concepts(written(full()))


def concepts(data: bytes) -> list[str]:
    """Return the concepts of a file in canonical XML."""
    return [
        etree.canonicalize(etree.tostring(one, encoding="unicode"), rewrite_prefixes=True)
        for one in etree.fromstring(data).iter(f"{TBX}conceptEntry")
    ]


def test_version_2_is_basic() -> None:
    root = etree.fromstring(tbx_v2(source()))
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    assert {one.tag for one in root.iter("termEntry", "langSet", "tig")} == {"termEntry", "langSet", "tig"}
    with pytest.raises(OutputError, match="version 2 is written as TBX-Basic in DCA style only"):
        written(source(), version="2", dialect="min")


STATUSES = {
    "preferred": "preferred", "admitted": "alternative", "deprecated": "deprecated", "attested": "alternative", "candidate": "alternative",
}  # fmt: skip
ORDER = {"preferred": 0, "admitted": 1, "attested": 2, "candidate": 2, "deprecated": 3}


def one_concept(
    zh: str,
    renderings: list[tuple[str, str]] | None = None,
    definitions: list[str] | None = None,
    spellings: tuple[str, ...] = (),
) -> ExportSource:
    """Return a source with one concept: its label, renderings with statuses, definitions, spellings."""
    found = tuple(RenderingEntry(en, fold_en(en), (en,), status, 0, (), (), 1.0) for en, status in (renderings or []))
    notes = tuple(NoteEntry(text, "Anna", "2026-03-01T09:00:00") for text in definitions or [])
    concept = ConceptEntry(
        key=fold_label(kept(zh)), iri="https://example.org/c", zh=zh, spellings=tuple(sorted({zh, *spellings})), pinyin="",
        kind="concept", status="attested", termhood=0.5, count=1, omissions=0, number=None, renderings=found,
        members=(), relations=(), documents=(), sections=(), themes=(), reasons=(), citations=(), definitions=notes,
    )  # fmt: skip
    return ExportSource(Catalogue((), (concept,), (), ()), no_graph)


def kept(text: str) -> str:
    """Return what XML can hold of a text, as readers put it."""
    return tidy(
        "".join(
            c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
        )
    )


#: Both scripts, combining marks, what XML escapes, labels of notes, what it forbids, and any other character.
texts = st.text(
    st.sampled_from(
        list("新樣經、a\u0301e\u0308ǚ😀𠀀<>&\"']: \t\n\r\x00\x0b\x1f\x7f\x85\u2028\ud800\udfff\ufffe\uffff")
    )
    | st.characters(),
    max_size=12,
) | st.sampled_from(["Kind: x", "Definition: 新", "Members: a; b", "IRI: x", "Note: "])
renderings = st.lists(
    st.tuples(texts, st.sampled_from(list(STATUSES))), max_size=4, unique_by=lambda one: fold_en(one[0])
)


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
@settings(max_examples=40)  # for each form
@given(zh=texts.filter(kept), found=renderings, definitions=st.lists(texts, max_size=3))
def test_concepts_come_back(
    form: dict[str, str], zh: str, found: list[tuple[str, str]], definitions: list[str]
) -> None:
    data = written(one_concept(zh, found, definitions), **form)
    [entry] = read_back(data).entries
    ordered = sorted(found, key=lambda one: ORDER[one[1]])
    expected = [(AuthorityRendering(kept(en)), STATUSES[status]) for en, status in ordered if kept(en)]
    assert entry.zh == kept(zh)
    assert [(one.en, one.rank) for one in entry.renderings] == [
        (one.en, one.rank)
        for one in one_preferred(expected)  # type: ignore[arg-type]
    ]
    assert {one.text for one in entry.definitions} == {kept(text) for text in definitions} - {""}
    assert entry.kind == "concept"


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_long_values_come_back(form: dict[str, str]) -> None:
    zh, en, meaning = "新样" * 20_000, "new kinds " * 30_000, "词" * 300_000
    [entry] = read_back(written(one_concept(zh, [(en, "preferred")], [meaning]), **form)).entries
    assert (entry.zh == zh, entry.renderings[0].en == en.strip()) == (True, True)
    assert entry.definitions[0].text == meaning, "the definition is another one"


@given(zh=texts, found=renderings, definitions=st.lists(texts, max_size=2))
def test_dropped_characters_are_counted(zh: str, found: list[tuple[str, str]], definitions: list[str]) -> None:
    made = one_concept(zh, found, definitions)
    lost = {loss.what: loss.count for loss in format_named("tbx").lost(made)}
    terms = [zh, *(en for en, _ in found)]
    legible = [text for text in terms if kept(text)]
    assert lost.get("terms", 0) == len(terms) - len(legible)
    assert lost.get("concepts", 0) == (0 if legible else 1)
    forbidden = sum(
        len(re.findall("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text))
        for text in (*legible, *definitions)
    )
    assert lost.get("characters", 0) == (forbidden if legible else 0)


@pytest.mark.parametrize("form", FORMS, ids=NAMES)
@settings(max_examples=40)  # for each form
@given(zh=texts.filter(str.isprintable), en=texts.filter(str.isprintable))
def test_sentences_come_whole(form: dict[str, str], zh: str, en: str) -> None:
    made = source(with_sentence(zh, en))
    root = etree.fromstring(written(made, **form))
    held = {"".join(map(str, one.itertext())) for one in root.iter()}
    best = made.catalogue.concepts[0].citations[0]
    for sentence in (best.zh, best.en):
        assert any(sentence in one for one in held)


def test_what_is_lost() -> None:
    lost = {loss.what: loss for loss in format_named("tbx").lost(full())}
    assert lost["places with their sentences"].count == 2
    assert lost["figures and places of relations"].count == 6
    assert lost["sections"].count == 3
    assert lost["formulations that only authority lists have"].count == 1
    assert "names and dates of editors" not in lost
    assert "formulations that only authority lists have" not in {
        loss.what for loss in format_named("tbx").lost(full(), official=True)
    }
    for dialect in ("min", "core"):
        undated = {loss.what: loss for loss in format_named("tbx").lost(full(), dialect=dialect)}
        assert undated.pop("names and dates of editors").count == 1
        assert undated == lost


def test_an_empty_workspace_is_a_file_without_a_body() -> None:
    for form in FORMS:
        assert etree.fromstring(written(ExportSource(catalogue(()), no_graph), **form)).find(".//{*}body") is None


# --- it is valid -----------------------------------------------------------------------------------------


@needs_shared
@pytest.mark.parametrize("form", FORMS, ids=NAMES)
def test_files_are_valid(form: dict[str, str]) -> None:
    data = written(full(), **form, official=True)
    dialect, style = form.get("dialect", "basic"), form.get("style", "dca")
    judged = as_version_3(data) if "version" in form else data
    assert structure_errors(judged) == []
    assert findings(judged, dialect, style) == []
    if style == "dct":
        assert structure_errors(as_dca(judged)) == findings(as_dca(judged), dialect, "dca") == []


@needs_shared
@pytest.mark.parametrize("form", FORMS[:-1], ids=NAMES[:-1])
@pytest.mark.parametrize(
    "made", [ExportSource(catalogue(()), no_graph), one_concept("1+n“㐀𠀀”", [("<a>&", "preferred")])]
)
def test_odd_files_are_valid(form: dict[str, str], made: ExportSource) -> None:
    data = written(made, **form)
    assert structure_errors(data) == findings(data, form["dialect"], form["style"]) == []


@needs_shared
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*_VALID.tbx")), ids=lambda path: path.stem)
def test_the_rules_find_nothing_in_published_files(path: Path) -> None:
    dialect, style = re.fullmatch(r"TBX-(\w+?)_\w+_(DC[AT])_VALID", path.stem).groups()  # type: ignore[union-attr]
    data = richest_concepts(path.read_bytes(), 20)
    assert structure_errors(path.read_bytes()) == []
    assert findings(data, dialect.lower(), style.lower()) == []


#: A fault, and what is told of it.
FAULTS = [
    ("basic", "preferredTerm-admn-sts", "preferred", "/administrativeStatus/ type may be"),
    ("basic", 'type="context"', 'type="definition"', "/definition/ may only appear at level"),
    ("basic", 'type="context"', 'type="example"', "Permitted type value"),
    ("basic", 'target="c-新三样"', 'target="c-旧三样"', "ID must be IDREF"),
    ("basic", "fullForm", "longForm", "/termType/ type may be"),
    ("basic", "modification", "change", "/transactionType/ type may be"),
    ("basic", 'type="TBX-Basic"', 'type="TBX-Min"', "The name of this dialect should be TBX-Basic"),
    ("min", 'type="subjectField"', 'type="definition"', "Permitted type value(s): subjectField"),
    ("min", 'style="dca"', 'style="dct"', "should be declared as 'dca'"),
    ("core", 'type="TBX-Core"', 'type="TBX-Basic"', "The name of this dialect should be TBX-Core"),
]


@needs_shared
@pytest.mark.parametrize(("dialect", "right", "wrong", "message"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_the_rules_find_faults(dialect: str, right: str, wrong: str, message: str) -> None:
    text = written(full(), dialect=dialect).decode()
    assert right in text
    assert any(message in one for one in findings(text.replace(right, wrong).encode(), dialect, "dca"))


@needs_shared
def test_the_grammar_finds_faults() -> None:
    text = written(full()).decode()
    for right, wrong in (
        ("<term>低空经济</term>", ""),
        ('id="c-低空经济"', 'id="1"'),
        ("zh-CN", "zh CN"),
        ("2026-03-01<", "March<"),
    ):
        assert right in text
        assert structure_errors(text.replace(right, wrong).encode())


@needs_shared
@pytest.mark.parametrize("dialect", ["basic", "min"])
def test_each_style_is_told_from_the_other(dialect: str) -> None:
    dca, dct = (written(full(), dialect=dialect, style=style) for style in ("dca", "dct"))
    assert any("DCT style elements are not permitted" in one for one in findings(dct, dialect, "dca"))
    assert any("DCA style elements are not permitted" in one for one in findings(dca, dialect, "dct"))


@needs_shared
def test_all_published_rules_are_used() -> None:
    assert set(RULES.values()) == {path.name for path in FOLDER.glob("*.sch")}
