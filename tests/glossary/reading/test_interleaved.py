"""Tests of `glossary.reading.interleaved`: which paragraph goes with which."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, Source
from glossary.reading.interleaved import read

EN = [
    "I. Learning from the lake",
    "The lake region has 12 harbours, and its 340 boats carried 5.6 million passengers in 2023.",
    "Water quality improved.",
    "By 2035, the region will have 25 clean harbours and a green fleet that serves all of its towns and villages.",
]
ZH = [
    "一、向湖泊学习",
    "湖区有12个港口,2023年340艘船运送旅客560万人次。",
    "水质得到改善。",
    "到2035年,湖区将拥有25个清洁港口和一支服务所有乡镇的绿色船队。",
]
EN_FIRST = [line for pair in zip(EN, ZH, strict=True) for line in pair]
ZH_FIRST = [line for pair in zip(ZH, EN, strict=True) for line in pair]


def read_lines(lines: list[str], *, end: str = "\n", source_only: bool = False) -> Reading:
    return read(Request(Source(end.join(lines).encode(), Path("brief.txt")), source_only=source_only))


def sides(reading: Reading) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in reading.pairs]


@pytest.mark.parametrize("lines", [EN_FIRST, ZH_FIRST, [*EN, *ZH], [*ZH, *EN], [*EN[:2], *ZH[:2], *EN[2:], *ZH[2:]]])
@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r", "\n \u3000\n\n"])
def test_orders_blocks_and_line_ends(lines: list[str], end: str) -> None:
    assert sides(read_lines(lines, end=end)) == list(zip(ZH, EN, strict=True))


def test_lines_and_numbers() -> None:
    pairs = read_lines(["", *EN_FIRST], end="\n\n").pairs
    assert [pair.number for pair in pairs] == [1, 2, 3, 4]
    assert [(pair.en_line, pair.zh_line) for pair in pairs[:2]] == [(3, 5), (7, 9)]


@pytest.mark.parametrize("lines", [EN_FIRST, ZH_FIRST])
@pytest.mark.parametrize("title", ["湖区简报", "The Lake Brief"])
def test_a_title_in_one_language_shifts_nothing(lines: list[str], title: str) -> None:
    reading = read_lines([title, *lines])
    assert [pair.zh for pair in reading.pairs][1:] == ZH[1:]
    assert [pair.en for pair in reading.pairs][1:] == EN[1:]
    assert title in (
        reading.metadata.title,
        reading.metadata.title_zh,
        *reading.pairs[0].zh.split("\n"),
        *reading.pairs[0].en.split("\n"),
    )


@pytest.mark.parametrize("ruler", ["***", "———", "- 2 -", "2024"])
def test_lines_without_letters_are_left_out(ruler: str) -> None:
    lines = [*EN_FIRST[:3], ruler, *EN_FIRST[3:]]
    assert sides(read_lines([ruler, *lines, ruler])) == list(zip(ZH, EN, strict=True))


def test_text_is_kept_as_it_is() -> None:
    pair = read_lines(["  The “lake”  has ５ boats,”5 ", "\u3000\u3000湖区有 ５ 艘船，ＡＩ“领航”。5"]).pairs[0]
    assert pair.en == "The “lake”  has ５ boats,”5"
    assert pair.zh == "湖区有 ５ 艘船，ＡＩ“领航”。5"


def test_two_paragraphs_that_translate_one() -> None:
    halves = ["The lake region has 12 harbours.", "Its 340 boats carried 5.6 million passengers in 2023."]
    pairs = read_lines([EN[0], ZH[0], *halves, ZH[1], EN[2], ZH[2]]).pairs
    assert (pairs[1].en, pairs[1].zh) == ("\n".join(halves), ZH[1])


def test_wrapped_paragraphs() -> None:
    wrapped = [
        "The lake region has twelve harbours, and its boats carried",
        "more than five million passengers in the last year, which is",
        "more than ever before.",
    ]
    chinese = "湖区有十二个港口,去年船只运送旅客五百多万人次,创历史新高。"
    pairs = read_lines([*wrapped, "", chinese, "", EN[2], "", ZH[2]]).pairs
    assert sides(Reading(pairs)) == [(chinese, "\n".join(wrapped)), (ZH[2], EN[2])]


def test_header_counts_lines_on() -> None:
    reading = read_lines(["---", "title: Lake Brief", "id: lake", "---", *EN_FIRST])
    assert (reading.metadata.title, reading.id, reading.pairs[0].en_line) == ("Lake Brief", "lake", 5)


def test_source_only() -> None:
    assert sides(read_lines(["***", *ZH], source_only=True)) == [(zh, "") for zh in ZH]


@pytest.mark.parametrize(
    ("lines", "source_only", "said", "line"),
    [
        (EN, False, "no Chinese paragraph", None),
        (ZH, False, "no English paragraph.*--source-only", None),
        (["", "***", "2024"], False, "no Chinese paragraph", None),
        (["  ", "\t"], False, "holds no text", None),
        ([*EN_FIRST, "This sentence has no partner in the other language."], False, "no Chinese paragraph goes with “This", 9),
        (["This is the first paragraph.", "This is the second paragraph.", "这是第一段。"], False, "do not pair", None),
        ([*EN_FIRST[:4], ZH[3], ZH[1], *EN_FIRST[4:]], False, "brief.txt, line", None),
        (EN_FIRST, True, "English paragraphs too", 1),
        (EN, True, "no Chinese paragraph", None),
    ],
)  # fmt: skip
def test_what_does_not_pair_is_named(lines: list[str], source_only: bool, said: str, line: int | None) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_lines(lines, source_only=source_only)
    assert str(caught.value).startswith("brief.txt")
    assert caught.value.hint
    assert line is None or caught.value.line == line
