"""A table of features: a column of numbers for each name, a row for each candidate.

Columns are what the ranking computes with; a row, as a mapping of names to values, is what explains a candidate.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Column", "Columns", "FeatureTable", "Features", "columns_of"]

#: A candidate's features, name → value; a feature that is 0 may be missing.
Features = dict[str, float]
#: The values of a feature: quantities, or whether it holds.
Column = npt.NDArray[np.floating[Any] | np.integer[Any] | np.bool_]
#: Name → values, all of one length; a feature that is 0 everywhere may be missing.
Columns = dict[str, Column]


class FeatureTable(Mapping[str, Features]):
    """The features of candidates by label, kept by column.

    Args:
        labels: The candidates' labels, a row for each.
        columns: The features' values in the same order.

    >>> table = FeatureTable(["低空经济", "湖区"], {"length": np.array([4.0, 2.0]), "left=的": np.array([False, True])})
    >>> table["湖区"], table["低空经济"]
    ({'length': 2.0, 'left=的': 1.0}, {'length': 4.0})
    """

    def __init__(self, labels: Sequence[str], columns: Columns) -> None:
        self.labels = tuple(labels)
        self.columns = columns
        self._rows = {label: row for row, label in enumerate(self.labels)}

    def __getitem__(self, label: str) -> Features:
        """Return the features of a candidate; of those named after a class (``left=的``) only what is not 0."""
        row = self._rows[label]
        values = {name: float(column[row]) for name, column in self.columns.items()}
        return {name: value for name, value in values.items() if value or "=" not in name}

    def __iter__(self) -> Iterator[str]:
        """Iterate over the labels in order."""
        return iter(self.labels)

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.labels)

    def only(self, labels: Collection[str]) -> "FeatureTable":
        """Return the rows of these labels, in this order."""
        rows = np.array([self._rows[label] for label in labels], dtype=np.int64)
        return FeatureTable(tuple(labels), {name: column[rows] for name, column in self.columns.items()})

    def columns_named(self, names: Collection[str]) -> "FeatureTable":
        """Return the table with these columns alone, as far as it has them."""
        return FeatureTable(self.labels, {name: self.columns[name] for name in names if name in self.columns})

    def joined(self, more: Mapping[str, Features]) -> "FeatureTable":
        """Return the table with further features, which some of the candidates have; the others' are 0."""
        rows = np.array([self._rows[label] for label in more], dtype=np.int64)
        columns: Columns = dict(self.columns)
        for name, values in columns_of(list(more.values())).items():
            column = np.zeros(len(self))
            column[rows] = values
            columns[name] = column
        return FeatureTable(self.labels, columns)


def columns_of(rows: Sequence[Features]) -> dict[str, npt.NDArray[np.float64]]:
    """Return rows of features as columns, in order of first mention.

    >>> columns_of([{"length": 2.0}, {"once": 1.0}])
    {'length': array([2., 0.]), 'once': array([0., 1.])}
    """
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: np.array([row.get(name, 0.0) for row in rows]) for name in names}
