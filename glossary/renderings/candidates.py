"""Candidates: the stretches of English that may render a term at one place.

Recall comes first here: every stretch that starts and ends as a phrase may, and that holds something of the term,
is a candidate; the best by a rough gain stay (inside minus outside links, as in `glossary.renderings.spans`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from glossary.renderings.spans import Stretch, TermLinks
from glossary.renderings.views import Floats, Integers, UnitView
from glossary.types import Span

__all__ = ["Site", "Stretches", "stretches"]

#: Most candidates of a place. Twice as many hold the right one in a few cases more of a thousand.
_MOST: Final = 24
#: Most words of a candidate: so many, or so many for each character of the term, but never more than the last.
_LONGEST: Final = (12, 2.5, 36)
#: What a candidate must hold of the term: gains of so much.
_TRACE: Final = 0.03
#: Gain below which a stretch holds a full stop or the like.
_BROKEN: Final = -3.0


@dataclass(frozen=True)
class Site:
    """A term at a place of a unit, with what links it to the English words.

    Attributes:
        view: The unit.
        term: Where the term stands in the Chinese paragraph.
        key: Folded label of the term.
        is_quoted: Whether the Chinese sets it in quotation marks.
        paired: The English quotation that is paired with it, if any; its score says how well they fit.
        quotations: All English quotations of the unit, as ranges of words.
        taken: Those of them that are paired with a Chinese quotation beside the term.
    """

    view: UnitView
    term: Span
    key: str = ""
    is_quoted: bool = False
    paired: Stretch | None = None
    quotations: frozenset[tuple[int, int]] = frozenset()
    taken: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def links(self) -> TermLinks:
        """The links that both directions agree on."""
        [links] = self.view.unit.terms([self.term])
        return links

    @cached_property
    def gains(self) -> Floats:
        """What each English word adds to a stretch that holds it, roughly; shape ``(len(en),)``."""
        [gains] = self.view.unit.gains([self.term], self.view.dictionary)
        return gains


@dataclass(frozen=True, slots=True)
class Stretches:
    """Ranges ``[start, end)`` of a unit's English words, as columns of one length."""

    starts: Integers
    ends: Integers

    def __len__(self) -> int:
        return len(self.starts)


def stretches(site: Site, *, also: Collection[tuple[int, int]] = (), most: int = _MOST) -> Stretches:
    """Return the candidates of a place, best first by the rough gain, then those given.

    Args:
        site: The place.
        also: Ranges that are candidates whatever they gain.
        most: Most candidates by gain.
    """
    none = np.zeros(0, dtype=np.int64)
    if not site.links.rows or not site.view.unit.en:
        return Stretches(none, none)
    starts, ends = _by_gain(site, most)
    if not also:
        return Stretches(starts, ends)
    known = set(zip(starts.tolist(), ends.tolist(), strict=True))
    added = np.array(sorted(set(also) - known), dtype=np.int64).reshape(-1, 2)
    return Stretches(np.concatenate([starts, added[:, 0]]), np.concatenate([ends, added[:, 1]]))


def _by_gain(site: Site, most: int) -> tuple[Integers, Integers]:
    length = site.term.end - site.term.start
    starts, ends = site.view.phrases(min(_LONGEST[2], max(_LONGEST[0], int(_LONGEST[1] * length))))
    held = _sums(np.maximum(site.gains, 0.0))
    fits = held[ends] - held[starts] > _TRACE
    for start, end in site.taken:  # what renders one quotation does not render another
        fits &= (ends <= start) | (starts >= end)
    starts, ends = starts[fits], ends[fits]
    gain = _sums(site.gains)
    value = gain[ends] - gain[starts]
    best = np.argsort(-value, kind="stable")[:most]
    best = best[value[best] > _BROKEN]
    return starts[best], ends[best]


def _sums(values: Floats) -> Floats:
    """Return the sums of what stands before each place, and of all."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums
