"""Anchors: what two segments share whatever their wording, and so how far they speak of the same thing."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from glossary.dictionary import Dictionary, stem
from glossary.folding import fold, is_han
from glossary.quantities import quantities
from glossary.types import Lang

__all__ = ["Anchors"]

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9+&.-]*[A-Za-z0-9+]|\d+G(?![A-Za-z])|[A-Z]\+?")
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
        self._zh = lru_cache(maxsize=4096)(self._zh_features)
        self._en = lru_cache(maxsize=4096)(self._en_features)

    def overlap(self, zh: str, en: str) -> float:
        """Return the share, in [0, 1], of the Chinese segment's words and numbers that the English echoes.

        A number or Latin word counts three words, for it is rarely there by chance. 0.0 where the Chinese
        holds nothing that could be echoed.
        """
        words, hard = self._zh(zh)
        stems, hard_en = self._en(en)
        total = len(words) + 3 * hard.total()
        if not total:
            return 0.0
        echoed = sum(1 for word in words if self._dictionary.stems(word) & stems)
        return (echoed + 3 * (hard & hard_en).total()) / total

    def _zh_features(self, text: str) -> tuple[tuple[str, ...], Counter[str]]:
        folded = fold(text).text
        words = tuple(
            word for word in self._segment(folded) if len(word) > 1 and is_han(word[0]) and self._dictionary.stems(word)
        )
        return words, self._hard(folded, text, "zh")

    def _en_features(self, text: str) -> tuple[frozenset[str], Counter[str]]:
        folded = text.lower()
        return frozenset(stem(word) for word in _EN_WORD.findall(folded)), self._hard(folded, text, "en")

    @staticmethod
    def _hard(folded: str, text: str, lang: Lang) -> Counter[str]:
        """Numbers in digits by value, and Latin words (in English only what is not plain lower case)."""
        numbers = [f"{quantity.value:g}" for quantity in quantities(folded, lang) if not quantity.spelt]
        latin = [w.lower() for w in _LATIN.findall(text) if lang == "zh" or any(c.isupper() or c.isdigit() for c in w)]
        return Counter(numbers + latin)
