"""Tests of `glossary.renderings.omissions`: what the trees look at, and that they tell."""

import json
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from glossary.renderings.company import in_company
from glossary.renderings.features import Table, describe
from glossary.renderings.omissions import described_places, omission_chances
from tests.glossary.renderings.samples import GREEN, ranges, site


def _table() -> Table:
    places = [(site(*GREEN, "湖区"), ranges((3, 5), (3, 4))), (site(*GREEN, "绿色", number=2), ranges())]
    table = describe([one for one, _ in places], [found for _, found in places])
    return in_company(table, np.array([0.2, 0.6]), np.array([0.2, 0.9]))


def test_a_place_is_described_by_its_best_candidate() -> None:
    table = _table()
    described = described_places(table, np.array([0.2, 0.6]), np.array([0.2, 0.9]))
    assert len(described) == 2
    assert described.columns["best: words of meaning"].tolist() == [1.0, 0.0]  # lake alone is the likelier one
    assert described.columns["chance of candidate 1"].tolist() == [0.6, 0.0]
    assert described.columns["chance of candidate 2"].tolist() == [0.2, 0.0]
    assert described.columns["chance of the best 5"].tolist() == pytest.approx([0.8, 0.0])
    assert described.columns["chance of an omission"].tolist() == [0.2, 0.9]


def test_a_place_without_a_candidate_is_likelier_left_out() -> None:
    rendered, left_out = omission_chances(_table(), np.array([0.1, 0.9]), np.array([0.0, 0.95])).tolist()
    assert 0 < rendered < 0.3 < left_out < 1


def test_of_quoted_wordings_the_other_model_may_say_so() -> None:
    quoted = replace(site(*GREEN, "湖区"), is_quoted=True)
    table = in_company(describe([quoted], [ranges((3, 5))]), np.array([0.6]), np.array([0.4]))
    assert omission_chances(table, np.array([0.6]), np.array([0.4])).tolist() >= [0.4]


def test_no_place_needs_no_answer() -> None:
    assert len(omission_chances(describe([], []), np.zeros(0), np.zeros(0))) == 0


def test_the_trees_ask_only_for_what_is_described() -> None:
    stored = json.loads(files("glossary.renderings").joinpath("omissions.json").read_text(encoding="utf-8"))
    described = described_places(_table(), np.array([0.2, 0.6]), np.array([0.2, 0.9]))
    assert set(stored["features"]) == set(described.columns)
