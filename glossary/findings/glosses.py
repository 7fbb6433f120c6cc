"""What a dictionary says of a term, as a check on what the harvest says."""

from glossary.dictionary import Dictionary
from glossary.findings.wording import wording
from glossary.types import Span

__all__ = ["Glosses"]

#: Characters of the shortest and longest words that are tried where a term begins.
_SHORTEST = 3
_LONGEST = 5


class Glosses:
    """The glosses of terms in one dictionary, each looked up once.

    Args:
        dictionary: The bilingual dictionary; may be empty.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._known: dict[str, frozenset[str]] = {}

    def of(self, key: str) -> frozenset[str]:
        """Return the words that the dictionary gives for a term and for the words of two characters or more in it.

        Args:
            key: The term, folded.
        """
        known = self._known.get(key)
        if known is None:
            words = {key[start:end] for start in range(len(key)) for end in range(start + 2, len(key) + 1)}
            held = [self.of_whole(word) for word in words if word in self._dictionary]
            known = self._known[key] = frozenset().union(*held)
        return known

    def of_whole(self, key: str) -> frozenset[str]:
        """Return the words that the dictionary gives for a term, from its characters if it knows nothing longer."""
        return frozenset(wording(" ".join(sorted(self._dictionary.stems(key)))))

    def is_split(self, text: str, term: Span) -> bool:
        """Return whether a word of the dictionary lies across the start of a term: 知识产权 and 产权保护.

        Args:
            text: The Chinese paragraph.
            term: Where the term stands.
        """
        return any(
            text[start : start + length] in self._dictionary
            for length in range(_SHORTEST, _LONGEST + 1)
            for start in range(max(0, term.start - length + 1), term.start)
            if start + length <= term.end
        )
