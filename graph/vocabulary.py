"""The SKOS vocabulary of a workspace, cut out of the whole graph: what thesaurus tools load.

It holds one concept scheme, that of the formulations: its concepts with labels (plain and as SKOS-XL), relations,
mappings, notes, dates and status, the exposition themes as collections of the concepts under them, and the names of
what is not SKOS, so that a tool has words for it. Sentences, occurrences and provenance stay behind.

What SKOS entails of these statements is stated (SKOS Reference S7, S8, S23, S25, S26, S41, S43, S44), because
tools ask for either end of a relation; so Skosify finds nothing to add.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import SKOSXL, TIFA

__all__ = ["complete", "vocabulary"]

#: What is taken over of a scheme, a concept or a label: all of these namespaces …
_NAMESPACES: Final = (str(SKOS), str(SKOSXL._NS), str(DCTERMS), str(RDFS))

#: … and these properties.
_PROPERTIES: Final = frozenset(
    {
        RDF.type,
        OWL.deprecated,
        OWL.sameAs,
        TIFA.count,
        TIFA.hasMember,
        TIFA.hasShortForm,
        TIFA.kind,
        TIFA.memberOf,
        TIFA.memberText,
        TIFA.reviewed,
        TIFA.shortFormOf,
        TIFA.status,
    }
)

#: What is taken over of the names that are not SKOS: kinds, statuses, classes and properties.
_NAMING: Final = (RDF.type, RDFS.label, RDFS.comment, RDFS.subClassOf, RDFS.subPropertyOf, SKOS.prefLabel)

_LABELS: Final = (SKOSXL.prefLabel, SKOSXL.altLabel, SKOSXL.hiddenLabel)

#: Properties with their inverses: stated with one end, they hold with the other.
_INVERSES: Final = (
    (SKOS.related, SKOS.related),
    (SKOS.exactMatch, SKOS.exactMatch),
    (SKOS.closeMatch, SKOS.closeMatch),
    (SKOS.relatedMatch, SKOS.relatedMatch),
    (SKOS.broader, SKOS.narrower),
    (SKOS.broadMatch, SKOS.narrowMatch),
    (SKOS.topConceptOf, SKOS.hasTopConcept),
)

#: Properties with those above them.
_ABOVE: Final = (
    (SKOS.relatedMatch, SKOS.related),
    (SKOS.broadMatch, SKOS.broader),
    (SKOS.narrowMatch, SKOS.narrower),
    (SKOS.topConceptOf, SKOS.inScheme),
)


def vocabulary(graph: Graph) -> Graph:
    """Return the SKOS vocabulary of the formulations.

    The pinyin (`skos:notation`) is written as a plain string here, for SkoHub takes no other; everything else is as
    it is in the whole graph, or follows from it.

    Args:
        graph: The union of the named graphs, the ontology among them; it is left as it is.

    Returns:
        The vocabulary, complete in the sense of `complete`; empty where there is no formulation.
    """
    found = Graph(bind_namespaces="none")
    # A document goes on naming what the view has dropped; only what is in the scheme belongs here.
    placed = {
        (one, home) for one in graph.subjects(RDF.type, TIFA.Formulation) for home in graph.objects(one, SKOS.inScheme)
    }
    concepts, schemes = {concept for concept, _ in placed}, {scheme for _, scheme in placed}
    labels = {label for concept in concepts for link in _LABELS for label in graph.objects(concept, link)}
    for resource in (*schemes, *concepts, *labels):
        for triple in _taken(graph, resource):
            found.add(triple)
    # The graph calls what editors gave up by another property than concepts, so that no query counts it; tools need
    # a preferred label of all that is in a scheme.
    for concept in concepts - set(found.subjects(SKOS.prefLabel)):
        for label in graph.objects(concept, RDFS.label):
            found.remove((concept, RDFS.label, label))
            found.add((concept, SKOS.prefLabel, label))
    # The graph says so by a status, for some stores spoil truth values; tools look for OWL's annotation.
    deprecated = concepts & set(graph.subjects(TIFA.status, TIFA.statusDeprecated))
    for concept in deprecated:
        found.add((concept, OWL.deprecated, Literal("true", datatype=XSD.boolean)))
    for triple in _collections(graph, concepts - deprecated):
        found.add(triple)
    complete(found)
    _add(found, _naming(graph, found))
    return found


def complete(graph: Graph, *, tops: bool = True) -> None:
    """State what SKOS entails, in place: inverse and symmetric relations, and mappings as relations.

    Args:
        graph: A SKOS vocabulary.
        tops: Whether each concept of a scheme that has no broader one is to be a top concept of it, a deprecated one
            too. SKOS does not say so, but Skosify takes it for one.
    """
    for concept, scheme in list(graph.subject_objects(SKOS.inScheme)) if tops else ():
        if (concept, RDF.type, SKOS.Concept) in graph and not any(_broader(graph, concept)):
            graph.add((concept, SKOS.topConceptOf, scheme))
    for one, other in (*_INVERSES, *((other, one) for one, other in _INVERSES)):
        _add(graph, ((value, other, subject) for subject, value in graph.subject_objects(one)))
    for below, above in _ABOVE:
        _add(graph, ((subject, above, value) for subject, value in graph.subject_objects(below)))


def _broader(graph: Graph, concept: Node) -> Iterator[Node]:
    for onward, backward in ((SKOS.broader, SKOS.narrower), (SKOS.broadMatch, SKOS.narrowMatch)):
        yield from graph.objects(concept, onward)
        yield from graph.subjects(backward, concept)


def _add(graph: Graph, triples: Iterable[tuple[Node, Node, Node]]) -> None:
    for triple in list(triples):
        graph.add(triple)


def _taken(graph: Graph, resource: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what the vocabulary says of a scheme, a concept or a label."""
    for predicate, value in graph.predicate_objects(resource):
        if predicate == SKOS.notation:
            yield resource, predicate, Literal(str(value))
        elif predicate == OWL.deprecated and str(value) in ("true", "1"):
            # Some stores give a truth value back as a number, which tools do not take for one.
            yield resource, predicate, Literal("true", datatype=XSD.boolean)
        elif predicate in _PROPERTIES or str(predicate).startswith(_NAMESPACES):
            yield resource, predicate, value


def _collections(graph: Graph, concepts: set[Node]) -> Iterator[tuple[Node, Node, Node]]:
    """Yield each exposition theme as a collection of its concepts, less those that are not to be used any more.

    The theme itself is a concept of another scheme, and no concept is a collection (S37): the collection has an IRI
    of its own below the theme's.
    """
    for theme in graph.subjects(RDF.type, TIFA.ExpositionTheme):
        members = concepts.intersection(graph.subjects(TIFA.underTheme, theme))
        if members:
            collection = URIRef(f"{theme}/formulations")
            yield collection, RDF.type, SKOS.Collection
            yield from ((collection, SKOS.prefLabel, title) for title in graph.objects(theme, SKOS.prefLabel))
            yield from ((collection, SKOS.member, member) for member in members)


def _naming(graph: Graph, found: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what the names of the ontology are called that a vocabulary uses, less that one is a concept.

    Kinds and statuses are concepts of schemes of their own, which the vocabulary does not hold.
    """
    wanted, seen = {name for triple in found for name in triple}, set[Node]()
    while wanted:
        name = wanted.pop()
        if name in seen or not str(name).startswith(str(TIFA._NS)):
            continue
        seen.add(name)
        for predicate in _NAMING:
            for value in graph.objects(name, predicate):
                if (predicate, value) != (RDF.type, SKOS.Concept):
                    wanted.add(value)
                    yield name, predicate, value
