"""The extractor of phrases: every run of words of a clause that could be a term, for the ranking to judge.

A run holds at most ten words, crosses no clause border and no quotation mark, and neither starts nor ends with
a word that cannot (particles, pronouns, prepositions, conjunctions, adverbs). Whole short clauses are proposed
too, for a verb–object formulation may be one.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.cues import CLAUSE_BREAKS, CONJUNCTIONS, DEGREE_WORDS, QUOTE_MARKS
from glossary.extractors.proposals import Proposal, propose

__all__ = ["phrases"]

_LONGEST: Final = 10
_MOST_CHARACTERS: Final = 24
#: Tags (of jieba's set) that neither start nor end a term.
_NEVER_EDGE: Final = frozenset(
    {"uj", "ul", "ud", "ug", "uv", "uz", "u", "c", "p", "r", "rr", "rz", "y", "e", "o", "zg", "k"}
)
_NEVER_START: Final = frozenset({"f", "q", "ng", "vg"})
_NEVER_END: Final = frozenset({"d", "ad", "m", "b"})
_CLAUSE_MAY_START: Final = frozenset({"p", "d"})


@Language.component("tifa_phrases")
def phrases(doc: Doc) -> Doc:
    """Propose runs of words."""
    return propose(doc, "phrases", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    for clause in _clauses(doc):
        for first, word in enumerate(clause):
            opens = first == 0 and _may_start(word, whole=True)
            starts = _may_start(word)
            if not (opens or starts):
                continue
            for last in range(first, min(len(clause), first + _LONGEST)):
                length = clause[last].end - word.start
                if length > _MOST_CHARACTERS:
                    break
                whole = opens and last == len(clause) - 1
                if length >= 2 and clause[last].may_end and (starts or whole):
                    yield Proposal(word.place, clause[last].place + 1, _note(last - first + 1), 0.3)


def _note(words: int) -> str:
    return "a word" if words == 1 else f"a run of {words} words"


class _Word(NamedTuple):
    """A token: its number, where it stands in the text, its text and tag, and whether it may end a term."""

    place: int
    start: int
    end: int
    text: str
    tag: str
    may_end: bool


def _clauses(doc: Doc) -> Iterator[list[_Word]]:
    """Yield the tokens between clause borders and quotation marks, white space left out."""
    clause: list[_Word] = []
    for token in doc:
        text, tag, start = token.text, token.tag_, token.idx
        if text in CLAUSE_BREAKS or text in QUOTE_MARKS or text in "()（）[]《》":
            yield clause
            clause = []
        elif not text.isspace():
            clause.append(_Word(token.i, start, start + len(text), text, tag, _may_end(text, tag)))
    yield clause


def _may_start(word: _Word, *, whole: bool = False) -> bool:
    if word.text in CONJUNCTIONS or word.text in DEGREE_WORDS or not word.text[0].isalnum():
        return False
    if whole and word.tag in _CLAUSE_MAY_START:
        return True
    return word.tag not in _NEVER_EDGE and word.tag not in _NEVER_START


def _may_end(text: str, tag: str) -> bool:
    if text in CONJUNCTIONS or not text[-1].isalnum():
        return False
    return tag not in _NEVER_EDGE and tag not in _NEVER_END
