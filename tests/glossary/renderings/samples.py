"""Hand-made translation units: words with the links that a test needs."""

from collections.abc import Sequence

import numpy as np

from glossary.renderings.spans import LinkedUnit
from glossary.renderings.words import Word
from glossary.types import ParagraphPair, Span

__all__ = ["en_of", "linked", "pair_of", "span_of"]


def linked(zh: str, en: str, links: Sequence[tuple[str, str]] = (), *, number: int = 1) -> LinkedUnit:
    """Return a unit of words given with spaces between them.

    Args:
        zh: Chinese words; the paragraph has no spaces.
        en: English words; in the paragraph, ``_`` is glued (``low_-_altitude``), a space is a space.
        links: Pairs of words that are surely linked; equal words all are.
        number: Number of the unit.
    """
    zh_words, en_words, place = [], [], 0
    for text in zh.split():
        zh_words.append(Word(text, Span(place, place + len(text))))
        place += len(text)
    place = 0
    for run in en.split():
        for text in run.split("_"):
            en_words.append(Word(text, Span(place, place + len(text))))
            place += len(text)
        place += 1
    matrix = np.zeros((len(zh_words), len(en_words)))
    for row, zh_word in enumerate(zh_words):
        for column, en_word in enumerate(en_words):
            if (zh_word.text, en_word.text) in links:
                matrix[row, column] = 0.95
    return LinkedUnit(number, zh_words, en_words, matrix, matrix)


def pair_of(zh: str, en: str) -> ParagraphPair:
    """Return the paragraph pair of the same notation."""
    return ParagraphPair(1, zh.replace(" ", ""), en.replace("_", ""))


def span_of(zh: str, term: str) -> Span:
    """Return where `term` stands in the Chinese paragraph."""
    start = zh.replace(" ", "").index(term)
    return Span(start, start + len(term))


def en_of(en: str, span: Span | None) -> str | None:
    """Return what `span` covers of the English paragraph."""
    return None if span is None else span.of(en.replace("_", ""))
