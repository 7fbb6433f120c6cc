"""The store: named graphs in an embedded Oxigraph on disk, asked through rdflib.

Beside the named graphs, the default graph holds their union as a set. (Oxigraph's own union lists a triple once
for each graph that states it, so that counts would come out too high.) A generation is written whole and then
only read, so readers need no lock and see one state from beginning to end.
"""

import logging
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib import XSD, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.term import Node

from glossary.errors import UnknownNameError, WorkspaceError
from graph.generations import Generations, restoring
from graph.serialise import to_quads
from graph.sparql import QueryError, check_query, syntax_error
from ontology.namespaces import PREFIXES

__all__ = ["QueryResult", "Store", "copied", "literals_as_they_are", "plain"]

#: The folder of the graphs within a generation; the rest of it is free for what is derived from them.
_GRAPHS: Final = "graphs"


@dataclass(frozen=True)
class QueryResult:
    """What a query gave.

    Attributes:
        variables: Names of the columns (``SELECT``), without ``?``.
        rows: The solutions in order, a term or ``None`` for each variable.
        answer: The answer to ``ASK``; ``None`` for other queries.
        graph: What ``CONSTRUCT`` or ``DESCRIBE`` made; ``None`` for other queries.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None

    def values(self) -> list[tuple[str | int | float | bool | None, ...]]:
        """Return the rows as plain Python values (see `plain`)."""
        return [tuple(map(plain, row)) for row in self.rows]


class Store:
    """The named graphs below one folder, which need not exist yet.

    Args:
        folder: Where the store lies.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._generations = Generations(folder)

    def current(self) -> Path:
        """Return the folder of the current generation, where `write_extra` has put its files.

        Raises:
            WorkspaceError: If nothing has been built yet, or the store is damaged.
        """
        path = self._generations.current()
        if path is None:
            raise WorkspaceError(f"the store {self._folder} is empty", hint="build a document first")
        return path

    def update(
        self,
        replace: Mapping[str, Graph],
        remove: Iterable[str] = (),
        write_extra: Callable[[Path], None] | None = None,
    ) -> None:
        """Replace and remove named graphs in one step: all of it happens, or nothing.

        Args:
            replace: New graphs by their IRIs; all other graphs stay as they are.
            remove: IRIs of graphs to remove; one that is not there is no error.
            write_extra: Called with the new generation's folder before it becomes current, to write what is
                derived from the same state, such as the lookup index. If it raises, the old state stays.

        Raises:
            WorkspaceError: If another process is writing, or the store cannot be read or written.
        """
        with self._generations.build() as (old, new):
            source = None if old is None else self._read(old)
            dropped = {*replace, *remove}
            kept = [] if source is None else [name for name in _names(source) if name not in dropped]
            quads = chain(_quads(source, kept), *(to_quads(graph, name) for name, graph in replace.items()))
            _write(new / _GRAPHS, quads, names=[*kept, *replace])
            if write_extra is not None:
                write_extra(new)

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query over the union of all graphs; ``GRAPH`` asks a single one.

        Args:
            sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query; the prefixes of
                `ontology.namespaces.PREFIXES` need not be declared.

        Raises:
            QueryError: If the query is malformed, is an update, or fails.
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """
        check_query(sparql)
        union = Graph(store=OxigraphStore(store=self._open()), identifier=DATASET_DEFAULT_GRAPH_ID)
        try:
            # oxrdflib hands the text to Oxigraph; rdflib's own evaluator is never used.
            with literals_as_they_are():
                return _result(union.query(sparql, initNs=PREFIXES))
        except SyntaxError as error:
            raise syntax_error(sparql, str(error)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query failed: {error}") from error

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted.

        Raises:
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """
        return _names(self._open())

    def graph(self, name: str) -> Graph:
        """Return a copy of a named graph.

        Args:
            name: Its IRI.

        Raises:
            UnknownNameError: If there is no such graph.
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """
        source = self._open()
        if not source.contains_named_graph(ox.NamedNode(name)):
            raise UnknownNameError("graph", name, _names(source))
        stored = Graph(store=OxigraphStore(store=source), identifier=URIRef(name))
        return copied(stored)

    def triples(self) -> Iterator[tuple[Node, Node, Node]]:
        """Return each triple of all named graphs once, in no particular order.

        Raises:
            WorkspaceError: If the store is empty, damaged or cannot be read.
        """
        yield from copied(Graph(store=OxigraphStore(store=self._open()), identifier=DATASET_DEFAULT_GRAPH_ID))

    def intact(self) -> bool:
        """Return whether graphs that are not replaced may be kept: not if the state in force lies on a server."""
        try:
            return (self.current() / _GRAPHS).is_dir()
        except WorkspaceError:  # nothing was built yet, or it is damaged
            return False

    def is_readable(self) -> bool:
        """Return whether the state in force can be read, as far as the next generation rests on it."""
        try:
            return bool(self.names())
        except (WorkspaceError, OSError, RuntimeError):  # damage may be noticed only when it is gone through
            return False

    def _open(self) -> ox.Store:
        path = self.current()
        try:
            return self._read(path)
        except WorkspaceError:
            if path == self.current():
                raise
            return self._open()  # two builds have ended since, and cleared this generation away

    def _read(self, generation: Path) -> ox.Store:
        try:
            return ox.Store.read_only(str(generation / _GRAPHS))
        except (OSError, RuntimeError) as error:  # a damaged file is a RuntimeError
            message = f"the store {self._folder} cannot be read ({error})"
            hint = f"check its permissions; if they are right, {restoring(self._folder)}"
            raise WorkspaceError(message, hint=hint) from error


def plain(term: Node | None) -> str | int | float | bool | None:
    """Return an RDF term as a plain value: numbers and truth values as such, all else as its text.

    >>> plain(Literal(3)), plain(Literal("新三样", lang="zh")), plain(URIRef("https://example.org/a"))
    (3, '新三样', 'https://example.org/a')
    """
    if term is None:
        return None
    if isinstance(term, Literal):
        value = float(term.value) if isinstance(term.value, Decimal) else term.value
        # Neither an ill-typed literal nor NaN is a number that JSON could hold.
        if isinstance(value, bool | int | float) and not term.ill_typed and isfinite(value):
            return value
    return str(term)


def _names(store: ox.Store) -> list[str]:
    return sorted(name.value for name in store.named_graphs())


def _quads(source: ox.Store | None, names: Iterable[str]) -> Iterator[ox.Quad]:
    if source is None:
        return
    for name in names:
        yield from source.quads_for_pattern(None, None, None, ox.NamedNode(name))


def _write(folder: Path, quads: Iterable[ox.Quad], *, names: Iterable[str]) -> None:
    try:
        target = ox.Store(str(folder))
        target.bulk_extend(_with_union(quads))
        for name in names:  # a graph without triples is still a graph
            target.add_graph(ox.NamedNode(name))
        target.flush()
    except (OSError, RuntimeError) as error:
        raise WorkspaceError(f"the store cannot be written: {error}", hint="see whether the disk is full") from error


def _with_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad and its copy in the default graph; the store keeps a triple of many graphs there once."""
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def copied(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """Copy triples into memory; Oxigraph types plain strings, which rdflib takes for another literal."""
    copy = Graph(bind_namespaces="none")
    for subject, predicate, value in triples:
        is_plain = isinstance(value, Literal) and value.datatype == XSD.string
        copy.add((subject, predicate, Literal(str(value)) if is_plain else value))
    return copy


@contextmanager
def literals_as_they_are() -> Iterator[None]:
    """Keep rdflib from rewriting literals, and from reporting those that are no value of their type."""
    logger = logging.getLogger("rdflib.term")
    level, usual = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Parsing weird boolean")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = usual
        logger.setLevel(level)


def _result(result: Result) -> QueryResult:
    if result.type == "ASK":
        return QueryResult(answer=bool(result.askAnswer))
    if result.type != "SELECT":
        return QueryResult(graph=copied(result.graph or ()))
    variables = result.vars or []
    rows = tuple(tuple(binding.get(variable) for variable in variables) for binding in result.bindings)
    return QueryResult(tuple(map(str, variables)), rows)
