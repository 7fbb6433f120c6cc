"""The store on a server: the same answers as on disk, from Oxigraph behind HTTP and from Virtuoso; interruptions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from glossary.errors import UnknownNameError, WorkspaceError
from graph.endpoint import CutOffError, Endpoint, RemoteError, connect
from graph.queries import queries, ready_made
from graph.remote import RemoteStore
from graph.serialise import ntriples
from graph.sparql import QueryError
from graph.store import QueryResult, Store
from ontology.namespaces import TIFA
from tests import factories
from tests.graph.samples import IRIS, dissenting, filled, graphs
from tests.graph.test_queries import CASES
from tests.graph.test_store import one_fact
from tests.sparql_server import Answer, Request, SparqlServer, serving

HOME = IRIS.graph("")
A, B = IRIS.graph("document/lake-brief"), IRIS.graph("document/shore-brief")
NUMBERS = "SELECT ?n { ?s ?p ?n } ORDER BY ?n"


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("embedded"))


@pytest.fixture(scope="module", params=["oxigraph", "oxigraph without graph store protocol", "virtuoso"])
def endpoint(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    if request.param == "virtuoso":
        yield request.getfixturevalue("virtuoso_server")
        return
    with serving() as server:
        at = endpoint_of(server)
        yield at if request.param == "oxigraph" else replace(at, graphs=None)


@pytest.fixture(scope="module")
def remote(endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> RemoteStore:
    store = RemoteStore(tmp_path_factory.mktemp("remote"), endpoint, home=HOME)
    store.update(graphs(factories.harvest(), dissenting()))
    return store


@pytest.fixture
def other(endpoint: Endpoint, tmp_path: Path) -> RemoteStore:
    """A store that is empty yet, of another workspace on the same server."""
    return RemoteStore(tmp_path, endpoint, home="https://example.org/other/graph/")


def endpoint_of(server: SparqlServer) -> Endpoint:
    return Endpoint(f"{server.address}/query", f"{server.address}/update", f"{server.address}/graphs")


# --- the same answers ---


def test_graphs_come_out_as_they_went_in(remote: RemoteStore, embedded: Store) -> None:
    assert remote.names() == embedded.names()
    for name in embedded.names():
        assert isomorphic(remote.graph(name), embedded.graph(name))
        assert ntriples(remote.graph(name)) == ntriples(embedded.graph(name))


def test_all_triples_come_once(remote: RemoteStore, embedded: Store) -> None:
    found = list(remote.triples())
    assert len(found) == len(set(found))
    assert set(found) == set(embedded.triples())


@pytest.mark.parametrize("name", queries())
def test_ready_made_queries(remote: RemoteStore, embedded: Store, name: str) -> None:
    for params in ({}, CASES[name][0]) if name in CASES else ({},):
        query = ready_made(name, **params)
        assert _cells(remote.query(query)) == _cells(embedded.query(query))


def _cells(result: QueryResult) -> list[list[str]]:
    """What a person reads: the parts of a GROUP_CONCAT sorted, for they have no order; none at all reads as no value."""
    return [
        [*result.variables],
        *(
            [" | ".join(sorted(str("" if value is None else value).split(" | "))) for value in row]
            for row in result.values()
        ),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(?c) AS ?n) { ?c a tifa:Formulation }",
        f"SELECT (COUNT(?c) AS ?n) {{ GRAPH <{B}> {{ ?c a tifa:Formulation }} }}",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT DISTINCT ?o { ?s skos:prefLabel ?o } ORDER BY STR(?o)",
        "SELECT ?s ?omitted { ?s tifa:omitted ?omitted } ORDER BY ?s",
        "SELECT ?s { ?s tifa:termhood ?t FILTER(?t > 0.5) } ORDER BY ?s",
        "SELECT ?zh { ?s skos:prefLabel ?zh FILTER(LANG(?zh) = 'zh' && STRLEN(STR(?zh)) = 4) } ORDER BY STR(?zh)",
        "SELECT ?zh { ?s skos:prefLabel ?zh FILTER(REGEX(?zh, '经济')) } ORDER BY STR(?zh)",
        "SELECT ?s { VALUES ?zh { '新三样'@zh } ?s skos:prefLabel ?zh }",
        "SELECT ?s { ?s a tifa:Formulation MINUS { ?s tifa:count 2 } } ORDER BY ?s",
        "SELECT ?d { ?s dcterms:date ?d } ORDER BY ?d",
        "SELECT ?s (MAX(?n) AS ?most) (SUM(?n) AS ?all) { ?s tifa:count ?n } GROUP BY ?s ORDER BY ?s",
        "ASK { ?s tifa:omitted tifa:yes }",
        "ASK { ?s tifa:omitted 3 }",
    ],
)
def test_other_queries(remote: RemoteStore, embedded: Store, query: str) -> None:
    assert remote.query(query) == embedded.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s tifa:count ?n } WHERE { ?s tifa:count ?n }",
        "CONSTRUCT WHERE { ?s tifa:count ?n ; skos:prefLabel ?label }",
        f"DESCRIBE <{IRIS.concept('新三样')}> tifa:kindOrg",
        "DESCRIBE ?c WHERE { ?c tifa:count 2 }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s tifa:count 77 ; ?p ?o }",
    ],
)
def test_graphs_that_queries_make(remote: RemoteStore, embedded: Store, query: str) -> None:
    made, expected = remote.query(query).graph, embedded.query(query).graph
    assert made is not None
    assert expected is not None
    assert set(made) == set(expected)


@pytest.mark.parametrize("query", ["SELECT *\n{ ?s ?p }", "", "DROP ALL", "SELECT * FROM <a:b> {}", "SELECT bif:x {}"])
def test_slips_are_told_in_the_same_words(remote: RemoteStore, embedded: Store, query: str) -> None:
    with pytest.raises(QueryError) as here:
        remote.query(query)
    with pytest.raises(QueryError) as there:
        embedded.query(query)
    assert str(here.value) == str(there.value)


def test_unknown_graphs(remote: RemoteStore) -> None:
    with pytest.raises(UnknownNameError, match="did you mean"):
        remote.graph(B + "x")


LITERALS = [
    *(Literal(text, datatype=XSD.decimal) for text in ("0.8", "1", "0.0001", "1234.5678", "-3.25")),
    *(Literal(text, datatype=XSD.integer) for text in ("0", "1", "2147483647")),
    Literal("2024", datatype=XSD.gYear),
    Literal("2023-05", datatype=XSD.gYearMonth),
    Literal("2022-05-01", datatype=XSD.date),
    Literal("xīn sān yàng", datatype=TIFA.pinyin),
    *(Literal(text, lang=lang) for text in ("新三样", "3", "a b") for lang in ("zh", "en")),
    *(Literal(text) for text in ("新质生产力𠀀", "3", "true", " a\tb\nc\r\"d\\ 'e' \ufeff ", "é e\u0301 ﬁ")),
    Literal("汉字" * 40_000, lang="zh"),
    Literal("word " * 20_000, lang="en"),
    URIRef("https://example.org/概念/新质%20生产力"),
    TIFA.yes,
]


def test_every_kind_of_value_is_kept(other: RemoteStore) -> None:
    graph = Graph()
    for place, value in enumerate(LITERALS):
        graph.add((URIRef(f"https://example.org/湖/{place}"), TIFA.text, value))
    other.update({A: graph})
    assert ntriples(other.graph(A)) == ntriples(graph)
    assert set(other.triples()) == set(graph)
    rows = other.query("SELECT ?s ?o { ?s ?p ?o }").rows
    plain = {(s, Literal(str(o)) if getattr(o, "datatype", None) == XSD.string else o) for s, o in rows}
    assert plain == {(s, o) for s, _, o in graph}


# --- replacing ---


def test_replacing_and_removing(other: RemoteStore) -> None:
    other.update({A: one_fact(1), B: one_fact(2)})
    other.update({A: one_fact(3)})
    assert other.query(NUMBERS).values() == [(2,), (3,)]
    other.update({}, remove=[B, "https://example.org/never"])
    assert other.query(NUMBERS).values() == [(3,)]
    assert other.names() == [A]
    other.update({B: one_fact(3)})
    assert other.query(NUMBERS).values() == [(3,)]
    assert other.intact()


@pytest.mark.parametrize(
    ("first", "second"), [(("2024-01-01", XSD.date), ("2024", XSD.gYear)), (("1", XSD.decimal), ("1", XSD.integer))]
)
def test_an_equal_value_of_another_datatype_replaces_the_old_one(
    other: RemoteStore, first: tuple[str, URIRef], second: tuple[str, URIRef]
) -> None:
    for text, datatype in (first, second):
        graph = Graph()
        graph.add((URIRef("https://example.org/a"), TIFA.text, Literal(text, datatype=datatype)))
        other.update({A: graph})
        assert ntriples(other.graph(A)) == ntriples(graph)
        assert set(other.triples()) == set(graph)


def test_a_graph_without_triples_is_kept(other: RemoteStore) -> None:
    other.update({A: Graph(), B: one_fact(1)})
    other.update({B: Graph()})
    assert other.names() == [A, B]
    assert len(other.graph(A)) == len(other.graph(B)) == len(list(other.triples())) == 0


def test_workspaces_on_one_server_do_not_meet(remote: RemoteStore, other: RemoteStore, embedded: Store) -> None:
    mine = "https://example.org/other/graph/document/lake"
    other.update({mine: one_fact(1)})
    assert other.query(NUMBERS).values() == [(1,)]
    assert remote.names() == embedded.names()
    assert set(remote.triples()) == set(embedded.triples())


def test_new_graphs_are_left_in_their_places_alone(other: RemoteStore, endpoint: Endpoint) -> None:
    name = "https://example.org/other/graph/document/lake"
    for number in range(3):
        other.update({name: one_fact(number)})
    staging = other._staging(name)
    with connect(endpoint) as server:
        left = server.ask("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", named=[staging])
        put = server.ask("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", named=[name])
    assert b"https://example.org/a" not in left
    assert b"https://example.org/a" in put


def test_an_empty_store_says_so(other: RemoteStore) -> None:
    for asked in (other.names, other.current, lambda: other.query("ASK {}")):
        with pytest.raises(WorkspaceError, match="build a document first"):
            asked()
    assert not other.intact()


# --- Virtuoso's own ways ---


def test_virtuoso_refuses_basic(virtuoso_server: Endpoint, tmp_path: Path) -> None:
    store = RemoteStore(tmp_path, replace(virtuoso_server, auth="basic"), home=HOME)
    with pytest.raises(RemoteError, match=r"refused the user dba \(status 401, basic.*\"digest\""):
        store.update({A: one_fact(1)})


def test_virtuoso_refuses_a_wrong_password(virtuoso_server: Endpoint, tmp_path: Path) -> None:
    store = RemoteStore(tmp_path, replace(virtuoso_server, secret="wr0ng"), home=HOME)
    with pytest.raises(RemoteError, match="the password in the variable TIFA_STORE_SECRET is right"):
        store.update({A: one_fact(1)})


def test_virtuoso_lets_nobody_write_who_has_no_right(virtuoso_server: Endpoint, tmp_path: Path) -> None:
    address = virtuoso_server.query.removesuffix("-auth")
    store = RemoteStore(tmp_path, Endpoint(address, address), home="https://example.org/nobody/graph/")
    with pytest.raises(RemoteError, match="role SPARQL_UPDATE"):
        store.update({A: one_fact(1)})


def test_virtuoso_cuts_answers_off_and_graphs_come_whole(virtuoso_server: Endpoint, tmp_path: Path) -> None:
    store = RemoteStore(tmp_path, virtuoso_server, home="https://example.org/large/graph/")
    graph = Graph()
    for number in range(1200):
        graph.add((URIRef(f"https://example.org/湖/{number % 300}"), TIFA.count, Literal(number)))
    store.update({A: graph})
    assert set(store.graph(A)) == set(graph)
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        with pytest.raises(CutOffError, match="no more than 1000 rows"):
            store.query(query)


# --- interruptions ---


@pytest.fixture
def server() -> Iterator[SparqlServer]:
    with serving() as started:
        yield started


@pytest.fixture
def store(server: SparqlServer, tmp_path: Path) -> RemoteStore:
    """A store with two graphs."""
    store = RemoteStore(tmp_path, endpoint_of(server), home=HOME)
    store.update({A: one_fact(1), B: one_fact(2)})
    return store


def names_on(server: SparqlServer) -> set[str]:
    return {
        name.value
        for name in server.store.named_graphs()
        if any(server.store.quads_for_pattern(None, None, None, name))
    }


def test_a_failure_before_the_change_leaves_the_old_state(store: RemoteStore, server: SparqlServer) -> None:
    server.scripted = [None, None, Answer(507)]
    with pytest.raises(RemoteError, match="status 507"):
        store.update({A: one_fact(7)})
    assert store.intact()
    assert store.query(NUMBERS).values() == [(1,), (2,)]
    store.update({A: one_fact(8)})
    assert store.query(NUMBERS).values() == [(2,), (8,)]
    assert not [name for name in names_on(server) if "/new/" in name]


def test_an_error_in_what_is_derived_leaves_the_old_state(store: RemoteStore) -> None:
    def fail(_: Path) -> None:
        raise OSError

    with pytest.raises(OSError):
        store.update({A: one_fact(7)}, write_extra=fail)
    assert store.query(NUMBERS).values() == [(1,), (2,)]


def test_death_after_the_change(store: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has the new state, the workspace the old one: no answer, and all is put anew."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("graph.generations.Generations._point_to", die)
        with pytest.raises(KeyboardInterrupt):
            store.update({A: one_fact(7)})
    assert not store.intact()
    for asked in (lambda: store.query(NUMBERS), lambda: store.graph(A), lambda: list(store.triples())):
        with pytest.raises(WorkspaceError, match=r"another state than this workspace.*run tifa build without a file"):
            asked()
    with pytest.raises(WorkspaceError, match="does not hold the graphs of this workspace as they were built"):
        store.update({A: one_fact(8)})
    store.update({A: one_fact(8), B: one_fact(2)})
    assert store.query(NUMBERS).values() == [(2,), (8,)]


def test_death_within_the_change(store: RemoteStore, server: SparqlServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does half of a request has no mark, so half of a state is never an answer."""
    true = server.store.update

    def half(text: str) -> None:
        if "MOVE" not in text:
            true(text)
            return
        true(text.partition("DELETE WHERE")[0].rstrip(" ;\n"))
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.endpoint.Server.update", lambda _, text: half(text))
    with pytest.raises(KeyboardInterrupt):
        store.update({A: one_fact(7)})
    monkeypatch.undo()
    with pytest.raises(WorkspaceError, match="just being changed, or a build was interrupted"):
        store.query(NUMBERS)
    assert not store.intact()
    store.update({A: one_fact(1), B: one_fact(2)})
    assert store.query(NUMBERS).values() == [(1,), (2,)]


def test_a_build_that_ends_during_a_query(store: RemoteStore, server: SparqlServer, tmp_path: Path) -> None:
    usual = server.answer

    def build_first(request: Request) -> Answer:
        server.answer = usual  # type: ignore[method-assign]
        RemoteStore(tmp_path, endpoint_of(server), home=HOME).update({A: one_fact(9)})
        return usual(request)

    server.answer = build_first  # type: ignore[method-assign]
    assert store.query(NUMBERS).values() == [(2,), (9,)]


def test_what_an_interrupted_build_added_is_cleared_away(
    store: RemoteStore, server: SparqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = IRIS.graph("document/added")
    with monkeypatch.context() as patch:
        patch.setattr("graph.generations.Generations._point_to", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.update({added: one_fact(7)})
    assert added in names_on(server)
    store.update({A: one_fact(1), B: one_fact(2)})
    assert added not in names_on(server)


def test_a_server_that_loses_triples_is_not_believed(store: RemoteStore, server: SparqlServer) -> None:
    usual = server.answer
    server.answer = lambda request: Answer(201) if request.method == "PUT" else usual(request)  # type: ignore[method-assign]
    with pytest.raises(RemoteError, match=f"the server took 0 of the 1 triples of {A}"):
        store.update({A: one_fact(7)})
    server.answer = usual  # type: ignore[method-assign]
    assert store.query(NUMBERS).values() == [(1,), (2,)]


def test_a_graph_that_was_changed_on_the_server(store: RemoteStore, server: SparqlServer) -> None:
    server.store.update(f"DROP GRAPH <{A}>")
    with pytest.raises(RemoteError, match="gave 0 of the 1 triples"):
        store.graph(A)


def test_what_a_server_cuts_off_is_fetched_in_parts(store: RemoteStore, server: SparqlServer) -> None:
    graph = Graph()
    for number in range(300):
        graph.add((URIRef(f"https://example.org/{number}"), TIFA.count, Literal(number)))
    store.update({A: graph})
    server.limit = 20
    assert set(store.graph(A)) == set(graph)


def test_another_base_iri_leaves_nothing_behind(store: RemoteStore, server: SparqlServer, tmp_path: Path) -> None:
    moved = RemoteStore(tmp_path, endpoint_of(server), home="https://example.org/moved/graph/")
    assert not moved.intact()
    moved.update({"https://example.org/moved/graph/a": one_fact(1)})
    assert all(name.startswith("https://example.org/moved/") for name in names_on(server))


def test_another_server_holds_nothing_yet(store: RemoteStore, tmp_path: Path) -> None:
    with serving() as elsewhere:
        moved = RemoteStore(tmp_path, endpoint_of(elsewhere), home=HOME)
        assert not moved.intact()
        with pytest.raises(WorkspaceError, match=r"have not been put into the store that tifa.toml names"):
            moved.query(NUMBERS)
        moved.update({A: one_fact(5)})
        assert moved.query(NUMBERS).values() == [(5,)]


def test_graphs_of_others_are_neither_seen_nor_touched(store: RemoteStore, server: SparqlServer) -> None:
    theirs = ox.Quad(
        ox.NamedNode("e:a"), ox.NamedNode("e:b"), ox.Literal("c"), ox.NamedNode("https://example.org/theirs")
    )
    server.store.add(theirs)
    assert store.query("ASK { { ?s ?p 'c' } UNION { GRAPH ?g { ?s ?p 'c' } } }").answer is False
    store.update({A: one_fact(1), B: one_fact(2)})
    assert theirs in server.store


def test_a_damaged_record(store: RemoteStore) -> None:
    (store.current() / "remote.json").write_text("{", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"is damaged: .*remote\.json cannot be read"):
        store.query("ASK {}")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(200, b"<html>welcome</html>", {"Content-Type": "text/html"}), "no SPARQL result in JSON"),
        (Answer(200, b'{"head": {"vars": ["a"]}, "results"', {}), "no SPARQL result in JSON"),
        (Answer(200, b"", {}), "no SPARQL result in JSON"),
    ],
)
def test_malformed_rows(store: RemoteStore, server: SparqlServer, answer: Answer, words: str) -> None:
    server.scripted = [answer]
    with pytest.raises(RemoteError, match=words):
        store.query("SELECT ?a { ?a ?b ?c }")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(200, b"<html>", {"Content-Type": "text/html"}), "answered with text/html, not with RDF"),
        (Answer(200, b"<a> <b", {"Content-Type": "text/turtle"}), "malformed Turtle"),
        (Answer(200, b"x"), "answered with no media type"),
    ],
)
def test_malformed_graphs(store: RemoteStore, server: SparqlServer, answer: Answer, words: str) -> None:
    server.scripted = [answer]
    with pytest.raises(RemoteError, match=words):
        store.graph(A)
