"""Tests of graph.concordance.searching."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.folding import fold
from graph.concordance.searching import text_query
from tests.concordances import TEXTS
from tests.factories import harvest


def _found(query: str, text: str, **options: object) -> list[str]:
    return [span.of(text) for span in text_query(query, **options).spans(text)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("生态优先", "坚持生態優先、生态优先", ["生態優先", "生态优先"]),
        ("生態優先", "坚持生态优先", ["生态优先"]),
        ("5G工厂", "建成５Ｇ 工廠三座", ["５Ｇ 工廠"]),
        ("“三水”", "统筹「三水」治理", ["「三水」"]),
        ("lake", "Lakes by the lake: LAKE-side", ["lake", "LAKE"]),
        (
            "low altitude",
            "Low‑altitude and low  altitude and low\naltitude",
            ["Low‑altitude", "low  altitude", "low\naltitude"],
        ),
        ("low-altitude", "low altitude", ["low altitude"]),
        ("party's", "the Party’s lake", ["Party’s"]),
        ("party", "the Party’s lake", ["Party"]),
        ("innovat*", "Innovation, innovative; novate", ["Innovation", "innovative"]),
        ("*able", "able and sustainable tables", ["able", "sustainable"]),
        ("new * forces", "new quality forces, new forces", ["new quality forces"]),
        ("坚持*原则", "坚持公平原则，坚持生态优先、原则", ["坚持公平原则"]),
        ("5G", "15G 5G5 5G工厂", ["5G"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("(三)", "第（三）条", ["（三）"]),
        ("——", "湖区——云泽", ["——"]),
    ],
)
def test_wordings(query: str, text: str, expected: list[str]) -> None:
    assert _found(query, text, lang="zh") == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (
            r"坚持以\p{Han}{2,4}为中心",
            "坚持以人民为中心，坚持以經濟建設為中心",
            ["坚持以人民为中心", "坚持以經濟建設為中心"],
        ),
        ("經濟", "经济", ["经济"]),
        (r"“[^”]+”", "“三水”和“四定”", ["“三水”", "“四定”"]),
        (r"\blake(s)?\b", "Lakes, lake", ["Lakes", "lake"]),
        ("x*", "湖", []),
        ("[一-龥]+", "湖區 lake", ["湖區"]),
        ("[[a]", "[", ["["]),
    ],
)
def test_expressions(query: str, text: str, expected: list[str]) -> None:
    assert _found(query, text, is_regex=True) == expected


@pytest.mark.parametrize(
    ("query", "is_regex", "message"),
    [
        ("(a", True, r"is no regular expression \(missing \) at position 2\)"),
        ("", True, "nothing to look for"),
        ("", False, "nothing to look for"),
        (" ** ", False, "nothing to look for"),
    ],
)
def test_what_makes_no_sense_is_refused(query: str, is_regex: bool, message: str) -> None:
    with pytest.raises(InputError, match=message):
        text_query(query, is_regex=is_regex)


def test_an_expression_that_goes_wild_is_stopped() -> None:
    query = text_query("(湖|湖湖)+$", is_regex=True, time_limit=0.05)
    with pytest.raises(InputError, match=r"takes longer than 0\.05 s: bound what may be long"):
        list(query.spans("湖" * 60 + "。"))


@pytest.mark.parametrize(
    ("query", "lang"), [("湖区", "zh"), ("lake", "en"), ("5G", "en"), (r"\p{Han}+", "zh"), ("GDP增长", "zh")]
)
def test_language_by_letters(query: str, lang: str) -> None:
    assert text_query(query, is_regex="p{" in query).lang == lang


def test_an_expression_sees_a_unit_and_a_wording_a_paragraph() -> None:
    made = harvest()
    units = (replace(made.units[1], zh=made.units[1].zh._replace(start=3, end=6)),)
    made = replace(made, units=units)
    assert [match.span for match in text_query("^坚持", is_regex=True).matches(made)] == [(3, 5)]
    assert [match.pair for match in text_query("优先。总书记").matches(made)] == [2]


@settings(deadline=None)
@given(TEXTS, st.integers(0, 50), st.integers(1, 10))
def test_every_stretch_of_a_text_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if "*" in piece or not fold(piece).text.strip("- ") or not piece.strip():
        return
    edges = [text[max(0, start - 1) : start], piece[:1], piece[-1:], text[start + length : start + length + 1]]
    if any((edge.isascii() and edge.isalnum()) or edge in {"Ａ", "ａ", "\u0301"} for edge in edges if edge):
        return  # a word is found whole only
    query = text_query(piece, lang="zh")
    found = list(query.spans(text))
    assert all(fold(span.of(text)).text for span in found)
    assert any(span.start < start + length and start < span.end for span in found)
