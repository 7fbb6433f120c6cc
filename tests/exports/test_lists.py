"""Which format a file is, what the list is called, and what all readers have in common."""

from pathlib import Path

import pytest

from exports import FORMATS
from exports.lists import read_list, readable
from glossary.authority import AuthorityRendering
from glossary.errors import InputError, UnknownNameError
from graph.authorities.base import Notes, language, one_preferred
from tests.authorities import TABLE
from tests.exports.samples import source
from tests.shared import SHARED, needs_shared

TBX = '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>湖</term></termSec></langSec></conceptEntry></body></text></tbx>'
TURTLE = '<http://example.org/l> <http://www.w3.org/2004/02/skos/core#prefLabel> "湖"@zh .'
RDF_XML = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="http://example.org/l">'
    '<skos:prefLabel xml:lang="zh">湖</skos:prefLabel></skos:Concept></rdf:RDF>'
)


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.tsv", TABLE), ("a.tbx", TBX), ("a.xml", TBX), ("a.ttl", TURTLE), ("a.xml", RDF_XML), ("a.RDF", RDF_XML)],
)
def test_the_format_is_found(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_list(path).entries


def test_the_format_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "Lake_List.txt"
    path.write_text(TABLE, encoding="utf-8")
    with pytest.raises(InputError, match="what kind of list this is does not show"):
        read_list(path)
    found = read_list(path, format="tsv")
    assert (found.id, found.title, found.source) == ("lake-list", "Lake_List", "Lake_List.txt")
    named = read_list(path, format="tsv", id="lakes", title="Lakes of  the north")
    assert (named.id, named.title) == ("lakes", "Lakes of the north")
    with pytest.raises(UnknownNameError, match="did you mean tsv"):
        read_list(path, format="tvs")


@pytest.mark.parametrize(("content", "message"), [(b" \n", "the file is empty"), (b"%PDF-1.4", "this is a PDF")])
def test_what_is_no_list(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_list(path)


def test_every_suffix_calls_for_one_format() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(callable(FORMATS[name].load_reader()) for name in readable())


@pytest.mark.parametrize(
    ("tag", "expected"), [("zh-Hant", "zh"), ("cmn-CN", "zh"), ("zho", "zh"), ("en-GB", "en"), ("ja-Hani", None)]
)
def test_language(tag: str, expected: str | None) -> None:
    assert language(tag) == expected


def test_notes_tell_what_comes_again_once() -> None:
    notes = Notes()
    for line in (3, 5, 9):
        notes.add("a mark is not understood", f"line {line}")
    notes.add("a cell is empty", "line 4")
    assert notes.all() == ("line 3 and 2 more: a mark is not understood", "line 4: a cell is empty")


def test_the_first_rendering_is_preferred_where_nothing_says_which() -> None:
    lake, mere = AuthorityRendering("lake"), AuthorityRendering("mere")
    assert [one.rank for one in one_preferred([(lake, None), (mere, None)])] == ["preferred", "alternative"]
    assert [one.rank for one in one_preferred([(lake, None), (mere, "preferred")])] == ["alternative", "preferred"]
    assert [one.rank for one in one_preferred([(lake, "deprecated"), (mere, None)])] == ["deprecated", "preferred"]


@needs_shared
def test_the_shared_table_is_read_whole() -> None:
    found = read_list(SHARED / "authority" / "renderings.tsv")
    assert sum(len(entry.renderings) for entry in found.entries) == 605
    assert len({entry.key for entry in found.entries}) == len(found.entries)


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "conformance" / "tbx").glob("*.tbx")), ids=lambda path: path.stem)
def test_shared_termbases(path: Path) -> None:
    found = read_list(path)
    assert len(found.entries) == 39  # 45 concepts, of which 6 have neither language
    assert sum(len(entry.renderings) for entry in found.entries) == 55
    assert any("the concept has no Chinese label" in warning for warning in found.warnings)


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "conformance" / "skos").glob("*/*.ttl")), ids=lambda path: path.stem)
def test_shared_vocabularies_are_read_or_refused(path: Path) -> None:
    try:
        found = read_list(path)
    except InputError as error:
        assert "no concept here has a Chinese or an English label" in str(error)
    else:
        assert found.entries


STARTER = Path(__file__).resolve().parents[2] / "examples" / "authority-starter.tsv"


def test_every_row_of_the_starter_list_has_its_evidence() -> None:
    found = read_list(STARTER)
    renderings = [one for entry in found.entries for one in entry.renderings]
    assert (len(found.entries), len(renderings)) == (31, 44)
    assert all("http" in one.evidence and one.renderer for one in renderings)
    assert not found.warnings


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_tables_that_were_written_here_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"glossary.{name}"
    made = source()
    path.write_bytes(FORMATS[name].export(made))
    found = {entry.zh: [one.en for one in entry.renderings] for entry in read_list(path).entries}
    assert found == {concept.zh: [one.en for one in concept.renderings] for concept in made.catalogue.concepts}
    assert {one.rank for entry in read_list(path).entries for one in entry.renderings} == {"alternative"}
