"""When two English wordings are one: inflection, hyphens, function words, acronyms, and cuts of a phrase."""

import re
from collections.abc import Mapping
from typing import Final

from glossary.dictionary import stem
from glossary.folding import fold_en

__all__ = ["Wording", "acronyms", "is_cut", "wording"]

#: The stems of a wording's content words, in order.
Wording = tuple[str, ...]

_FUNCTION_WORDS: Final = frozenset(
    "a an the and or but of to in on at by for with from into as that which who is are was were be been being has have "
    "had will we our its it their they his her this these those such than so s".split()
)
_WORD: Final = re.compile(r"[^\W_]+(?:[&.][^\W_]+)*")
_ASIDE: Final = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_GIVEN: Final = re.compile(r"\(([A-Z][A-Z&]{1,6})s?\)")


def acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text gives in brackets behind their long forms, in lower case.

    >>> acronyms("small and medium-sized enterprises (SMEs), artificial intelligence (AI)")
    {'sme': 'small and medium-sized enterprises', 'ai': 'artificial intelligence'}
    """
    found: dict[str, str] = {}
    for match in _GIVEN.finditer(text):
        letters = match[1].replace("&", "").lower()
        before = text[max(0, match.start() - 120) : match.start()].lower()
        starts = [word.start() for word in re.finditer(r"(?<![\w-])[^\W_]", before)]
        for start in reversed(starts[-2 * len(letters) :]):
            long = before[start:].strip()
            if _initials(long) == letters:
                found.setdefault(match[1].lower(), long)
                break
    return found


def _initials(phrase: str) -> str:
    """First letters of the content words, a compound with a hyphen being one word."""
    return "".join(word[0] for word in re.findall(r"[^\W_][\w-]*", phrase) if word not in _FUNCTION_WORDS)


def wording(rendering: str, known: Mapping[str, str] | None = None) -> Wording:
    """Return the stems of a rendering's content words; acronyms are spelt out.

    Args:
        rendering: As written.
        known: Long forms of acronyms, as `acronyms` gives them.

    >>> wording("the Promotion of New Industries") == wording("promoting new industry")
    True
    """
    words = []
    for word in _WORD.findall(_ASIDE.sub(" ", fold_en(rendering)).replace("'", " ")):
        long = known.get(word) or known.get(word.removesuffix("s")) if known else None
        words += _WORD.findall(long) if long else [word]
    return tuple(_stem(word) for word in words if word not in _FUNCTION_WORDS)


def _stem(word: str) -> str:
    """The stem, without what makes a verb a noun: promotion and promote, integration and integrate.

    The adjective of the country that all documents are about is that country's name.
    """
    if word == "chinese":
        word = "china"
    return re.sub(r"(?<=[a-z]{3})(?:at|ion|e)$", "", re.sub(r"ion$", "", stem(word)))


def is_cut(one: Wording, other: Wording) -> bool:
    """Return whether one wording is the other without words at its ends: the same phrase, cut elsewhere.

    What lacks a word in the middle is another wording: *new quality productive forces*, *new productive forces*.

    >>> is_cut(("level", "work"), ("high", "level", "work")), is_cut(("new", "force"), ("new", "product", "force"))
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
