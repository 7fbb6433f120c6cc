"""The candidates of many places as columns, so that features are computed for all of them at once."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from glossary.renderings.candidates import Site, Stretches
from glossary.renderings.views import Floats, Integers, UnitView

__all__ = ["Columns"]

#: Facts of words: quantities, codes, or what holds and what does not.
Facts = npt.NDArray[np.float64] | npt.NDArray[np.int64] | npt.NDArray[np.bool_] | npt.NDArray[np.floating[Any]]

_NONE: Final = np.zeros(0, dtype=np.int64)


class Columns:
    """The candidates of all sites, one after the other, over the English words of all sites laid end to end.

    A slot that is no word stands before, between and behind the words of the sites, so that what stands beyond
    a first or last word can be asked for like any other word.

    Args:
        sites: The places.
        candidates: The candidates of each.

    Attributes:
        sites: The places.
        site: Number of the place of each candidate, shape ``(candidates,)``.
        bounds: Where the candidates of each place begin, and of the last end, shape ``(sites + 1,)``.
        first, end: Slots of each candidate's first word and of the slot behind its last, shape ``(candidates,)``.
        start, stop: The same as numbers of the unit's words.
        length: Words of each candidate.
        units: The units in order, each with the numbers of its sites; a unit whose sites do not follow each other
            comes more than once.
    """

    def __init__(self, sites: Sequence[Site], candidates: Sequence[Stretches]) -> None:
        self.sites = sites
        counts = [len(each) for each in candidates]
        self.units: list[tuple[UnitView, range]] = []
        for _, group in groupby(range(len(sites)), key=lambda number: id(sites[number].view)):
            numbers = [*group]
            self.units.append((sites[numbers[0]].view, range(numbers[0], numbers[-1] + 1)))
        self.bounds: Integers = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        self.site: Integers = np.repeat(np.arange(len(sites)), counts)
        sizes = np.array([len(site.view.unit.en) for site in sites], dtype=np.int64)
        self._offsets: Integers = 1 + np.concatenate([[0], np.cumsum(sizes + 1)])
        self._words: Integers = np.delete(np.arange(self.slots), [0, *(self._offsets[1:] - 1)])
        self.start: Integers = np.concatenate([_NONE, *(each.starts for each in candidates)])
        self.stop: Integers = np.concatenate([_NONE, *(each.ends for each in candidates)])
        self.first: Integers = self._offsets[self.site] + self.start
        self.end: Integers = self._offsets[self.site] + self.stop
        self.length: Integers = self.stop - self.start

    def __len__(self) -> int:
        return len(self.site)

    @property
    def slots(self) -> int:
        """How many slots there are: those of words, and those between."""
        return int(self._offsets[-1])

    def slot(self, site: int) -> int:
        """Return the slot of the first word of a site."""
        return int(self._offsets[site])

    def laid(self, facts: Iterable[Facts], *, edge: float = 0.0) -> Floats:
        """Lay facts of each site's English words end to end.

        Args:
            facts: For each site an array over its words.
            edge: What the slots that are no words get.
        """
        border = np.array([edge])
        parts: list[Facts] = [border]
        for _, fact in zip(self.sites, facts, strict=True):
            parts += (fact, border)
        slots: Floats = np.concatenate(parts).astype(np.float64, copy=False)
        return slots

    def spread(self, facts: Iterable[Facts], *, edge: float = 0.0) -> Floats:
        """Lay facts of each unit's English words end to end, for each of its sites.

        Args:
            facts: For each of `units` an array over its words, or of shape ``(sites of the unit, words)``.
            edge: What the slots that are no words get.
        """
        parts: list[Facts] = [np.zeros(0)]
        for (_, numbers), fact in zip(self.units, facts, strict=True):
            parts += [fact] * len(numbers) if fact.ndim == 1 else [fact.ravel()]
        slots = np.full(self.slots, edge)
        slots[self._words] = np.concatenate(parts)
        return slots

    def within(self, slots: Facts) -> Floats:
        """Return the sum of `slots` over each candidate's words."""
        sums = np.concatenate([[0.0], np.cumsum(slots.astype(np.float64))])
        total: Floats = sums[self.end] - sums[self.first]
        return total

    def most(self, slots: Floats) -> Floats:
        """Return the largest of `slots` among each candidate's words."""
        if not len(self):
            return np.zeros(0)
        most: Floats = np.maximum.reduceat(slots, np.stack([self.first, self.end], axis=1).ravel())[::2]
        return most

    def of_sites(self, values: Iterable[float]) -> Floats:
        """Return a value of each site for each of its candidates."""
        return np.fromiter(values, dtype=np.float64, count=len(self.sites))[self.site]

    def best(self, values: Floats) -> Floats:
        """Return the largest value among the candidates of each site, 0 for a site without any."""
        found = np.zeros(len(self.sites))
        filled = np.nonzero(np.diff(self.bounds))[0]
        if len(filled):
            found[filled] = np.maximum.reduceat(values, self.bounds[filled])
        return found
