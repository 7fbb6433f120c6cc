"""The extractor of phrases: every run of words of a clause that could be a term, for the ranking to judge.

A run holds at most ten words, crosses no clause border and no quotation mark, and neither starts nor ends with
a word that cannot (particles, pronouns, prepositions, conjunctions, adverbs). Whole short clauses are proposed
too, for a verb–object formulation may be one.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

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
        for first in range(len(clause)):
            for last in range(first, min(len(clause), first + _LONGEST)):
                start, end = clause[first].i, clause[last].i + 1
                length = clause[last].idx + len(clause[last]) - clause[first].idx
                if length > _MOST_CHARACTERS:
                    break
                whole = first == 0 and last == len(clause) - 1
                if length >= 2 and _may_start(clause[first], whole=whole) and _may_end(clause[last]):
                    yield Proposal(start, end, _note(last - first + 1), 0.3)


def _note(words: int) -> str:
    return "a word" if words == 1 else f"a run of {words} words"


def _clauses(doc: Doc) -> Iterator[list[Token]]:
    """Yield the tokens between clause borders and quotation marks, white space left out."""
    clause: list[Token] = []
    for token in doc:
        if token.text in CLAUSE_BREAKS or token.text in QUOTE_MARKS or token.text in "()（）[]《》":
            yield clause
            clause = []
        elif not token.is_space:
            clause.append(token)
    yield clause


def _may_start(token: Token, *, whole: bool) -> bool:
    if token.text in CONJUNCTIONS or token.text in DEGREE_WORDS or not token.text[0].isalnum():
        return False
    if whole and token.tag_ in _CLAUSE_MAY_START:
        return True
    return token.tag_ not in _NEVER_EDGE and token.tag_ not in _NEVER_START


def _may_end(token: Token) -> bool:
    if token.text in CONJUNCTIONS or not token.text[-1].isalnum():
        return False
    return token.tag_ not in _NEVER_EDGE and token.tag_ not in _NEVER_END
