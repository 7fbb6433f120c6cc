"""What the terms of a unit and its English words are to each other, for all terms of a unit or document at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from glossary.renderings.columns import Columns
from glossary.renderings.spans import TermLinks
from glossary.renderings.views import Bools, Floats, Integers, UnitView

__all__ = ["TermWords", "UnitFacts"]

#: Share of a word from which a term holds most of it.
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What each English word of a unit is to each of its terms; all shapes are ``(terms, len(unit.en))``.

    Attributes:
        inside, outside: Mass of agreed links into the term, and into other words.
        either_in, either_out: The same by either direction.
        known: Whether the dictionary gives the word for one that the term holds most of.
        known_elsewhere: Whether it gives it for a word of the unit that reads like none of the term's.
        before, behind: Links of the Chinese word before or behind the term; nothing where it reads like one of its.
        gains: What the word adds to a stretch that holds it, roughly.
    """

    inside: Floats
    outside: Floats
    either_in: Floats
    either_out: Floats
    known: Bools
    known_elsewhere: Bools
    before: Floats
    behind: Floats
    gains: Floats

    @classmethod
    def of(cls, view: UnitView, terms: Sequence[TermLinks]) -> "UnitFacts":
        """Return the facts of some terms of a unit, at least one."""
        unit = view.unit
        shares, own = np.zeros((len(terms), len(unit.zh))), np.zeros((len(terms), len(unit.rows)))
        beside = np.full((2, len(terms)), -1)
        for line, links in enumerate(terms):
            rows = links.rows
            shares[line, rows.start : rows.stop] = links.weights
            own[line, unit.texts[rows.start : rows.stop]] = 1.0
            if rows:
                beside[:, line] = rows.start - 1, rows.stop if rows.stop < len(unit.zh) else -1
        known = unit.known(view.dictionary)
        held = np.zeros_like(own)  # the words that a term holds most of
        lines, words = np.nonzero(shares >= _HALF)
        held[lines, np.array(unit.texts, dtype=np.int64)[words]] = 1.0
        return cls(
            np.array([links.inside for links in terms]),
            np.array([links.outside for links in terms]),
            shares @ unit.either,
            np.maximum(unit.either.sum(axis=0) - own @ unit.summed(unit.either), 0.0),
            held @ known > 0,
            (1 - own) @ known > 0,
            _beside(unit.links, beside[0], own, unit.texts),
            _beside(unit.links, beside[1], own, unit.texts),
            np.array(unit.gains([links.term for links in terms], view.dictionary)),
        )


def _beside(links: Floats, rows: Integers, own: Floats, texts: Sequence[int]) -> Floats:
    """Return the links of a word for each term, -1 for none; nothing where the term has one that reads alike."""
    found: Floats = np.zeros((len(rows), links.shape[1]))
    for line, row in enumerate(rows.tolist()):
        if row >= 0 and not own[line, texts[row]]:
            found[line] = links[row]
    return found


class TermWords:
    """The Chinese words of all sites' terms, and the candidates with each word of their term.

    Args:
        columns: The candidates.

    Attributes:
        site: The site that each word belongs to, shape ``(words,)``.
        weight: Share of it that belongs to the term, shape ``(words,)``.
        count: How many words the term of each site has, shape ``(sites,)``.
        candidate: A candidate, as often as its term has words; shape ``(pairs,)``.
        word: The word that it is paired with, shape ``(pairs,)``; in order, so that they are grouped by candidate.
    """

    def __init__(self, columns: Columns) -> None:
        terms = [site.links for site in columns.sites]
        self.count: Integers = np.array([len(links.rows) for links in terms], dtype=np.int64)
        self.site: Integers = np.repeat(np.arange(len(terms)), self.count)
        self.weight: Floats = np.array([weight for links in terms for weight in links.weights], dtype=np.float64)
        self._row: Integers = np.array([row for links in terms for row in links.rows], dtype=np.int64)
        self._columns = columns
        firsts = np.cumsum(self.count) - self.count
        many = self.count[columns.site]
        self.candidate: Integers = np.repeat(np.arange(len(columns)), many)
        ends = np.cumsum(many)
        within = np.arange(len(self.candidate)) - np.repeat(ends - many, many)
        self.word: Integers = firsts[columns.site[self.candidate]] + within
        #: The pair of each candidate with the first word of its term, and with the last.
        self.first, self.last = ends - many, ends - 1

    def which(self, facts: Iterable[Bools]) -> Bools:
        """Return for which of the words something holds: `facts` has an array over the Chinese words of each unit."""
        laid = [np.zeros(0, dtype=bool), *facts]
        starts = np.cumsum([len(each) for each in laid])[:-1]
        offsets = np.repeat(starts, [len(numbers) for _, numbers in self._columns.units])
        found: Bools = np.concatenate(laid)[offsets[self.site] + self._row]
        return found

    def within(self, matrices: Iterable[Bools | Floats]) -> Floats:
        """Return sums over each candidate's English words, for each word of its term; shape ``(pairs,)``.

        Args:
            matrices: For each unit an array of shape ``(len(unit.zh), len(unit.en))``.
        """
        parts, offsets, widths = [np.zeros(0)], [], []
        seen = 0
        for matrix, (_, numbers) in zip(matrices, self._columns.units, strict=True):
            sums = np.zeros((matrix.shape[0], matrix.shape[1] + 1))
            np.cumsum(matrix, axis=1, out=sums[:, 1:])
            parts.append(sums.ravel())
            offsets += [seen] * len(numbers)
            widths += [sums.shape[1]] * len(numbers)
            seen += sums.size
        line = np.array(offsets, dtype=np.int64)[self.site] + self._row * np.array(widths, dtype=np.int64)[self.site]
        laid, row = np.concatenate(parts), line[self.word]
        stop, start = (row + bound[self.candidate] for bound in (self._columns.stop, self._columns.start))
        total: Floats = laid[stop] - laid[start]
        return total
