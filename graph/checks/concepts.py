"""The concepts of a vocabulary as the checks of quality see them: which are its own, their schemes, their relations."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import Final

from graph.checks.names import (
    CONCEPT,
    DCTERMS,
    IN_SCHEME,
    LABEL,
    LITERAL_FORM,
    MAPPING,
    NOTE,
    OWL,
    PREF,
    SCHEME,
    SEMANTIC,
    SKOS,
    Literal,
    Statement,
)
from graph.checks.vocabulary import Vocabulary

__all__ = ["Concepts", "texts"]

#: Languages in which a resource is rather named.
_READ: Final = ("en", "zh")
_NONE: Final[frozenset[str]] = frozenset()


class Concepts:
    """The concepts of a vocabulary, by what is entailed.

    Args:
        vocabulary: The vocabulary.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The concepts that the vocabulary is about, in the order in which they come.

        A concept of another vocabulary, which is known from mappings alone, is none of its own; one that is
        deprecated or has been replaced is not kept up any more.
        """
        mappings = set(self._vocabulary.entailed.implying(MAPPING))
        every = self._vocabulary.entailed.instances(CONCEPT, without=mappings)
        return tuple(node for node in every if not self._is_given_up(node))

    def _is_given_up(self, node: str) -> bool:
        replaced = self._vocabulary.values(node, f"{DCTERMS}isReplacedBy")
        deprecated = self._vocabulary.values(node, f"{OWL}deprecated")
        return bool(replaced) or any(isinstance(one, Literal) and one.text in ("true", "1") for one in deprecated)

    @cached_property
    def own_set(self) -> Set[str]:
        """The same as a set."""
        return frozenset(self.own)

    @cached_property
    def schemes(self) -> tuple[str, ...]:
        """The concept schemes."""
        return tuple(self._vocabulary.entailed.instances(SCHEME))

    @cached_property
    def _schemes_of(self) -> Mapping[str, frozenset[str]]:
        return self._nodes(IN_SCHEME)

    def schemes_of(self, node: str) -> frozenset[str]:
        """Return the schemes that a concept is in."""
        return self._schemes_of.get(node, _NONE)

    def share_scheme(self, first: str, second: str) -> bool:
        """Return whether two concepts are in one scheme, or neither is in any."""
        left, right = self.schemes_of(first), self.schemes_of(second)
        return not left.isdisjoint(right) or not (left or right)

    @cached_property
    def broader(self) -> Mapping[str, frozenset[str]]:
        """The concepts directly above each one, itself never among them."""
        return {node: above - {node} for node, above in self._nodes(f"{SKOS}broader").items()}

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The concepts that each one has a semantic relation to, in either direction, itself never among them."""
        found: dict[str, set[str]] = {}
        for node, others in self._nodes(SEMANTIC).items():
            for other in others - {node}:
                found.setdefault(node, set()).add(other)
                found.setdefault(other, set()).add(node)
        return {node: frozenset(others) for node, others in found.items()}

    def above(self, node: str) -> Set[str]:
        """Return everything above a concept, at any distance; itself only in a circle."""
        found: set[str] = set()
        waiting = [node]
        while waiting:
            for other in self.broader.get(waiting.pop(), _NONE) - found:
                found.add(other)
                waiting.append(other)
        return found

    def name(self, node: str) -> str:
        """Return what people call a resource: a preferred label, in English or Chinese if it has one, or nothing."""
        labels = self._vocabulary.entailed.labels(PREF).get(node, ())
        ordered = sorted(labels, key=lambda label: (label.language not in _READ, label))
        return ordered[0].text if ordered else ""

    @cached_property
    def texts(self) -> Sequence[tuple[Statement, Literal, bool]]:
        """What the function `texts` returns."""
        entailed = self._vocabulary.entailed
        labels = {*entailed.implying(LABEL), *entailed.implying(LITERAL_FORM)}
        return [
            (statement, statement.object, name in labels)
            for name in sorted({*labels, *entailed.implying(NOTE)})
            for statement in self._vocabulary.statements(name)
            if isinstance(statement.object, Literal)
        ]

    def _nodes(self, name: str) -> Mapping[str, frozenset[str]]:
        return {
            node: frozenset(link.conclusion.object for link in links if isinstance(link.conclusion.object, str))
            for node, links in self._vocabulary.entailed.links(name).items()
        }


def texts(vocabulary: Vocabulary) -> Sequence[tuple[Statement, Literal, bool]]:
    """Return the given labels, literal forms and notes, each with its literal and whether it is a label.

    Args:
        vocabulary: Where to look.
    """
    return vocabulary.concepts.texts
