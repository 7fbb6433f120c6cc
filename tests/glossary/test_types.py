"""Tests of `glossary.types`: what the values know of each other."""

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.types import KINDS, Document, Kind, Outline, ParagraphPair, Role, Section, Span, Theme
from tests.glossary.samples import harvested

SPANS = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda ends: Span(ends[0], ends[0] + ends[1]))


@given(SPANS, SPANS)
def test_spans_meet_where_they_share_a_character(left: Span, right: Span) -> None:
    shared = set(range(*left)) & set(range(*right))
    assert left.meets(right) == right.meets(left) == bool(shared)
    assert left.holds(right) == (set(range(*right)) <= set(range(*left)))


def test_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("𠀀湖区a") == "湖区"


def test_kinds_are_those_of_the_type() -> None:
    assert get_args(Kind) == KINDS
    assert len(set(KINDS)) == 6


def test_numbers_start_at_one() -> None:
    document = Document("lake", (ParagraphPair(1, "湖"), ParagraphPair(2, "岸")))
    assert [document.pair(number).zh for number in (1, 2)] == ["湖", "岸"]
    harvest = harvested()
    assert all(harvest.unit(unit.number) is unit for unit in harvest.units)


def test_an_outline_finds_the_innermost_section_and_the_theme() -> None:
    part = Section(2, 4, 1, "一、", "I.", "湖", "Lake", Span(2, 3), Span(3, 7))
    inner = Section(3, 4, 2, "(一)", "(i)", "岸", "Shore", Span(3, 4), Span(4, 9), parent=2)
    roles = (Role(1, 0, None, None), Role(2, 1, 2, None), Role(3, 2, 3, 2), Role(4, 3, 3, 3))
    outline = Outline(roles, (part, inner), (), (Theme(1, "岸", "Shore", 3, 4),))
    assert [outline.section_of(pair) for pair in (1, 2, 3, 4)] == [None, part, inner, inner]
    assert [outline.theme_of(pair) is not None for pair in (1, 2, 3, 4)] == [False, False, True, True]


def test_values_are_immutable() -> None:
    pair = ParagraphPair(1, "湖")
    with pytest.raises(FrozenInstanceError):
        pair.zh = "岸"  # type: ignore[misc]
