"""Tests of `glossary.reading.base`."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading import base
from glossary.reading.base import Note, Paragraph, file_content, limited, numbered_pairs, trimmed
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


def test_a_bead_without_english_is_a_pair_without() -> None:
    pair = numbered_pairs([([Paragraph("湖", 3)], [])])[0]
    assert (pair.en, pair.en_line) == ("", None)


@pytest.mark.parametrize("size", [0, 5, 10, 11, 50])
def test_files_and_streams_up_to_the_limit_are_read(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    if size <= 10:
        assert file_content(path) == limited(io.BytesIO(b"x" * size), path) == b"x" * size
        return
    for read in (lambda: file_content(path), lambda: limited(io.BytesIO(b"x" * size), path)):
        with pytest.raises(
            InputError, match=r"a\.txt: the file.* is larger than the limit of 0 MB: split it"
        ) as caught:
            read()
        assert caught.value.path == path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_has_no_size_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 1000)
    with pytest.raises(InputError, match="larger than the limit"):
        file_content(Path("/dev/zero"))
