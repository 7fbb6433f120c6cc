"""Tests of `glossary.renderings.columns`: the words of all places end to end, and sums over candidates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.renderings.columns import Columns
from tests.glossary.renderings.samples import GREEN, ranges, site

SITES = [site("湖区", "lake", "湖区"), site(*GREEN, "湖区")]


@pytest.fixture
def columns() -> Columns:
    return Columns(SITES, [ranges((0, 1)), ranges((3, 5), (2, 5))])


def test_the_words_lie_end_to_end_with_a_slot_at_each_edge(columns: Columns) -> None:
    facts = columns.laid([np.array([1.0]), np.arange(6.0)], edge=-1.0)
    assert facts.tolist() == [-1, 1, -1, 0, 1, 2, 3, 4, 5, -1]
    assert columns.within(facts).tolist() == [1.0, 7.0, 9.0]
    assert facts[columns.first - 1].tolist() == [-1.0, 2.0, 1.0]
    assert facts[columns.end].tolist() == [-1.0, 5.0, 5.0]


def test_candidates_know_their_place_and_length(columns: Columns) -> None:
    assert len(columns) == 3
    assert columns.site.tolist() == [0, 1, 1]
    assert columns.bounds.tolist() == [0, 1, 3]
    assert columns.length.tolist() == [1, 2, 3]
    assert columns.of_sites([0.25, 0.5]).tolist() == [0.25, 0.5, 0.5]


def test_facts_of_too_few_places_are_refused(columns: Columns) -> None:
    with pytest.raises(ValueError, match="zip"):
        columns.laid([np.array([1.0])])


def test_yes_and_no_are_counted(columns: Columns) -> None:
    yes = columns.laid([np.array([True]), np.array([False, True, True, True, False, True])])
    assert columns.within(yes).tolist() == [1.0, 1.0, 2.0]


def test_the_best_of_each_place(columns: Columns) -> None:
    assert columns.best(np.array([0.5, 0.1, 0.7])).tolist() == [0.5, 0.7]
    assert columns.best(np.array([-0.5, -0.1, -0.7])).tolist() == [-0.5, -0.1]


def test_a_place_without_candidates_has_a_best_of_0() -> None:
    columns = Columns([SITES[0], SITES[1], SITES[0]], [ranges((0, 1)), ranges(), ranges((0, 1))])
    assert columns.best(np.array([-2.0, 3.0])).tolist() == [-2.0, 0.0, 3.0]
    assert columns.first.tolist() == [1, 10]


def test_no_places() -> None:
    columns = Columns([], [])
    assert len(columns) == 0
    assert columns.laid([]).tolist() == [0.0]
    assert columns.best(np.zeros(0)).tolist() == []


@given(st.lists(st.floats(-5, 5), min_size=6, max_size=6), st.data())
def test_a_sum_is_that_of_the_words(facts: list[float], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, 5))
    end = data.draw(st.integers(start + 1, 6))
    columns = Columns(SITES, [ranges((0, 1)), ranges((start, end))])
    sums = columns.within(columns.laid([np.array([9.0]), np.array(facts)]))
    assert sums.tolist() == pytest.approx([9.0, sum(facts[start:end])])
