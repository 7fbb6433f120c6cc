"""Tests of reading vocabularies from files, databases and endpoints."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from glossary.errors import InputError
from graph.checks.names import PREFIX, Literal, Statement, is_blank
from graph.checks.sources import from_rdflib, from_store, from_text, load
from ontology.namespaces import PREFIXES
from tests.graph.samples import filled

SKOS = PREFIX["skos"]
A, B = "https://example.org/a", "https://example.org/b"
TRIPLES = [
    ox.Triple(ox.NamedNode(A), ox.NamedNode(f"{SKOS}broader"), ox.NamedNode(B)),
    ox.Triple(ox.NamedNode(A), ox.NamedNode(f"{SKOS}prefLabel"), ox.Literal("爱", language="zh-Hans")),
    ox.Triple(ox.NamedNode(A), ox.NamedNode(f"{SKOS}notation"), ox.Literal("5", datatype=ox.NamedNode("urn:n"))),
    ox.Triple(ox.NamedNode(A), ox.NamedNode(f"{SKOS}altLabel"), ox.Literal("love")),
]
STATEMENTS = {
    Statement(A, f"{SKOS}broader", B),
    Statement(A, f"{SKOS}prefLabel", Literal("爱", "zh-hans")),
    Statement(A, f"{SKOS}notation", Literal("5", "", "urn:n")),
    Statement(A, f"{SKOS}altLabel", Literal("love")),
}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("v.ttl", ox.RdfFormat.TURTLE),
        ("v.nt", ox.RdfFormat.N_TRIPLES),
        ("v.nq", ox.RdfFormat.N_QUADS),
        ("v.trig", ox.RdfFormat.TRIG),
        ("v.n3", ox.RdfFormat.N3),
        ("v.rdf", ox.RdfFormat.RDF_XML),
        ("v.OWL", ox.RdfFormat.RDF_XML),
        ("v.xml", ox.RdfFormat.RDF_XML),
        ("v.jsonld", ox.RdfFormat.JSON_LD),
        ("v.json", ox.RdfFormat.JSON_LD),
    ],
)
def test_each_syntax_is_told_by_its_ending(tmp_path: Path, name: str, form: ox.RdfFormat) -> None:
    (tmp_path / name).write_bytes(ox.serialize(TRIPLES, format=form) or b"")
    vocabulary = load([str(tmp_path / name)])
    assert set(vocabulary.statements()) == STATEMENTS
    assert vocabulary.origin(A) == str(tmp_path / name)
    assert load([(tmp_path / name).as_uri()]).size == vocabulary.size


def test_several_files_are_one_vocabulary_with_blank_nodes_apart(tmp_path: Path) -> None:
    head = f"@prefix skos: <{SKOS}> .\n"
    (tmp_path / "one.ttl").write_text(f"{head}<{A}> skos:broader [ skos:broader _:x ] .", encoding="utf-8")
    (tmp_path / "two.ttl").write_text(f"{head}<{A}> skos:broader _:x .", encoding="utf-8")
    vocabulary = load([str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl")])
    assert vocabulary.size == 3
    assert len({node for statement in vocabulary.statements() for node in statement if is_blank(node)}) == 3


def test_relative_iris_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "v.ttl").write_text(f"<a> <{SKOS}broader> <b> .", encoding="utf-8")
    assert list(load([str(tmp_path / "v.ttl")]).subjects) == [(tmp_path / "a").as_uri()]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("v.doc", "", r"v\.doc: its ending names no syntax of RDF: read are files that end in \.ttl"),
        ("v", "", "its ending names no syntax of RDF"),
        ("v.ttl", "<a> <b> <c> .\n<a> <b> .", r"v\.ttl, line 2: it is no valid Turtle"),
        ("v.jsonld", "{", "it is no valid JSON-LD"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load([str(tmp_path / name)])


def test_a_missing_file_and_a_folder_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.ttl: it cannot be read \(No such file"):
        load([str(tmp_path / "no.ttl")])
    with pytest.raises(InputError, match="it is no readable Oxigraph database"):
        load([str(tmp_path)])


def test_databases(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "db"))
    store.extend(ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode("urn:g")) for one in TRIPLES)
    store.flush()
    del store
    assert set(load([str(tmp_path / "db")]).statements()) == STATEMENTS
    own = filled(tmp_path / "own")
    vocabulary = from_store(own.current() / "graphs")
    assert vocabulary.size == own.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").values()[0][0]


def test_triples_of_rdflib() -> None:
    graph = rdflib.Graph().parse(data=ox.serialize(TRIPLES, format=ox.RdfFormat.TURTLE) or b"", format="turtle")
    graph.add((rdflib.BNode("x"), rdflib.URIRef(f"{SKOS}broader"), rdflib.URIRef(A)))
    assert set(from_rdflib(graph).statements()) == STATEMENTS | {Statement("_:x", f"{SKOS}broader", A)}


def test_statements_about_statements_are_left_out() -> None:
    text = (
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n<r> rdf:reifies <<( <a> <b> <c> )>> ; <d> <e> ."
    )
    assert from_text(text).size == 1


class _Endpoint(BaseHTTPRequestHandler):
    """Answers any query with the sample, or with what is no RDF."""

    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"])).decode()
        body = (ox.serialize(TRIPLES, format=ox.RdfFormat.N_TRIPLES) or b"") if self.path == "/query" else b"<html>"
        self.send_response(200 if "CONSTRUCT" in query else 400)
        self.send_header("Content-Type", "application/n-triples")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    """The URL of a server on this machine."""
    with HTTPServer(("127.0.0.1", 0), _Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_endpoints(endpoint: str) -> None:
    vocabulary = load([f"{endpoint}/query"])
    assert set(vocabulary.statements()) == STATEMENTS
    assert vocabulary.origin(A) == f"{endpoint}/query"
    with pytest.raises(InputError, match="does not answer a query with RDF"):
        load([f"{endpoint}/page"])
    with pytest.raises(InputError, match="does not answer a query with RDF"):
        load(["http://127.0.0.1:9/query"])


def test_prefixes_are_those_of_the_graph() -> None:
    assert PREFIX.items() <= PREFIXES.items()
