"""Tests of `glossary.reading.base`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.reading.base import Note, Paragraph, numbered_pairs, trimmed
from glossary.types import HeadingHint


@given(
    st.text(alphabet=" \t\u3000\ufeff\n", max_size=4),
    st.text(alphabet="湖ab", min_size=1),
    st.text(alphabet=" \t\u3000\r", max_size=4),
)
def test_notes_keep_their_place_when_space_is_trimmed(before: str, text: str, after: str) -> None:
    paragraph = trimmed(before + text + after, 1, notes=[Note(len(before) + 1, "1", "x")])
    assert paragraph.text == text
    assert paragraph.notes[0].offset == 1


def test_joined_paragraphs_move_their_notes() -> None:
    zh = [Paragraph("湖面", 1, notes=(Note(2, "1", "a"),)), Paragraph("平静", 3, notes=(Note(1, "2", "b"),))]
    pair = numbered_pairs([(zh, [Paragraph("The lake", 2)])])[0]
    assert (pair.zh, pair.zh_line, pair.en_line) == ("湖面\n平静", 1, 2)
    assert [pair.zh[: note.offset] for note in pair.footnotes] == ["湖面", "湖面\n平"]


@pytest.mark.parametrize(
    ("zh", "en", "hint"),
    [
        (Paragraph("湖", 1), Paragraph("Lake", 2), None),
        (Paragraph("湖", 1, level=1, number="一、"), Paragraph("Lake", 2, number="I."), HeadingHint(1, "一、", "I.")),
        (Paragraph("湖", 1), Paragraph("Lake", 2, level=2), HeadingHint(2)),
    ],
)
def test_hints_of_headings(zh: Paragraph, en: Paragraph, hint: HeadingHint | None) -> None:
    assert numbered_pairs([([zh], [en])])[0].hint == hint
