"""Tests of `glossary.reading.po`."""

from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading import read_document
from glossary.reading.base import Reading, Request, Source
from glossary.reading.po import read

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LAKE = 'msgid "湖面平静。"\nmsgstr "The lake is calm."\n'
FUZZY = '\n#, fuzzy, c-format\nmsgid "湖水很深。"\nmsgstr "The water is cold."\n'
LONG = '\n#. said aloud\n#: page.c:3\nmsgctxt "title"\nmsgid ""\n"湖区\\n"\n"简报"\nmsgstr ""\n"The Lake\\n"\n"Brief \\"2024\\""\n'
PLURAL = '\nmsgid "%d 个湖"\nmsgid_plural "%d 个湖"\nmsgstr[0] "one lake"\nmsgstr[1] "%d lakes"\n'
OLD = '\n#~ msgid "旧"\n#~ msgstr "old"\n'
#: Printable, as gettext has it: no control characters.
TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


def read_text(text: str, *, source_only: bool = False) -> Reading:
    return read(Request(Source(text.encode(), Path("a.po")), source_only=source_only))


def sides(text: str) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in read_text(text).pairs]


def test_entries_of_all_kinds() -> None:
    reading = read_text(HEAD + "\n" + LAKE + FUZZY + LONG + PLURAL + OLD)
    assert [(pair.zh, pair.en) for pair in reading.pairs] == [
        ("湖面平静。", "The lake is calm."),
        ("湖水很深。", ""),  # fuzzy: not translated yet
        ("湖区\n简报", 'The Lake\nBrief "2024"'),
        ("%d 个湖", "one lake\n%d lakes"),
    ]
    assert [(pair.zh_line, pair.en_line) for pair in reading.pairs] == [(5, 6), (9, None), (15, 18), (22, 24)]


@pytest.mark.parametrize(
    "head", ["", HEAD, f'{HEAD}"Language: zh_CN\\n"\n\n', f'{HEAD}"X-Source-Language: en-US\\n"\n\n']
)
def test_from_english_into_chinese(head: str) -> None:
    text = (
        head
        + 'msgid "The lake"\nmsgstr "湖"\n\nmsgid "The shore"\nmsgstr ""\n\nmsgid "%d lake"\nmsgid_plural "%d lakes"\nmsgstr[0] "%d 个湖"\n'
    )
    assert sides(text) == [("湖", "The lake"), ("%d 个湖", "%d lake\n%d lakes")]


def test_a_translation_that_repeats_the_message_is_none() -> None:
    assert sides(LAKE + '\nmsgid "湖水"\nmsgstr "湖水"\n\nmsgid "2024"\nmsgstr "2024"\n')[1:] == [
        ("湖水", ""),
        ("2024", "2024"),
    ]


def test_chinese_alone() -> None:
    assert [pair.en for pair in read_text(LAKE + FUZZY, source_only=True).pairs] == ["", ""]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(ends: str) -> None:
    assert sides((LAKE + LONG).replace("\n", ends))[0] == ("湖面平静。", "The lake is calm.")


def test_the_encoding_is_found(tmp_path: Path) -> None:
    path = tmp_path / "brief.po"
    path.write_bytes((LAKE + FUZZY).encode("gb18030"))
    assert read_document(path).pairs[0].zh == "湖面平静。"


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_round_trip(texts: list[tuple[str, str]]) -> None:
    catalogue = polib.POFile(wrapwidth=20)
    catalogue.metadata = {"Language": "en", "Content-Type": "text/plain; charset=utf-8"}
    pairs = [
        (f"湖面和岸边的路\n与桥：{zh}", f"the lake and the road by the shore are as they were: {en}")
        for zh, en in texts
    ]
    for zh, en in pairs:
        catalogue.append(polib.POEntry(msgid=zh, msgstr=en))
    assert sides(str(catalogue)) == pairs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAKE[:-3], "line 2: this is no PO .a string is not closed.: check it with msgfmt"),
        (LAKE + '\nmsgid "湖"\n', "line 4: this message has no msgstr: the file is cut off"),
        ('msgid "湖"\nmsgid "水"\nmsgstr "x"\n', "line 1: this message has no msgstr"),
        (LAKE + "lake\n", "line 3: this is no PO .this is neither comment nor message"),
        ('msgstr "lake"\n', "line 1: this is no PO"),
        ("# a comment\n", "there is no message in it"),
        (HEAD, "there is no message in it"),
        (LAKE + FUZZY + LAKE, "line 7: two entries have one message, this one and that of line 1"),
        (f'{HEAD}"Language: fr\\n"\n\n{LAKE}', "line 4: the file is a translation into fr: give one between"),
        (
            f'{HEAD}"Language: en\\n"\n"X-Source-Language: ja\\n"\n\n{LAKE}',
            "line 4: the file is a translation from ja into en",
        ),
        (LAKE.replace("The lake is calm.", ""), "line 1: no entry is translated: give --source-only"),
        ('msgid "lake"\nmsgstr "See"\n', "no entry has Chinese|this is no Chinese"),
        (LAKE.replace("lake", "lake\u2028"), r"line 2: there is the control character U\+2028"),
    ],
)
def test_bad_input(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_text(text)
    assert caught.value.path == Path("a.po")
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_what_is_read_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "other.po").write_text(LAKE, encoding="utf-8")
    with pytest.raises(InputError, match="no PO"):
        read_text(str(tmp_path / "other.po"))
