"""Tests of `glossary.reading.metadata`."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.metadata import check_date, merged, split_header
from glossary.types import Metadata


def split(text: str) -> tuple[Metadata, str, int]:
    return split_header(text.split("\n"), Path("brief.txt"))


def test_all_keys() -> None:
    text = '---\ntitle: "Lake: a brief"\ntitle_zh: 湖区简报\ndate: 2024-05\nissuer: Office\ntranslator: Desk\nsource: https://example.org/a\nid: lake\n---\ntext'
    metadata = Metadata("Lake: a brief", "湖区简报", "2024-05", "Office", "Desk", "https://example.org/a")
    assert split(text) == (metadata, "lake", 9)


@pytest.mark.parametrize("text", ["text", "", "---", "---\nThe lake is calm.\n湖面平静。", "text\n---\ntitle: x\n---"])
def test_no_header(text: str) -> None:
    assert split(text) == (Metadata(), "", 0)


def test_header_after_blank_lines_with_comment_and_dots() -> None:
    assert split("\n\n---\n# about\ndate: 2024\n...\ntext") == (Metadata(date="2024"), "", 6)


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("---\ntitle: x\nauthor: y\n---\n", "unknown key 'author'.*translator", 3),
        ("---\ntitle: [a, b]\n---\n", "title in the header is no text", 2),
        ("---\ntitle: a: b\n---\n", "malformed", 2),
        ("---\ntitle: 'open\n---\n", "malformed", None),
        ("---\n- a\n- b\n---\n", "malformed", 2),
        ("---\ntitle: x\ntext", "not closed", 1),
        ("---\ntitle: x\ndate: 2024-13-01\n---\n", "'2024-13-01' is no date", 3),
        ("---\ntitle: x\ntitle: y\n---\n", "twice", 3),
    ],
)
def test_wrong_headers_name_the_line(text: str, said: str, line: int | None) -> None:
    with pytest.raises(InputError, match=said) as caught:
        split(text)
    assert caught.value.path == Path("brief.txt")
    assert line is None or caught.value.line == line


@pytest.mark.parametrize("text", ["", "2024", "2024-02", "2024-02-29"])
def test_dates(text: str) -> None:
    check_date(text)


@pytest.mark.parametrize("text", ["2023-02-29", "24-01-01", "2024/01/01", "May 2024", "2024-1-1", "0000", "２０２４"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(InputError, match=r"is no date.*2024-01-30"):
        check_date(text)


def test_options_overrule_field_by_field() -> None:
    assert merged(Metadata(title="A", issuer="I"), Metadata(title="B", date="2024")) == Metadata("A", "", "2024", "I")
