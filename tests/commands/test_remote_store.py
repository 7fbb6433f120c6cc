"""Every command that asks gives the same with the graphs on a server as with those in the workspace."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.endpoint import Endpoint, RemoteError
from graph.queries import queries
from graph.serialise import ntriples
from tests import factories
from tests.commands.conftest import Run
from tests.graph.samples import dissenting
from tests.sparql_server import serving
from workspace.building import build, put, remove
from workspace.workspace import Workspace

COMMANDS = [
    ("lookup", "新三样"),
    ("lookup", "low-altitude", "--json"),
    ("show", "低空经济"),
    ("terms",),
    ("themes",),
    *(("sparql", "--name", name) for name in queries()),
    ("check", "--json", "--fail-on", "never"),
    ("sparql", "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"),
    ("sparql", "DESCRIBE ?c WHERE { ?c tifa:count 2 }"),
    *(("export", "--format", form) for form in ("turtle", "jsonld", "csv")),
]


@pytest.fixture(params=["oxigraph", "virtuoso"])
def endpoint(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    if request.param == "virtuoso":
        yield request.getfixturevalue("virtuoso_server")
        return
    with serving() as server:
        yield Endpoint(f"{server.address}/query", f"{server.address}/update", f"{server.address}/graphs")


@pytest.fixture
def served(endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose graphs are to be on a server."""
    monkeypatch.setenv("TIFA_STORE_SECRET", endpoint.secret)
    workspace = Workspace.init(tmp_path / "served")
    lines = [
        "[store]",
        f'query = "{endpoint.query}"',
        f'update = "{endpoint.update}"',
        f'graphs = "{endpoint.graphs}"',
        f'auth = "{endpoint.auth}"',
        *([f'user = "{endpoint.user}"'] if endpoint.user else []),
    ]
    (workspace.folder / "tifa.toml").write_text("\n".join(lines), encoding="utf-8")
    return Workspace.open(workspace.folder)


@pytest.fixture
def embedded(tmp_path: Path) -> Workspace:
    return Workspace.init(tmp_path / "embedded")


def assert_same(served: Workspace, embedded: Workspace) -> None:
    assert served.store.names() == embedded.store.names()
    for name in embedded.store.names():
        assert ntriples(served.store.graph(name)) == ntriples(embedded.store.graph(name))
    assert set(served.store.triples()) == set(embedded.store.triples())


def _in_any_order(output: str) -> str:
    """An output with the parts of each list in a cell sorted: SPARQL gives GROUP_CONCAT no order."""
    return re.sub(r"\S+(?: \| \S+)+", lambda cell: " | ".join(sorted(cell[0].split(" | "))), output)


def test_building_asking_and_taking_away(served: Workspace, embedded: Workspace, run: Run) -> None:
    for workspace in (served, embedded):
        put(workspace, [factories.harvest(), dissenting()])
    for command in COMMANDS:
        found, expected = (run(*command, "--workspace", where.folder) for where in (served, embedded))
        assert found.exit_code == expected.exit_code == 0, found.output
        one, other = found.stdout.replace(str(served.folder), ""), expected.stdout.replace(str(embedded.folder), "")
        assert _in_any_order(one) == _in_any_order(other), command
    assert_same(served, embedded)
    assert f"Store     {served.settings.store.query}" in run("status", "--workspace", served.folder).stdout  # type: ignore[union-attr]
    harvest = factories.harvest(date="2024")
    for workspace in (served, embedded):
        put(workspace, [replace(harvest, terms=harvest.terms[:1])])
        remove(workspace, "shore-brief")
    assert_same(served, embedded)
    build(served, [])
    assert_same(served, embedded)


def test_going_to_a_server_and_back(served: Workspace, embedded: Workspace) -> None:
    settings = served.folder / "tifa.toml"
    remote = settings.read_text(encoding="utf-8")
    settings.write_text("", encoding="utf-8")
    for workspace in (Workspace.open(served.folder), embedded):
        put(workspace, [factories.harvest()])
    for text in (remote, "", remote):
        settings.write_text(text, encoding="utf-8")
        put(Workspace.open(served.folder), [dissenting()])
        put(embedded, [dissenting()])
        assert_same(Workspace.open(served.folder), embedded)


def test_an_interrupted_build_is_mended_by_the_next(
    served: Workspace, embedded: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(served, [factories.harvest("a"), factories.harvest("b")])

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("graph.generations.Generations._point_to", die)
        with pytest.raises(KeyboardInterrupt):
            put(served, [factories.harvest("a", date="2020")])
    failed = run("sparql", "ASK {}", "--workspace", served.folder)
    assert failed.exit_code == 1
    assert "the server holds another state than this workspace" in str(failed.exception) + failed.output
    assert run("lookup", "新三样", "--workspace", served.folder).exit_code == 0
    put(served, [factories.harvest("c")])
    put(embedded, [factories.harvest(name) for name in "abc"])
    assert_same(served, embedded)


def test_a_server_that_is_not_there_is_told_before_anything_is_harvested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.init(tmp_path)
    (tmp_path / "tifa.toml").write_text('store.query = "http://127.0.0.1:9/sparql"', encoding="utf-8")
    monkeypatch.setattr("workspace.building._harvested", lambda *_: pytest.fail("harvested"))
    with pytest.raises(RemoteError, match=r"the store at http://127.0.0.1:9/sparql cannot be reached"):
        build(Workspace.open(workspace.folder), [factories.document()])
