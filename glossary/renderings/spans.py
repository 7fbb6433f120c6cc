"""The span of English words that the word alignment links to a term.

The span is the contiguous range with the largest gain: probability mass of links into the term, less that of
links into other words of the unit, less a small cost for words that are linked to nothing (a maximum-subarray
search; the "inside minus outside" criterion of phrase extraction with soft alignments, cf. Lin et al. 2008).
"""

import math
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

__all__ = ["LinkedUnit", "Stretch", "TermLinks", "best_stretch"]

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


@lru_cache(maxsize=1 << 15)
def _means_something(word: str) -> bool:
    """Whether a word is neither a mark nor a function word."""
    return not is_punctuation(word) and word.lower() not in FUNCTION_WORDS


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

    def terms(self, spans: Sequence[Span]) -> list["TermLinks"]:
        """Return the links of terms, by where they stand in the Chinese paragraph.

        What is asked for together is computed together, and remembered: the ranking and the renderings ask for
        the same.
        """
        if unknown := [span for span in dict.fromkeys(spans) if span not in self._terms]:
            self._terms.update(zip(unknown, _linked(self, unknown), strict=True))
        return [self._terms[span] for span in spans]

    def gains(self, spans: Sequence[Span], dictionary: Dictionary) -> list[Floats]:
        """Return what each English word adds to a stretch that holds it, for each of these terms; ``(len(en),)``.

        A unit is asked with one dictionary only, and remembers the answers.
        """
        if unknown := [span for span in dict.fromkeys(spans) if span not in self._gains]:
            self._gains.update(zip(unknown, _gained(self, self.terms(unknown), dictionary), strict=True))
        return [self._gains[span] for span in spans]

    @cached_property
    def _terms(self) -> dict[Span, "TermLinks"]:
        return {}

    @cached_property
    def _gains(self) -> dict[Span, Floats]:
        return {}

    @cached_property
    def masses(self) -> Floats:
        """Links summed over Chinese words that read alike; ``(len(rows), len(en))``, in the order of `rows`."""
        return self.summed(self.links)

    def summed(self, links: Floats) -> Floats:
        """Return the sums of the lines of `links`, one for each Chinese word, over words that read alike."""
        alike = np.zeros((len(self.rows), len(self.zh)))
        alike[self.texts, np.arange(len(self.zh))] = 1.0
        summed: Floats = alike @ links
        return summed

    @cached_property
    def texts(self) -> Sequence[int]:
        """Which of the distinct Chinese words each is: a number in the order of `rows`."""
        numbers = {text: number for number, text in enumerate(self.rows)}
        return [numbers[word.text] for word in self.zh]

    def known(self, dictionary: Dictionary) -> Bools:
        """Return which English words the dictionary gives for each distinct Chinese word; the shape of `masses`."""
        if (known := self._known.get(dictionary)) is None:
            lines: list[int] = []
            places: list[int] = []
            for number, text in enumerate(self.rows):
                for root in dictionary.stems(text) & self.stems.keys():
                    places += self.stems[root]
                    lines += [number] * len(self.stems[root])
            known = self._known[dictionary] = np.zeros((len(self.rows), len(self.en)), dtype=bool)
            known[lines, places] = True
        return known

    @cached_property
    def _known(self) -> dict[Dictionary, Bools]:
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
        for place, (word, lower) in enumerate(zip(self.en, self.lower, strict=True)):
            if _means_something(word.text):
                places.setdefault(stem(lower), []).append(place)
        return places

    def costs(self, *, strung: bool) -> "Costs":
        """Return what each English word costs a stretch.

        Args:
            strung: Whether the Chinese term strings parts together, so that commas are to be expected.
        """
        return self._costs_strung if strung else self._costs

    @cached_property
    def _costs(self) -> "Costs":
        return Costs.of(self.en, strung=False)

    @cached_property
    def _costs_strung(self) -> "Costs":
        return Costs.of(self.en, strung=True)

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
    """The links of one term of a unit, seen from the English words (`LinkedUnit.terms`).

    Args:
        unit: The translation unit.
        term: Where the term stands in the Chinese paragraph.
        rows: Numbers of the Chinese words that the term touches, in order; empty where it stands outside the unit.
        weights: Share of each of these words that belongs to the term.
        inside: Mass of links from each English word into the term, shape ``(len(unit.en),)``.
        outside: Mass of links into words that are not words of the term. A link to the same word elsewhere in
            the unit says nothing against the term: which of two equal words is meant is what the aligner
            knows least.
        mass: Mass of all links into the term.

    Attributes:
        words: The words that the term touches.
    """

    __slots__ = ("_links", "inside", "mass", "outside", "rows", "term", "weights", "words")

    def __init__(
        self,
        unit: LinkedUnit,
        term: Span,
        rows: range,
        weights: Sequence[float],
        inside: Floats,
        outside: Floats,
        mass: float,
    ) -> None:
        self.term = term
        self.rows = rows
        self.words = unit.zh[rows.start : rows.stop]
        self.weights = weights
        self.inside = inside
        self.outside = outside
        self.mass = mass
        self._links: Floats = unit.links[rows.start : rows.stop]

    def within(self, start: int, end: int) -> tuple[float, float]:
        """Return the mass of links of the range ``[start, end)`` into the term, and into other words."""
        return math.fsum(self.inside[start:end].tolist()), math.fsum(self.outside[start:end].tolist())

    def score(self, start: int, end: int) -> float:
        """Return how well the range ``[start, end)`` of English words covers the term, in [0, 1]."""
        recall = 0.0
        for weight, row in zip(self.weights, self._links[:, start:end].tolist(), strict=True):
            unlinked = 1.0
            for link in row:
                unlinked *= 1 - link
            recall += weight * (1 - unlinked)
        recall /= max(math.fsum(self.weights), 1e-9)
        into, beside = self.within(start, end)
        precision = into / max(into + beside, 1e-9)
        return min(1.0, 2 * precision * recall / max(precision + recall, 1e-9))


def _linked(unit: LinkedUnit, terms: Sequence[Span]) -> list[TermLinks]:
    """Find the links of terms together: one product of matrices for all."""
    touched = [_touched(unit, term) for term in terms]
    lines = np.repeat(np.arange(len(terms)), [len(rows) for rows, _ in touched])
    columns = [row for rows, _ in touched for row in rows]
    shares, own = np.zeros((len(terms), len(unit.zh))), np.zeros((len(terms), len(unit.rows)))
    shares[lines, columns] = [weight for _, weights in touched for weight in weights]
    own[lines, [unit.texts[row] for row in columns]] = 1.0
    inside = shares @ unit.links
    outside = np.maximum(unit.totals - own @ unit.masses, 0.0)
    return [
        TermLinks(unit, term, rows, weights, into, beside, mass)
        for term, (rows, weights), into, beside, mass in zip(
            terms, touched, inside, outside, inside.sum(axis=1).tolist(), strict=True
        )
    ]


def _touched(unit: LinkedUnit, term: Span) -> tuple[range, list[float]]:
    """Return which Chinese words a term touches, and the share of each that belongs to it."""
    first = max(0, bisect_right(unit.starts, term.start) - 1)
    last = bisect_left(unit.starts, term.end)
    rows = [row for row in range(first, last) if unit.zh[row].span.meets(term)]
    words = [unit.zh[row] for row in rows]
    shared = [min(word.span.end, term.end) - max(word.span.start, term.start) for word in words]
    # Words do not overlap, so those that a term touches stand in a row.
    touched = range(rows[0], rows[-1] + 1) if rows else range(0)
    return touched, [count / len(word.text) for count, word in zip(shared, words, strict=True)]


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
    [gained] = unit.gains([links.term], dictionary)
    start, end = _densest(gained)
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
        return links.outside[place] < _CLAIMED and _means_something(unit.en[place].text)

    widest_right, widest_left = end + _COMPLETIONS[0], start - _COMPLETIONS[1]
    while end < min(len(unit.en), widest_right) and belongs(end) and not unit.lower[end].endswith(_VERBAL):
        end += 1
    while start > max(0, widest_left) and belongs(start - 1) and unit.lower[start - 1].endswith(_ADJECTIVAL):
        start -= 1
    return start, end


def _gained(unit: LinkedUnit, terms: Sequence[TermLinks], dictionary: Dictionary) -> Floats:
    """Return what each English word adds to a stretch that holds it; shape ``(len(terms), len(unit.en))``."""
    strung = [any(not _STRINGS.isdisjoint(word.text) for word in links.words) for links in terms]
    costs = [unit.costs(strung=one) for one in strung]
    inside, outside = np.array([links.inside for links in terms]), np.array([links.outside for links in terms])
    unlinked = np.minimum(np.maximum(1 - inside - outside, 0), 1) * np.array([cost.unlinked for cost in costs])
    given = np.zeros((len(terms), len(unit.rows)))
    for line, links in enumerate(terms):
        given[
            line, [unit.texts[row] for row, weight in zip(links.rows, links.weights, strict=True) if weight > _HALF]
        ] = 1
    known = given @ unit.known(dictionary) > 0
    gained: Floats = inside - _OUTSIDE * outside - np.array([cost.fixed for cost in costs]) - unlinked
    gained += known * (_DICTIONARY_GAIN + unlinked)
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
