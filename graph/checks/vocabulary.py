"""A vocabulary in memory: the statements that were given, found by property and subject."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graph.checks.names import Node, Statement

if TYPE_CHECKING:  # they are made of a vocabulary, and import this module
    from graph.checks.concepts import Concepts
    from graph.checks.entailment import Entailment

__all__ = ["Vocabulary"]

_NOTHING: Final[Mapping[str, Mapping[Node, None]]] = {}
_NO_VALUES: Final[Mapping[Node, None]] = {}


class Vocabulary:
    """Statements, each once, in the order in which they came.

    Args:
        statements: The statements, with the name of where each comes from.
    """

    def __init__(self, statements: Iterable[tuple[str, Statement]]) -> None:
        self._values: dict[str, dict[str, dict[Node, None]]] = {}
        self._origins: dict[str, str] = {}
        for origin, (subject, predicate, value) in statements:
            self._values.setdefault(predicate, {}).setdefault(subject, {})[value] = None
            self._origins.setdefault(subject, origin)

    @cached_property
    def entailed(self) -> "Entailment":
        """What follows from the statements."""
        # The entailment is made of vocabularies, so that one of the two imports the other late.
        from graph.checks.entailment import Entailment  # noqa: PLC0415

        return Entailment(self)

    @cached_property
    def concepts(self) -> "Concepts":
        """Its own concepts, with their schemes and relations."""
        from graph.checks.concepts import Concepts  # noqa: PLC0415 - as above

        return Concepts(self)

    @property
    def predicates(self) -> Iterable[str]:
        """The properties in use."""
        return self._values

    def values_of(self, predicate: str) -> Mapping[str, Mapping[Node, None]]:
        """Return the values of a property by subject; the keys of the inner mapping are the values."""
        return self._values.get(predicate, _NOTHING)

    def values(self, subject: str, predicate: str) -> Iterable[Node]:
        """Return the values of a property of one subject."""
        return self.values_of(predicate).get(subject, _NO_VALUES)

    def states(self, statement: Statement) -> bool:
        """Return whether a statement is given."""
        return statement.object in self.values_of(statement.predicate).get(statement.subject, _NO_VALUES)

    def statements(self, predicate: str | None = None) -> Iterator[Statement]:
        """Yield the statements.

        Args:
            predicate: Only those with this property.
        """
        for name in [predicate] if predicate is not None else self._values:
            for subject, values in self.values_of(name).items():
                for value in values:
                    yield Statement(subject, name, value)

    def origin(self, node: str) -> str:
        """Return where the first statement about a resource comes from; empty where there is none."""
        return self._origins.get(node, "")

    @property
    def subjects(self) -> Iterable[str]:
        """Everything that something is stated of."""
        return self._origins

    @cached_property
    def size(self) -> int:
        """How many statements there are."""
        return sum(len(values) for by_subject in self._values.values() for values in by_subject.values())
