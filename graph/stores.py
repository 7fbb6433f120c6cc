"""What a store of named graphs can do, be they in the workspace (`graph.store`) or on a server (`graph.remote`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rdflib import Graph
from rdflib.term import Node

if TYPE_CHECKING:
    from graph.store import QueryResult

__all__ = ["GraphStore"]


class GraphStore(Protocol):
    """Named graphs and their union, in generations: what is derived from a state (the lookup index) lies beside it."""

    def current(self) -> Path:
        """Return the folder of the current generation, where `write_extra` has put its files.

        Raises:
            WorkspaceError: If nothing has been built yet, or the store is damaged.
        """

    def update(
        self,
        replace: Mapping[str, Graph],
        remove: Iterable[str] = (),
        write_extra: Callable[[Path], None] | None = None,
    ) -> None:
        """Replace and remove named graphs in one step.

        Args:
            replace: New graphs by their IRIs; all other graphs stay as they are.
            remove: IRIs of graphs to remove; one that is not there is no error.
            write_extra: Called with the new generation's folder before it becomes current.

        Raises:
            WorkspaceError: If another process is writing, or the store cannot be read or written.
        """

    def query(self, sparql: str) -> "QueryResult":
        """Answer a SPARQL query over the union of all graphs; ``GRAPH`` asks a single one.

        Args:
            sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query; the usual prefixes need no declaration.

        Raises:
            QueryError: If the query is malformed, is an update, or fails.
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted.

        Raises:
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """

    def graph(self, name: str) -> Graph:
        """Return a copy of a named graph.

        Args:
            name: Its IRI.

        Raises:
            UnknownNameError: If there is no such graph.
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """

    def triples(self) -> Iterator[tuple[Node, Node, Node]]:
        """Return each triple of all named graphs once, in no particular order.

        Raises:
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """

    def intact(self) -> bool:
        """Return whether graphs that are not replaced may be kept as they are; if not, put all of them anew.

        Raises:
            WorkspaceError: If a server cannot be reached.
        """

    def is_readable(self) -> bool:
        """Return whether the state in force can be read, as far as a new one rests on it; asks no server."""
