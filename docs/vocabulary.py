"""Reads the ontology as what its reference page and its picture show: terms with their words in two languages."""

from dataclasses import dataclass
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import PREFIXES, mappings, ontology

__all__ = ["TIFA", "Term", "foreign", "short", "terms"]

#: Where the names of the ontology start.
TIFA: Final = PREFIXES["tifa"]

#: The prefixes of ontology/mappings.ttl that queries have no use for.
_FURTHER: Final = {
    "frac": "http://www.w3.org/ns/lemon/frac#",
    "iso-thes": "http://purl.org/iso25964/skos-thes#",
    "lexinfo": "http://www.lexinfo.net/ontology/3.0/lexinfo#",
    "oa": "http://www.w3.org/ns/oa#",
    "ontolex": "http://www.w3.org/ns/lemon/ontolex#",
    "schema": "https://schema.org/",
    "vartrans": "http://www.w3.org/ns/lemon/vartrans#",
}
_SORTS: Final = {
    OWL.Class: "class",
    OWL.ObjectProperty: "link",
    OWL.DatatypeProperty: "value",
    RDFS.Datatype: "datatype",
    SKOS.ConceptScheme: "scheme",
    SKOS.Concept: "individual",
    OWL.NamedIndividual: "individual",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the ontology.

    Attributes:
        name: Its local name.
        sort: ``class``, ``link``, ``value``, ``datatype``, ``scheme`` or ``individual``.
        label: What it is called; English, Chinese.
        comment: What it means; English, Chinese.
        example: An example; English, Chinese.
        above: Superclasses, superproperties or schemes, as prefixed names.
        domain: Of a property, whose it is, as a prefixed name.
        range: Of a property, what it leads to, as a prefixed name.
        inverse: Of a link, the one in the other direction.
    """

    name: str
    sort: str
    label: tuple[str, str]
    comment: tuple[str, str]
    example: tuple[str, str]
    above: tuple[str, ...]
    domain: str
    range: str
    inverse: str


def short(name: Node) -> str:
    """Return an IRI as a prefixed name.

    >>> short(URIRef("http://www.w3.org/2004/02/skos/core#Concept"))
    'skos:Concept'
    """
    for prefix, start in {**PREFIXES, **_FURTHER}.items():
        if str(name).startswith(start):
            return f"{prefix}:{str(name).removeprefix(start)}"
    return str(name)


def terms() -> list[Term]:
    """Return the names of the ontology, sorted."""
    graph = ontology()
    names = sorted({str(name) for name in graph.subjects(RDF.type) if str(name).startswith(TIFA)})
    return [_term(graph, URIRef(name)) for name in names]


def foreign() -> list[tuple[str, str, str, tuple[str, str]]]:
    """Return the mappings: our name, the relation, their name, a note in English and Chinese."""
    graph = mappings()
    relations = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    return sorted(
        (short(subject), short(relation), short(thing), _both(graph, subject, SKOS.note))
        for subject, relation, thing in graph
        if relation in relations
    )


def _term(graph: Graph, name: URIRef) -> Term:
    kinds = set(graph.objects(name, RDF.type))
    above = sorted(
        short(thing)
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme)
        for thing in graph.objects(name, relation)
    )
    label, comment = _both(graph, name, RDFS.label), _both(graph, name, RDFS.comment)
    one = {relation: "".join(map(short, graph.objects(name, relation))) for relation in (RDFS.domain, RDFS.range)}
    return Term(
        name=str(name).removeprefix(TIFA),
        sort=next(sort for kind, sort in _SORTS.items() if kind in kinds),
        label=label if any(label) else _both(graph, name, SKOS.prefLabel),
        comment=comment if any(comment) else _both(graph, name, SKOS.definition),
        example=_both(graph, name, SKOS.example),
        above=tuple(above),
        domain=one[RDFS.domain],
        range=one[RDFS.range],
        inverse="".join(map(short, graph.objects(name, OWL.inverseOf))),
    )


def _both(graph: Graph, name: Node, prop: URIRef) -> tuple[str, str]:
    found = {str(value.language): str(value) for value in graph.objects(name, prop) if isinstance(value, Literal)}
    return found.get("en", ""), found.get("zh", "")
