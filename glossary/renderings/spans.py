"""The span of English words that the word alignment links to a term.

The span is the contiguous range with the largest gain: probability mass of links into the term, less that of
links into other words of the unit, less a small cost for words that are linked to nothing (a maximum-subarray
search; the "inside minus outside" criterion of phrase extraction with soft alignments, cf. Lin et al. 2008).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.dictionary import Dictionary, stem
from glossary.folding import is_han
from glossary.renderings.words import FUNCTION_WORDS, Word, is_punctuation, trimmed, whole_words
from glossary.types import Span

__all__ = ["LinkedUnit", "Stretch", "TermLinks", "best_stretch", "gains"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: How much a link to another word of the unit counts against a link to the term.
_OUTSIDE: Final = 0.5
#: Gain of a word that the dictionary gives for the term, as far as nothing else claims it.
_DICTIONARY_GAIN: Final = 0.25
_NULL_COST: Final = 0.04
_FUNCTION_COST: Final = 0.01
_PUNCTUATION_COST: Final = 0.02
#: A comma where the Chinese term has none.
_COMMA_COST: Final = 0.3
_BREAK: Final = 9.0
_HALF: Final = 0.5
#: Mass of links from which a word renders something else.
_CLAIMED: Final = 0.2
#: Most words that complete a phrase at its end, and at its start.
_COMPLETIONS: Final = (2, 1)
#: Endings of words that complete no noun phrase at its end, and of those that may start one.
_VERBAL: Final = ("ed", "ing", "ly")
_ADJECTIVAL: Final = ("al", "ic", "ive", "ous", "ary", "able", "ible", "an")
#: Letters in which the Chinese side strings parts together.
_STRINGS: Final = frozenset("、，,；;和与及")


@dataclass(frozen=True, slots=True)
class Costs:
    """What words cost a stretch that holds them.

    Attributes:
        fixed: Whatever they are linked to: full stops, Han characters, punctuation; shape ``(words,)``.
        unlinked: As far as they are linked to nothing; shape ``(words,)``.
    """

    fixed: Floats
    unlinked: Floats

    @classmethod
    def of(cls, words: Sequence[Word], *, strung: bool) -> "Costs":
        """Return the costs of `words`; commas are cheap where the Chinese is `strung`."""
        costs = np.array([_cost(word.text, strung=strung) for word in words], dtype=np.float64).reshape(-1, 2)
        return cls(costs[:, 0], costs[:, 1])


@lru_cache(maxsize=1 << 15)  # asked of the same words again and again
def _cost(word: str, *, strung: bool) -> tuple[float, float]:
    """What a word costs whatever it is linked to, and as far as it is linked to nothing."""
    if word in {".", ";", ":", "!", "?"} or any(map(is_han, word)):
        return _BREAK, 0.0
    if is_punctuation(word):
        return (_PUNCTUATION_COST if strung or word not in {",", "，"} else _COMMA_COST), 0.0
    return 0.0, _FUNCTION_COST if word.lower() in FUNCTION_WORDS else _NULL_COST


@dataclass(frozen=True)
class LinkedUnit:
    """A translation unit as words with their links.

    Attributes:
        number: Number of the translation unit.
        zh: Chinese words in order.
        en: English words in order.
        links: Link posteriors that both directions agree on, shape ``(len(zh), len(en))``, in [0, 1].
        either: Mean of the posteriors of both directions, same shape and range.
    """

    number: int
    zh: Sequence[Word]
    en: Sequence[Word]
    links: Floats
    either: Floats

    @cached_property
    def totals(self) -> Floats:
        """Mass of all links of each English word, shape ``(len(en),)``."""
        totals: Floats = self.links.sum(axis=0)
        return totals

    def mass(self, text: str) -> Floats:
        """Return the links of all Chinese words that read `text`, summed for each English word; ``(len(en),)``."""
        found = self._masses.get(text)
        if found is None:
            found = self._masses[text] = self.links[self.rows[text]].sum(axis=0)
        return found

    def known(self, text: str, dictionary: Dictionary) -> Bools:
        """Return which English words the dictionary gives for a Chinese word; shape ``(len(en),)``.

        A unit is asked with one dictionary only, and remembers the answers.
        """
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = np.zeros(len(self.en), dtype=bool)
            found[[place for root in dictionary.stems(text) & self.stems.keys() for place in self.stems[root]]] = True
        return found

    @cached_property
    def _masses(self) -> dict[str, Floats]:
        return {}

    @cached_property
    def _known(self) -> dict[str, Bools]:
        return {}

    @cached_property
    def rows(self) -> Mapping[str, Sequence[int]]:
        """Where each Chinese word stands among `zh`."""
        rows: dict[str, list[int]] = {}
        for row, word in enumerate(self.zh):
            rows.setdefault(word.text, []).append(row)
        return rows

    @cached_property
    def stems(self) -> Mapping[str, Sequence[int]]:
        """Where English words of each stem stand among `en`; function words and marks left out."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.en):
            if word.lower not in FUNCTION_WORDS and not is_punctuation(word.text):
                places.setdefault(stem(word.lower), []).append(place)
        return places

    def costs(self, *, strung: bool) -> "Costs":
        """Return what each English word costs a stretch.

        Args:
            strung: Whether the Chinese term strings parts together, so that commas are to be expected.
        """
        return self._costs[strung]

    @cached_property
    def _costs(self) -> tuple["Costs", "Costs"]:
        return Costs.of(self.en, strung=False), Costs.of(self.en, strung=True)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The English words in lower case."""
        return tuple(word.lower for word in self.en)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The English words by stem, marks as they are: renderings that differ in number only are the same."""
        return tuple(stem(word) for word in self.lower)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Offset at which each Chinese word starts, ascending."""
        return [word.span.start for word in self.zh]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of English words with how well it covers a term.

    Attributes:
        start, end: Range ``[start, end)`` of the unit's English words.
        score: How well the range renders the term, in [0, 1]: from `best_stretch`, the balance (F1) of how much of
            the term is linked into it and how much of its links lead into the term; of a candidate that was judged
            (`glossary.renderings.choosing`), its probability; of a quotation, how well it fits the one that it is
            paired with; of the words before a gloss, 1.
    """

    start: int
    end: int
    score: float

    def span(self, unit: LinkedUnit) -> Span:
        """Return the stretch as a span of the English paragraph."""
        return Span(unit.en[self.start].span.start, unit.en[self.end - 1].span.end)


class TermLinks:
    """The links of one term of a unit, seen from the English words.

    Args:
        unit: The translation unit.
        term: Where the term stands in the Chinese paragraph.

    Attributes:
        rows: Numbers of the Chinese words that the term touches, in order; empty where it stands outside the unit.
        words: These words.
        weights: Share of each of `words` that belongs to the term, shape ``(len(words),)``.
        inside: Mass of links from each English word into the term, shape ``(len(unit.en),)``.
        outside: Mass of links into words that are not words of the term. A link to the same word elsewhere in
            the unit says nothing against the term: which of two equal words is meant is what the aligner
            knows least.
    """

    def __init__(self, unit: LinkedUnit, term: Span) -> None:
        first = max(0, bisect_right(unit.starts, term.start) - 1)
        last = bisect_left(unit.starts, term.end)
        rows = [row for row in range(first, last) if unit.zh[row].span.meets(term)]
        self.rows = rows
        self.words = [unit.zh[row] for row in rows]
        shared = [min(w.span.end, term.end) - max(w.span.start, term.start) for w in self.words]
        self.weights: Floats = np.array([n / len(w.text) for n, w in zip(shared, self.words, strict=True)])
        self._links: Floats = unit.links[rows[0] : rows[-1] + 1] if rows else unit.links[:0]
        self.inside: Floats = self.weights @ self._links
        self.outside: Floats = unit.totals.copy()
        for text in dict.fromkeys(word.text for word in self.words):
            self.outside -= unit.mass(text)
        np.maximum(self.outside, 0.0, out=self.outside)

    def score(self, start: int, end: int) -> float:
        """Return how well the range ``[start, end)`` of English words covers the term, in [0, 1]."""
        linked = 1 - np.prod(1 - self._links[:, start:end], axis=1)
        recall = float((self.weights * linked).sum() / max(float(self.weights.sum()), 1e-9))
        into = float(self.inside[start:end].sum())
        precision = into / max(into + float(self.outside[start:end].sum()), 1e-9)
        return min(1.0, 2 * precision * recall / max(precision + recall, 1e-9))


def best_stretch(unit: LinkedUnit, links: TermLinks, dictionary: Dictionary) -> Stretch | None:
    """Return the stretch of English that the links and the dictionary give for a term.

    Args:
        unit: The translation unit.
        links: The links of the term.
        dictionary: Tells which English stems translate the term's words.

    Returns:
        The stretch, trimmed to a whole phrase; ``None`` where no word speaks for one.
    """
    if not len(unit.en) or not links.words:
        return None
    start, end = _densest(gains(unit, links, dictionary))
    start, end = trimmed(unit.en, *whole_words(unit.en, *trimmed(unit.en, start, end)))
    if start >= end:
        return None
    start, end = trimmed(unit.en, *whole_words(unit.en, *_completed(unit, links, start, end)))
    return Stretch(start, end, links.score(start, end))


def _completed(unit: LinkedUnit, links: TermLinks, start: int, end: int) -> tuple[int, int]:
    """Widen a range by words at its edges that render nothing else: a phrase is rendered whole.

    The head noun that Chinese does without (insurance *plans*, retail *sales*), or an attribute that the
    dictionary does not know.
    """

    def belongs(place: int) -> bool:
        word = unit.en[place]
        plain = not is_punctuation(word.text) and word.lower not in FUNCTION_WORDS
        return plain and links.outside[place] < _CLAIMED

    widest_right, widest_left = end + _COMPLETIONS[0], start - _COMPLETIONS[1]
    while end < min(len(unit.en), widest_right) and belongs(end) and not unit.en[end].lower.endswith(_VERBAL):
        end += 1
    while start > max(0, widest_left) and belongs(start - 1) and unit.en[start - 1].lower.endswith(_ADJECTIVAL):
        start -= 1
    return start, end


def gains(unit: LinkedUnit, links: TermLinks, dictionary: Dictionary) -> Floats:
    """Return what each English word adds to a stretch that holds it; shape ``(len(unit.en),)``."""
    strung = any(set(word.text) & _STRINGS for word in links.words)
    unlinked = np.clip(1 - links.inside - links.outside, 0, 1)
    costs = unit.costs(strung=strung)
    gained: Floats = links.inside - _OUTSIDE * links.outside - costs.fixed - costs.unlinked * unlinked
    given = [word.text for word, weight in zip(links.words, links.weights, strict=True) if weight > _HALF]
    if given:
        known = np.logical_or.reduce([unit.known(text, dictionary) for text in given])
        gained += known * (_DICTIONARY_GAIN + costs.unlinked * unlinked)
    return gained


def _densest(gains: Floats) -> tuple[int, int]:
    """Return the range with the largest sum (Kadane's algorithm), the first of equals."""
    best, best_range = 0.0, (0, 0)
    running, start = 0.0, 0
    for place, gain in enumerate(gains.tolist()):
        if running <= 0:
            running, start = 0.0, place
        running += gain
        if running > best:
            best, best_range = running, (start, place + 1)
    return best_range
