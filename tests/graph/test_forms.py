"""Search forms of labels and queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cataloguing import catalogue
from graph.forms import forms_of, loose_en, queries_of, toneless
from tests.factories import harvest


def test_forms_of_a_concept() -> None:
    concept = catalogue([harvest()]).concepts[2]
    assert [form[:2] for form in forms_of(concept)] == [
        ("zh", "新三样"),
        ("en", "three new kind"),
        ("pinyin", "xinsanyang"),
        ("initials", "xsy"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Low‑Altitude Economy", "low altitude economies"),
        ("“two upholds”", "Two Uphold"),
        ("the Party's leadership", "Party leadership"),
        ("industrial branches", "industrial branch"),
        ("boxes", "box"),
    ],
)
def test_english_that_is_alike(one: str, other: str) -> None:
    assert loose_en(one) == loose_en(other)


@pytest.mark.parametrize("word", ["process", "status", "basis", "gas", "is"])
def test_endings_that_are_no_plural_stay(word: str) -> None:
    assert loose_en(word) == word


@pytest.mark.parametrize(
    ("pinyin", "plain"),
    [
        ("Xīn Sān Yàng", "xinsanyang"),
        ("nǚ", "nv"),
        ("nv3", "nv"),
        ("xi'an", "xian"),
        ("5G gōngchǎng", "5ggongchang"),
        ("G20", "g20"),
    ],
)
def test_toneless(pinyin: str, plain: str) -> None:
    assert toneless(pinyin) == plain


@pytest.mark.parametrize(
    ("query", "scripts"),
    [
        ("新三样", {"zh"}),
        ("abc", {"zh", "en", "pinyin", "initials"}),
        ("…", set()),
        ("新\x00三\udcff样", {"zh"}),
        ("", set()),
    ],
)
def test_what_a_query_may_be(query: str, scripts: set[str]) -> None:
    assert {form.script for form in queries_of(query)} == scripts


@given(st.text(max_size=20))
def test_forms_of_any_text_can_be_compared_and_stored(text: str) -> None:
    for form in queries_of(text):
        assert form.folded
        assert "\x00" not in form.folded
        form.folded.encode()
