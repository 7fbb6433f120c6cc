"""The names that the checks speak of, as plain strings, and nodes and statements as plain values.

rdflib's terms would be right as well, but a string is compared and hashed many times faster, and a check looks at
each statement of a large vocabulary more than once. An IRI is a `str`, a blank node a `str` that starts with ``_:``.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = [
    "ALT",
    "BROADER_TRANSITIVE",
    "COLLECTION",
    "CONCEPT",
    "DCTERMS",
    "EXACT_MATCH",
    "HIDDEN",
    "IN_SCHEME",
    "LABEL",
    "LITERAL_FORM",
    "MAPPING",
    "NARROWER_TRANSITIVE",
    "NOTATION",
    "NOTE",
    "OWL",
    "PREF",
    "PREFIX",
    "RDF",
    "RDFS",
    "RELATED",
    "SCHEME",
    "SEMANTIC",
    "SKOS",
    "SKOSXL",
    "TIFA",
    "TOP_CONCEPT_OF",
    "TYPE",
    "XL_LABEL",
    "XSD",
    "Literal",
    "Node",
    "Statement",
    "is_blank",
    "is_resource",
    "shown",
    "shown_statement",
]

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SKOSXL: Final = "http://www.w3.org/2008/05/skos-xl#"
TIFA: Final = "https://w3id.org/tifa/ontology#"

#: The prefixes that findings are shown with.
PREFIX: Final[Mapping[str, str]] = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "dcterms": DCTERMS,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "tifa": TIFA,
}

TYPE: Final = f"{RDF}type"
LABEL: Final = f"{RDFS}label"

CONCEPT: Final = f"{SKOS}Concept"
SCHEME: Final = f"{SKOS}ConceptScheme"
COLLECTION: Final = f"{SKOS}Collection"
XL_LABEL: Final = f"{SKOSXL}Label"

PREF: Final = f"{SKOS}prefLabel"
ALT: Final = f"{SKOS}altLabel"
HIDDEN: Final = f"{SKOS}hiddenLabel"
LITERAL_FORM: Final = f"{SKOSXL}literalForm"
NOTATION: Final = f"{SKOS}notation"
NOTE: Final = f"{SKOS}note"

SEMANTIC: Final = f"{SKOS}semanticRelation"
BROADER_TRANSITIVE: Final = f"{SKOS}broaderTransitive"
NARROWER_TRANSITIVE: Final = f"{SKOS}narrowerTransitive"
RELATED: Final = f"{SKOS}related"
MAPPING: Final = f"{SKOS}mappingRelation"
EXACT_MATCH: Final = f"{SKOS}exactMatch"
IN_SCHEME: Final = f"{SKOS}inScheme"
TOP_CONCEPT_OF: Final = f"{SKOS}topConceptOf"


class Literal(NamedTuple):
    """A literal.

    Attributes:
        text: Its characters.
        language: Its language tag in small letters; empty where it has none.
        datatype: IRI of its datatype; empty for a plain string and for one with a language tag.
    """

    text: str
    language: str = ""
    datatype: str = ""


#: What stands at the end of a statement.
Node = str | Literal


class Statement(NamedTuple):
    """A statement of a vocabulary."""

    subject: str
    predicate: str
    object: Node


def is_blank(node: Node) -> bool:
    """Return whether a node is a blank node."""
    return isinstance(node, str) and node.startswith("_:")


def is_resource(node: Node) -> bool:
    """Return whether a node has an IRI."""
    return isinstance(node, str) and not node.startswith("_:")


def shown(node: Node) -> str:
    """Return a node as people read it: as in Turtle, with the prefixes of `PREFIX`.

    >>> shown(PREF), shown("https://example.org/a"), shown(Literal("爱", "zh"))
    ('skos:prefLabel', '<https://example.org/a>', '"爱"@zh')
    """
    if isinstance(node, Literal):
        tail = f"@{node.language}" if node.language else f"^^{shown(node.datatype)}" if node.datatype else ""
        return f'"{node.text}"{tail}'
    if node.startswith("_:"):
        return node
    for prefix, start in PREFIX.items():
        if node.startswith(start):
            return f"{prefix}:{node[len(start) :]}"
    return f"<{node}>"


def shown_statement(statement: Statement) -> str:
    """Return a statement as people read it.

    >>> shown_statement(Statement("https://example.org/a", PREF, Literal("love", "en")))
    '<https://example.org/a> skos:prefLabel "love"@en'
    """
    return " ".join(map(shown, statement))
