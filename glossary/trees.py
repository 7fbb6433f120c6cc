"""Gradient-boosted decision trees, evaluated from a small JSON file.

Only the evaluation is here (Friedman 2001, *Greedy function approximation: a gradient boosting machine*); the
trees are grown by ``python -m benchmarks.fit_termhood``, which needs a library that users do not.

Nobody walks down a tree: all rows go through all trees a feature at a time, as in QuickScorer (Lucchese et al.
2015, *QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees*). Each tree
holds a bit for each of its leaves, from left to right; a node whose answer is "right" strikes out the leaves to
its left; of those that stay, a row reaches the leftmost.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from glossary.feature_table import Features, FeatureTable, columns_of

__all__ = ["Forest", "Tree"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.unsignedinteger]

#: Share of rows up to which it is quicker to pick out those that a question concerns.
_FEW: Final = 0.15
#: Rows whose shares are summed together: what the steps to their leaves take stays in the cache.
_BLOCK: Final = 32
#: How a 32-bit float holds its exponent (IEEE 754): behind so many bits, and greater by so much.
_FRACTION, _BIAS = 23, 127


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


@dataclass(frozen=True, slots=True)
class _Question:
    """All nodes of a forest that ask for one feature.

    Attributes:
        feature: Its number.
        thresholds: Their distinct thresholds, ascending, shape ``(thresholds,)``.
        trees: The trees that ask, ascending, shape ``(trees,)``.
        kept: For each of them the leaves that no node strikes out for a value above so many of the thresholds,
            shape ``(trees, thresholds + 1)``; for a value above none, all.
    """

    feature: int
    thresholds: Floats
    trees: Integers
    kept: Bits

    def strike(self, kept: Bits, column: Floats) -> None:
        """Strike out the leaves that rows do not reach.

        Args:
            kept: What is left of each tree for each row, shape ``(trees, rows)``; changed in place.
            column: The feature's value in each row, shape ``(rows,)``.
        """
        above = column > self.thresholds[0]  # the others strike out nothing
        rows = np.flatnonzero(above)
        if len(rows) <= _FEW * len(column):
            rank = np.searchsorted(self.thresholds, column[rows])
            kept[self.trees[:, None], rows] &= self.kept[:, rank]
        elif len(self.thresholds) == 1:
            none = above.astype(kept.dtype) - kept.dtype.type(1)  # all bits where the row is not above
            for tree, leaves in zip(self.trees.tolist(), self.kept[:, 1], strict=True):
                kept[tree] &= none | leaves
        else:
            rank = np.searchsorted(self.thresholds, column)
            struck = np.empty_like(kept[0])
            for tree, leaves in zip(self.trees.tolist(), self.kept, strict=True):
                leaves.take(rank, out=struck, mode="clip")  # no rank is out of bounds
                kept[tree] &= struck


class _Node(NamedTuple):
    """An inner node: its feature and threshold, and the leaves to its left, as bits."""

    feature: int
    threshold: float
    to_left: int


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf with the way to it: each feature that is asked for, and what the answer changes the value by."""

    value: float
    features: tuple[int, ...]
    changes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Paths:
    """The ways to the leaves of a forest as columns.

    Attributes:
        values: The values of the leaves, shape ``(leaves,)``.
        lengths, starts: How many steps lead to each leaf, and where in the columns of steps they start.
        features, changes: The steps (`_Leaf`), shape ``(steps,)``.
    """

    values: Floats
    lengths: Integers
    starts: Integers
    features: Integers
    changes: Floats


class Forest:
    """A sum of trees over named features.

    Args:
        names: Names of the features, in the order of their numbers.
        trees: The trees, each of at most 64 leaves.
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

    def matrix(self, rows: FeatureTable | Sequence[Features]) -> Floats:
        """Return rows of named features as an array of shape ``(rows, features)``; a missing feature is 0."""
        table = np.zeros((len(rows), len(self.names)), order="F")
        columns = rows.columns if isinstance(rows, FeatureTable) else columns_of(rows)
        for name, column in columns.items():
            if name in self._numbers:
                table[:, self._numbers[name]] = column
        return table

    def log_odds(self, table: Floats) -> Floats:
        """Return the sum of the trees for each row of `table` (`matrix`), shape ``(rows,)``."""
        total = np.zeros(len(table))
        # A tree at a time, for all leaves at once are far more than the cache holds.
        for kept, values in zip(self._kept(table), self._values, strict=True):
            total += values.take(_leftmost(kept))
        return total

    def values(self, table: Floats) -> Floats:
        """Return what each tree gives each row of `table`, shape ``(rows, trees)``."""
        values: Floats = self._paths.values[self._reached(table)]
        return values

    def shares(self, table: Floats) -> Floats:
        """Return what each feature adds to the log odds of each row, shape ``(rows, features)``.

        On the way down a tree each step changes the node's value; the change is the feature's share (Saabas
        2014). The shares and the roots' values sum to the log odds.
        """
        reached = self._reached(table)
        shares = np.zeros(table.shape)
        for start in range(0, len(table), _BLOCK):
            shares[start : start + _BLOCK] = self._shares(reached[start : start + _BLOCK])
        return shares

    def _shares(self, reached: Integers) -> Floats:
        """Return what each feature adds on the ways to leaves, shape ``(rows, features)``.

        Args:
            reached: Numbers of leaves, shape ``(rows, trees)``.
        """
        paths, count = self._paths, len(self.names)
        lengths = paths.lengths[reached].ravel()
        rows = np.repeat(np.arange(len(reached)) * count, lengths.reshape(reached.shape).sum(axis=1))
        # One after the other, the steps of every path, as places in the columns of all steps.
        ends = np.cumsum(lengths)
        steps = np.repeat(paths.starts[reached].ravel() - ends + lengths, lengths) + np.arange(len(rows))
        shares = np.bincount(rows + paths.features[steps], paths.changes[steps], len(reached) * count).astype(float)
        return shares.reshape(len(reached), count)

    @cached_property
    def _paths(self) -> _Paths:
        """The ways to the leaves of all trees, each tree's from left to right."""
        leaves = [leaf for leaves, _ in self._walks for leaf in leaves]
        lengths = np.array([len(leaf.features) for leaf in leaves], dtype=np.int64)
        return _Paths(
            np.array([leaf.value for leaf in leaves]),
            lengths,
            np.cumsum(lengths) - lengths,
            np.array([feature for leaf in leaves for feature in leaf.features], dtype=np.int64),
            np.array([change for leaf in leaves for change in leaf.changes]),
        )

    @cached_property
    def _walks(self) -> list[tuple[list[_Leaf], list[_Node]]]:
        return [_walked(tree) for tree in self._trees]

    @cached_property
    def _bits(self) -> np.dtype[np.unsignedinteger]:
        most = max((len(leaves) for leaves, _ in self._walks), default=0)
        return np.dtype(np.uint32 if most <= 32 else np.uint64)

    @cached_property
    def _questions(self) -> list[_Question]:
        asked: dict[int, list[tuple[int, _Node]]] = defaultdict(list)
        for number, (_, nodes) in enumerate(self._walks):
            for node in nodes:
                asked[node.feature].append((number, node))
        return [_question(asked[feature], self._bits) for feature in sorted(asked)]

    @cached_property
    def _values(self) -> list[Floats]:
        return [np.array([leaf.value for leaf in leaves]) for leaves, _ in self._walks]

    def _kept(self, table: Floats) -> Bits:
        """Return the leaves of each tree that no answer of a row strikes out, shape ``(trees, rows)``."""
        kept: Bits = np.full((len(self._trees), len(table)), ~self._bits.type(0))
        for question in self._questions:
            question.strike(kept, table[:, question.feature])
        return kept

    def _reached(self, table: Floats) -> Integers:
        """Return the number of the leaf, over all trees, that each row reaches in each, shape ``(rows, trees)``."""
        leftmost = _leftmost(self._kept(table)).T
        counts = np.array([len(leaves) for leaves, _ in self._walks], dtype=np.int64)
        reached: Integers = leftmost + (np.cumsum(counts) - counts)
        return reached


def _leftmost(kept: Bits) -> Integers:
    """Return the number of the lowest bit of each: alone it is a power of two, and as a float its exponent."""
    exponents = (kept & -kept).astype(np.float32).view(np.int32) >> _FRACTION
    return exponents.astype(np.int64) - _BIAS


def _walked(tree: Tree) -> tuple[list[_Leaf], list[_Node]]:
    """Return the leaves of a tree from left to right, and its other nodes."""
    feature, left, right, value = (c.tolist() for c in (tree.feature, tree.left, tree.right, tree.value))
    leaves: list[_Leaf] = []
    nodes: list[_Node] = []

    def walk(node: int, features: tuple[int, ...], changes: tuple[float, ...]) -> int:
        """Return the leaves below a node, as bits."""
        if feature[node] < 0:
            leaves.append(_Leaf(value[node], features, changes))
            return 1 << (len(leaves) - 1)
        to_left, to_right = (
            walk(child, (*features, feature[node]), (*changes, value[child] - value[node]))
            for child in (left[node], right[node])
        )
        nodes.append(_Node(feature[node], float(tree.threshold[node]), to_left))
        return to_left | to_right

    walk(0, (), ())
    return leaves, nodes


def _question(nodes: Sequence[tuple[int, _Node]], bits: np.dtype[np.unsignedinteger]) -> _Question:
    """Put together the nodes, each with the number of its tree, that ask for one feature."""
    thresholds = sorted({node.threshold for _, node in nodes})
    places = {threshold: place for place, threshold in enumerate(thresholds, 1)}
    trees = sorted({tree for tree, _ in nodes})
    rows = {tree: row for row, tree in enumerate(trees)}
    struck: Bits = np.zeros((len(trees), len(thresholds) + 1), dtype=bits)
    for tree, node in nodes:
        struck[rows[tree], places[node.threshold]] |= bits.type(node.to_left)
    kept = ~np.bitwise_or.accumulate(struck, axis=1)
    return _Question(nodes[0][1].feature, np.array(thresholds), np.array(trees), kept)
