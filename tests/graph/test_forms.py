"""Search forms of labels and queries."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cataloguing import catalogue
from graph.forms import forms_of, loose_en, patterns_of, pieces_of, plain_en, queries_of, stems_en, toneless
from tests.factories import harvest


def test_forms_of_a_concept() -> None:
    concept = catalogue([harvest()]).concepts[2]
    assert [form[:2] for form in forms_of(concept)] == [
        ("zh", "新三样"),
        ("en", "three new kinds"),
        ("stems", "three new kind"),
        ("pinyin", "xinsanyang"),
        ("initials", "xsy"),
    ]


@pytest.mark.parametrize(
    ("zh", "pinyin", "found"),
    [
        ("重庆", "chóng qìng", {"chongqing", "zhongqing"}),
        ("行业", "háng yè", {"hangye", "xingye"}),
        ("绿水", "lǜ shuǐ", {"lvshui", "lushui"}),
        ("5G工厂", "5G gōng chǎng", {"5ggongchang"}),
    ],
)
def test_other_readings_are_found_too(zh: str, pinyin: str, found: set[str]) -> None:
    concept = replace(catalogue([harvest()]).concepts[2], zh=zh, spellings=(), pinyin=pinyin)
    assert {form.folded for form in forms_of(concept) if form.field == "pinyin"} == found


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
    assert stems_en(plain_en(one)) == stems_en(plain_en(other))


@pytest.mark.parametrize("one", ["developing the countryside", "develop the countrysides", "developed the countryside"])
def test_inflections_have_one_form(one: str) -> None:
    assert stems_en(plain_en(one)) == stems_en(plain_en("Develops the Countryside"))


@pytest.mark.parametrize("word", ["process", "status", "basis", "gas", "is"])
def test_endings_that_are_no_plural_stay(word: str) -> None:
    assert loose_en(word) == word


@pytest.mark.parametrize(
    ("pinyin", "plain"),
    [
        ("Xīn Sān Yàng", "xinsanyang"),
        ("nǚ", "nv"),
        ("nv3", "nv"),
        ("nu:3", "nv"),
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


@pytest.mark.parametrize(
    ("query", "chinese", "english"),
    [
        ("新質 forces", ["新质"], ["forces"]),
        ("生产力 新质", ["生产力", "新质"], []),
        ("low-altitude  Economy", [], ["low", "altitude", "economy"]),
        ("“” , .", [], []),
    ],
)
def test_pieces(query: str, chinese: list[str], english: list[str]) -> None:
    assert pieces_of(query) == (chinese, english)


def test_a_pattern_of_nothing_is_none() -> None:
    assert patterns_of("*") == patterns_of(" ** ") == []


@given(st.text(max_size=20))
def test_forms_of_any_text_can_be_compared_and_stored(text: str) -> None:
    for form in queries_of(text):
        assert form.folded
        assert "\x00" not in form.folded
        form.folded.encode()
    assert all(any(pieces) for _, pieces in patterns_of(f"{text}*"))
