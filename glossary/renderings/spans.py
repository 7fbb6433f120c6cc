"""The span of English words that the word alignment links to a term.

The span is the contiguous range with the largest gain: probability mass of links into the term, less that of
links into other words of the unit, less a small cost for words that are linked to nothing (a maximum-subarray
search; the "inside minus outside" criterion of phrase extraction with soft alignments, cf. Lin et al. 2008).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.dictionary import Dictionary, stem
from glossary.folding import is_han
from glossary.renderings.words import FUNCTION_WORDS, Word, is_punctuation, trimmed, whole_words
from glossary.types import Span

__all__ = ["LinkedUnit", "Stretch", "best_stretch", "link_masses", "stretch_score", "term_weights"]

Floats = npt.NDArray[np.float64]

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
#: Letters in which the Chinese side strings parts together.
_STRINGS: Final = frozenset("、，,；;和与及")


@dataclass(frozen=True, slots=True)
class LinkedUnit:
    """A translation unit as words with their links.

    Attributes:
        number: Number of the translation unit.
        zh: Chinese words in order.
        en: English words in order.
        links: Link posteriors, shape ``(len(zh), len(en))``, in [0, 1].
    """

    number: int
    zh: Sequence[Word]
    en: Sequence[Word]
    links: Floats


@dataclass(frozen=True, slots=True)
class Stretch:
    """A range of English words with how well it covers a term.

    Attributes:
        start, end: Range ``[start, end)`` of the unit's English words.
        score: Balance (F1) of how much of the term is linked into the range and how much of the range's
            links lead into the term, in [0, 1].
    """

    start: int
    end: int
    score: float

    def span(self, unit: LinkedUnit) -> Span:
        """Return the stretch as a span of the English paragraph."""
        return Span(unit.en[self.start].span.start, unit.en[self.end - 1].span.end)


def term_weights(unit: LinkedUnit, term: Span) -> Floats:
    """Return, for each Chinese word, which share of it belongs to the term; shape ``(len(unit.zh),)``."""
    shared = [max(0, min(w.span.end, term.end) - max(w.span.start, term.start)) / len(w.text) for w in unit.zh]
    return np.array(shared, dtype=np.float64)


def best_stretch(
    unit: LinkedUnit, term: Span, dictionary: Dictionary, *, blocked: Collection[int] = ()
) -> Stretch | None:
    """Return the stretch of English that the links and the dictionary give for a term.

    Args:
        unit: The translation unit.
        term: Where the term stands in the Chinese paragraph.
        dictionary: Tells which English stems translate the term's words.
        blocked: English words (indexes) that belong to something else.

    Returns:
        The stretch, trimmed to a whole phrase; ``None`` where no word speaks for one.
    """
    weights = term_weights(unit, term)
    if not len(unit.en) or not weights.any():
        return None
    gains = _gains(unit, weights, dictionary)
    for place in blocked:
        gains[place] = -_BREAK
    start, end = _densest(gains)
    start, end = trimmed(unit.en, *whole_words(unit.en, *trimmed(unit.en, start, end)))
    if start >= end:
        return None
    return Stretch(start, end, stretch_score(unit, weights, start, end))


def _gains(unit: LinkedUnit, weights: Floats, dictionary: Dictionary) -> Floats:
    """What each English word adds to a stretch that holds it; shape ``(len(unit.en),)``."""
    inside, outside = link_masses(unit, weights)
    known: set[str] = set()
    for word, weight in zip(unit.zh, weights, strict=True):
        if weight > 0.5:
            known |= dictionary.stems(word.text)
    strung = any(set(word.text) & _STRINGS for word, weight in zip(unit.zh, weights, strict=True) if weight)
    gains = inside - _OUTSIDE * outside
    unlinked = np.clip(1 - inside - outside, 0, 1)
    for place, word in enumerate(unit.en):
        if word.text in {".", ";", ":", "!", "?"} or any(map(is_han, word.text)):
            gains[place] -= _BREAK
        elif is_punctuation(word.text):
            gains[place] -= _PUNCTUATION_COST if strung or word.text not in {",", "，"} else _COMMA_COST
        elif word.lower in FUNCTION_WORDS:
            gains[place] -= _FUNCTION_COST * unlinked[place]
        elif stem(word.lower) in known:
            gains[place] += _DICTIONARY_GAIN
        else:
            gains[place] -= _NULL_COST * unlinked[place]
    return gains


def link_masses(unit: LinkedUnit, weights: Floats) -> tuple[Floats, Floats]:
    """Return the mass of links from each English word into the term, and into words that are not words of the term.

    Args:
        unit: The translation unit.
        weights: Share of each Chinese word that belongs to the term (`term_weights`).

    Returns:
        Two arrays of shape ``(len(unit.en),)``.
    """
    of_term = {word.text for word, weight in zip(unit.zh, weights, strict=True) if weight}
    # A link to the same word elsewhere in the unit says nothing against the term: which of two equal words
    # is meant is what the aligner knows least.
    other = np.array([0.0 if word.text in of_term else 1.0 for word in unit.zh])
    inside: Floats = weights @ unit.links
    outside: Floats = np.maximum(other, 0.0) @ unit.links
    return inside, outside


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


def stretch_score(unit: LinkedUnit, weights: Floats, start: int, end: int) -> float:
    """Return how well the range ``[start, end)`` of English words covers the weighted Chinese words, in [0, 1]."""
    inside, outside = link_masses(unit, weights)
    linked = 1 - np.prod(1 - unit.links[:, start:end], axis=1)
    recall = float((weights * linked).sum() / max(float(weights.sum()), 1e-9))
    precision = float(inside[start:end].sum() / max(float((inside + outside)[start:end].sum()), 1e-9))
    return min(1.0, 2 * precision * recall / max(precision + recall, 1e-9))
