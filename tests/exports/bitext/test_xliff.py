"""Tests of `exports.bitext.xliff`: the shape of the files (XLIFF 1.2 strict, XLIFF 2.1 core), and reading them back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.bitext.notes import SegmentNote
from exports.bitext.xliff import XLIFF_VERSIONS, XliffVersion, write_xliff
from glossary.errors import UnknownNameError
from glossary.reading import read_document
from glossary.reading.base import Source, trimmed
from glossary.reading.xliff_segments import read_segments
from glossary.types import Document, ParagraphPair

DOCUMENT = Document(
    "lake-brief",
    (
        ParagraphPair(1, "湖面平静。\n湖水很深。", "The lake is calm.\nIts water is “deep” & cold."),
        ParagraphPair(2, "岸边有路 <1>。"),
        ParagraphPair(3, "GDP 增长 5%。", "GDP grew by 5 percent."),
    ),
)
NOTES = {
    1: [SegmentNote('say "cool", not <cold>', "error"), SegmentNote("two sentences", "note", "zh")],
    3: [SegmentNote("per cent\nor percent")],
}

#: The children that an element may have, as a pattern over their names, and the attributes: those it must have first.
_TEXT = ("", (), ("xml:space",))
_NOTE_1 = ("", (), ("from", "annotates", "priority"))
SHAPES = {
    "1.2": {
        "xliff": ("(file )+", ("version",), ()),
        "file": ("(header )?body ", ("original", "datatype", "source-language"), ("target-language",)),
        "body": ("(trans-unit |group )*", (), ()),
        "trans-unit": ("source (seg-source )?(target )?(note |alt-trans )*", ("id",), ("xml:space", "translate")),
        "source": _TEXT, "target": _TEXT, "note": _NOTE_1,
    },
    "2.1": {
        "xliff": ("(file )+", ("version", "srcLang"), ("trgLang",)),
        "file": ("(skeleton )?(notes )?(unit |group )+", ("id",), ("original",)),
        "unit": ("(notes )?(originalData )?(segment |ignorable )+", ("id",), ("xml:space", "translate")),
        "notes": ("(note )+", (), ()),
        "note": ("", (), ("id", "appliesTo", "category", "priority")),
        "segment": ("source (target )?", (), ("id", "state")),
        "source": ("(cp )*", (), ("xml:space",)), "target": ("(cp )*", (), ("xml:space",)),
        "cp": ("", ("hex",), ()),
    },
}  # fmt: skip
VALUES = {
    "priority": "[1-9]|10", "annotates": "source|target|general", "appliesTo": "source|target",
    "state": "initial|translated|reviewed|final", "hex": "[0-9A-F]{4,6}", "id": r"\S+", "xml:space": "preserve|default",
}  # fmt: skip


def check_shape(content: bytes, version: str) -> None:
    root = etree.fromstring(content)
    namespace = {"1.2": "urn:oasis:names:tc:xliff:document:1.2", "2.1": "urn:oasis:names:tc:xliff:document:2.0"}[
        version
    ]
    assert root.get("version") == version
    ids: set[tuple[str, str]] = set()
    for element in root.iter():
        name = etree.QName(element)
        children, required, optional = SHAPES[version][name.localname]
        assert name.namespace == namespace
        assert re.fullmatch(children, "".join(f"{etree.QName(child).localname} " for child in element)), name
        attributes = {
            str(key).replace("{http://www.w3.org/XML/1998/namespace}", "xml:"): str(value)
            for key, value in element.items()
        }
        assert set(required) <= set(attributes) <= {*required, *optional}, name
        for key, value in attributes.items():
            assert re.fullmatch(VALUES.get(key, ".*"), value), (key, value)
        if "id" in attributes:
            assert (name.localname, attributes["id"]) not in ids
            ids.add((name.localname, attributes["id"]))


@pytest.mark.parametrize("version", XLIFF_VERSIONS)
def test_the_file_is_valid_by_shape_and_reads_back(tmp_path: Path, version: XliffVersion) -> None:
    content = write_xliff(DOCUMENT, NOTES, version)
    check_shape(content, version)
    assert content == write_xliff(DOCUMENT, NOTES, version)
    path = tmp_path / "lake-brief.xlf"
    path.write_bytes(content)
    document = read_document(path)
    assert [(pair.number, pair.zh, pair.en) for pair in document.pairs] == [
        (p.number, p.zh, p.en) for p in DOCUMENT.pairs
    ]
    assert document.id == DOCUMENT.id


def test_notes_of_version_2() -> None:
    root = etree.fromstring(write_xliff(DOCUMENT, NOTES))
    found = [(note.getparent().getparent().get("id"), *note.values(), note.text) for note in root.iter("{*}note")]  # type: ignore[union-attr]
    assert found == [
        ("1", "tifa", "target", "1", 'say "cool", not <cold>'),
        ("1", "tifa", "source", "7", "two sentences"),
        ("3", "tifa", "target", "4", "per cent\nor percent"),
    ]


def test_notes_of_version_1() -> None:
    root = etree.fromstring(write_xliff(DOCUMENT, NOTES, "1.2"))
    found = [(note.getparent().get("id"), *note.values(), note.text) for note in root.iter("{*}note")]  # type: ignore[union-attr]
    assert found[0] == ("1", "tifa", "target", "1", 'say "cool", not <cold>')
    assert [one[0] for one in found] == ["1", "1", "3"]


def test_a_version_that_is_not_there() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown version of XLIFF '3.0'"):
        write_xliff(DOCUMENT, {}, "3.0")  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.text(st.characters()), st.text(st.characters()), st.booleans()), min_size=1, max_size=5))
def test_round_trip_of_any_text(texts: list[tuple[str, str, bool]]) -> None:
    pairs = []
    for number, (zh, en, translated) in enumerate(texts, 1):
        # Text as readers give it: no white space at the ends, and enough of it in its language.
        left = trimmed(f"湖面和岸边的路与桥{zh}", 1).text
        right = trimmed(f"the lake and the road by the shore are as they were {en}", 1).text
        pairs.append(ParagraphPair(number, left, right if translated or number == 1 else ""))
    document = Document("any", tuple(pairs))
    notes = {number: [SegmentNote(en)] for number, (_, en, _) in enumerate(texts, 1)}
    content = write_xliff(document, notes)
    found = read_segments(Source(content, Path("any.xlf"))).segments
    assert [(one.zh.text, "".join(en.text for en in one.en)) for one in found] == [(pair.zh, pair.en) for pair in pairs]
    check_shape(content, "2.1")
    check_shape(write_xliff(document, notes, "1.2"), "1.2")
