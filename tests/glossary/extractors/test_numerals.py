"""Tests of `glossary.extractors.numerals`: a number word that stands for a list, and numbers that do not."""

import pytest
from hypothesis import given

from glossary.numerals import number_of
from tests.glossary.extractors.samples import proposed
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "formulations"),
    [
        ("要推动消费、投资、出口“三驾马车”协同发力。", ["三驾马车"]),
        ("增强“四个意识”，做到“两个优先”。", ["四个意识", "两个优先"]),
        ("加快建设港口、铁路、公路、机场、管道五大体系。", ["五大体系"]),
        ("坚定四个自信，守住三条红线。", ["四个自信", "三条红线"]),
        ("以「新三样」为代表的产品出口增长。", ["新三样"]),
        ("新三样带动出口。", ["新三样"]),
        ("构建“1+4”工作体系。", ["1+4"]),
        ("制定1+N行动方案。", ["1+N"]),
        ("织密“三张网”。", ["三张网"]),
        ("贯彻“十二个必须”。", ["十二个必须"]),
        ("“双优势”不断叠加。", ["双优势"]),
        ("用好两个市场。", ["两个市场"]),
    ],
)
def test_formulations(text: str, formulations: list[str]) -> None:
    assert list(dict.fromkeys(proposed(text, "numerals"))) == formulations


@pytest.mark.parametrize(
    "text",
    [
        "湖区新增两家企业落户。",
        "项目用了三个月建成。",
        "会议提出十条建议。",
        "他说：“三年前这里还是荒滩。”",
        "第一，要抓好源头治理。",
        "一是优化布局，二是补齐短板，三是完善功能。",
        "“三是加快审批”这句话被多次引用。",
        "全县有五个镇、八十个村。",
        "第一产业占比下降，第三产业上升。",
        "“三月计划”已经公布，“十年禁渔”全面实施。",
        "双方同意扩大十几个项目。",
        "第三个目标已经实现。",
        "“五项工作都要抓，一项也不能少，一天也不能等”成为口号。",
        "三峡工程效益显著。",
    ],
)
def test_traps(text: str) -> None:
    assert proposed(text, "numerals") == []


@pytest.mark.parametrize(
    ("term", "number"),
    [
        ("两个优先", 2),
        ("双优势", 2),
        ("新三样", 3),
        ("四个自信", 4),
        ("十条红线", 10),
        ("十二个必须", 12),
        ("五大体系", 5),
        ("一湖三岸", None),  # one of something is no list
        ("第一产业", None),
        ("新型工业化", None),
        ("十四五规划", None),  # the fourteenth and fifteenth in a row
        ("十五五", None),
        ("五百强企业", None),
        ("三年行动", None),
        ("三中全会", None),
        ("三是", None),
        ("五四精神", None),
        ("两", None),
        ("", None),
        ("1+4", None),
        ("三A级", None),
    ],
)
def test_number_of(term: str, number: int | None) -> None:
    assert number_of(term) == number


@given(MIXED)
def test_a_number_is_at_least_two(text: str) -> None:
    number = number_of(text)
    assert number is None or 2 <= number <= 20
