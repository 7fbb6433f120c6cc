"""Tests of `glossary.enumerations`: a stretch cut into the parts that it lists, as many as are asked for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.enumerations import (
    LONGEST,
    clauses,
    cohesive,
    count_closing,
    count_opening,
    listed,
    start_of_clause,
)
from glossary.types import Span
from tests.glossary.samples import MIXED


def _whole(text: str) -> Span:
    return Span(0, len(text))


def _closing(text: str, number: int, *, certain: bool = False) -> list[str]:
    return [part.of(text) for part in count_closing(text, _whole(text), number, certain=certain)]


def _opening(text: str, number: int, *, certain: bool = False) -> list[str]:
    return [part.of(text) for part in count_opening(text, _whole(text), number, certain=certain)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("湖面平静。渔船、渔港", "渔船、渔港"),
        ("湖面平静，渔船、渔港", "渔船、渔港"),
        ("建好港口（深水，避风）码头", "建好港口（深水，避风）码头"),
        ("湖面平静，《渔业，港口》规划", "《渔业，港口》规划"),
        ("大家说：“渔船、渔港", "渔船、渔港"),  # inside of a quotation that is still open
        ("港口（深水、避风", "深水、避风"),
        ("平静”渔船", "渔船"),  # a closing mark that nothing opens
        ("渔船", "渔船"),
        ("", ""),
    ],
)
def test_a_clause_begins_behind_a_mark_outside_of_quotations(text: str, clause: str) -> None:
    assert text[start_of_clause(text, len(text)) :] == clause


def test_what_stands_behind_the_end_does_not_count() -> None:
    assert start_of_clause("湖面平静，渔船。", 4) == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("渔船", ["渔船"]),
        ("渔船、渔港、渔民", ["渔船", "渔港", "渔民"]),
        ("、渔船、", ["", "渔船", ""]),
        ("“渔船”“渔港”“渔民”", ["“渔船”", "“渔港”", "“渔民”"]),
        ("「渔船」「渔港」", ["「渔船」", "「渔港」"]),
        ("《渔业、港口》《航运》", ["《渔业、港口》", "《航运》"]),
        ("“渔船、渔港”和“渔民”", ["“渔船、渔港”和“渔民”"]),
        ("（深水、避风）港、渔船", ["（深水、避风）港", "渔船"]),
        ("“渔船、渔港", ["“渔船", "渔港"]),  # nothing closes it
    ],
)
def test_parts_keep_quotations_and_brackets_whole(text: str, parts: list[str]) -> None:
    assert [part.of(text) for part in listed(text, _whole(text))] == parts


def test_parts_lie_within_the_stretch() -> None:
    text = "抓“渔船”“渔港”、渔民"
    assert [part.of(text) for part in listed(text, Span(1, 5))] == ["“渔船”"]
    assert [part.of(text) for part in listed(text, Span(1, 8))] == ["“渔船”", "“渔港"]


@given(MIXED)
def test_parts_leave_out_nothing_but_their_marks(text: str) -> None:
    parts = listed(text, _whole(text))
    gaps = [text[one.end : other.start] for one, other in pairwise(parts)]
    assert set(gaps) <= {"、", ""}
    assert parts[0].start == 0
    assert parts[-1].end == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("治水为先，治气为重；治土为要。植树", ["治水为先", "治气为重", "治土为要"]),
        ("治水为先，“治气，治土”为重。", ["治水为先", "“治气，治土”为重"]),
        ("治水为先）治气", ["治水为先"]),
        ("治水为先\n治气", ["治水为先"]),
        ("治水为先，", ["治水为先"]),
        ("治水", ["治水"]),
        ("", []),
    ],
)
def test_clauses_end_with_the_sentence(text: str, found: list[str]) -> None:
    assert [part.of(text) for part in clauses(text, 0)] == found


def test_clauses_may_be_parted_by_other_marks() -> None:
    text = "做到：治水，治气；治土。"
    assert [part.of(text) for part in clauses(text, 3, "；")] == ["治水，治气", "治土"]


@pytest.mark.parametrize(
    ("text", "number", "parts"),
    [
        ("渔船、渔港、渔民", 3, "渔船 渔港 渔民"),
        ("统筹渔船、渔港、渔民", 3, "渔船 渔港 渔民"),
        ("渔船、渔港和渔民", 3, "渔船 渔港 渔民"),
        ("港口、铁路以及公路", 3, "港口 铁路 公路"),
        ("“渔船”“渔港”“渔民”", 3, "渔船 渔港 渔民"),
        ("把住“入口、过程、出口”", 3, "入口 过程 出口"),
        ("渔船、 渔港 、渔民", 3, "渔船 渔港 渔民"),
        ("碳达峰、碳中和", 2, "碳达峰 碳中和"),  # its 和 joins nothing
        ("生态优势与产业优势", 2, "生态优势 产业优势"),
        ("统筹国内国际", 2, "国内 国际"),
        ("防洪、防旱", 2, "防洪 防旱"),
    ],
)
def test_as_many_parts_as_are_counted(text: str, number: int, parts: str) -> None:
    assert _closing(text, number) == parts.split()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("渔船、渔港", 3),
        ("统筹渔船、渔港、渔民", 2),  # the first is of the enumeration as well
        ("湖区和沿岸的群众", 3),  # a conjunction alone enumerates no three
        ("巩固和发展", 2),  # two verbs that govern what follows
        ("坚定“四个自信”、做到", 2),
        ("做好国内国际两个大局、发展", 2),  # another wording with a number closes what stands before it
        ("渔民、“渔船和渔港”", 3),  # what is quoted is one part
        ("渔民、（渔船和渔港）", 3),
        ("、、", 3),
        ("", 2),
        (f"渔船、{'港' * (LONGEST + 1)}、渔民", 3),
    ],
)
def test_what_does_not_close_with_so_many_parts(text: str, number: int) -> None:
    assert _closing(text, number) == []


def test_where_the_start_is_certain_every_word_is_of_the_first_part() -> None:
    assert _closing("统筹渔船、渔港、渔民", 3, certain=True) == ["统筹渔船", "渔港", "渔民"]
    assert _closing("巩固和发展", 2, certain=True) == ["巩固", "发展"]


@pytest.mark.parametrize(
    ("text", "number", "parts"),
    [
        ("水上网、岸上网、空中网", 3, "水上网 岸上网 空中网"),
        ("水上网、岸上网、空中网同步推进", 3, "水上网 岸上网 空中网"),
        ("水上、岸上、空中三网", 3, "水上 岸上 空中"),
        ("水上、岸上、空中这三张网", 3, "水上 岸上 空中"),
        ("就是水上网、岸上网", 2, "水上网 岸上网"),
        ("“渔船”“渔港”", 2, "渔船 渔港"),
        ("水上网、岸上网", 3, ""),
        ("水上网、岸上网、空中网", 2, ""),
        ("水上网、、空中网", 3, ""),
    ],
)
def test_parts_that_a_stretch_opens_with_are_as_many_as_counted(text: str, number: int, parts: str) -> None:
    assert _opening(text, number) == parts.split()


def test_where_the_start_is_certain_only_what_is_not_shared_is_dropped() -> None:
    assert _opening("就是水上网、岸上网", 2, certain=True) == ["就是水上网", "岸上网"]
    assert _opening("沿湖新建渔船、新建渔港、新建渔村", 3, certain=True) == ["新建渔船", "新建渔港", "新建渔村"]


@given(MIXED, st.integers(2, 5), st.booleans())
def test_parts_are_none_or_as_many_as_asked_for_and_in_order(text: str, number: int, certain: bool) -> None:
    for count in (count_closing, count_opening):
        found = count(text, _whole(text), number, certain=certain)
        assert len(found) in {0, number}
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert all(0 <= part.start <= part.end <= len(text) for part in found)


@pytest.mark.parametrize(
    ("text", "label", "by_name", "by_edge"),
    [
        ("水上网、岸上网、空中网", "三张网", True, True),
        ("水上网、岸上路、空中网", "三张网", True, True),  # one of three may differ
        ("治水、治气、治土", "三大行动", False, True),
        ("治水、治气", "两个行动", False, True),
        ("治水、防灾", "两个行动", False, False),  # of two, none may
        ("治水、理气", "两治", False, False),
        ("学校、医院、企业", "三张网", False, False),
        ("三牛、三马、三羊", "三张网", False, True),  # the number itself shows nothing
    ],
)
def test_parts_belong_together_by_name_or_by_an_edge(text: str, label: str, by_name: bool, by_edge: bool) -> None:
    parts = listed(text, _whole(text))
    assert cohesive(text, parts, label, edges=False) is by_name
    assert cohesive(text, parts, label) is by_edge
