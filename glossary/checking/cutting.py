"""Which matches cut a word of the Chinese text in two: 国家 in 中国家庭, 人民 in 人民币, 法治 in 无法治理.

Words are what jieba's dictionary makes of the text. A term that the dictionary does not know lies across its words
(新质生产力), so only a word that reaches over an edge of the match speaks against it; and not if what it has outside
is a word of its own that the sentence may well have there: a particle, a preposition, a conjunction (和平等 is
和 with 平等).
A match inside of a longer word is part of a compound where the dictionary explains both by the same English
(改革 in 改革开放), and cuts it otherwise (社会 in 社会主义).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

import rjieba

from glossary.dictionary import Dictionary
from glossary.folding import fold_characters
from glossary.types import Span

__all__ = ["Cutter", "Words"]

#: Particles, prepositions, conjunctions, auxiliaries: they stand before and behind anything.
_FREE: Final = frozenset("的地得了着过和与及或并而且以为将把被对从向由在于是有等使让按据也都则但既又所其该各")
_NUMERALS: Final = frozenset("零〇一二三四五六七八九十百千万亿两")
#: A term of so many characters does not come about by chance, unless words reach over both of its edges.
_LONG: Final = 5
_WORD: Final = 2
_cut: Callable[[str, bool], list[str]] = rjieba.cut


class Words:
    """The words of a text.

    Args:
        text: The text, folded by character.
        cuts: Where a word ends and the next one begins, both ends of the text included, in order.
        dictionary: The bilingual dictionary; may be empty.
    """

    def __init__(self, text: str, cuts: Sequence[int], dictionary: Dictionary) -> None:
        self._text = text
        self._cuts = cuts
        self._dictionary = dictionary

    def are_cut_by(self, span: Span) -> bool:
        """Return whether a word of the text is cut in two where `span`, which is not empty, begins or ends."""
        if self._splits_number(span) or self._splits_latin(span.start) or self._splits_latin(span.end):
            return True
        left, right = self._over(span.start), self._over(span.end)
        outside = [self._text[left.start : span.start]] if left else []
        outside += [self._text[span.end : right.end]] if right else []
        if not outside or all(_FREE.issuperset(rest) for rest in outside):
            return False
        if left is None and right is not None and right.start == span.start:
            return not self._is_part(span, right, outside)
        if right is None and left is not None and left.end == span.end:
            return not self._is_part(span, left, outside)
        if left is not None and left == right:
            return not self._is_part(span, left, outside)
        return len(outside) > 1 or span.end - span.start < _LONG

    def are_compounded_by(self, span: Span) -> bool:
        """Return whether `span` is part of a longer word: what renders that need not show it (民族 in 少数民族)."""
        left, right = self._over(span.start), self._over(span.end)
        return any(word is not None and word.holds(span) for word in (left, right))

    def _over(self, place: int) -> Span | None:
        """The word that reaches over a place; ``None`` where none does."""
        at = bisect_left(self._cuts, place)
        if at == len(self._cuts) or self._cuts[at] == place or not at:
            return None
        return Span(self._cuts[at - 1], self._cuts[at])

    def _is_part(self, span: Span, word: Span, outside: Sequence[str]) -> bool:
        """Whether a match inside a longer word is one of the words that it is made of."""
        if not all(len(rest) >= _WORD and rest in self._dictionary for rest in outside):
            return False
        whole = word.of(self._text)
        if whole not in self._dictionary:
            return True
        return not self._dictionary.stems(whole).isdisjoint(self._dictionary.stems(span.of(self._text)))

    def _splits_number(self, span: Span) -> bool:
        """Whether a numeral goes on over an edge: 三个代表 in 十三个代表."""
        return any(
            0 < place < len(self._text) and self._text[place - 1] in _NUMERALS and self._text[place] in _NUMERALS
            for place in span
        )

    def _splits_latin(self, place: int) -> bool:
        before, after = self._text[max(0, place - 1) : place], self._text[place : place + 1]
        return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


class Cutter:
    """Cuts texts into words.

    Args:
        dictionary: The bilingual dictionary; an empty one if not given.
    """

    def __init__(self, dictionary: Dictionary | None = None) -> None:
        self._dictionary = dictionary or Dictionary(None)

    def words(self, text: str) -> Words:
        """Return the words of a text as read."""
        folded = fold_characters(text)
        cuts = [0]
        for word in _cut(folded, False):  # words of the dictionary alone, none that jieba guesses
            cuts.append(cuts[-1] + len(word))
        return Words(folded, cuts, self._dictionary)
