"""Tests of graph.concordance.lines."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.types import Lang, Span
from graph.concordance.lines import text_lines
from graph.concordance.searching import text_query
from tests.concordances import TEXTS, lines, one_line, surroundings
from tests.factories import PAIRS, harvest


def test_a_concept_has_its_places_with_section_and_theme() -> None:
    first, second = lines("新三样")
    assert (first.pair, first.theme, first.section_title) == (2, 1, "(一) 坚持生态优先")
    assert first.parts("zh") == ("(一)坚持生态优先。总书记指出,低空经济和“", "新三样", "”要走在前面。")
    assert (first.rendering, first.state, first.score) == ("three new kinds", "rendered", 0.8)
    assert (second.pair, second.theme, second.section_title, second.theme_title) == (4, None, "二、主要成就", "")
    assert (second.rendering, second.state) == ("", "omitted")
    assert second.parts("en") == ("", "", PAIRS[3][1])


def test_documents_come_by_date() -> None:
    made = lines("新三样", harvest("late", date="2024"), harvest("early", date="2019-02"))
    assert [(line.document, line.pair) for line in made] == [("early", 2), ("early", 4), ("late", 2), ("late", 4)]


def test_a_document_in_chinese_alone_is_not_said_to_leave_out() -> None:
    made = harvest()
    pairs = tuple(replace(pair, en="") for pair in made.document.pairs)
    terms = tuple(replace(t, occurrences=tuple(replace(at, en=None) for at in t.occurrences)) for t in made.terms)
    units = tuple(replace(unit, en=Span(0, 0)) for unit in made.units)
    made = replace(made, document=replace(made.document, pairs=pairs, source_only=True), terms=terms, units=units)
    assert {line.state for line in lines("新三样", made)} == {"untranslated"}
    assert {line.state for line in text_lines([made], text_query("湖区"), surroundings(made))} == {"untranslated"}


def test_the_text_is_searched_with_what_the_harvest_knows_of_a_place() -> None:
    held = surroundings()
    known = text_lines([harvest()], text_query("「新三樣」".strip("「」")), held)
    assert [(line.pair, line.state, line.rendering) for line in known] == [
        (2, "rendered", "three new kinds"),
        (4, "omitted", ""),
    ]
    [unknown] = text_lines([harvest()], text_query("电动船"), held)
    assert (unknown.state, unknown.score, unknown.rendering) == ("unknown", None, "")
    assert unknown.parts("zh")[1] == "电动船"
    assert unknown.parts("en") == ("", "", PAIRS[3][1])


def test_english_is_searched_with_the_term_that_is_rendered_so() -> None:
    first, _ = text_lines([harvest()], text_query("Low-Altitude Economy"), surroundings())
    assert (first.parts("zh")[1], first.parts("en")[1]) == ("低空经济", "low-altitude economy")
    [boats] = text_lines([harvest()], text_query("electric boats"), surroundings())
    assert (boats.zh_span, boats.parts("zh")[2]) == (None, PAIRS[3][0])


def test_a_wording_over_the_edge_of_a_unit_takes_both() -> None:
    made = harvest()
    zh, en = PAIRS[1]
    at_zh, at_en = zh.index("总书记"), en.index("The General")
    two = (
        replace(made.units[1], zh=Span(0, at_zh), en=Span(0, at_en - 1)),
        replace(made.units[1], number=3, zh=Span(at_zh, len(zh)), en=Span(at_en, len(en))),
    )
    rest = tuple(replace(unit, number=unit.number + 1) for unit in made.units[2:])
    terms = tuple(replace(t, occurrences=()) for t in made.terms)
    made = replace(made, units=(made.units[0], *two, *rest), terms=terms)
    [line] = text_lines([made], text_query("优先。总书记"), surroundings())
    assert (line.zh, line.en, line.unit) == (zh, en, 2)
    [line] = text_lines([made], text_query("总书记指出"), surroundings())
    assert (line.zh, line.start, line.unit) == (zh[at_zh:], at_zh, 3)
    assert line.key_start == at_zh


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_left_key_and_right_are_the_sentence(left: str, key: str, right: str, en: str) -> None:
    line = one_line((left, key, right), (en, key, left))
    assert "".join(line.parts("zh")) == line.zh
    assert "".join(line.parts("en")) == line.en


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["新三样", "three new kinds", "湖区", "the", "5", "“", "a*"]))
def test_left_key_and_right_are_the_sentence_in_every_line_of_a_search(around: str, query: str) -> None:
    made = harvest()
    pairs = tuple(replace(pair, zh=around + pair.zh, en=pair.en + around) for pair in made.document.pairs)
    units = tuple(
        replace(unit, zh=Span(0, len(pairs[at].zh)), en=Span(0, len(pairs[at].en)))
        for at, unit in enumerate(made.units)
    )
    made = replace(made, document=replace(made.document, pairs=pairs), units=units, terms=())
    for lang in get_args(Lang):
        for line in text_lines([made], text_query(query, lang=lang), surroundings()):
            left, key, right = line.parts(lang)
            assert key
            assert left + key + right == (line.zh if lang == "zh" else line.en)
            assert (line.zh, line.en) == (pairs[line.pair - 1].zh, pairs[line.pair - 1].en)


@pytest.mark.parametrize(("pair", "inside"), [(2, True), (4, False)])
def test_a_section_holds_those_below_it(pair: int, inside: bool) -> None:
    [line] = [line for line in lines("新三样") if line.pair == pair]
    assert surroundings().stands_in(line, 1) is inside
