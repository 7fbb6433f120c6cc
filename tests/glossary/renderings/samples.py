"""Hand-made translation units: words with the links that a test needs, and places with candidates in them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from glossary.dictionary import Dictionary
from glossary.renderings.candidates import Site, Stretches
from glossary.renderings.spans import LinkedUnit, Stretch
from glossary.renderings.views import UnitView
from glossary.renderings.words import Word
from glossary.types import ParagraphPair, Span

__all__ = ["GREEN", "en_of", "linked", "pair_of", "ranges", "site", "span_of"]

#: A sentence whose words are linked: 绿色湖区 and *green lake region*.
GREEN: Final = ("发展 绿色 湖区", "develop the green lake region now")
_LINKS: Final = (
    ("绿色", "green"), ("湖区", "lake"), ("湖区", "region"), ("发展", "develop"), ("港口", "port"),
)  # fmt: skip


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


def site(zh: str, en: str, term: str, *, number: int = 1, paired: Stretch | None = None) -> Site:
    """Return the first place of a term in a unit whose words are linked as in `GREEN`, without a dictionary.

    Args:
        zh: Chinese words, as `linked` takes them.
        en: English words.
        term: The term.
        number: Number of the unit.
        paired: The quotation that pairs with the term's own.
    """
    view = UnitView(linked(zh, en, _LINKS, number=number), Dictionary(None))
    quotes = frozenset({(paired.start, paired.end)}) if paired else frozenset[tuple[int, int]]()
    return Site(view, span_of(zh, term), term, paired is not None, paired, quotes)


def ranges(*of_words: tuple[int, int]) -> Stretches:
    """Return candidates as ranges ``[start, end)`` of English words."""
    pairs = np.array(of_words, dtype=np.int64).reshape(-1, 2)
    return Stretches(pairs[:, 0], pairs[:, 1])
