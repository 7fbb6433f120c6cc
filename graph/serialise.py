"""Writing graphs as Turtle, TriG, N-Triples, RDF/XML or JSON-LD: the same graph gives the same bytes.

Triples are sorted (by subject, the type first, then property and value) and written by Oxigraph's serialisers,
which keep the order they are given. Blank nodes keep their names, so a graph that has some is the same only if
they are named the same; the project's own graphs have none.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from glossary.errors import OutputError
from ontology.namespaces import PREFIXES

__all__ = ["jsonld", "ntriples", "rdfxml", "to_quads", "trig", "turtle"]

_Term = ox.NamedNode | ox.BlankNode | ox.Literal
_TYPE: Final = RDF.type

#: What no XML 1.0 document can hold, escaped or not (XML 1.0, production 2, Char).
_NO_XML: Final = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: The end of an IRI that can be the local name of an element (Namespaces in XML 1.0, NCName; ASCII and above).
_LOCAL_NAME: Final = re.compile(r"[A-Za-z_\u00C0-\u1FFF\u3001-\uD7FF][\w.\-]*\Z")


def turtle(graph: Graph) -> str:
    """Return `graph` as Turtle, with the prefixes of `ontology.namespaces.PREFIXES`."""
    # A blank line before each subject; line ends in literals are escaped, so this meets none.
    return re.sub(r" \.\n(?=[^@\s])", " .\n\n", _serialise(graph, ox.RdfFormat.TURTLE))


def ntriples(graph: Graph) -> str:
    """Return `graph` as canonical N-Triples: one triple a line, good for comparing line by line."""
    return _serialise(graph, ox.RdfFormat.N_TRIPLES)


def trig(graphs: Mapping[str, Graph]) -> str:
    """Return named graphs as TriG, with the prefixes of `ontology.namespaces.PREFIXES`.

    Args:
        graphs: The graphs by their IRIs; one without triples leaves no trace in TriG.
    """
    quads = (quad for name in sorted(graphs) for quad in _sorted_quads(graphs[name], ox.NamedNode(name)))
    # A blank line before each graph and subject; line ends in literals are escaped, so this meets none.
    return re.sub(r"( \.\n(?=\t\S)|\n(?=[^@\s}]))", r"\1\n", _written(quads, ox.RdfFormat.TRIG))


def rdfxml(graph: Graph) -> str:
    """Return `graph` as RDF/XML.

    Raises:
        OutputError: A literal holds a character that XML 1.0 cannot hold, or a property's IRI does not end in a
            name, so that no element can be named after it.
    """
    misfits = (triple for triple in graph if _NO_XML.search(str(triple[2])) or not _LOCAL_NAME.search(str(triple[1])))
    misfit = min(misfits, key=_order, default=None)
    if misfit is not None:
        subject, predicate, value = misfit
        found = _NO_XML.search(str(value))
        wrong = (
            f"hold the character U+{ord(found[0]):04X}, which stands in a value of {subject}"
            if found
            else f"name the property {predicate}"
        )
        raise OutputError(f"RDF/XML cannot {wrong}", hint="write another format, such as turtle")
    # XML readers take a bare carriage return for a line feed.
    return _serialise(graph, ox.RdfFormat.RDF_XML).replace("\r", "&#13;")


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
    return _written((quad.triple for quad in _sorted_quads(graph, ox.DefaultGraph())), form)


def _sorted_quads(graph: Graph, home: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    convert, last = _converter(), None
    for s, p, o in sorted(graph, key=_order):
        quad = ox.Quad(convert(s), convert(p), convert(o), home)  # type: ignore[arg-type]
        if quad != last:  # rdflib keeps "a" and "a"^^xsd:string apart, which RDF does not
            yield quad
        last = quad


def _written(statements: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat) -> str:
    # Bytes are returned because no output is given.
    return (ox.serialize(statements, format=form, prefixes=dict(PREFIXES)) or b"").decode("utf-8")


def _order(triple: tuple[Node, Node, Node]) -> tuple[str, str, str, str, str]:
    subject, predicate, value = triple
    tag, datatype = (
        (value.language or "", str(value.datatype or XSD.string)) if isinstance(value, Literal) else ("", "")
    )
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
