"""What the dictionary that comes with the program says of a term, as a check on what the harvest says."""

from functools import cache

from glossary.dictionary import Dictionary, default_path
from glossary.findings.wording import wording
from glossary.types import Span

__all__ = ["glosses", "is_split", "whole_glosses"]

#: Characters of the shortest and longest words that are tried where a term begins.
_SHORTEST = 3
_LONGEST = 5


@cache
def _dictionary() -> Dictionary:
    return Dictionary(default_path())


@cache
def glosses(key: str) -> frozenset[str]:
    """Return the words that the dictionary gives for a term and for the words of two characters or more in it.

    Args:
        key: The term, folded.
    """
    words = {key[start:end] for start in range(len(key)) for end in range(start + 2, len(key) + 1)}
    return frozenset(stem for word in words if word in _dictionary() for stem in whole_glosses(word))


def whole_glosses(key: str) -> frozenset[str]:
    """Return the words that the dictionary gives for a term, from its characters where it knows nothing longer."""
    return frozenset(wording(" ".join(sorted(_dictionary().stems(key)))))


def is_split(text: str, term: Span) -> bool:
    """Return whether a word of the dictionary lies across the start of a term: 知识产权 and 产权保护.

    Args:
        text: The Chinese paragraph.
        term: Where the term stands.
    """
    return any(
        text[start : start + length] in _dictionary()
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(max(0, term.start - length + 1), term.start)
        if start + length <= term.end
    )
