"""Tests of `glossary.notes`: which digits are note marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.notes import note_marks
from glossary.types import Lang


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("uphold the “three firsts,”5 and go on", ["5"]),
        ("the “1 + N”1 action plan", ["1"]),
        ("a “lake first”12 policy", ["12"]),
        ('the "two lakes,"3 and', ["3"]),
        ('the "two lakes"3.', ["3"]),
        ("new quality productive forces7 are", ["7"]),
        ("the harbour plan2, which", ["2"]),
        ("Growth was steady.4 Exports rose", ["4"]),
        ("Growth was steady.4", ["4"]),
        ("boats, batteries,9 and panels", ["9"]),
        ("small firms (SMEs)6 grew", ["6"]),
        ("the lake plan.”8 Then", ["8"]),
        ("the lake plan¹ and the river plan²³ grew", ["¹", "²³"]),
        ("the lake plan[1] and the river plan [2]", ["[1]"]),
        ("steady growth,1 fair shares,2 clean water.3", ["1", "2", "3"]),
        ("the people’s “first lake”1 and “second lake”2", ["1", "2"]),
    ],
)
def test_english_marks(text: str, marks: list[str]) -> None:
    assert [mark.of(text) for mark in note_marks(text, "en")] == marks


@pytest.mark.parametrize(
    "text",
    [
        "5G and 6G", "a 1+N plan", "the “1 + N” plan", "COVID-19 ended", "Covid19 ended", "in Q1 of 2024", "H2O", "CO2 and PM2.5", "by 2035",
        "A4 paper", "the G20 summit", "99.5%", "Made in China 2025", "“Made in China”2025", "the “two upholds” of 5", "1,000 boats",
        "176,000", "RMB 40.16 trillion", "No.5 and Vol.2", "p.12", "pp.3", "on May,5", "phase2 of level3", "an area of 5 km² or 3 m²",
        "10⁶ bytes", "at 10:30", "pages 3-5", "among workers,5 million of them", "“firms”5 percent", "B2B and Web3", "a 10-year plan",
        "the '90s", "the ’90s", "(1) first; (2) second", "[1] The note itself", "Chang’e-6 and Long March-5", "R2-D2", "N95 masks", "v1.2.3", "1.5°C",
        "said “5 boats”", "\"5 boats\" and", "over 2,500 firms", "ISO9001", "windows10",
    ],
)  # fmt: skip
def test_numbers_that_are_no_marks_in_english(text: str) -> None:
    assert note_marks(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("做到“两个坚持”5，继续前进", ["5"]),
        ("做到“两个坚持”5", ["5"]),
        ("印发《湖区规划》3。", ["3"]),
        ("“湖长制”1、“河长制”2。", ["1", "2"]),
        ("湖区起步早。7", ["7"]),
        ("湖区[1]起步早〔2〕。", ["[1]", "〔2〕"]),
        ("湖区¹起步早。", ["¹"]),
        ("「三個堅持」4，繼續前進", ["4"]),
    ],
)
def test_chinese_marks(text: str, marks: list[str]) -> None:
    assert [mark.of(text) for mark in note_marks(text, "zh")] == marks


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”规划2025", "“十四五”2025年", "“三农”5年规划", "“双一流”42所", "“211”985工程", "国发〔2024〕7号", "国发[24]7号", "起步。3月见效", "一是。1、坚持",
        "5G工厂", "到2035年", "占33.2%", "“两会”3月召开", "面积5平方米²", "新冠19", "1+N政策体系", "“5G+工业互联网”", "达到40.16万亿元",
    ],
)  # fmt: skip
def test_numbers_that_are_no_marks_in_chinese(text: str) -> None:
    assert note_marks(text, "zh") == ()


@given(st.text(alphabet="ab 12350.,;“”\"'’[]()¹²湖。，%GN+-"), st.sampled_from(["zh", "en"]))
def test_marks_are_ordered_apart_and_hold_a_digit(text: str, lang: Lang) -> None:
    marks = note_marks(text, lang)
    assert all(any(c.isdigit() for c in mark.of(text)) for mark in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))
