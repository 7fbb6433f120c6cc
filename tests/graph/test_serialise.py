"""What is written is read back as the same graph, and the same graph gives the same bytes."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from graph.build import describe
from graph.serialise import jsonld, ntriples, turtle
from ontology.namespaces import SKOSXL, TIFA, ontology
from tests import factories
from tests.graph.samples import IRIS, dissenting, view_of

# rdflib's own JSON-LD parser makes a graph of a kind that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

WRITERS = {"turtle": turtle, "json-ld": jsonld, "nt": ntriples}
GRAPHS = {
    "document": describe(factories.harvest(), iris=IRIS),
    "view": view_of(factories.harvest(), dissenting()),
    "ontology": ontology(),
    "empty": Graph(),
}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", GRAPHS)
def test_round_trip(form: str, name: str) -> None:
    again = Graph().parse(data=WRITERS[form](GRAPHS[name]), format=form)
    assert isomorphic(again, GRAPHS[name])


@pytest.mark.parametrize("form", WRITERS)
def test_order_of_statements_does_not_matter(form: str) -> None:
    triples = list(GRAPHS["view"])
    random.Random(7).shuffle(triples)
    shuffled = Graph()
    for triple in triples:
        shuffled.add(triple)
    assert WRITERS[form](shuffled) == WRITERS[form](GRAPHS["view"])


def test_turtle_is_readable() -> None:
    lines = turtle(GRAPHS["document"]).splitlines()
    assert "@prefix tifa: <https://w3id.org/tifa/ontology#> ." in lines
    assert f"<{IRIS.concept('新三样')}> a skos:Concept , tifa:Formulation ;" in lines
    assert lines[lines.index(f"<{IRIS.concept('新三样')}> a skos:Concept , tifa:Formulation ;") - 1] == ""


def test_ntriples_are_sorted_by_subject() -> None:
    subjects = [line.split()[0].strip("<>") for line in ntriples(GRAPHS["document"]).splitlines()]
    assert subjects == sorted(subjects)


def test_the_graph_is_left_as_it_was() -> None:
    graph = describe(factories.harvest(), iris=IRIS)
    before = set(graph)
    turtle(graph), jsonld(graph), ntriples(graph)
    assert set(graph) == before


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["zh", "en", None]))
@pytest.mark.parametrize("form", WRITERS)
def test_any_text_survives(form: str, wording: str, lang: str | None) -> None:
    graph = Graph()
    graph.add((URIRef("https://example.org/a"), SKOSXL.literalForm, Literal(wording, lang=lang)))
    assert set(Graph().parse(data=WRITERS[form](graph), format=form)) == set(graph)


def test_blank_nodes_are_written_too() -> None:
    graph = Graph()
    graph.add((BNode("b0"), TIFA.attests, BNode("b1")))
    assert isomorphic(Graph().parse(data=turtle(graph)), graph)
