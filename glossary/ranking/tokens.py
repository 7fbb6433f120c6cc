"""What the features need to know of each token of a document, computed once, as columns."""

import math
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import rjieba
from spacy.tokens import Doc

from glossary.extractors.cues import CLAUSE_BREAKS, CONJUNCTIONS, POLICY_VERBS, QUOTE_MARKS

__all__ = ["CLASSES", "NEIGHBOURS", "TokenTable", "commonness"]

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

_TAG_CLASSES: Final = {
    "vn": "vn", "v": "v", "ns": "name", "nr": "name", "nt": "name", "nz": "name", "n": "n", "an": "n",
    "a": "a", "b": "a", "j": "j", "l": "fixed", "i": "fixed", "m": "m", "q": "q", "eng": "latin",
    "uj": "de", "c": "conj", "p": "prep", "d": "d", "x": "x", "t": "time", "s": "time", "f": "f",
}  # fmt: skip
_DELIMITERS: Final = ("、", "的", "等")
#: Word classes, by number.
CLASSES: Final = (*dict.fromkeys(_TAG_CLASSES.values()), "other")
#: What a token can be to a candidate beside it, by number: a word class, or one of what comes behind these.
NEIGHBOURS: Final = (*CLASSES, "border", "quote", *_DELIMITERS, "policy verb")
_OPENING, _CLOSING = "“「『", "”」』"


@lru_cache(maxsize=1 << 16)
def commonness(word: str) -> float:
    """Return the decimal logarithm of a word's frequency in jieba's dictionary plus one; about 0 to 5."""
    return math.log10(1 + int(rjieba.suggest_freq(word)))


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The tokens of all paragraphs in a row, with a border before, between and behind the paragraphs.

    A border is a token of its own, without text, so that every token has neighbours.

    Attributes:
        first: Number of the first token of each paragraph.
        texts: The distinct texts; that of a border is empty.
        text: Which of them each token is, shape ``(tokens,)`` as all below.
        word_class: Its word class, coarser than jieba's tags; a number in `CLASSES`.
        neighbour: What it is to a candidate beside it: a delimiter, a border, else its class; a number in
            `NEIGHBOURS`.
        clause: Tokens of the clause that it stands in; a mark that ends clauses stands in one of its own.
        quoted: Whether it stands between quotation marks.
    """

    first: Integers
    texts: Sequence[str]
    text: Integers
    word_class: Integers
    neighbour: Integers
    clause: Integers
    quoted: Truths

    @classmethod
    def of(cls, docs: Sequence[Doc]) -> "TokenTable":
        """Return the table of a document's paragraphs."""
        written, tags, first = [""], [""], []
        for doc in docs:
            first.append(len(written))
            written += [*(token.text for token in doc), ""]
            tags += [*(token.tag_ for token in doc), ""]
        texts, text = _numbered(written)
        names, tag = _numbered(tags)
        word_class = np.array([CLASSES.index(_class_of(name)) for name in names])[tag]
        special = np.array([_special(one) for one in texts])[text]
        breaks = np.array([not one or one in CLAUSE_BREAKS for one in texts])[text]
        return cls(
            np.array(first, dtype=np.int64),
            texts,
            text,
            word_class,
            np.where(special < 0, word_class, special),
            _clauses(breaks),
            _quoted(written),
        )

    def each(self, measure: Callable[[str], float]) -> Floats:
        """Return what `measure` says of each token's text, asked once for each text; 0 for a border."""
        return np.array([measure(one) if one else 0.0 for one in self.texts], dtype=np.float64)[self.text]

    def among(self, words: Container[str]) -> Truths:
        """Return which tokens are of these words; no border is."""
        return np.array([bool(one) and one in words for one in self.texts])[self.text]


def _class_of(tag: str) -> str:
    return _TAG_CLASSES.get(tag, _TAG_CLASSES.get(tag[:1], "other"))


def _special(text: str) -> int:
    """What a token is to its neighbours if not of its word class; -1 for no more than that."""
    if not text or text in CLAUSE_BREAKS:
        return NEIGHBOURS.index("border")
    if text in QUOTE_MARKS:
        return NEIGHBOURS.index("quote")
    if text in _DELIMITERS:
        return NEIGHBOURS.index(text)
    if text in CONJUNCTIONS:
        return NEIGHBOURS.index("conj")
    return NEIGHBOURS.index("policy verb") if text in POLICY_VERBS else -1


def _numbered(texts: Sequence[str]) -> tuple[Sequence[str], Integers]:
    """Return the distinct texts, and which of them each is."""
    numbers: dict[str, int] = {}
    number = [numbers.setdefault(text, len(numbers)) for text in texts]
    return tuple(numbers), np.array(number, dtype=np.int64)


def _clauses(breaks: Truths) -> Integers:
    """Return, for each token, how many tokens its clause holds; a break is a clause of one."""
    places = np.flatnonzero(breaks)
    clause = np.cumsum(breaks) - 1  # the break before each token; borders are breaks, so there is one
    lengths = np.diff(places, append=len(breaks)) - 1
    return np.where(breaks, 1, lengths[clause])


def _quoted(texts: Sequence[str]) -> Truths:
    """Return, for each token, whether it stands between quotation marks; none reach over a border."""
    quoted = np.zeros(len(texts), dtype=bool)
    depth = 0
    for place, text in enumerate(texts):
        if not text:
            depth = 0
        elif text in _CLOSING:
            depth = max(0, depth - 1)
        quoted[place] = depth > 0
        depth += bool(text) and text in _OPENING
    return quoted
