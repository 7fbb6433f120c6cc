"""The vocabulary in Turtle and its twin in Python say the same, and no name is left unexplained."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Literal, URIRef

from ontology.namespaces import DOCO, PREFIXES, SKOSXL, TIFA, mappings, ontology

NAMES = sorted(TIFA.__annotations__)
GRAPH = ontology()


def defined() -> set[str]:
    """Return the local names that tifa.ttl describes."""
    start = PREFIXES["tifa"]
    return {str(name).removeprefix(start) for name in GRAPH.subjects(RDF.type) if str(name).startswith(start)}


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
    graph, subject = GRAPH, TIFA[name]
    is_scheme = (subject, RDF.type, SKOS.ConceptScheme) in graph
    labels = {value.language for prop in (RDFS.label, SKOS.prefLabel) for value in graph.objects(subject, prop)}  # type: ignore[attr-defined]
    notes = {value.language for prop in (RDFS.comment, SKOS.definition) for value in graph.objects(subject, prop)}  # type: ignore[attr-defined]
    assert labels == {"en", "zh"}
    assert is_scheme or notes == {"en", "zh"}


TERMS = [
    name
    for name in NAMES
    if {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype} & set(GRAPH.objects(TIFA[name], RDF.type))
]


@pytest.mark.parametrize("name", TERMS)
@pytest.mark.parametrize("note", [RDFS.label, RDFS.comment, SKOS.example])
def test_every_class_and_property_has_label_comment_and_example(name: str, note: URIRef) -> None:
    values = list(GRAPH.objects(TIFA[name], note))
    assert sorted(str(value.language) for value in values if isinstance(value, Literal)) == ["en", "zh"]
    assert all(str(value).strip() == str(value) != "" for value in values)


@pytest.mark.parametrize("name", [name for name in TERMS if name[0].islower() and name != "pinyin"])
def test_every_property_has_one_domain_and_one_range(name: str) -> None:
    graph = GRAPH
    assert len(set(graph.objects(TIFA[name], RDFS.domain))) == 1
    assert len(set(graph.objects(TIFA[name], RDFS.range))) == 1


def test_names_tell_classes_from_properties() -> None:
    classes = {str(name).removeprefix(PREFIXES["tifa"]) for name in GRAPH.subjects(RDF.type, OWL.Class)}
    assert {name for name in TERMS if name[0].isupper()} == classes & set(TERMS)


def test_mappings_are_about_names_that_exist() -> None:
    start, known = PREFIXES["tifa"], defined()
    used = {str(term).removeprefix(start) for triple in mappings() for term in triple if str(term).startswith(start)}
    assert used <= known


@pytest.mark.parametrize("vocabulary", ["lemon/ontolex#", "iso25964/skos-thes#", "ns/oa#", "spar/doco/", "schema.org/"])
def test_mappings_lead_to_each_vocabulary(vocabulary: str) -> None:
    relations = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    assert [triple for triple in mappings() if triple[1] in relations and vocabulary in str(triple[2])]


@pytest.mark.parametrize("name", sorted(name for name in DOCO.__annotations__ if name[0] != "_"))
def test_the_few_names_of_doco_are_closed_too(name: str) -> None:
    assert DOCO[name].startswith(str(DOCO._NS))
    with pytest.raises(AttributeError):
        DOCO[f"{name}s"]


def test_own_names_that_are_referred_to_exist() -> None:
    start, known = PREFIXES["tifa"], defined()
    used = {str(term).removeprefix(start) for triple in GRAPH for term in triple if str(term).startswith(start)}
    assert used <= known


def test_there_are_no_blank_nodes() -> None:
    assert not [triple for triple in GRAPH if any(isinstance(term, BNode) for term in triple)]
