"""The store: replacing leaves the rest alone, interruptions leave the old state, readers are never in the way."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from glossary.errors import UnknownNameError, WorkspaceError
from graph.build import describe
from graph.serialise import turtle
from graph.sparql import QueryError
from graph.store import Store
from tests import factories
from tests.graph.samples import IRIS, dissenting, filled, graphs

ROOT = Path(__file__).parents[2]
A, B = IRIS.graph("document/lake-brief"), IRIS.graph("document/shore-brief")
COUNT = "SELECT (COUNT(?c) AS ?n) { ?c a tifa:Formulation }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("store"))


def one_fact(number: int) -> Graph:
    graph = Graph()
    graph.add((URIRef("https://example.org/a"), URIRef("https://example.org/b"), Literal(number)))
    return graph


# --- asking ---


def test_select_gives_terms_and_plain_values(store: Store) -> None:
    result = store.query(
        'SELECT ?label ?count ?nothing { ?c skos:prefLabel ?label ; tifa:count ?count FILTER(STR(?label) = "新三样") }'
    )
    assert result.variables == ("label", "count", "nothing")
    assert result.rows[0][0] == Literal("新三样", lang="zh")
    assert result.values() == [("新三样", 2, None)]


def test_decimals_and_truth_values_are_plain_too(store: Store) -> None:
    assert store.query("SELECT (0.5 AS ?x) (true AS ?y) {}").values() == [(0.5, True)]


def test_ask(store: Store) -> None:
    assert store.query("ASK { ?s tifa:omitted tifa:yes }").answer is True
    assert store.query("ASK { ?s tifa:omitted 3 }").answer is False


def test_construct_and_describe(store: Store) -> None:
    made = store.query("CONSTRUCT { ?s tifa:count ?n } WHERE { ?s tifa:count ?n }").graph
    told = store.query(f"DESCRIBE <{IRIS.concept('新三样')}>").graph
    assert made is not None
    assert told is not None
    assert len(made) > 3
    assert len(told) > 10


def test_the_union_is_a_set(store: Store) -> None:
    """Three graphs say that 低空经济 is a formulation; it is one formulation nevertheless."""
    assert store.query(COUNT).values() == [(4,)]


def test_one_graph_can_be_asked(store: Store) -> None:
    asked = f"SELECT (COUNT(?c) AS ?n) {{ GRAPH <{B}> {{ ?c a tifa:Formulation }} }}"
    assert store.query(asked).values() == [(2,)]


def test_a_syntax_error_names_the_place(store: Store) -> None:
    with pytest.raises(QueryError, match="in line 2, column "):
        store.query("SELECT *\n{ ?s ?p }")


@pytest.mark.parametrize("query", ["INSERT DATA { <a:b> <a:b> 1 }", "SELECT * FROM <a:b> { ?s ?p ?o }"])
def test_what_is_refused(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_rdflib_s_own_evaluator_is_not_used(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("rdflib.plugins.sparql.processor.SPARQLProcessor.query", fail)
    assert store.query(COUNT).values() == [(4,)]


def test_a_query_needs_no_heavy_imports() -> None:
    code = "import sys, graph.store, graph.queries; print([m for m in ('spacy', 'networkx', 'filelock', 'opencc', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "asked", [lambda store: store.query("ASK {}"), lambda store: store.names(), lambda store: store.current()]
)
def test_an_empty_store_says_so(tmp_path: Path, asked: object) -> None:
    with pytest.raises(WorkspaceError, match="build a document first"):
        asked(Store(tmp_path))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ('"x"^^xsd:integer', "x"),
        ('"maybe"^^xsd:boolean', "maybe"),
        ('"1,5"^^xsd:decimal', "1,5"),
        ('"2024-13-77"^^xsd:date', "2024-13-77"),
        ('"NaN"^^xsd:double', "NaN"),
        ('"1.50"^^xsd:decimal', 1.5),
    ],
)
def test_literals_that_are_no_value_keep_their_text(
    store: Store, caplog: pytest.LogCaptureFixture, literal: str, value: object
) -> None:
    assert store.query(f"SELECT ({literal} AS ?it) {{}}").values() == [(value,)]
    assert not caplog.records


def test_a_store_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1)})
    for path in (store.current() / "graphs").glob("*"):
        path.write_bytes(b"?")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        store.query("ASK {}")
    with pytest.raises(WorkspaceError, match=r"cannot be read.*run tifa build without a file"):
        store.update({B: one_fact(2)})


# --- replacing ---


def test_graphs_come_out_as_they_went_in(store: Store) -> None:
    for name, graph in graphs(factories.harvest(), dissenting()).items():
        assert isomorphic(store.graph(name), graph)
        assert turtle(store.graph(name)) == turtle(graph)


def test_names_are_sorted_and_unknown_ones_told(store: Store) -> None:
    assert store.names() == sorted([A, B, IRIS.graph("view"), IRIS.graph("ontology")])
    with pytest.raises(UnknownNameError, match="did you mean"):
        store.graph(B + "x")


def test_replacing_one_document_leaves_the_other_byte_for_byte(tmp_path: Path) -> None:
    store = filled(tmp_path)
    other = turtle(store.graph(B))
    store.update({A: one_fact(1)})
    assert turtle(store.graph(B)) == other
    store.update({A: describe(factories.harvest(), iris=IRIS)})
    assert turtle(store.graph(B)) == other
    assert turtle(store.graph(A)) == turtle(describe(factories.harvest(), iris=IRIS))


def test_what_was_replaced_or_removed_is_gone_from_the_union(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1), B: one_fact(2)})
    store.update({A: one_fact(3)})
    assert sorted(store.query("SELECT ?n { ?s ?p ?n }").values()) == [(2,), (3,)]
    store.update({}, remove=[B, "https://example.org/never"])
    assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(3,)]
    assert store.names() == [A]


def test_what_two_graphs_say_stays_until_neither_does(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1), B: one_fact(1)})
    store.update({}, remove=[A])
    assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(1,)]


def test_a_graph_without_triples_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: Graph()})
    store.update({B: one_fact(1)})
    assert store.names() == [A, B]


def test_extra_files_belong_to_the_generation(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1)}, write_extra=lambda folder: (folder / "lookup.sqlite").touch())
    assert (store.current() / "lookup.sqlite").exists()
    store.update({A: one_fact(2)})
    assert not (store.current() / "lookup.sqlite").exists()


# --- interruptions and readers ---


def test_an_error_in_the_build_leaves_the_old_state(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1)})

    def fail(_: Path) -> None:
        raise OSError

    with pytest.raises(OSError):
        store.update({A: one_fact(2)}, write_extra=fail)
    assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(1,)]


def build_elsewhere(folder: Path, callback: str) -> "subprocess.Popen[str]":
    """Start a process that replaces graph A by the number 2 and runs `callback` before the swap."""
    code = dedent(f"""
        import os, sys
        from pathlib import Path
        from graph.store import Store
        from tests.graph.test_store import A, one_fact
        def callback(folder):
            {callback}
        Store(Path(sys.argv[1])).update({{A: one_fact(2)}}, write_extra=callback)
    """)
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_process_that_dies_leaves_the_old_state_and_no_lock(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.update({A: one_fact(1)})
    with build_elsewhere(tmp_path, "os._exit(9)") as process:
        process.communicate(timeout=60)
    assert process.returncode == 9
    assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(1,)]
    assert {path.name for path in (tmp_path / "generations").iterdir()} == {"1", "2"}
    store.update({B: one_fact(3)})
    assert sorted(store.query("SELECT ?n { ?s ?p ?n }").values()) == [(1,), (3,)]


@pytest.fixture
def slow_build(tmp_path: Path) -> Iterator[tuple[Store, "subprocess.Popen[str]"]]:
    """Give a store in which another process is in the middle of a build, until its input ends."""
    store = Store(tmp_path)
    store.update({A: one_fact(1)})
    with build_elsewhere(tmp_path, "print('building', flush=True); sys.stdin.read()") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "building\n"
        yield store, process
        process.communicate(timeout=60)


def test_readers_work_while_another_process_builds(slow_build: tuple[Store, "subprocess.Popen[str]"]) -> None:
    store, process = slow_build
    for _ in range(3):
        assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(1,)]
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert store.query("SELECT ?n { ?s ?p ?n }").values() == [(2,)]


def test_a_second_writer_is_told_to_wait(slow_build: tuple[Store, "subprocess.Popen[str]"]) -> None:
    store, _ = slow_build
    with pytest.raises(WorkspaceError, match="another build is writing"):
        store.update({B: one_fact(3)})
