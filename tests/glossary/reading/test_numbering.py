"""Tests of `glossary.reading.numbering`."""

from typing import cast

import pytest
from lxml import etree

from glossary.reading.numbering import Element, Numbering, han_numeral, roman_numeral
from glossary.structure.numbering import chinese_number, roman_number
from glossary.types import Lang

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth: int, shown: str, style: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{shown}"/></w:lvl>'


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    xml = f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}</w:numbering>'
    return Numbering(cast(Element, etree.fromstring(xml)))


@pytest.mark.parametrize("number", [*range(1, 130), 999])
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert chinese_number(han_numeral(number)) == number
    assert roman_number(roman_numeral(number)) == number


@pytest.mark.parametrize(
    ("style", "shown", "expected"),
    [
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、"]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("chineseCounting", "第%1章", ["第一章", "第二章", "第三章"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("decimal", "%1)", ["1)", "2)", "3)"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd"]),
        ("bullet", "•", ["", "", ""]),
        ("unheardOf", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_formats(style: str, shown: str, expected: list[str]) -> None:
    counted = numbering(level(0, shown, style))
    assert [counted.next("1", 0) for _ in range(3)] == expected


def test_levels_restart_below_a_new_number() -> None:
    counted = numbering(
        level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "(%3)", "lowerLetter")
    )
    assert [counted.next("1", depth) for depth in (0, 1, 1, 2, 0, 1, 2)] == [
        "I.",
        "1.1",
        "1.2",
        "(a)",
        "II.",
        "2.1",
        "(a)",
    ]


def test_a_level_that_never_restarts_counts_on() -> None:
    counted = numbering(level(0, "%1."), level(1, "Article %2", more='<w:lvlRestart w:val="0"/>'))
    assert [counted.next("1", depth) for depth in (0, 1, 0, 1)] == ["1.", "Article 1", "2.", "Article 2"]


@pytest.mark.parametrize(
    ("langs", "expected"),
    [
        (["zh", "en", "zh", "en"], ["1.", "1.", "2.", "2."]),
        (["zh", "zh", "en", "en", None], ["1.", "2.", "1.", "2.", "1."]),
        (["zh", "zh", "en", "zh"], ["1.", "2.", "3.", "4."]),
        (["en", "en"], ["1.", "2."]),
        ([None, None], ["1.", "2."]),
    ],
)
def test_languages_are_told_apart_where_they_share_a_list(langs: list[Lang | None], expected: list[str]) -> None:
    counted = numbering(level(0, "%1."))
    counted.tell_apart(("1", lang) for lang in langs)
    assert [counted.next("1", 0, lang) for lang in langs] == expected


def test_a_list_that_starts_again() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for number, more in ((1, ""), (2, override), (3, ""))
    )
    counted = numbering(level(0, "%1."), nums=nums)
    assert [counted.next(name, 0) for name in ("1", "1", "2", "2", "3")] == ["1.", "2.", "5.", "6.", "7."]


def test_unknown_lists_have_no_number() -> None:
    assert numbering(level(0, "%1.")).next("9", 0) == ""
    assert numbering(level(0, "%1.")).next("1", 4) == ""
    assert Numbering(None).next("1", 0) == ""
