"""The whole graph in the formats of RDF."""

import random
from collections.abc import Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from exports import ExportSource, format_named
from graph.cataloguing import catalogue
from tests.factories import harvest
from tests.graph.samples import dissenting, graphs

# rdflib's own parsers use what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib.*")

#: The formats with rdflib's names of them and Oxigraph's.
FORMATS = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES),
    "rdfxml": ("xml", ox.RdfFormat.RDF_XML),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
}
NAMED = graphs(harvest(), dissenting())


def union(named: Mapping[str, rdflib.Graph]) -> rdflib.Graph:
    found = rdflib.Graph()
    for graph in named.values():
        found += graph
    return found


def shuffled(graph: rdflib.Graph, seed: int) -> rdflib.Graph:
    triples = list(graph)
    random.Random(seed).shuffle(triples)
    other = rdflib.Graph()
    for triple in triples:
        other.add(triple)
    return other


def source(seed: int = 0) -> ExportSource:
    """Return a source whose graphs were filled in an order that `seed` gives."""
    names = list(NAMED)
    random.Random(seed).shuffle(names)
    named = {name: shuffled(NAMED[name], seed) for name in names}
    return ExportSource(catalogue([]), lambda: shuffled(union(named), seed), lambda: named)


@pytest.mark.parametrize("name", FORMATS)
def test_round_trip_by_rdflib(name: str) -> None:
    data = format_named(name).export(source())
    assert isomorphic(rdflib.Graph().parse(data=data, format=FORMATS[name][0]), union(NAMED))


@pytest.mark.parametrize("name", FORMATS)
def test_round_trip_by_oxigraph(name: str) -> None:
    expected = ox.parse(format_named("ntriples").export(source()), format=ox.RdfFormat.N_TRIPLES)
    read = ox.parse(format_named(name).export(source()), format=FORMATS[name][1])
    assert {quad.triple for quad in read} == {quad.triple for quad in expected}


def test_trig_keeps_every_named_graph_under_its_name() -> None:
    data = format_named("trig").export(source())
    read = rdflib.Dataset()
    read.parse(data=data, format="trig")
    filled = {str(graph.identifier): graph for graph in read.graphs() if len(graph)}
    assert filled.keys() == NAMED.keys()
    assert all(isomorphic(filled[name], NAMED[name]) for name in NAMED)
    quads = list(ox.parse(data, format=ox.RdfFormat.TRIG))
    assert len(quads) == sum(map(len, NAMED.values()))
    assert {quad.graph_name.value for quad in quads} == set(NAMED)


@pytest.mark.parametrize("name", [*FORMATS, "trig", "skos"])
def test_the_order_in_which_a_graph_was_filled_does_not_matter(name: str) -> None:
    assert len({format_named(name).export(source(seed)) for seed in range(4)}) == 1
