"""Which matches cut a word of the Chinese text in two: 国家 in 中国家庭, 人民 in 人民币, 法治 in 无法治理.

Words are what jieba's dictionary makes of the text. A term that the dictionary does not know lies across its words
(新质生产力), so only a word that reaches over an edge of the match speaks against it; and not if what it has outside
is a word of its own that the sentence may well have there: a particle, a preposition, a conjunction, a modal verb
(和平等 is 和 with 平等).
Nor does a word that is a compound of what the match has of it and of other words (自主创新 in 自主创新能力, where jieba
has 创新能力); where the dictionary has the compound, it has to explain both by the same English (改革 in 改革开放, but
not 社会 in 社会主义).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

import rjieba

from glossary.dictionary import Dictionary
from glossary.folding import fold_characters
from glossary.types import Span

__all__ = ["Cutter", "Words"]

#: Particles, prepositions, conjunctions, auxiliaries: they stand before and behind anything.
_FREE: Final = frozenset("的地得了着过和与及或并而且以为将把被对从向由在于是有等使让按据也都则但既又所其该各要")
_FREE_MARKS: Final = "".join(sorted(_FREE))
_NUMERALS: Final = frozenset("零〇一二三四五六七八九十百千万亿两")
#: The adverb that a condition asks for, the verbs before which it stands, and words that begin a condition.
_ADVERB: Final = "才"
_MODALS: Final = frozenset(("能", "能够", "敢", "肯"))
_VERBS: Final = _MODALS | frozenset(("会", "可", "可以", "配", "算", "有", "是"))
_CONDITIONS: Final = ("只有", "唯有", "惟有", "除非")
_CLAUSE: Final = re.compile("[，。；：！？,;:!?\n]")
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
        if (
            self._takes_adverb(span)
            or self._splits_number(span)
            or self._splits_latin(span.start)
            or self._splits_latin(span.end)
        ):
            return True
        left, right = self._over(span.start), self._over(span.end)
        words = [word for word in dict.fromkeys((left, right)) if word is not None]
        if all(_FREE.issuperset(rest) for word in words for rest in self._outside(span, word)):
            return False
        if len(words) > 1:
            return True
        is_long = span.end - span.start >= _LONG and not words[0].holds(span)
        return not (is_long or self._is_compound(span, words[0]))

    def are_compounded_by(self, span: Span) -> bool:
        """Return whether a word that the dictionary has holds `span`, or a part of it, and more: 民族 in 少数民族.

        What renders such a word need not show what renders the part.
        """
        if self._is_crossed(span):
            return True
        over = (self._over(span.start), self._over(span.end))
        return any(word is not None and word.of(self._text) in self._dictionary for word in over)

    def _is_crossed(self, span: Span) -> bool:
        """Whether a match of two characters may be the end of one word and the start of another: 法律 in 书法律动."""
        if span.end - span.start != _WORD or not 0 < span.start <= span.end < len(self._text):
            return False
        around = self._text[span.start - 1 : span.end + 1]
        return around[:_WORD] in self._dictionary and around[_WORD:] in self._dictionary

    def _over(self, place: int) -> Span | None:
        """The word that reaches over a place; ``None`` where none does."""
        at = bisect_left(self._cuts, place)
        if at == len(self._cuts) or self._cuts[at] == place or not at:
            return None
        return Span(self._cuts[at - 1], self._cuts[at])

    def _outside(self, span: Span, word: Span) -> list[str]:
        """What a word has outside of a match."""
        pieces = (Span(word.start, span.start), Span(span.end, word.end))
        return [piece.of(self._text) for piece in pieces if piece.start < piece.end]

    def _is_compound(self, span: Span, word: Span) -> bool:
        """Whether a word is made of what the match has of it and of other words."""
        inside = Span(max(span.start, word.start), min(span.end, word.end)).of(self._text)
        outside = [rest.strip(_FREE_MARKS) for rest in self._outside(span, word)]
        if not all(not rest or (len(rest) >= _WORD and rest in self._dictionary) for rest in outside):
            return False
        if not word.holds(span) and not (len(inside) >= _WORD and inside in self._dictionary):
            return False
        whole = word.of(self._text)
        if whole not in self._dictionary:
            return True
        return not self._dictionary.stems(whole).isdisjoint(self._dictionary.stems(inside))

    def _takes_adverb(self, span: Span) -> bool:
        """Whether a match ends in 才 that stands before a verb as an adverb: 会游泳的人才能下水, 只有这样的人才敢去.

        It does where the clause begins with a condition, or where what is before 才 has an attribute with 的.
        """
        if span.end - span.start < _WORD or self._text[span.end - 1] != _ADVERB:
            return False
        at = bisect_left(self._cuts, span.end)
        whole = self._cuts[at] == span.end and at + 1 < len(self._cuts)  # a word begins behind the match
        after = self._text[span.end : self._cuts[at + 1] if whole else span.end + 1]
        if after in _MODALS and self._text[: span.start].endswith("的"):
            return True
        clause = _CLAUSE.split(self._text[: span.start])[-1]
        return after in _VERBS and any(opener in clause for opener in _CONDITIONS)

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
