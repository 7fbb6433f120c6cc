"""What the other places say of a candidate: the same term elsewhere, and the other terms of the sentence.

Consistency: a term is mostly rendered as it is elsewhere. Competition: one stretch of English serves one of
several terms that do not overlap in the Chinese. Nesting: the rendering of a longer term holds that of a term inside
it. All three are soft: they weigh by how probable the other places' candidates are at a first look.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import Final

import numpy as np

from glossary.renderings.columns import Columns
from glossary.renderings.features import Table
from glossary.renderings.views import Floats, Integers
from glossary.types import Span

__all__ = ["COMPANY", "in_company"]

#: The kinds of evidence that come from other places.
COMPANY: Final = ("consistency", "competition", "nesting")
#: Probability below which a candidate elsewhere says nothing.
_TRACE: Final = 0.02
#: Shares of a term's other places from which agreement counts more.
_STEPS: Final = (0.2, 0.5)
_MOST: Final = 4.0
_FREQUENT: Final = 8
#: Share of the words of a longer term's rendering from which a candidate takes them all.
_ALL: Final = 0.95

#: Features of the most probable candidate that tell whether it renders the term or something else.
_OF_BEST: Final = (
    "coverage",
    "precision",
    "outside a word",
    "covered by the dictionary",
    "dictionary words of others",
    "unknown words",
    "words claimed by others",
    "either: precision",
    "words of meaning",
    "length ratio",
)

#: Words of a rendering, folded.
_Wording = tuple[str, ...]


@dataclass(frozen=True)
class _Looked:
    """A first look: how probable each candidate is.

    Attributes:
        columns: The candidates.
        chances: Probability of each, shape ``(candidates,)``.
        none: Probability of an omission at each place, shape ``(sites,)``.
    """

    columns: Columns
    chances: Floats
    none: Floats

    def part(self, site: int) -> slice:
        return slice(int(self.columns.bounds[site]), int(self.columns.bounds[site + 1]))

    @cached_property
    def _best(self) -> tuple[Integers, Integers]:
        """The places that have candidates, and the most probable of each, the first of equals."""
        filled = np.flatnonzero(np.diff(self.columns.bounds))
        if not len(filled):
            return filled, filled
        others = self.chances < self.columns.best(self.chances)[self.columns.site]
        numbers = np.where(others, len(others), np.arange(len(others)))
        return filled, np.minimum.reduceat(numbers, self.columns.bounds[filled])

    def of_best(self, values: Floats) -> Floats:
        """Return what a feature is for the most probable candidate of each place, 0 for a place without any."""
        found = np.zeros(len(self.columns.sites))
        filled, best = self._best
        found[filled] = values[best]
        return found

    @cached_property
    def masses(self) -> list[Floats]:
        """How probable it is that each English word renders the term of each place; for each ``(len(unit.en),)``."""
        columns = self.columns
        opened = np.bincount(columns.first, self.chances, minlength=columns.slots)
        opened -= np.bincount(columns.end, self.chances, minlength=columns.slots)
        found: list[Floats] = []
        for view, numbers in columns.units:
            width = len(view.unit.en) + 1  # with the slot behind the last word
            start = columns.slot(numbers.start)
            steps = opened[start : start + len(numbers) * width].reshape(len(numbers), width)
            found += [*np.cumsum(steps[:, :-1], axis=1)]
        return found


def in_company(table: Table, chances: Floats, none: Floats) -> Table:
    """Return a table with the features that other places give.

    Args:
        table: The candidates of all places of a document, or of a part of it.
        chances: How probable each candidate is at a first look, shape ``(candidates,)``.
        none: How probable an omission is at each place, shape ``(sites,)``.
    """
    looked = _Looked(table.columns, chances, none)
    consistency, none_elsewhere = _consistency(looked)
    rivals, nested = _sentence(looked)
    groups = dict(zip(COMPANY, (consistency, rivals, nested), strict=True))
    features = dict(table.features)
    names = dict(table.groups)
    for group, found in groups.items():
        features |= found
        names |= dict.fromkeys(found, group)
    none_here = {f"best candidate: {name}": looked.of_best(features[name]) for name in _OF_BEST}
    none_here["best candidate: probability"] = looked.columns.best(chances)
    return replace(table, features=features, groups=names, none={**table.none, **none_elsewhere, **none_here})


def _consistency(looked: _Looked) -> tuple[dict[str, Floats], dict[str, Floats]]:
    columns = looked.columns
    elsewhere, part_of, known = (np.zeros(len(columns)) for _ in range(3))
    none, others = np.zeros(len(columns.sites)), np.zeros(len(columns.sites))
    same: dict[str, list[int]] = defaultdict(list)
    for number, site in enumerate(columns.sites):
        same[site.key].append(number)
    for sites in same.values():
        if len(sites) < 2:
            continue
        codes: dict[_Wording, int] = {}  # a wording is hashed once, for that takes longer than all else
        wordings = {number: _wordings(looked, number, codes) for number in sites}
        named, total = list(codes), [0.0] * len(codes)
        for found in wordings.values():
            for _, wording, chance in found:
                total[wording] += chance
        # Every place may differ in what is usual elsewhere, but hardly beyond the most frequent wordings.
        frequent = sorted(range(len(named)), key=lambda wording: (-total[wording], named[wording]))[:_FREQUENT]
        missing = float(looked.none[sites].sum())
        count = len(sites) - 0.5  # one other place proves less than many do
        for number in sites:
            known[looked.part(number)], others[number] = 1.0, 1.0
            none[number] = (missing - looked.none[number]) / count
            own: dict[int, float] = defaultdict(float)
            for _, wording, chance in wordings[number]:
                own[wording] += chance
            usual = max(frequent, key=lambda wording: total[wording] - own.get(wording, 0.0), default=None)
            for place, wording, _ in wordings[number]:
                elsewhere[place] = (total[wording] - own[wording]) / count
                if usual is not None and _is_part(named[wording], named[usual]):
                    part_of[place] = (total[usual] - own.get(usual, 0.0)) / count
    steps: dict[str, Floats] = {
        f"rendered so elsewhere > {step:g}": (elsewhere > step).astype(np.float64) for step in _STEPS
    }
    return (
        {"rendered so elsewhere": elsewhere, "part of the usual rendering": part_of, "stands elsewhere": known} | steps,
        {"left out elsewhere": none, "stands elsewhere": others},
    )


def _wordings(looked: _Looked, number: int, codes: dict[_Wording, int]) -> list[tuple[int, int, float]]:
    """The candidates of a place: number, wording, and how probable it is, if that says something.

    Args:
        looked: The first look.
        number: The place.
        codes: Wordings that were met, each with its number; those that are new get the next ones.
    """
    folded, columns = looked.columns.sites[number].view.unit.folded, looked.columns
    part = looked.part(number)
    rows = (columns.start[part].tolist(), columns.stop[part].tolist(), looked.chances[part].tolist())
    return [
        (place, codes.setdefault(folded[start:stop], len(codes)), chance if chance >= _TRACE else 0.0)
        for place, (start, stop, chance) in enumerate(zip(*rows, strict=True), part.start)
    ]


def _is_part(wording: _Wording, whole: _Wording) -> bool:
    """Whether a wording is a proper part of another."""
    size = len(wording)
    return size < len(whole) and any(whole[n : n + size] == wording for n in range(len(whole) - size + 1))


def _sentence(looked: _Looked) -> tuple[dict[str, Floats], dict[str, Floats]]:
    columns = looked.columns
    sites = columns.sites
    claims: list[Floats] = []
    missing: list[Floats] = []  # of the rendering of a longer term
    kept, whole = np.zeros(len(columns)), np.zeros(len(columns))
    units: dict[int, list[int]] = defaultdict(list)
    for number, site in enumerate(sites):
        units[site.view.unit.number].append(number)
    masses = [_Mass(site.term, mass) for site, mass in zip(sites, looked.masses, strict=True)]
    for number, site in enumerate(sites):
        beside, longer, shorter = _related(site.term, [masses[n] for n in units[site.view.unit.number]])
        nothing = np.zeros(len(site.view.unit.en))
        claims.append(reduce(np.maximum, (one.words for one in beside)) if beside else nothing)
        missing.append(1 - reduce(np.minimum, (one.words for one in longer)) if longer else nothing)
        part = looked.part(number)
        if shorter:
            kept[part] = _kept(shorter, columns.start[part], columns.stop[part])
        if longer:
            whole[part] = 1 - _kept(longer, columns.start[part], columns.stop[part])
    claimed = columns.laid(claims)
    return (
        {
            "words claimed by others": columns.within(claimed) / columns.length,
            "most claimed word": np.maximum(columns.most(claimed), 0.0),
            "first word claimed": claimed[columns.first],
            "last word claimed": claimed[columns.end - 1],
        },
        {
            "words outside of the longer term's": np.minimum(columns.within(columns.laid(missing)), _MOST),
            "share of shorter terms' words left out": kept,
            "share of the longer term's words taken": whole,
            "takes all of the longer term's": (whole > _ALL).astype(np.float64),
        },
    )


@dataclass(frozen=True)
class _Mass:
    """A term at a place, and how probable it is that each English word renders it."""

    term: Span
    words: Floats

    @cached_property
    def before(self) -> Floats:
        """The sum over the words before each, and over all."""
        sums = np.zeros(len(self.words) + 1)
        np.cumsum(self.words, out=sums[1:])
        return sums


def _related(term: Span, company: Sequence[_Mass]) -> tuple[list[_Mass], list[_Mass], list[_Mass]]:
    """The terms beside a place's term, those that hold it, and those inside it."""
    beside, longer, shorter = [], [], []
    for other in company:
        if not other.term.meets(term):
            beside.append(other)
        elif other.term == term:
            continue
        elif other.term.holds(term):
            longer.append(other)
        elif term.holds(other.term):
            shorter.append(other)
    return beside, longer, shorter


def _kept(shorter: Sequence[_Mass], starts: Integers, stops: Integers) -> Floats:
    """How much of the renderings of the terms inside each candidate leaves out, a mean over these terms."""
    left = np.zeros(len(starts))
    for mass in shorter:
        sums = mass.before
        share = 1 - (sums[stops] - sums[starts]) / max(float(sums[-1]), 1e-6)
        left += np.minimum(np.maximum(share, 0.0), 1.0)
    return left / len(shorter)
