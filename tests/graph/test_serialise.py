"""What is written is read back as the same graph, and the same graph gives the same bytes."""

import os
import random
import subprocess
import sys

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from glossary.errors import OutputError
from graph.build import describe
from graph.serialise import jsonld, ntriples, rdfxml, to_quads, trig, turtle
from ontology.namespaces import SKOSXL, TIFA, ontology
from tests import factories
from tests.graph.samples import IRIS, dissenting, view_of

# rdflib's own parsers use what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib.*")

WRITERS = {"turtle": turtle, "json-ld": jsonld, "nt": ntriples, "xml": rdfxml}
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "json-ld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "xml": ox.RdfFormat.RDF_XML,
}
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
    turtle(graph), jsonld(graph), ntriples(graph), rdfxml(graph), trig({"https://example.org/g": graph})
    assert set(graph) == before


#: Text that tries the escapes of every syntax: quotes, line ends, both scripts, combining marks, controls of C1.
NASTY = st.text(
    st.sampled_from(list("\"'\\<>&]{}@^#.:;, \t\n\r新質e\u0301\u0308\u200d\u202e\u2028\x85\x7f\ufeff😀𠀀")) | st.characters(exclude_categories=["Cs"])
)  # fmt: skip
TAGS = st.sampled_from([("zh", None), ("zh-Hans", None), ("en-GB", None), (None, None), (None, TIFA.pinyin)])


def one_value(wording: str, tag: tuple[str | None, URIRef | None]) -> Graph:
    graph = Graph()
    value = Literal(wording, lang=tag[0], datatype=tag[1])
    graph.add((URIRef("https://example.org/新"), SKOSXL.literalForm, value))
    return graph


def is_xml(wording: str) -> bool:
    """Whether XML 1.0 can hold it: tab, line feed, carriage return and what is from U+0020 on, save U+FFFE and U+FFFF."""
    return all((character >= " " and character not in "\ufffe\uffff") or character in "\t\n\r" for character in wording)


@settings(max_examples=150, deadline=None)
@given(NASTY, TAGS)
@pytest.mark.parametrize("form", WRITERS)
def test_any_text_survives(form: str, wording: str, tag: tuple[str | None, URIRef | None]) -> None:
    graph = one_value(wording, tag)
    if form == "xml" and not is_xml(wording):
        with pytest.raises(OutputError, match=r"RDF/XML cannot hold the character U\+"):
            rdfxml(graph)
        return
    data = WRITERS[form](graph)
    assert set(Graph().parse(data=data, format=form)) == set(graph)
    read = ox.parse(data.encode(), format=OXIGRAPH[form])
    assert [quad.triple for quad in read] == [quad.triple for quad in to_quads(graph, "https://example.org/g")]


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["https://example.org/g/1", "https://example.org/g/新"]), NASTY), TAGS)
def test_any_text_survives_in_named_graphs(wordings: dict[str, str], tag: tuple[str | None, URIRef | None]) -> None:
    graphs = {name: one_value(wording, tag) for name, wording in wordings.items()}
    data = trig(graphs)
    read = Dataset()
    read.parse(data=data, format="trig")
    assert {str(one.identifier): set(one) for one in read.graphs() if len(one)} == {
        name: set(graph) for name, graph in graphs.items()
    }
    quads = {quad for name, graph in graphs.items() for quad in to_quads(graph, name)}
    assert set(ox.parse(data.encode(), format=ox.RdfFormat.TRIG)) == quads


@pytest.mark.parametrize("form", WRITERS)
def test_a_very_long_value_survives(form: str) -> None:
    graph = one_value("新三样 “three” \n" * 10_000, ("zh", None))
    assert set(Graph().parse(data=WRITERS[form](graph), format=form)) == set(graph)


@pytest.mark.parametrize("form", WRITERS)
def test_numbers_dates_and_truth_values_keep_their_lexical_form(form: str) -> None:
    graph = Graph()
    for lexical, datatype in (("3", XSD.integer), ("0.8", XSD.decimal), ("2024-05", XSD.gYearMonth), ("true", XSD.boolean)):  # fmt: skip
        graph.add((URIRef("https://example.org/a"), TIFA.count, Literal(lexical, datatype=datatype)))
    read = Graph().parse(data=WRITERS[form](graph), format=form)
    assert {(str(value), value.datatype) for value in read.objects()} == {  # type: ignore[attr-defined]
        (str(value), value.datatype)  # type: ignore[attr-defined]
        for value in graph.objects()
    }


@pytest.mark.parametrize("form", WRITERS)
def test_a_plain_string_is_the_same_as_one_that_is_typed(form: str) -> None:
    plain, both = one_value("a", (None, None)), one_value("a", (None, None))
    both += one_value("a", (None, XSD.string))
    assert WRITERS[form](plain) == WRITERS[form](both)


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x1b", "\ufffe"])
def test_what_xml_cannot_hold_is_refused_with_its_place(character: str) -> None:
    with pytest.raises(OutputError) as caught:
        rdfxml(one_value(f"新{character}样", ("zh", None)))
    assert f"U+{ord(character):04X}" in str(caught.value)
    assert "https://example.org/新" in str(caught.value)
    assert "turtle" in caught.value.hint


@pytest.mark.parametrize("name", ["https://example.org/1", "https://example.org/", "https://example.org/a%20"])
def test_a_property_that_no_element_can_be_named_after_is_refused(name: str) -> None:
    graph = Graph()
    graph.add((URIRef("https://example.org/a"), URIRef(name), Literal("a")))
    with pytest.raises(OutputError, match="cannot name the property"):
        rdfxml(graph)


def test_blank_nodes_are_written_too() -> None:
    graph = Graph()
    graph.add((BNode("b0"), TIFA.attests, BNode("b1")))
    assert isomorphic(Graph().parse(data=turtle(graph)), graph)


def test_the_bytes_are_the_same_in_every_process() -> None:
    script = (
        "import hashlib\n"
        "from graph.serialise import jsonld, ntriples, rdfxml, trig, turtle\n"
        "from ontology.namespaces import ontology\n"
        "graph = ontology()\n"
        "written = [write(graph) for write in (turtle, jsonld, ntriples, rdfxml)] + [trig({'https://example.org/g': graph})]\n"
        "print(*(hashlib.sha256(one.encode()).hexdigest() for one in written))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1
