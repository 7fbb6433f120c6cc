"""Tests of `glossary.members`: what a text enumerates before or after a numeral formulation."""

import csv
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.members import members_of, open_members_of, spelt_members_of
from glossary.numerals import numbers_of, numeral_wordings
from glossary.types import Span
from tests.glossary.samples import MIXED

#: Neither quoted nor with a measure word; subject, verb and noun tagged as one; members apart in two clauses.
_KNOWN_MISSES: Final = (
    "我国同周边国家坚持亲、诚、惠、容四字理念。",
    "民政部门织密困境儿童、留守老人、残疾人“三类群体”保障网。",
    "抓实“双引擎”，以改革增动力、以开放添活力。",
)


def _members(text: str, formulation: str, number: int) -> list[str]:
    start = text.index(formulation)
    return [member.zh for member in members_of(text, Span(start, start + len(formulation)), number, 7)]


@pytest.mark.parametrize(
    ("text", "formulation", "members"),
    [
        ("要推动消费、投资、出口“三驾马车”协同发力。", "三驾马车", "消费 投资 出口"),
        ("电动船、光伏板、储能柜等“新三样”出口增长较快。", "新三样", "电动船 光伏板 储能柜"),
        ("加快建设港口、铁路、公路、机场、管道五大体系。", "五大体系", "港口 铁路 公路 机场 管道"),
        ("统筹水上、岸上、空中“三张网”，提升安全水平。", "三张网", "水上 岸上 空中"),
        ("推进治水、治气、治土三大行动。", "三大行动", "治水 治气 治土"),
        ("把生态和民生这“两个优先”落到实处。", "两个优先", "生态 民生"),
        ("生态优势与产业优势“双优势”叠加。", "双优势", "生态优势 产业优势"),
        ("以稻米、茶叶、水产为主的“三张牌”越打越响。", "三张牌", "稻米 茶叶 水产"),
        ("守住耕地红线、生态红线、水资源红线“三条红线”。", "三条红线", "耕地红线 生态红线 水资源红线"),
        ("织密“三张网”，即水上网、岸上网、空中网。", "三张网", "水上网 岸上网 空中网"),
        ("“三张网”（水上、岸上、空中）同步建设。", "三张网", "水上 岸上 空中"),
        ("“四个一批”：关停一批、搬迁一批、改造一批、提升一批。", "四个一批", "关停一批 搬迁一批 改造一批 提升一批"),
        ("坚持“三个不变”——目标不变、力度不变、标准不变。", "三个不变", "目标不变 力度不变 标准不变"),
        ("“三大行动”包括清源行动、净水行动、护岸行动。", "三大行动", "清源行动 净水行动 护岸行动"),
        ("“五个湖”分别是东湖、西湖、南湖、北湖和中湖。", "五个湖", "东湖 西湖 南湖 北湖 中湖"),
        ("建好“两条链”，也就是产业链、创新链。", "两条链", "产业链 创新链"),
        ("“两个优先”是指生态优先、民生优先。", "两个优先", "生态优先 民生优先"),
        ("「三张网」即水上网、岸上网以及空中网。", "三张网", "水上网 岸上网 空中网"),
        ("坚持生态优先、和谐共生“两个理念”。", "两个理念", "生态优先 和谐共生"),  # the 和 of 和谐 joins nothing
    ],
)
def test_enumerations(text: str, formulation: str, members: str) -> None:
    number = {"两": 2, "双": 2, "三": 3, "四": 4, "五": 5}[formulation.removeprefix("新")[0]]
    assert _members(text, formulation, number) == members.split()


@pytest.mark.parametrize(
    ("text", "formulation", "number"),
    [
        ("我们要增强“四个意识”。", "四个意识", 4),  # none are named
        ("水上、岸上“三张网”正在建设。", "三张网", 3),  # too few
        ("“三张网”即水上网、岸上网、空中网、地下网。", "三张网", 3),  # too many
        ("发展稻米、茶叶、水产。“三张网”也要建好。", "三张网", 3),  # another sentence
        ("湖区和沿岸的群众支持“三张网”。", "三张网", 3),  # no enumeration mark
        ("巩固和发展“两个体系”。", "两个体系", 2),  # verbs that govern it
        ("建好“一个库”、管好“一张图”、用好“两个平台”。", "两个平台", 2),  # each verb has its own
        ("推进“三张网”建设，方便学校、医院、企业。", "三张网", 3),  # nothing in common
        ("弘扬“三牛”精神，坚持治水，坚持治气，坚持治土。", "三牛", 3),  # 坚持 has nothing to do with it
        ("、、“三张网”", "三张网", 3),  # empty parts
        ("三张网", "三张网", 3),
    ],
)
def test_what_is_no_enumeration(text: str, formulation: str, number: int) -> None:
    assert _members(text, formulation, number) == []


def _golden() -> list[tuple[str, str, str]]:
    path = Path(__file__).parents[1] / "gold/enumerations.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["sentence"], row["formulation"], row["members"]) for row in rows]


@pytest.mark.parametrize(("sentence", "formulation", "members"), _golden())
def test_golden_sentences(sentence: str, formulation: str, members: str) -> None:
    if sentence in _KNOWN_MISSES:
        pytest.xfail("a class of wording that no rule covers yet")
    found = {}
    for wording in numeral_wordings(sentence):
        for number in numbers_of(wording.of(sentence)):
            if got := members_of(sentence, wording, number, 1):
                found[wording.of(sentence)] = "|".join(member.zh for member in got)
                break
    mine = [got for label, got in found.items() if label.startswith(formulation) or formulation.startswith(label)]
    assert list(found.values()) == mine == ([members] if formulation else [])


@pytest.mark.parametrize(
    ("text", "term", "members"),
    [
        ("以简政放权、放管结合、优化服务为主要内容深化“放管服”改革", "放管服", "简政放权 放管结合 优化服务"),
        ("推动生产、学习、研究“产学研”协同", "产学研", "生产 学习 研究"),
        ("推动生产、学习、应用“产学研”协同", "产学研", ""),
        ("生产、学习、研究产学研协同", "产学研", ""),  # not in quotation marks
    ],
)
def test_wordings_made_of_their_members_characters(text: str, term: str, members: str) -> None:
    start = text.index(term)
    found = spelt_members_of(text, Span(start, start + len(term)), 7)
    assert [member.zh for member in found] == members.split()


@given(MIXED, MIXED, st.integers(2, 5))
def test_members_are_as_many_as_the_number_says(before: str, after: str, number: int) -> None:
    text = f"{before}“三张网”{after}"
    start = len(before) + 1
    found = members_of(text, Span(start, start + 3), number, 7)
    assert len(found) in {0, number}
    for member in found:
        assert member.pair == 7
        assert member.span.of(text) == member.zh != ""
        assert not member.span.meets(Span(start, start + 3))


@pytest.mark.parametrize(
    ("text", "term", "members"),
    [
        ("攻关湖底探测、水质传感、智能养殖等前沿技术。", "前沿技术", ["湖底探测", "水质传感", "智能养殖"]),
        ("推广莲藕、菱角和芡实等水生蔬菜", "水生蔬菜", ["莲藕", "菱角", "芡实"]),
        ("守住岸线、水源等“生态红线”", "生态红线", ["岸线", "水源"]),
        ("发展渔业等传统产业", "传统产业", []),  # one is no enumeration
        ("莲藕、菱角，等候水生蔬菜", "水生蔬菜", []),
        ("莲藕、菱角等都是水生蔬菜", "水生蔬菜", []),
        ("水生蔬菜", "水生蔬菜", []),
    ],
)
def test_open_enumerations(text: str, term: str, members: list[str]) -> None:
    start = text.index(term)
    found = open_members_of(text, Span(start, start + len(term)), 7)
    assert [member.zh for member in found] == members
    assert all(member.span.of(text) == member.zh and member.pair == 7 for member in found)
