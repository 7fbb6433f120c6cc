"""Anchors: what two segments share whatever their wording, and so how far they speak of the same thing."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from glossary.dictionary import Dictionary, stem
from glossary.folding import fold, is_han
from glossary.quantities import quantities
from glossary.types import Lang

__all__ = ["Anchors", "Overlaps"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
_Number = TypeVar("_Number", np.int64, np.bool_)

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+&.-]*[A-Za-z0-9+]|\d+G(?![A-Za-z])|[A-Z]\+?")
_NOT_PLAIN: Final = re.compile(r"[A-Z\d]")
#: How many words a number or Latin word counts: it is rarely in both by chance.
_HARD: Final = 3
_EN_WORD: Final = re.compile(r"[a-z0-9]+(?:[&.][a-z0-9]+)*")


class Anchors:
    """Scores how much of a Chinese segment is found again in an English one.

    Args:
        dictionary: The bilingual dictionary.
        segment: Cuts Chinese text into words.
    """

    def __init__(self, dictionary: Dictionary, segment: Callable[[str], list[str]]) -> None:
        self._dictionary = dictionary
        self._segment = segment

    def overlap(self, zh: str, en: str) -> float:
        """Return the share, in [0, 1], of the Chinese segment's words and numbers that the English echoes.

        0.0 where the Chinese holds nothing that could be echoed.
        """
        return float(self.overlaps([zh], [en]).of(1, 1)[0, 0])

    def overlaps(self, zh: Sequence[str], en: Sequence[str]) -> "Overlaps":
        """Return what the segments of a paragraph and those of its translation share, at least one each."""
        folded = [fold(text).text for text in zh]
        words = [self._words(text) for text in folded]
        bounds = np.cumsum([0, *map(len, words)])
        english = [frozenset(map(stem, _EN_WORD.findall(text.lower()))) for text in en]
        known = {word: [not stems.isdisjoint(there) for there in english] for one in words for word, stems in one}
        echoed = np.array([known[word] for one in words for word, _ in one], dtype=bool).reshape(bounds[-1], len(en))
        hard_zh = [_hard(text, plain, "zh") for text, plain in zip(zh, folded, strict=True)]
        hard_en = [_hard(text, text.lower(), "en") for text in en]
        both = sorted(set().union(*hard_zh) & set().union(*hard_en))
        return Overlaps(
            echoed,
            bounds,
            _table(hard_zh, both),
            _table(hard_en, both),
            np.array([len(one) + _HARD * hard.total() for one, hard in zip(words, hard_zh, strict=True)]),
        )

    def _words(self, folded: str) -> list[tuple[str, frozenset[str]]]:
        """The words that the dictionary knows, with the stems that may translate each."""
        words = (word for word in self._segment(folded) if len(word) > 1 and is_han(word[0]))
        return [(word, stems) for word in words if (stems := self._dictionary.stems(word))]


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What the segments of a paragraph share with those of its translation.

    Attributes:
        echoed: Whether each Chinese word is echoed by each English segment, shape ``(words, English segments)``.
        words: How many words stand before each Chinese segment, and how many there are in all.
        hard_zh, hard_en: How often each number or Latin word that both have stands in each segment, shape
            ``(segments, numbers)``.
        total: What each Chinese segment has that could be echoed, in words, shape ``(Chinese segments,)``.
    """

    echoed: Truths
    words: Integers
    hard_zh: Integers
    hard_en: Integers
    total: Integers

    def of(self, zh_count: int, en_count: int) -> Floats:
        """Return the overlap of every run of so many Chinese with every run of so many English segments.

        Args:
            zh_count: Number of Chinese segments in a run, no more than there are.
            en_count: Number of English segments in a run, no more than there are.

        Returns:
            Shares in [0, 1] (`Anchors.overlap`) by the first segment of either run.
        """
        anywhere = _runs(self.echoed.T, en_count).T  # of truth values, a sum is whether one holds
        before = np.zeros((len(anywhere) + 1, anywhere.shape[1]), dtype=np.int64)
        np.cumsum(anywhere, axis=0, out=before[1:])
        words = before[self.words[zh_count:]] - before[self.words[:-zh_count]]
        hard = np.minimum(_runs(self.hard_zh, zh_count)[:, None], _runs(self.hard_en, en_count)[None]).sum(axis=2)
        shares: Floats = (words + _HARD * hard) / np.maximum(_runs(self.total, zh_count), 1)[:, None]
        return shares


def _runs(rows: npt.NDArray[_Number], length: int) -> npt.NDArray[_Number]:
    """Return the sums of every `length` rows that follow each other."""
    number = len(rows) - length + 1
    return sum((rows[place : place + number] for place in range(1, length)), start=rows[:number])


def _table(counts: Sequence[Counter[str]], names: Sequence[str]) -> Integers:
    return np.array([[count[name] for name in names] for count in counts], dtype=np.int64).reshape(
        len(counts), len(names)
    )


def _hard(text: str, folded: str, lang: Lang) -> Counter[str]:
    """Numbers in digits by value, and Latin words (in English only what is not plain lower case)."""
    numbers = [f"{quantity.value:g}" for quantity in quantities(folded, lang) if not quantity.spelt]
    latin = [word.lower() for word in _LATIN.findall(text) if lang == "zh" or _NOT_PLAIN.search(word)]
    return Counter(numbers + latin)
