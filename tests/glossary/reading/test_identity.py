"""Tests of `glossary.reading.identity`."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading.identity import STANDARD_INPUT, document_id, slug
from glossary.types import Metadata


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lake Brief", "the-lake-brief"),
        ("湖区简报（2024）", "湖区简报-2024"),
        ("Café  Łake—two", "cafe-ake-two"),
        ("People’s Lake's", "peoples-lakes"),
        ("５Ｇ lake", "5g-lake"),
        ("???", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_slugs_are_stable_and_clean(text: str) -> None:
    once = slug(text)
    assert slug(once) == once
    assert len(once) <= 80
    assert not re.search(r"--|^-|-$|[A-Z\s/%]", once)


@pytest.mark.parametrize(
    ("explicit", "metadata", "path", "expected"),
    [
        ("lake-1", Metadata(title="Other"), "x.txt", "lake-1"),
        ("", Metadata(title="Lake Brief", title_zh="湖", date="2024-05-01"), "x.txt", "lake-brief-2024-05-01"),
        ("", Metadata(title_zh="湖区简报"), "x.txt", "湖区简报"),
        ("", Metadata(title="Lake Brief 2024", date="2024"), "x.txt", "lake-brief-2024"),
        ("", Metadata(date="2024"), "new-lake-2024.txt", "new-lake-2024"),
        ("", Metadata(), "a/report.zh-CN.txt", "report"),
        ("", Metadata(), "zh.txt", "zh"),
    ],
)
def test_document_id(explicit: str, metadata: Metadata, path: str, expected: str) -> None:
    assert document_id(explicit, metadata, Path(path)) == expected


def test_long_titles_keep_their_date() -> None:
    name = document_id("", Metadata(title="lake " * 40, date="2024-05-01"), Path("x.txt"))
    assert len(name) <= 80
    assert name.endswith("lake-2024-05-01")


def test_texts_from_standard_input_do_not_replace_each_other() -> None:
    one, two = (document_id("", Metadata(), STANDARD_INPUT, content) for content in (b"one", b"two"))
    assert one != two
    assert slug(one) == one


@pytest.mark.parametrize("name", ["Lake", "a b", "a/b", "-a", "a--b", "é", "x" * 81])
def test_other_characters_in_an_id_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"is no id.*lower-case"):
        document_id(name, Metadata(), Path("x.txt"))


def test_a_file_name_without_letters() -> None:
    with pytest.raises(InputError, match="--id"):
        document_id("", Metadata(), Path("???.txt"))
