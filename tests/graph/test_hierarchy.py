"""Tests of `graph.hierarchy`: what may stand beside what."""

import pytest

from graph.hierarchy import Hierarchy


@pytest.fixture
def boats() -> Hierarchy:
    """Ferry < boat < vehicle; a boat is related to a lake."""
    hierarchy = Hierarchy()
    for relation in (("ferry", "broader", "boat"), ("vehicle", "narrower", "boat"), ("lake", "related", "boat")):
        assert hierarchy.problem(*relation) == ""
        hierarchy.add(*relation)
    return hierarchy


@pytest.mark.parametrize(
    ("relation", "problem"),
    [
        (("vehicle", "broader", "ferry"), "circle"),
        (("ferry", "narrower", "vehicle"), "circle"),
        (("boat", "broader", "boat"), "circle"),
        (("ferry", "related", "vehicle"), "S27"),
        (("vehicle", "related", "ferry"), "S27"),
        (("boat", "broader", "lake"), "S27"),
        (("lake", "narrower", "boat"), "S27"),
        (("ferry", "related", "lake"), ""),
        (("ferry", "broader", "vehicle"), ""),
        (("canoe", "broader", "boat"), ""),
        (("boat", "exactMatch", "boat"), ""),
    ],
)
def test_what_would_be_unsound_is_told(boats: Hierarchy, relation: tuple[str, str, str], problem: str) -> None:
    found = boats.problem(*relation)
    assert (problem in found) if problem else found == ""


def test_a_relation_below_is_seen_through_the_whole_chain() -> None:
    hierarchy = Hierarchy()
    hierarchy.add("ferry", "related", "traffic")
    hierarchy.add("ferry", "broader", "boat")
    assert "S27" in hierarchy.problem("boat", "broader", "traffic")
