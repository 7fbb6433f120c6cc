"""Tests of `glossary.trees`: evaluation of boosted trees."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.feature_table import FeatureTable
from glossary.ranking.model import model
from glossary.trees import Forest, Tree

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


def _walked(tree: Tree, row: list[float]) -> float:
    node = 0
    while tree.feature[node] >= 0:
        goes_left = row[tree.feature[node]] <= tree.threshold[node]
        node = int((tree.left if goes_left else tree.right)[node])
    return float(tree.value[node])


@pytest.mark.parametrize("bilingual", [False, True])
@given(st.data())
def test_every_tree_gives_what_walking_down_gives(bilingual: bool, data: st.DataObject) -> None:
    forest = model(bilingual=bilingual)
    rows = data.draw(
        st.lists(st.dictionaries(st.sampled_from(forest.names), st.floats(-9, 9), max_size=30), max_size=3)
    )
    table = forest.matrix(rows)
    walked = [[_walked(tree, row) for tree in forest._trees] for row in table.tolist()]
    assert forest.values(table).tolist() == walked
    assert forest.log_odds(table).tolist() == pytest.approx([sum(values) for values in walked])


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 1.0])
def test_rows_are_judged_alike_however_many_a_question_concerns(share: float) -> None:
    forest = model(bilingual=True)
    chance = np.random.default_rng(0)
    shape = (60, len(forest.names))
    table = np.where(chance.random(shape) < share, chance.normal(0, 4, shape), 0.0)
    alone = np.concatenate([forest.log_odds(table[[row]]) for row in range(len(table))])
    assert forest.log_odds(table).tolist() == alone.tolist()
    shares = np.concatenate([forest.shares(table[[row]]) for row in range(len(table))])
    assert forest.shares(table).tolist() == shares.tolist()


@pytest.mark.parametrize("leaves", [2, 32, 33, 64])
def test_trees_of_many_leaves(leaves: int) -> None:
    nodes = []
    for number in range(leaves - 1):  # a chain: above each threshold, on to the next
        nodes += [[0, number + 0.5, 2 * number + 1, 2 * number + 2, 0.0], [-1, 0.0, 0, 0, number]]
    forest = Forest.from_stored(["length"], [[*nodes, [-1, 0.0, 0, 0, leaves - 1]]])
    table = forest.matrix([{"length": float(number)} for number in range(leaves + 2)])
    assert forest.log_odds(table).tolist() == [*range(leaves), leaves - 1, leaves - 1]


def test_a_table_gives_the_matrix_of_its_rows() -> None:
    table = FeatureTable(["湖", "岸"], {"once": np.array([True, False]), "other": np.array([2, 3])})
    forest = Forest.from_json(STORED)
    assert forest.matrix(table).tolist() == forest.matrix(list(table.values())).tolist() == [[0.0, 1.0], [0.0, 0.0]]
