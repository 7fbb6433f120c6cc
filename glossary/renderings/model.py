"""The model that weighs the evidence for renderings: log-linear, and so open to the eye.

Each candidate of a place, and the answer that the English leaves the term out, has a score: the sum of its features,
each times a weight. Their exponentials, divided by their sum over the place, are probabilities (a conditional
log-linear model; Och & Ney 2002, *Discriminative training and maximum entropy models for statistical machine
translation*). There are two sets of weights: for a first look at each place alone, and for a second that also sees
what was found for the other places.

The weights stand in ``weights.json``, each under the name of its feature, and are fitted by
``python -m benchmarks.fit_renderings`` on documents that were annotated by hand. They hold no word of any text.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from glossary.renderings.columns import Columns
from glossary.renderings.english import CLASSES
from glossary.renderings.features import EDGES, STATUSES, Table
from glossary.renderings.views import Floats

__all__ = ["FIRST", "SECOND", "LogLinear", "edge_names", "model"]

#: The two looks, as the weights' file names them.
FIRST: Final = "first"
SECOND: Final = "second"
#: Kind of evidence that the words at the edges belong to.
_EDGE_GROUP: Final = "phrase"


@cache
def edge_names() -> Sequence[str]:
    """Return the name of each code of a word at an edge (`glossary.renderings.features.Table.edges`)."""
    return [f"{word_class}, {status}" for word_class in CLASSES for status in STATUSES]


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Weights by name; what has none weighs nothing.

    Attributes:
        features: Of the features of candidates.
        edges: Of the words at each edge, shape ``(len(edge_names()),)``.
        none: Of what speaks for an omission.
    """

    features: Mapping[str, float]
    edges: Mapping[str, Floats]
    none: Mapping[str, float]

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "LogLinear":
        """Make a model of ``{"features": {name: weight}, "edges": {edge: {name: weight}}, "none": {…}}``."""
        edges = {
            edge: np.array([stored["edges"][edge].get(name, 0.0) for name in edge_names()], dtype=np.float64)
            for edge in EDGES
        }
        return cls(stored["features"], edges, stored["none"])

    def shares(self, table: Table) -> dict[str, Floats]:
        """Return what each kind of evidence adds to the score of each candidate, shape ``(candidates,)``."""
        found = {group: np.zeros(len(table.columns)) for group in dict.fromkeys((*table.groups.values(), _EDGE_GROUP))}
        for name, values in table.features.items():
            weight = self.features.get(name)
            if weight:
                found[table.groups[name]] += weight * values
        for edge, codes in table.edges.items():
            found[_EDGE_GROUP] += self.edges[edge][codes]
        return found

    def none_scores(self, table: Table) -> Floats:
        """Return the score of an omission at each place, shape ``(sites,)``."""
        total = np.zeros(len(table.columns.sites))
        for name, values in table.none.items():
            total += self.none.get(name, 0.0) * values
        return total

    def probabilities(self, table: Table, *, without: Collection[str] = ()) -> tuple[Floats, Floats]:
        """Return how probable each candidate is, and that the English leaves the term out.

        Args:
            table: The candidates.
            without: Kinds of evidence to do without.

        Returns:
            Shapes ``(candidates,)`` and ``(sites,)``; together they sum to 1 at each place.
        """
        return self.weighed(table, [share for group, share in self.shares(table).items() if group not in without])

    def weighed(self, table: Table, shares: Iterable[Floats]) -> tuple[Floats, Floats]:
        """Return the probabilities (`probabilities`) that shares of the candidates' scores give."""
        scores = np.zeros(len(table.columns))
        for share in shares:
            scores += share
        return normalised(table.columns, scores, self.none_scores(table))


def normalised(columns: Columns, scores: Floats, none: Floats) -> tuple[Floats, Floats]:
    """Turn scores into probabilities over each place's candidates and its omission."""
    most = np.maximum(np.where(np.diff(columns.bounds) > 0, columns.best(scores), -np.inf), none)
    weighed = np.exp(scores - most[columns.site])
    weighed_none = np.exp(none - most)
    total = np.bincount(columns.site, weighed, minlength=len(none)) + weighed_none
    return weighed / total[columns.site], weighed_none / total


@cache
def model(look: str) -> LogLinear:
    """Return the model for a look: `FIRST` or `SECOND`."""
    text = files("glossary.renderings").joinpath("weights.json").read_text(encoding="utf-8")
    return LogLinear.from_stored(json.loads(text)[look])
