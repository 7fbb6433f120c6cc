"""Tests of `benchmarks.fit_renderings`: that the fit learns, what it stores, and how it is judged."""

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the extra fit is not installed")

from benchmarks import fit_renderings
from benchmarks.fit_renderings import Sample, figures, fit, second_look, stored, wording
from glossary.renderings.company import COMPANY
from glossary.renderings.features import EDGES, describe
from glossary.renderings.model import FIRST, SECOND, LogLinear, edge_names
from glossary.types import ParagraphPair
from tests.glossary.renderings.samples import GREEN, ranges, site
from tests.shared import needs_shared

#: The English of `GREEN`, and the same without the rendering.
WITHOUT = (GREEN[0], "develop it now and soon")


@pytest.fixture(scope="module")
def lessons() -> Sample:
    """Two places with two candidates each, of which the first is right, and an omission."""
    sites = [site(*GREEN, "绿色湖区"), site(*GREEN, "湖区", number=2), site(*WITHOUT, "湖区", number=3)]
    table = describe(sites, [ranges((2, 5), (0, 5)), ranges((3, 5), (4, 6)), ranges((2, 3))])
    keys = [(1, "绿色湖区"), (2, "湖区"), (3, "湖区")]
    gold: dict[tuple[int, str], set[tuple[str, ...]]] = {
        keys[0]: {("green", "lake", "region")},
        keys[1]: {("lake", "region")},
        keys[2]: {()},
    }
    right = np.array([True, False, True, False, False])
    return Sample("lake", table, right, np.array([False, False, True]), keys, gold)


@pytest.fixture(scope="module")
def fitted(lessons: Sample) -> dict[str, LogLinear]:
    return fit([lessons] * 20)  # less would weigh little against the penalty


def test_the_fit_learns_what_is_right(lessons: Sample, fitted: dict[str, LogLinear]) -> None:
    for look, seen in ((FIRST, lessons), (SECOND, second_look(lessons, fitted[FIRST]))):
        chances, none = fitted[look].probabilities(seen.table)
        assert chances[[0, 2]].min() > 0.5, look
        assert none[2] > 0.5, look
        assert figures(seen, fitted[look]) == {"exact": 1.0, "where given": 1.0, "confident": 1.0}


def test_the_slope_is_that_of_the_loss(lessons: Sample) -> None:
    problem = fit_renderings._Problem([lessons])
    weights = np.random.default_rng(1).normal(0, 0.3, sum(problem.names.sizes))
    _, slope = problem._loss(weights)
    for place in np.random.default_rng(2).choice(len(weights), 25, replace=False):
        step = np.zeros(len(weights))
        step[place] = 1e-5
        numeric = (problem._loss(weights + step)[0] - problem._loss(weights - step)[0]) / 2e-5
        assert slope[place] == pytest.approx(numeric, rel=1e-4, abs=1e-5)


def test_places_that_no_candidate_renders_rightly_teach_nothing(lessons: Sample, fitted: dict[str, LogLinear]) -> None:
    sites = [*lessons.table.columns.sites, site(*GREEN, "发展", number=4)]
    table = describe(sites, [ranges((2, 5), (0, 5)), ranges((3, 5), (4, 6)), ranges((2, 3)), ranges((2, 3), (5, 6))])
    more = replace(
        lessons,
        table=table,
        right=np.array([*lessons.right, False, False]),
        omitted=np.array([*lessons.omitted, False]),
        keys=[*lessons.keys, (4, "发展")],
    )
    assert stored({FIRST: fit([more] * 20)[FIRST]}) == stored({FIRST: fitted[FIRST]})


def test_the_second_look_sees_the_other_places(lessons: Sample, fitted: dict[str, LogLinear]) -> None:
    seen = second_look(lessons, fitted[FIRST])
    assert set(seen.table.groups.values()) - set(lessons.table.groups.values()) == set(COMPANY)
    assert seen.keys == lessons.keys


def test_stored_weights_are_read_back_without_the_small_ones(fitted: dict[str, LogLinear]) -> None:
    text = stored(fitted)
    looks = json.loads(text)
    assert set(looks) == {FIRST, SECOND}
    for look, weights in fitted.items():
        back = LogLinear.from_stored(looks[look])
        assert list(back.features) == sorted(back.features)
        assert all(back.features.values())
        for name, weight in weights.features.items():
            assert back.features.get(name, 0.0) == pytest.approx(weight, abs=5.1e-5)
        for edge in EDGES:
            assert back.edges[edge] == pytest.approx(weights.edges[edge], abs=5.1e-5)
    assert stored({look: LogLinear.from_stored(looks[look]) for look in looks}) == text


def _weights(**features: float) -> LogLinear:
    return LogLinear(features, {edge: np.zeros(len(edge_names())) for edge in EDGES}, {"always": -9.0})


def test_figures_count_what_is_given_and_what_is_right(lessons: Sample) -> None:
    wrong = replace(lessons, right=np.array([False, True, True, False, False]))
    shown = figures(wrong, _weights(coverage=5.0, outside=-50.0))
    assert shown == {"exact": 0.5, "where given": 0.5, "confident": pytest.approx(shown["confident"])}
    shy = LogLinear({}, _weights().edges, {"always": 9.0})
    assert figures(lessons, shy) == {"exact": 0.0, "where given": 0.0, "confident": 0.0}


def test_of_several_places_of_a_term_in_a_pair_the_surest_counts(lessons: Sample) -> None:
    once = replace(lessons, keys=[(1, "湖区"), (1, "湖区"), (3, "湖区")], gold={(1, "湖区"): {("lake", "region")}})
    weights = _weights(coverage=5.0, outside=-50.0)
    chances, _ = weights.probabilities(once.table)
    surest_is_first = chances[:2].max() > chances[2:4].max()
    right = replace(once, right=np.array([surest_is_first, False, not surest_is_first, False, False]))
    wrong = replace(once, right=~right.right)
    assert figures(right, weights)["exact"] == 1.0
    assert figures(wrong, weights)["exact"] == 0.0


@needs_shared
def test_the_wording_of_a_candidate_is_folded(lessons: Sample) -> None:
    pairs = {number: ParagraphPair(number, GREEN[0], "develop the Green Lake regions now") for number in (1, 2)}
    sites = [site(GREEN[0], "develop the Green Lake regions now", "湖区")]
    table = describe(sites, [ranges((1, 5), (3, 4))])
    assert wording(table, 0, pairs)[-3:] == wording(lessons.table, 0, {1: ParagraphPair(1, *GREEN)})
    assert wording(table, 1, pairs) == ("lake",)
