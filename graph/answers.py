"""Reading what a SPARQL server answers: rows, yes or no, graphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.endpoint import RemoteError
from graph.rewriting import Cell
from graph.store import QueryResult, copied, literals_as_they_are

__all__ = ["Rows", "parsed_graph", "parsed_rows", "to_graph", "triples"]

_CHECK: Final = "see whether store.query and store.graphs in tifa.toml are the addresses of a SPARQL 1.1 server"


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query, in Oxigraph's terms.

    Attributes:
        variables: The columns.
        rows: The rows.
        answer: The answer to ``ASK``; ``None`` for other queries.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    answer: bool | None = None

    def result(self) -> QueryResult:
        """Return it in rdflib's terms."""
        with literals_as_they_are():
            rows = tuple(tuple(None if cell is None else _node(cell) for cell in row) for row in self.rows)
        return QueryResult(self.variables, rows, self.answer)


def parsed_rows(answer: bytes) -> Rows:
    """Return an answer in SPARQL 1.1 Query Results JSON.

    Raises:
        RemoteError: If it is malformed.
    """
    try:
        found = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return Rows(answer=bool(found))
        rows = tuple(tuple(row) for row in found)
    except (SyntaxError, ValueError, OSError) as error:
        raise RemoteError(f"the server's answer is no SPARQL result in JSON ({error})", hint=_CHECK) from error
    return Rows(tuple(variable.value for variable in found.variables), rows)


def triples(rows: Rows) -> Iterator[ox.Triple]:
    """Yield rows of three cells as triples."""
    for row in rows.rows:
        subject, predicate, value = row
        if (
            isinstance(subject, ox.NamedNode | ox.BlankNode)
            and isinstance(predicate, ox.NamedNode)
            and value is not None
        ):
            yield ox.Triple(subject, predicate, value)


def parsed_graph(answer: bytes, media_type: str) -> Graph:
    """Return a graph as a server has serialised it.

    Raises:
        RemoteError: If it is malformed, or no RDF.
    """
    form = ox.RdfFormat.from_media_type(media_type)
    if form is None:
        raise RemoteError(f"the server answered with {media_type or 'no media type'}, not with RDF", hint=_CHECK)
    try:
        return to_graph(ox.parse(answer, format=form))
    except (SyntaxError, ValueError, OSError) as error:
        raise RemoteError(f"the server's answer is malformed {form.name} ({error})", hint=_CHECK) from error


def to_graph(statements: Iterable[ox.Triple | ox.Quad]) -> Graph:
    """Return triples as a graph in memory."""
    with literals_as_they_are():
        return copied((_node(one.subject), _node(one.predicate), _node(one.object)) for one in statements)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, lang=term.language, datatype=None if term.language else URIRef(term.datatype.value))
    raise ValueError(f"a triple as a value: {term}")
