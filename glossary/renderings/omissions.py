"""How probable it is that the English leaves a term out: a model of its own, asked last.

The log-linear model (`glossary.renderings.model`) weighs an omission as one more candidate, which is what the other
candidates' probabilities need. But a word that is left out does not look like one wrong candidate: its best candidate
is a good phrase that belongs to a neighbour, or a word of the right place that nothing explains. What tells them
apart are combinations, so small boosted trees decide, over what the model says of the place and over the features of
its best candidate. They were grown on places that people judged (``python -m benchmarks.fit_omissions``); the file
holds feature names and numbers, no word of any text.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from glossary.feature_table import Columns, FeatureTable
from glossary.renderings.features import Table
from glossary.renderings.views import Floats, Integers
from glossary.trees import Forest

__all__ = ["described_places", "omission_chances"]

#: Probability from which the log-linear model's word for an omission holds by itself.
_PLAIN: Final = 0.8
#: How many candidates count as the best ones.
_BEST: Final = 5


@cache
def _forest() -> Forest:
    return Forest.from_json(files("glossary.renderings").joinpath("omissions.json").read_text(encoding="utf-8"))


def omission_chances(table: Table, chances: Floats, none: Floats) -> Floats:
    """Return how probable it is that the English leaves the term of each place out, shape ``(sites,)``.

    Args:
        table: The candidates of all places with all their features.
        chances: How probable each candidate is, shape ``(candidates,)``.
        none: How probable the log-linear model holds an omission, shape ``(sites,)``.
    """
    if not len(none):
        return none
    forest = _forest()
    odds = forest.log_odds(forest.matrix(described_places(table, chances, none)))
    omitted = 1 / (1 + np.exp(-odds))
    # What the trees have seen are words of running text. Of a wording in quotation marks, and where an omission is
    # plain, the other model knows more: it has seen whole formulations being cut out.
    quoted = np.array([site.is_quoted for site in table.columns.sites])
    return np.where(quoted | (none >= _PLAIN), np.maximum(omitted, none), omitted)


def described_places(table: Table, chances: Floats, none: Floats) -> FeatureTable:
    """Return what the trees look at, a row for each place (numbered); the arguments are those of `omission_chances`.

    A place without candidates has 0 for all that its best candidate is asked for.
    """
    columns = table.columns
    filled = np.flatnonzero(np.diff(columns.bounds))
    best = np.fromiter(_best(columns.bounds[filled], columns.bounds[filled + 1], chances), np.int64, len(filled))
    described: Columns = {f"place: {name}": values for name, values in table.none.items()}
    for name, values in table.features.items():
        described[f"best: {name}"] = _at(filled, values[best], len(none))
    order = np.lexsort((-chances, columns.site))
    for rank in (1, 2):
        held = filled[np.diff(columns.bounds)[filled] >= rank]
        described[f"chance of candidate {rank}"] = _at(held, chances[order[columns.bounds[held] + rank - 1]], len(none))
    place = np.arange(len(columns)) - columns.bounds[columns.site]
    first = order[place < _BEST]
    described[f"chance of the best {_BEST}"] = np.bincount(
        columns.site[first], weights=chances[first], minlength=len(none)
    )
    described["chance of an omission"] = none
    return FeatureTable([str(number) for number in range(len(none))], described)


def _best(starts: Integers, ends: Integers, chances: Floats) -> Iterator[int]:
    """The number of the most probable candidate of each place that has any."""
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield start + int(chances[start:end].argmax())


def _at(places: Integers, values: Floats, count: int) -> Floats:
    """Values of some places as a column over all, 0 for the others."""
    column = np.zeros(count)
    column[places] = values
    return column
