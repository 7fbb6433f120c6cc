"""Gradient-boosted decision trees, evaluated from a small JSON file.

Only the evaluation is here (Friedman 2001, *Greedy function approximation: a gradient boosting machine*); the
trees are grown by ``python -m benchmarks.fit_termhood``, which needs a library that users do not.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Forest", "Tree"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as columns over its nodes; node 0 is the root.

    Attributes:
        feature: Number of the feature that each node asks for; -1 for a leaf.
        threshold: A row goes left where its feature is at most this.
        left, right: Numbers of the children; for a leaf its own.
        value: What the node adds to the log odds; of an inner node, the mean of its leaves.
    """

    feature: Integers
    threshold: Floats
    left: Integers
    right: Integers
    value: Floats


class Forest:
    """A sum of trees over named features.

    Args:
        names: Names of the features, in the order of their numbers.
        trees: The trees.
    """

    def __init__(self, names: Sequence[str], trees: Sequence[Tree]) -> None:
        self.names = tuple(names)
        self._numbers = {name: number for number, name in enumerate(names)}
        self._trees = tuple(trees)

    @classmethod
    def from_json(cls, text: str) -> "Forest":
        """Read ``{"features": [name…], "trees": [[[feature, threshold, left, right, value]…]…]}``."""
        stored = json.loads(text)
        return cls.from_stored(stored["features"], stored["trees"])

    @classmethod
    def from_stored(cls, names: Sequence[str], stored: Sequence[Sequence[Sequence[float]]]) -> "Forest":
        """Make a forest of trees whose nodes are rows ``[feature, threshold, left, right, value]``."""
        trees = []
        for nodes in stored:
            feature, threshold, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
            trees.append(
                Tree(feature.astype(np.int64), threshold, left.astype(np.int64), right.astype(np.int64), value)
            )
        return cls(names, trees)

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """Return rows of named features as an array of shape ``(rows, features)``; a missing feature is 0."""
        table = np.zeros((len(rows), len(self.names)))
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = self._numbers.get(name)
                if column is not None:
                    table[number, column] = value
        return table

    def log_odds(self, table: Floats, *, trees: int | None = None) -> Floats:
        """Return the sum of the trees for each row of `table`, shape ``(rows,)``.

        Args:
            table: Rows of features (`matrix`).
            trees: Sum only so many trees, a quick first opinion; all of them if not given.
        """
        total = np.zeros(len(table))
        columns = np.ascontiguousarray(table.T)
        for tree in self._trees[:trees]:
            rows = np.arange(len(table))
            node = np.zeros(len(table), dtype=np.int64)
            while len(rows):
                feature = tree.feature[node]
                leaf = feature < 0
                total[rows[leaf]] += tree.value[node[leaf]]
                rows, node, feature = rows[~leaf], node[~leaf], feature[~leaf]
                goes_left = columns[feature, rows] <= tree.threshold[node]
                node = np.where(goes_left, tree.left[node], tree.right[node])
        return total

    def shares(self, table: Floats) -> Floats:
        """Return what each feature adds to the log odds of each row, shape ``(rows, features)``.

        On the way down a tree each step changes the node's value; the change is the feature's share (Saabas
        2014). The shares and the roots' values sum to the log odds.
        """
        shares = np.zeros_like(table)
        for tree in self._trees:
            rows = np.arange(len(table))
            node = np.zeros(len(table), dtype=np.int64)
            while len(rows := rows[tree.feature[node] >= 0]):
                node = node[tree.feature[node] >= 0]
                feature = tree.feature[node]
                goes_left = table[rows, feature] <= tree.threshold[node]
                child = np.where(goes_left, tree.left[node], tree.right[node])
                shares[rows, feature] += tree.value[child] - tree.value[node]
                node = child
        return shares
