"""What the features need to know of each token of a paragraph, computed once."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import rjieba
from spacy.tokens import Doc

from glossary.dictionary import Dictionary
from glossary.extractors.cues import CLAUSE_BREAKS, CONJUNCTIONS, POLICY_VERBS, QUOTE_MARKS

__all__ = ["TokenTable", "commonness"]

_TAG_CLASSES: Final = {
    "vn": "vn", "v": "v", "ns": "name", "nr": "name", "nt": "name", "nz": "name", "n": "n", "an": "n",
    "a": "a", "b": "a", "j": "j", "l": "fixed", "i": "fixed", "m": "m", "q": "q", "eng": "latin",
    "uj": "de", "c": "conj", "p": "prep", "d": "d", "x": "x", "t": "time", "s": "time", "f": "f",
}  # fmt: skip
_DELIMITERS: Final = frozenset({"、", "的", "等"})


@lru_cache(maxsize=1 << 16)
def commonness(word: str) -> float:
    """Return the decimal logarithm of a word's frequency in jieba's dictionary plus one; about 0 to 5."""
    return math.log10(1 + int(rjieba.suggest_freq(word)))


@dataclass(frozen=True, slots=True)
class TokenTable:
    """A paragraph's tokens as columns, each of one length.

    Attributes:
        texts: The tokens.
        classes: Their word classes, coarser than jieba's tags.
        as_neighbour: What each is to a candidate beside it: a delimiter, a border, else its class.
        common: How common each is (`commonness`).
        known: Whether each is a dictionary entry.
        clause_start, clause_end: The clause that each stands in, as a range of tokens.
        quoted: Whether each stands between quotation marks.
    """

    texts: Sequence[str]
    classes: Sequence[str]
    as_neighbour: Sequence[str]
    common: Sequence[float]
    known: Sequence[bool]
    clause_start: Sequence[int]
    clause_end: Sequence[int]
    quoted: Sequence[bool]

    @classmethod
    def of(cls, doc: Doc, dictionary: Dictionary) -> "TokenTable":
        """Return the table of a paragraph."""
        texts = [token.text for token in doc]
        classes = [_TAG_CLASSES.get(token.tag_, _TAG_CLASSES.get(token.tag_[:1], "other")) for token in doc]
        neighbours = [_as_neighbour(text, word_class) for text, word_class in zip(texts, classes, strict=True)]
        starts, ends = _clauses(texts)
        return cls(
            texts,
            classes,
            neighbours,
            [commonness(text) for text in texts],
            [text in dictionary for text in texts],
            starts,
            ends,
            list(_quoted(texts)),
        )


def _as_neighbour(text: str, word_class: str) -> str:
    if text in CLAUSE_BREAKS:
        return "border"
    if text in QUOTE_MARKS:
        return "quote"
    if text in _DELIMITERS:
        return text
    if text in CONJUNCTIONS:
        return "conj"
    return "policy verb" if text in POLICY_VERBS else word_class


def _clauses(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each token, where its clause starts and ends; a mark that ends clauses stands in one of its own."""
    starts, ends = [0] * len(texts), [0] * len(texts)
    start = 0
    for place in range(len(texts) + 1):
        if place == len(texts) or texts[place] in CLAUSE_BREAKS:
            starts[start:place] = [start] * (place - start)
            ends[start:place] = [place] * (place - start)
            if place < len(texts):
                starts[place], ends[place] = place, place + 1
            start = place + 1
    return starts, ends


def _quoted(texts: Iterable[str]) -> Iterable[bool]:
    depth = 0
    for text in texts:
        depth = max(0, depth - (text in "”」』"))
        yield depth > 0
        depth += text in "“「『"
