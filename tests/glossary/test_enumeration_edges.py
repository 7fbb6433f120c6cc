"""Tests of `glossary.enumeration_edges`: where the first part of an enumeration begins and the last one ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.enumeration_edges import opening, without_lead, without_tail, without_unshared
from glossary.types import Span
from tests.glossary.samples import MIXED

#: Stands before each first part, so that offsets count from the start of the paragraph.
_BEFORE = "湖区，"


def _first(wording: str) -> tuple[str, Span]:
    return _BEFORE + wording, Span(len(_BEFORE), len(_BEFORE) + len(wording))


def _lead(wording: str, *others: str) -> str:
    text, first = _first(wording)
    return without_lead(text, first, others).of(text)


def _unshared(wording: str, *others: str) -> str:
    text, first = _first(wording)
    return without_unshared(text, first, others).of(text)


def _tail(wording: str, *others: str) -> str:
    text, last = _first(wording)
    return without_tail(text, last, others).of(text)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("切实减轻渔民负担", "切实减轻"),
        ("要坚持改革", "要坚持改革"),
        ("今年建设港口", "今年建设"),
        ("其中渔业", "其中"),
        ("做大做强渔业", "做大做强"),
        ("处理好渔业", "处理好"),  # verb and result
        ("充分发挥优势", "充分发挥"),
        ("持续推进治水", "持续推进治水"),
        ("发展和减排", ""),  # joined to what follows
        ("渔港发展", ""),
        ("", ""),
    ],
)
def test_verbs_that_a_stretch_opens_with(text: str, opened: str) -> None:
    assert text[: opening(text)] == opened


@pytest.mark.parametrize(("text", "opened"), [("持续推进治水", "持续"), ("应当保护渔业", "应当保护"), ("渔业", "")])
def test_one_verb_at_most(text: str, opened: str) -> None:
    assert text[: opening(text, verbs=1)] == opened  # adverbs and modal verbs do not count


@given(MIXED, st.one_of(st.none(), st.integers(0, 3)))
def test_an_opening_lies_within_the_stretch(text: str, verbs: int | None) -> None:
    assert 0 <= opening(text, verbs=verbs) <= len(text)
    assert opening(text, verbs=verbs) <= opening(text)


@pytest.mark.parametrize(
    ("first", "others", "kept"),
    [
        ("统筹渔业", ["林业", "牧业"], "渔业"),
        ("码头设施同时设计", ["同时施工", "同时投产"], "同时设计"),  # all begin alike
        ("打好防范化解重大风险", ["精准脱贫", "污染防治"], "防范化解重大风险"),  # events keep a verb of their own
        ("坚持治水", ["治气"], "治水"),
        ("沿海地区道路自信", ["理论自信", "制度自信"], "道路自信"),  # all of one length
        ("水产品跨境冷链", ["保税仓储", "检验检测"], "跨境冷链"),
        ("基层武装部", ["派出所", "司法所"], "基层武装部"),  # a noun of two characters may be of the name
        ("三个重点是水利", ["交通", "能源"], "水利"),
        ("重点是水利", ["难点是交通"], "重点是水利"),  # the others have their copula, too
        ("推进“渔船”", ["“渔港”", "“渔民”"], "“渔船”"),
        ("“渔船”", ["“渔港”"], "“渔船”"),
        ("做大做强渔业", ["旅游"], "渔业"),
        ("渔业", [], "渔业"),
    ],
)
def test_words_of_the_sentence_before_the_first_part_go(first: str, others: list[str], kept: str) -> None:
    assert _lead(first, *others) == kept


@pytest.mark.parametrize(
    ("first", "others", "kept"),
    [
        ("码头设施同时设计", ["同时施工", "同时投产"], "同时设计"),
        ("大力开展治水", ["治气", "治土"], "治水"),  # one character, and of the others' length
        ("治理开展渔业水域", ["治气", "治土"], "治理开展渔业水域"),  # one character far from it shows nothing
        ("抓水", ["治气", "治土"], "抓水"),
        ("新建渔船", ["新建渔港"], "新建渔船"),  # one other shares with nothing
        ("沿湖新建渔船", ["新建渔港"], "沿湖新建渔船"),
        ("渔业", [], "渔业"),
    ],
)
def test_first_part_begins_as_all_others_do(first: str, others: list[str], kept: str) -> None:
    assert _unshared(first, *others) == kept


@pytest.mark.parametrize(
    ("last", "others", "kept"),
    [
        ("劳动教育有机融合", ["德育", "智育"], "劳动教育"),
        ("空中三网", ["水上", "岸上"], "空中"),
        ("空中这三张网", ["水上", "岸上"], "空中"),
        ("空中这个体系", ["水上", "岸上"], "空中"),
        ("空中这一张图", ["水上", "岸上"], "空中"),
        ("水产等三张牌", ["稻米", "茶叶"], "水产"),
        ("水产等", ["稻米", "茶叶"], "水产"),
        ("三网", ["水上", "岸上"], "三网"),  # nothing would be left
        ("协同创新", ["自主创新", "开放创新"], "协同创新"),  # nothing would be left
        ("水域协同", ["自主创新", "开放创新"], "水域协同"),  # no longer than the others
        ("空中", [], "空中"),
    ],
)
def test_words_of_the_sentence_behind_the_last_part_go(last: str, others: list[str], kept: str) -> None:
    assert _tail(last, *others) == kept


@given(MIXED, st.lists(MIXED.filter(bool), max_size=3))
def test_edges_only_cut(wording: str, others: list[str]) -> None:
    text, part = _first(wording)
    for cut in (without_lead(text, part, others), without_unshared(text, part, others)):
        assert part.holds(cut)
        assert cut.end == part.end
    tailless = without_tail(text, part, others)
    assert part.holds(tailless)
    assert tailless.start == part.start
