"""The words of a translation unit, and the closed classes of English words that bound a phrase."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from glossary.types import Span

__all__ = ["FUNCTION_WORDS", "Word", "is_joined", "is_punctuation", "trimmed", "whole_words", "words_in"]

#: Words that do not start a rendering: articles, conjunctions, prepositions, auxiliaries, pronouns.
FUNCTION_WORDS: Final = frozenset(
    "a an the and or but of to in on at by for with from into as that which who whose where when is are was were be "
    "been being has have had will would shall should may might can could must we our its it their they he she his this "
    "these those such than then thus thereby so also not no both need needs namely 's ’s wherein while because "
    "within under through during over across toward towards upon via per about around between among".split()
)
#: Further words that do not end one.
_NO_END: Final = FUNCTION_WORDS | frozenset("very more most other new all some any each every now continue".split())
_HYPHENS: Final = frozenset("-‑–")
#: Longest enumerator, in characters.
_ENUMERATOR: Final = 3
#: What one Latin or Han bracket or quotation mark opens, and what closes it.
_BRACKETS: Final = {"(": ")", "“": "”", "[": "]"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Attributes:
        text: As written.
        span: Where it stands in the paragraph.
        tag: Its word class, of the pipeline's tag set; empty where that has none.
    """

    text: str
    span: Span
    tag: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words_in(doc: Doc, spans: Sequence[Span]) -> list[list[Word]]:
    """Return, for each of `spans` of the text of `doc`, the tokens that lie in it, white space left out.

    Args:
        doc: A tokenised paragraph.
        spans: Stretches of its text, in order and without overlap.
    """
    words = [
        Word(token.text, Span(token.idx, token.idx + len(token)), token.tag_) for token in doc if not token.is_space
    ]
    starts = [word.span.start for word in words]
    ends = [word.span.end for word in words]
    return [words[bisect_left(starts, span.start) : bisect_right(ends, span.end)] for span in spans]


@lru_cache(maxsize=1 << 15)  # asked of the same words again and again
def is_punctuation(word: str) -> bool:
    """Return whether `word` holds no letter and no digit."""
    return not any(character.isalnum() for character in word)


@lru_cache(maxsize=1 << 15)
def _is_of(word: str, closed: frozenset[str]) -> bool:
    """Whether a word, as written, is one of a closed class in lower case."""
    return word.lower() in closed


def whole_words(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Widen the range ``[start, end)`` so that it cuts no hyphenated word and leaves no bracket open.

    >>> hyphen = [Word("in", Span(0, 2)), Word("-", Span(2, 3)), Word("depth", Span(3, 8))]
    >>> whole_words(hyphen, 2, 3)
    (0, 3)
    """
    if start >= end:
        return start, end
    while start >= 1 and is_joined(words, start - 1, start):
        start -= 1
    while end < len(words) and is_joined(words, end - 1, end):
        end += 1
    for opener, closer in _BRACKETS.items():
        texts = [word.text for word in words[start:end]]
        if opener in texts and texts.count(opener) > texts.count(closer) and end < len(words):
            ahead = [word.text for word in words[end : end + 4]]
            if closer in ahead:
                end += ahead.index(closer) + 1
    return start, end


def is_joined(words: Sequence[Word], left: int, right: int) -> bool:
    """Return whether two neighbouring words belong to one hyphenated word (no white space at the hyphen)."""
    if words[left].text not in _HYPHENS and words[right].text not in _HYPHENS:  # hardly any word is one
        return False
    touching = words[left].span.end == words[right].span.start
    return touching and (_is_hyphen(words, left) or _is_hyphen(words, right))


def _is_hyphen(words: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` is a hyphen with a word glued to both its sides."""
    if words[place].text not in _HYPHENS or not 0 < place < len(words) - 1:
        return False
    before, here, after = words[place - 1 : place + 2]
    return before.span.end == here.span.start and here.span.end == after.span.start


def trimmed(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the range ``[start, end)`` of `words` without what cannot stand at the edges of a phrase.

    Dropped are function words, punctuation, enumerators such as ``(1)``, and adverbs that end the range.
    """
    while True:  # a bracket that lost its partner at one edge goes from the other in the next round
        kept_start = _trimmed_start(words, start, end)
        kept_end = _trimmed_end(words, kept_start, end)
        if (kept_start, kept_end) == (start, end):
            return start, end
        start, end = kept_start, kept_end


def _trimmed_start(words: Sequence[Word], start: int, end: int) -> int:
    while start < end:
        here = words[start].text
        enumerator = _enumerator(words, start, end)
        if enumerator:
            start += enumerator
        elif _is_of(here, FUNCTION_WORDS) or (is_punctuation(here) and not _opens_closed(words, start, end)):
            start += 1
        else:
            break
    return start


def _trimmed_end(words: Sequence[Word], start: int, end: int) -> int:
    while start < end:
        last = words[end - 1].text
        adverb = end - start > 1 and len(last) > 4 and last.lower().endswith("ly")
        if (is_punctuation(last) and not _closes_open(words, start, end)) or _is_of(last, _NO_END) or adverb:
            end -= 1
        else:
            break
    return end


def _enumerator(words: Sequence[Word], start: int, end: int) -> int:
    """Return how many words an enumerator at the start takes, such as ``(1)``, ``1)`` or ``(iv)``; 0 for none."""
    opening = 1 if words[start].text == "(" else 0
    mark, closer = start + opening, start + opening + 1
    if closer >= end or words[closer].text != ")":
        return 0
    text = words[mark].text
    return opening + 2 if text.isalnum() and len(text) <= _ENUMERATOR and not text.isupper() else 0


def _opens_closed(words: Sequence[Word], start: int, end: int) -> bool:
    closer = _BRACKETS.get(words[start].text)
    return closer is not None and closer in [word.text for word in words[start : end - 1]]


def _closes_open(words: Sequence[Word], start: int, end: int) -> bool:
    openers = [opener for opener, closer in _BRACKETS.items() if closer == words[end - 1].text]
    return bool(openers) and openers[0] in [word.text for word in words[start + 1 : end]]
