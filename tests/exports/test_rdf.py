"""The whole graph in the formats of RDF."""

import pytest
import rdflib
from rdflib.compare import isomorphic

from exports import ExportSource, exporter
from graph.cataloguing import catalogue
from tests.factories import harvest

GRAPH = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/concept/新三样> a skos:Concept ; skos:prefLabel "新三样"@zh, "three “new” kinds"@en .
"""


def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=GRAPH, format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_round_trip(name: str, parser: str) -> None:
    data = exporter(name).export(ExportSource(catalogue([harvest()]), graph))
    assert isomorphic(rdflib.Graph().parse(data=data, format=parser), graph())
    assert data == exporter(name).export(ExportSource(catalogue([]), graph))
