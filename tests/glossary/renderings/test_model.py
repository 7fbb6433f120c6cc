"""Tests of `glossary.renderings.model`: the evidence weighed, and what becomes of it as probabilities."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.renderings.candidates import stretches
from glossary.renderings.columns import Columns
from glossary.renderings.company import COMPANY, in_company
from glossary.renderings.features import EDGES, GROUPS, Table, describe
from glossary.renderings.model import FIRST, SECOND, LogLinear, edge_names, model, normalised
from tests.glossary.renderings.samples import GREEN, ranges, site


@pytest.fixture
def table() -> Table:
    sites = [site(*GREEN, "湖区"), site(*GREEN, "绿色湖区")]
    described = describe(sites, [stretches(one) for one in sites])
    return in_company(described, *model(FIRST).probabilities(described))


def _stored(**more: Any) -> dict[str, Any]:
    return {"features": {}, "edges": {edge: {} for edge in EDGES}, "none": {}} | more


@pytest.mark.parametrize("look", [FIRST, SECOND])
def test_probabilities_of_a_place_sum_to_one(look: str, table: Table) -> None:
    chances, none = model(look).probabilities(table)
    assert np.bincount(table.columns.site, chances) + none == pytest.approx([1, 1])
    assert (chances >= 0).all()
    assert (none >= 0).all()


@pytest.mark.parametrize("look", [FIRST, SECOND])
def test_shares_sum_to_the_log_odds_against_an_omission(look: str, table: Table) -> None:
    weights = model(look)
    shares = weights.shares(table)
    assert set(shares) <= {*GROUPS, *COMPANY}
    chances, none = weights.probabilities(table)
    odds = np.log(chances) - np.log(none)[table.columns.site]
    expected = sum(shares.values()) - weights.none_scores(table)[table.columns.site]
    assert odds == pytest.approx(expected)


@pytest.mark.parametrize("group", ["links", "phrase"])
def test_evidence_that_is_left_out_changes_nothing_but_its_share(group: str, table: Table) -> None:
    weights = model(SECOND)
    shares = weights.shares(table)
    rest = sum(share for name, share in shares.items() if name != group)
    chances, none = weights.probabilities(table, without={group})
    expected, expected_none = normalised(table.columns, rest + np.zeros(len(chances)), weights.none_scores(table))
    assert chances == pytest.approx(expected)
    assert none == pytest.approx(expected_none)
    assert not np.allclose(chances, weights.probabilities(table)[0])


def test_a_place_without_candidates_is_an_omission() -> None:
    bare = describe([site("湖区", "boats", "湖区"), site(*GREEN, "湖区")], [ranges(), ranges((3, 5))])
    chances, none = model(FIRST).probabilities(bare)
    assert none[0] == 1.0
    assert chances[0] + none[1] == pytest.approx(1.0)


def test_weights_are_read_by_name() -> None:
    edges: dict[str, dict[str, float]] = {edge: {} for edge in EDGES} | {
        "first word": {edge_names()[0]: 3.0, "no such code": 9.0}
    }
    weights = LogLinear.from_stored(_stored(features={"coverage": 2.0}, edges=edges, none={"always": -1.0}))
    assert weights.edges["first word"].tolist() == [3.0, *[0.0] * (len(edge_names()) - 1)]
    table = describe([site(*GREEN, "湖区")], [ranges((3, 5))])
    assert weights.shares(table)["links"][0] == pytest.approx(2 * table.features["coverage"][0])
    assert weights.none_scores(table).tolist() == [-1.0]


def test_the_word_at_an_edge_weighs_by_its_class_and_status() -> None:
    edges: dict[str, dict[str, float]] = {edge: {} for edge in EDGES} | {"word before": {"determiner, free": 1.5}}
    weights = LogLinear.from_stored(_stored(edges=edges))
    table = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (3, 5))])
    assert weights.shares(table)["phrase"].tolist() == [1.5, 0.0]  # the stands before green alone


def test_without_weights_all_answers_are_as_likely() -> None:
    table = describe([site(*GREEN, "湖区")], [ranges((3, 5), (3, 4), (4, 5))])
    chances, none = LogLinear.from_stored(_stored()).probabilities(table)
    assert [*chances.tolist(), *none.tolist()] == pytest.approx([0.25] * 4)


@given(st.lists(st.floats(-2000, 2000), min_size=3, max_size=3), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_scores_of_any_size_give_probabilities(scores: list[float], none: float, other: float) -> None:
    columns = Columns([site(*GREEN, "湖区"), site("湖区", "lake", "湖区")], [ranges((3, 5), (3, 4), (4, 5)), ranges()])
    chances, missing = normalised(columns, np.array(scores), np.array([none, other]))
    assert np.isfinite(chances).all()
    assert float(chances.sum() + missing[0]) == pytest.approx(1.0)
    assert missing[1] == 1.0
    answers = [*chances.tolist(), float(missing[0])]
    assert answers[int(np.argmax([*scores, none]))] == max(answers)


def test_the_shipped_weights_name_known_features_alone(table: Table) -> None:
    for look in (FIRST, SECOND):
        assert set(model(look).features) <= set(table.features)
        assert set(model(look).none) <= set(table.none)
        assert set(model(look).edges) == set(EDGES)
