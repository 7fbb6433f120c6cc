"""Writing a graph as Turtle, JSON-LD or N-Triples: the same graph gives the same bytes.

Triples are sorted (by subject, the type first, then property and value) and written by Oxigraph's serialisers,
which keep the order they are given. Blank nodes keep their names, so a graph that has some is the same only if
they are named the same; the project's own graphs have none.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import pyoxigraph as ox
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import PREFIXES

__all__ = ["jsonld", "ntriples", "to_quads", "turtle"]

_Term = ox.NamedNode | ox.BlankNode | ox.Literal
_TYPE: Final = RDF.type


def turtle(graph: Graph) -> str:
    """Return `graph` as Turtle, with the prefixes of `ontology.namespaces.PREFIXES`."""
    # A blank line before each subject; line ends in literals are escaped, so this meets none.
    return _serialise(graph, ox.RdfFormat.TURTLE).replace(" .\n<", " .\n\n<")


def ntriples(graph: Graph) -> str:
    """Return `graph` as canonical N-Triples: one triple a line, good for comparing line by line."""
    return _serialise(graph, ox.RdfFormat.N_TRIPLES)


def jsonld(graph: Graph) -> str:
    """Return `graph` as JSON-LD: flat, with the properties' prefixes in its context."""
    expanded = json.loads(_serialise(graph, ox.RdfFormat.JSON_LD))
    nodes = [_compact_node(node) for node in expanded]
    return json.dumps({"@context": dict(PREFIXES), "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def to_quads(graph: Graph, name: str) -> Iterator[ox.Quad]:
    """Return the triples of `graph` as Oxigraph's quads.

    Args:
        graph: Any graph.
        name: IRI of the named graph that the quads are to stand in.

    Returns:
        Its triples, in no particular order.
    """
    convert, home = _converter(), ox.NamedNode(name)
    return (ox.Quad(convert(s), convert(p), convert(o), home) for s, p, o in graph)  # type: ignore[arg-type]


def _serialise(graph: Graph, form: ox.RdfFormat) -> str:
    convert = _converter()
    triples: Iterable[ox.Triple] = (
        ox.Triple(convert(s), convert(p), convert(o))  # type: ignore[arg-type]
        for s, p, o in sorted(graph, key=_order)
    )
    # A list of bytes is returned because no output is given.
    return (ox.serialize(triples, format=form, prefixes=dict(PREFIXES)) or b"").decode("utf-8")


def _order(triple: tuple[Node, Node, Node]) -> tuple[str, str, str, str, str]:
    subject, predicate, value = triple
    tag, datatype = (value.language or "", str(value.datatype)) if isinstance(value, Literal) else ("", "")
    return str(subject), "" if predicate == _TYPE else str(predicate), str(value), tag, datatype


def _converter() -> Callable[[Node], _Term]:
    """Return a function from rdflib's terms to Oxigraph's that converts each term once: graphs repeat theirs."""
    known: dict[Node, _Term] = {}

    def convert(term: Node) -> _Term:
        found = known.get(term)
        if found is None:
            found = known[term] = _convert(term)
        return found

    return convert


def _convert(term: Node) -> _Term:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, Literal):
        datatype = ox.NamedNode(term.datatype) if term.datatype and not term.language else None
        return ox.Literal(str(term), language=term.language, datatype=datatype)
    return ox.BlankNode(str(term))


def _compact_node(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node of expanded JSON-LD with its properties, types and datatypes shortened by their prefixes."""
    return {_compact(name): _compact_values(values) for name, values in node.items()}


def _compact_values(values: Any) -> Any:  # noqa: ANN401 - JSON-LD has strings, lists and objects here
    if isinstance(values, str):
        return values
    return [
        _compact(value)
        if isinstance(value, str)
        else {key: _compact(part) if key == "@type" else part for key, part in value.items()}
        for value in values
    ]


def _compact(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
