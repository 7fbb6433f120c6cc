"""Tests of `benchmarks.fit_omissions`: that trees learn what they are shown, and how they are judged."""

import csv

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the extra fit is not installed")
pytest.importorskip("lightgbm", reason="the extra fit is not installed")

from benchmarks import fit_omissions
from benchmarks.fit_omissions import Places, chances, exact, grow
from benchmarks.omissions import cases
from glossary.feature_table import FeatureTable
from glossary.trees import Forest


@pytest.fixture(scope="module")
def places() -> Places:
    """Two hundred places: a term is left out where nothing is linked."""
    linked = np.arange(200) % 2
    table = FeatureTable([str(number) for number in range(200)], {"linked": linked.astype(float)})
    return Places(table, linked == 0, linked == 1, [(number, "湖区") for number in range(200)])


def test_trees_tell_what_they_have_seen(places: Places) -> None:
    trees = Forest.from_json(grow([{"terms": places}]))
    found = chances(trees, places)
    assert found[0, "湖区"] > 0.9
    assert found[1, "湖区"] < 0.1
    assert exact(trees, places) == 1.0


def test_cases_are_no_lessons(places: Places) -> None:
    contrary = Places(places.table, ~places.omitted, places.right, places.keys)
    trees = Forest.from_json(grow([{"terms": places, "cases": contrary}]))
    assert chances(trees, places)[0, "湖区"] > 0.9


def test_the_least_chance_of_a_pair_counts(places: Places) -> None:
    trees = Forest.from_json(grow([{"terms": places}]))
    same = Places(places.table, places.omitted, places.right, [(1, "湖区")] * 200)
    assert chances(trees, same) == {(1, "湖区"): pytest.approx(chances(trees, places)[1, "湖区"])}


def test_no_lesson_of_the_table_is_a_case() -> None:
    lessons = {(one.document, one.pair, one.key) for one in cases(fit_omissions._LESSONS)}
    assert not lessons & {(one.document, one.pair, one.key) for one in cases()}
    with fit_omissions._LESSONS.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter="\t"))) > 1000
