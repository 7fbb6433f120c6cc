"""Pseudo-counts of word pairs: what is known of a translation before any text has been seen.

A pair gets the largest that applies: the dictionary gives the English word for the Chinese one (less for words
with many glosses, for each says less); the English word only starts alike (informatization, information); a
character of the Chinese word is glossed so; it is a function word and its usual counterpart; or both are the
same number or Latin string.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.dictionary import Dictionary, stem
from glossary.folding import fold

__all__ = ["pseudo_counts"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

#: Of a pair that the dictionary knows, for a word of few glosses.
_DICTIONARY: Final = 3.0
#: Number of glosses from which a word's glosses count less.
_MANY: Final = 6.0
#: Share of it for an English word that only starts like the gloss.
_ALIKE: Final = 0.5
_ALIKE_LETTERS: Final = 5
_CHARACTER: Final = 0.4
_FUNCTION: Final = 1.0
#: Of every pair that shares a unit.
_SMOOTHING: Final = 0.0025


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    text = files("glossary.alignment").joinpath("function_words.toml").read_text(encoding="utf-8")
    return {zh: tuple(en.split()) for zh, en in tomllib.loads(text).items()}


def pseudo_counts(
    pair_zh: Integers, pair_en: Integers, zh_words: Sequence[str], en_words: Sequence[str], dictionary: Dictionary
) -> Floats:
    """Return the pseudo-count of each distinct word pair.

    Args:
        pair_zh: Number of each pair's Chinese word, shape ``(pairs,)``.
        pair_en: Number of its English word, shape ``(pairs,)``.
        zh_words: Chinese words by number.
        en_words: English words by number, in lower case.
        dictionary: The bilingual dictionary; may be empty.

    Returns:
        Positive numbers, shape ``(pairs,)``.
    """
    index = _EnglishIndex(en_words)
    width = max(1, len(en_words))
    known: dict[int, float] = {}
    for number, word in enumerate(zh_words):
        found = _known(fold(word).text or word, index, dictionary)
        known.update(zip([number * width + en for en in found], found.values(), strict=True))
    counts = np.full(len(pair_zh), _SMOOTHING)
    if known:
        codes = np.fromiter(known, dtype=np.int64, count=len(known))
        values = np.fromiter(known.values(), dtype=np.float64, count=len(known))
        order = np.argsort(codes)
        codes, values = codes[order], values[order]
        wanted = pair_zh * width + pair_en
        place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        counts += np.where(codes[place] == wanted, values[place], 0.0)
    return counts


class _EnglishIndex:
    """English words by form, by stem and by the first letters of the stem."""

    def __init__(self, words: Sequence[str]) -> None:
        self.by_form = {word: number for number, word in enumerate(words)}
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        self.by_start: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            root = stem(word)
            self.by_stem[root].append(number)
            if len(root) >= _ALIKE_LETTERS:
                self.by_start[root[:_ALIKE_LETTERS]].append(number)
        self._by_character: dict[str, dict[int, float]] = {}

    def of_character(self, character: str, dictionary: Dictionary) -> Mapping[int, float]:
        """Return the English words that a Chinese character is glossed by, with their count.

        Few characters make up all words, so the answers are remembered.
        """
        found = self._by_character.get(character)
        if found is None:
            numbers = (number for root in dictionary.stems(character) for number in self.by_stem.get(root, ()))
            found = self._by_character[character] = dict.fromkeys(numbers, _CHARACTER)
        return found


def _known(word: str, index: _EnglishIndex, dictionary: Dictionary) -> dict[int, float]:
    """Return the English words that something speaks for, with the largest count of each."""
    found: dict[int, float] = {}
    if len(word) > 1:
        for character in word:
            found.update(index.of_character(character, dictionary))
    for en, count in _known_whole(word, index, dictionary):
        if count > found.get(en, 0.0):
            found[en] = count
    return found


def _known_whole(word: str, index: _EnglishIndex, dictionary: Dictionary) -> Iterator[tuple[int, float]]:
    """Yield the English words that something speaks for but single characters; one may come more than once."""
    if word in index.by_form:  # a number, a Latin word, a mark
        yield index.by_form[word], _DICTIONARY
    for form in _function_words().get(word, ()):
        if form in index.by_form:
            yield index.by_form[form], _FUNCTION
    yield from _glossed(dictionary.stems(word), index)


def _glossed(stems: frozenset[str], index: _EnglishIndex) -> Iterator[tuple[int, float]]:
    """Yield the English words whose stems gloss a word, and those that only start alike."""
    count = _DICTIONARY / max(1.0, len(stems) / _MANY) ** 0.5
    for root in stems:
        yield from ((number, count) for number in index.by_stem.get(root, ()))
        if len(root) >= _ALIKE_LETTERS:
            yield from ((number, count * _ALIKE) for number in index.by_start.get(root[:_ALIKE_LETTERS], ()))
