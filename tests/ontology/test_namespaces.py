"""The vocabulary in Turtle and its twin in Python say the same, and no name is left unexplained."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, URIRef

from ontology.namespaces import PREFIXES, SKOSXL, TIFA, ontology

NAMES = sorted(TIFA.__annotations__)


def defined() -> set[str]:
    """Return the local names that tifa.ttl describes."""
    start = PREFIXES["tifa"]
    return {str(name).removeprefix(start) for name in ontology().subjects(RDF.type) if str(name).startswith(start)}


def test_turtle_and_python_list_the_same_names() -> None:
    assert defined() == set(NAMES) - {"_NS", "_fail"}


@pytest.mark.parametrize("name", ["hasOccurence", "formulation", "x y", ""])
def test_a_misspelt_name_is_an_error(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(TIFA, name)
    with pytest.raises(AttributeError):
        TIFA[name]


def test_skosxl_is_closed_too() -> None:
    with pytest.raises(AttributeError):
        SKOSXL.literalFrom  # noqa: B018


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_explained_in_both_languages(name: str) -> None:
    graph, subject = ontology(), TIFA[name]
    is_scheme = (subject, RDF.type, SKOS.ConceptScheme) in graph
    labels = {value.language for prop in (RDFS.label, SKOS.prefLabel) for value in graph.objects(subject, prop)}  # type: ignore[attr-defined]
    notes = {value.language for prop in (RDFS.comment, SKOS.definition) for value in graph.objects(subject, prop)}  # type: ignore[attr-defined]
    assert labels == {"en", "zh"}
    assert is_scheme or notes == {"en", "zh"}


@pytest.mark.parametrize("kind", [OWL.ObjectProperty, OWL.DatatypeProperty])
def test_every_property_has_one_domain_and_one_range(kind: URIRef) -> None:
    graph = ontology()
    for prop in graph.subjects(RDF.type, kind):
        assert len(set(graph.objects(prop, RDFS.domain))) == 1, prop
        assert len(set(graph.objects(prop, RDFS.range))) == 1, prop


def test_own_names_that_are_referred_to_exist() -> None:
    start, known = PREFIXES["tifa"], defined()
    used = {str(term).removeprefix(start) for triple in ontology() for term in triple if str(term).startswith(start)}
    assert used <= known


def test_there_are_no_blank_nodes() -> None:
    assert not [triple for triple in ontology() if any(isinstance(term, BNode) for term in triple)]
