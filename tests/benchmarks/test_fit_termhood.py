"""Tests of `benchmarks.fit_termhood`: what becomes of grown trees, and how candidates are judged."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="the extra fit is not installed")

from benchmarks import fit_termhood
from benchmarks.annotated import Annotated
from benchmarks.fit_termhood import Sample, grow_own, own_chances, recall_and_precision, tree_nodes
from glossary.feature_table import FeatureTable
from glossary.pipelines import chinese
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.selecting import PROMISING
from glossary.ranking.standing import Standing
from glossary.trees import Forest
from glossary.types import Document, Span

#: A tree as LightGBM tells it: feature 1 first, then feature 0 on the right.
TREE: dict[str, Any] = {
    "split_feature": 1,
    "threshold": 0.5000000000000001,
    "internal_value": 0.123456,
    "left_child": {"leaf_index": 0, "leaf_value": -1.00004},
    "right_child": {
        "split_feature": 0,
        "threshold": 1234.56789,
        "internal_value": 0.5,
        "left_child": {"leaf_index": 1, "leaf_value": 2.0},
        "right_child": {"leaf_index": 2, "leaf_value": 3.0},
    },
}


def _sample(
    values: list[float], answers: list[bool], *, judged: list[bool] | None = None, core: set[str] | None = None
) -> Sample:
    labels = [f"t{number}" for number in range(len(values))]
    terms = frozenset(label for label, answer in zip(labels, answers, strict=True) if answer)
    document = Document("lake", ())
    source = Annotated("lake", Path(), document, Path(), terms, frozenset(core or terms), frozenset({1}), {})
    table = FeatureTable(labels, {"length": np.array(values), "noise": np.arange(len(values)) % 7 * 1.0})
    standing = Standing.of([Candidate("湖区", [Site(0, 0, 1, Span(0, 2))])], [chinese()("湖区")])
    told = np.array(judged if judged is not None else [True] * len(values))
    return Sample(source, {"chinese": table, "bilingual": table}, standing, told, np.array(answers))


def test_a_tree_becomes_rows_that_point_at_their_children() -> None:
    assert tree_nodes(TREE) == [
        [1, 0.5, 1, 2, 0.1235],
        [-1, 0, 1, 1, -1.0],
        [0, 1234.6, 3, 4, 0.5],
        [-1, 0, 3, 3, 2.0],
        [-1, 0, 4, 4, 3.0],
    ]


def test_a_tree_of_one_leaf() -> None:
    assert tree_nodes({"leaf_value": 0.25}) == [[-1, 0, 0, 0, 0.25]]


def test_the_ranking_reads_the_rows_as_they_were_meant() -> None:
    forest = Forest.from_stored(["length", "once"], [tree_nodes(TREE)])
    rows = [{"once": 0.0}, {"once": 1.0, "length": 2.0}, {"once": 1.0, "length": 2000.0}]
    assert forest.log_odds(forest.matrix(rows)).tolist() == [-1.0, 2.0, 3.0]


@pytest.fixture
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fit_termhood._SIZES, "chinese", (60, 4))


@pytest.mark.usefixtures("few_trees")
def test_grown_models_tell_terms_from_others_and_are_the_same_each_time() -> None:
    values = [float(number % 2) for number in range(400)]
    sample = _sample(values, [value == 1.0 for value in values])
    grown = grow_own([sample], "chinese")
    assert grown == grow_own([sample], "chinese")
    chances = own_chances(sample, {name: Forest.from_json(grown) for name in ("chinese", "bilingual")})["chinese"]
    assert chances[sample.answers].min() > 0.8
    assert chances[~sample.answers].max() < 0.2


@pytest.mark.usefixtures("few_trees")
def test_what_is_not_judged_is_no_lesson() -> None:
    values = [float(number % 2) for number in range(400)]
    answers = [value == 1.0 for value in values]
    judged = [number < 200 for number in range(400)]
    sample = _sample(values, answers, judged=judged)
    other_answers = np.array([answer if told else not answer for answer, told in zip(answers, judged, strict=True)])
    assert grow_own([sample], "chinese") == grow_own([replace(sample, answers=other_answers)], "chinese")


def test_the_renderings_are_asked_only_of_what_is_promising() -> None:
    def constant(odds: float) -> Forest:
        return Forest.from_stored(["length"], [[[-1, 0, 0, 0, odds]]])

    sample = _sample([1.0, 2.0], [True, False])
    poor, good = PROMISING / 2, 0.5
    for chance, asked in ((poor, False), (good, True)):
        odds = float(np.log(chance / (1 - chance)))
        chances = own_chances(sample, {"chinese": constant(odds), "bilingual": constant(3.0)})
        assert chances["chinese"] == pytest.approx([chance, chance])
        assert chances["bilingual"] == pytest.approx([1 / (1 + np.exp(-3.0)) if asked else chance] * 2)


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        (0.5, (1.0, 2 / 3)),
        (0.8, (0.0, 1.0)),  # of the core terms none is found
        (0.95, (0.0, 0.0)),
        (0.0, (1.0, 0.5)),
    ],
)
def test_recall_is_of_core_terms_and_precision_of_all(threshold: float, expected: tuple[float, float]) -> None:
    sample = _sample([1.0] * 5, [True, True, False, False, False], core={"t1"}, judged=[True] * 4 + [False])
    chances = np.array([0.9, 0.6, 0.7, 0.1, 0.99])  # the last does not stand in the annotated pairs
    assert recall_and_precision(sample, chances, threshold) == pytest.approx(expected)
