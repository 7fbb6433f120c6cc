"""Tests of `exports.bitext.xliff_notes`."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.bitext.notes import SegmentNote
from exports.bitext.xliff import XLIFF_VERSIONS, XliffVersion, write_xliff
from exports.bitext.xliff_notes import annotate
from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.xliff_segments import read_segments
from tests.exports.bitext.test_xliff import DOCUMENT, check_shape
from tests.glossary.reading.test_xliff_segments import MEMOQ, SDL, V2

#: Spelling that a parser does not tell: references, quotation marks, spaces in tags, comments, CDATA, instructions.
ODD = """<?xml version='1.0' encoding="utf-8" standalone='yes' ?>\r
<!-- made by hand --><?tool a b?>\r
<x:xliff version = '1.2' xmlns:x="urn:oasis:names:tc:xliff:document:1.2"  xmlns:z='z' >\r
 <x:file original='a' source-language="zh" target-language='en' datatype="plaintext"><x:body>\r
  <x:trans-unit id='1' ><!-- <x:trans-unit> -->\r
   <x:source>湖&#x9762;<![CDATA[平静]]>。</x:source >\r
   <x:target  state='final'>The &quot;lake&quot; is calm.</x:target  >\r
   <z:target>no target</z:target>\r
   <x:note>own</x:note>\r
  </x:trans-unit>\r
  <x:trans-unit id="2"><x:source>湖水很深。</x:source><x:target/></x:trans-unit>\r
  <x:trans-unit id="3"><x:source>岸边有路。</x:source></x:trans-unit>\r
 </x:body></x:file></x:xliff>\r
<!-- end -->"""
NOTE = SegmentNote("say <this> & that", "error")


def inserted(before: bytes, after: bytes, encoding: str = "utf-8") -> list[str]:
    """Return what was put in, after making sure that nothing else changed."""
    pattern = re.compile(r"\s*<(\w+:)?note (?:from|category)=\"tifa\".*?</(\w+:)?note>", re.DOTALL)
    text = after.decode(encoding)
    found = [match[0] for match in pattern.finditer(text)]
    plain = pattern.sub("", text)
    plain = re.sub(r"(\s*)<(\w+:)?notes>\s*</(\w+:)?notes>(?=\1)", "", plain)
    assert plain.encode(encoding) == before
    return found


def test_nothing_to_say_changes_nothing() -> None:
    assert annotate(ODD.encode(), {}) == ODD.encode()
    assert annotate(ODD.encode(), {9: [NOTE], 1: []}) == ODD.encode()


def test_the_rest_stays_byte_for_byte() -> None:
    notes = {1: [NOTE, SegmentNote("of the source", "note", "zh")], 2: [NOTE], 3: [SegmentNote("missing")]}
    found = inserted(ODD.encode(), annotate(ODD.encode(), notes))
    body = 'from="tifa" annotates="target" priority="1">say &lt;this&gt; &amp; that</x:note>'
    assert found == [
        f"\r\n   <x:note {body}",
        '\r\n   <x:note from="tifa" annotates="source" priority="7">of the source</x:note>',
        f"<x:note {body}",
        '<x:note from="tifa" annotates="target" priority="4">missing</x:note>',
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "gb18030", "big5", "utf-8-sig"])
def test_encodings_are_kept(encoding: str) -> None:
    name = {"utf-16-le": "utf-16", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = ODD.replace('"utf-8"', f'"{name}"').replace("静", "靜").replace("边", "邊")
    content = ("\ufeff" + text if encoding == "utf-16-le" else text).encode(encoding)
    after = annotate(content, {2: [NOTE]})
    assert after.decode(encoding).count("<x:note from=") == 1
    assert inserted(content, after, encoding)
    read_segments(Source(after, Path("a.xlf")))


def test_a_note_that_does_not_fit_into_the_encoding() -> None:
    content = ODD.replace("utf-8", "gb2312").encode("gb2312")
    with pytest.raises(InputError, match="a note does not fit into the encoding gb2312: convert the file"):
        annotate(content, {1: [SegmentNote("ไทย")]})


@pytest.mark.parametrize("content", [ODD.replace("utf-8", "ascii", 1).encode(), b"<xliff/>", b""])
def test_bad_input(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        annotate(content, {1: [NOTE]})
    assert caught.value.hint


def test_segments_of_one_unit_are_named() -> None:
    after = annotate(SDL.encode(), {2: [NOTE], 3: [NOTE]})
    assert [re.sub("<.*?>", "", one).strip() for one in inserted(SDL.encode(), after)] == [
        "[2] say &lt;this&gt; &amp; that",
        "[3] say &lt;this&gt; &amp; that",
    ]
    unit = etree.fromstring(after).findall(".//{*}trans-unit")[1]
    assert [etree.QName(child).localname for child in unit] == [
        "source",
        "seg-source",
        "target",
        "note",
        "note",
        "seg-defs",
    ]


def test_english_is_the_source_where_it_was_translated() -> None:
    assert 'annotates="source"' in inserted(MEMOQ.encode(), annotate(MEMOQ.encode(), {1: [NOTE]}))[0]


def test_notes_of_version_2() -> None:
    after = annotate(V2.encode(), {1: [NOTE], 2: [NOTE], 3: [NOTE]})
    assert len(inserted(V2.encode(), after)) == 3
    units = etree.fromstring(after).findall(".//{*}unit")
    names = [[etree.QName(child).localname for child in unit] for unit in units]
    assert names == [["matches", "notes", "segment", "ignorable", "segment"], ["segment"], ["notes", "segment"]]
    assert [note.text for note in units[0].iter("{*}note")] == ["[s1] say <this> & that", "say <this> & that"]


@pytest.mark.parametrize(
    ("old", "count"),
    [
        ('<notes><note category="own">mine</note></notes>', 2),
        ('\n  <notes>\n    <note category="own">mine</note>\n  </notes>\n  ', 2),
        ("<notes/>", 1),
        ("\n  <notes />\n  ", 1),
        ("<!-- no notes -->\n  ", 1),
    ],
)
def test_notes_that_are_there_already_stay(old: str, count: int) -> None:
    text = V2.replace('<segment id="s1"><source>岸边', f'{old}<segment id="s1"><source>岸边')
    after = annotate(text.encode(), {3: [NOTE]})
    unit = etree.fromstring(after).findall(".//{*}unit")[2]
    assert [len(notes) for notes in unit.iter("{*}notes")] == [count]
    if count == 2:
        inserted(text.encode(), after)
        assert after.decode().index("mine") < after.decode().index("say ")


@given(
    st.lists(st.lists(st.text(st.characters()), max_size=3), min_size=3, max_size=3),
    st.sampled_from(XLIFF_VERSIONS),
)
def test_any_notes_leave_the_segments_as_they_are(texts: list[list[str]], version: XliffVersion) -> None:
    content = write_xliff(DOCUMENT, {1: [NOTE]}, version)
    notes = {number: [SegmentNote(text) for text in some] for number, some in enumerate(texts, 1)}
    after = annotate(content, notes)
    check_shape(after, version)
    before, behind = (read_segments(Source(one, Path("a.xlf"))).segments for one in (content, after))
    assert [(one.zh.text, [en.text for en in one.en]) for one in before] == [
        (one.zh.text, [en.text for en in one.en]) for one in behind
    ]
    assert after.count(b"<note ") == 1 + sum(map(len, texts))
