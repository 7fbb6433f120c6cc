"""Tests of `glossary.reading.text`: the lines of a plain text, and those that an editor has wrapped."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.text import read_text
from glossary.types import Metadata

#: Lines of 50 to 100 columns, no sentence ending at their ends.
WIDE = "We will turn the lake region into a green belt where boats and ports"
GOES_ON = "grow together, so that the people along the shore can live from clean"
HAN = "我们要把湖区建成绿色产业带，让沿岸群众从清洁的水中受益并且共同"


def _read(text: str) -> list[tuple[str, int]]:
    return [(one.text, one.line) for one in read_text(Source(text.encode(), Path("brief.txt")))[2]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_paragraph_to_a_line(end: str) -> None:
    lines = ["湖面平静。", "The lake is calm.", "", "\u3000\u3000建好港口。", "Build ports.  "]
    expected = [("湖面平静。", 1), ("The lake is calm.", 2), ("建好港口。", 4), ("Build ports.", 5)]
    assert _read(end.join(lines)) == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    assert _read(f"{WIDE}\n{GOES_ON}\nwater.") == [(f"{WIDE}\n{GOES_ON}\nwater.", 1)]
    assert _read(f"{HAN}\n发展。") == [(f"{HAN}\n发展。", 1)]  # a Han character takes two columns


@pytest.mark.parametrize(
    "lines",
    [
        [f"{WIDE}.", f"{GOES_ON}.", "Water is clean."],  # each line ends a sentence
        ["Build ports", "and locks."],  # too narrow
        [f"{WIDE} {GOES_ON}", "and locks"],  # too wide
        [WIDE, f"{GOES_ON} {WIDE}"],  # the last one, too
        [WIDE, HAN],  # the language changes
    ],
)
def test_lines_that_do_not_look_wrapped_are_paragraphs_each(lines: list[str]) -> None:
    assert _read("\n".join(lines)) == [(line, number) for number, line in enumerate(lines, 1)]


def test_a_blank_line_parts_what_is_wrapped() -> None:
    assert _read(f"{WIDE}\n{GOES_ON}\n\n{WIDE}\nwater.") == [(f"{WIDE}\n{GOES_ON}", 1), (f"{WIDE}\nwater.", 4)]


def test_lines_are_counted_from_the_top_of_the_file_whatever_the_header() -> None:
    text = "---\ntitle: The Lake\nid: lake\n---\n湖面平静。\nThe lake is calm.\n"
    metadata, name, paragraphs = read_text(Source(text.encode(), Path("brief.txt")))
    assert (metadata.title, name) == ("The Lake", "lake")
    assert [(one.text, one.line) for one in paragraphs] == [("湖面平静。", 5), ("The lake is calm.", 6)]


def test_a_text_without_header_says_nothing_about_itself() -> None:
    metadata, name, _ = read_text(Source("湖面平静。".encode(), Path("brief.txt")))
    assert (metadata, name) == (Metadata(), "")


@pytest.mark.parametrize("text", ["", "\n\n", " \t\u3000\n\ufeff"])
def test_no_text(text: str) -> None:
    with pytest.raises(InputError, match=r"brief\.txt.*no text"):
        _read(text)


@given(st.lists(st.sampled_from(["湖面平静。", "The lake is calm.", WIDE, GOES_ON, HAN, "", " "]), min_size=1))
def test_no_text_is_lost(lines: list[str]) -> None:
    kept = [line for line in lines if line.strip()]
    if kept:
        assert "\n".join(text for text, _ in _read("\n".join(lines))).split("\n") == kept
