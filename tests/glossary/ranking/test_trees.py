"""Tests of `glossary.ranking.trees`: evaluation of boosted trees."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.ranking.model import model
from glossary.ranking.trees import Forest

#: Two trees: "length" at most 2.5 → -1, else by "once"; and a single leaf of 0.25.
STORED = json.dumps(
    {
        "features": ["length", "once"],
        "trees": [
            [
                [0, 2.5, 1, 2, 0.1],
                [-1, 0.0, 1, 1, -1.0],
                [1, 0.5, 3, 4, 0.6],
                [-1, 0.0, 3, 3, 2.0],
                [-1, 0.0, 4, 4, 0.2],
            ],
            [[-1, 0.0, 0, 0, 0.25]],
        ],
    }
)


@pytest.mark.parametrize(
    ("row", "odds"),
    [
        ({"length": 2.0, "once": 1.0}, -0.75),
        ({"length": 2.5}, -0.75),
        ({"length": 3.0}, 2.25),
        ({"length": 3.0, "once": 1.0}, 0.45),
        ({}, -0.75),
        ({"other": 9.0}, -0.75),
    ],
)
def test_log_odds(row: dict[str, float], odds: float) -> None:
    forest = Forest.from_json(STORED)
    assert forest.log_odds(forest.matrix([row])).tolist() == pytest.approx([odds])


def test_no_rows_give_no_odds() -> None:
    forest = Forest.from_json(STORED)
    assert forest.log_odds(forest.matrix([])).shape == (0,)


@given(st.dictionaries(st.sampled_from(model(bilingual=True).names), st.floats(-50, 50), max_size=30))
def test_shares_and_roots_sum_to_the_odds(row: dict[str, float]) -> None:
    forest = model(bilingual=True)
    roots = sum(float(tree.value[0]) for tree in forest._trees)
    odds = float(forest.log_odds(forest.matrix([row]))[0])
    assert float(forest.shares(forest.matrix([row])).sum()) + roots == pytest.approx(odds, abs=1e-6)


def test_rows_are_judged_apart() -> None:
    forest = Forest.from_json(STORED)
    table = forest.matrix([{"length": 3.0}, {}, {"length": 3.0, "once": 1.0}])
    alone = [float(forest.log_odds(table[[n]])[0]) for n in range(3)]
    assert np.allclose(forest.log_odds(table), alone)
