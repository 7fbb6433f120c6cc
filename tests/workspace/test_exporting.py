"""What exporters get from a workspace."""

from pathlib import Path

import pytest

from exports import format_named
from glossary.errors import WorkspaceError
from tests import factories
from workspace.building import put
from workspace.exporting import export_source
from workspace.workspace import Workspace


def test_catalogue_and_union_of_graphs(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    report = put(workspace, [factories.harvest()])
    source = export_source(workspace)
    assert source.catalogue == report.catalogue
    parts = [workspace.store.graph(name) for name in workspace.store.names()]
    assert set(source.graph()) == {triple for part in parts for triple in part}
    assert {name: set(part) for name, part in source.graphs().items()} == {
        name: set(workspace.store.graph(name)) for name in workspace.store.names()
    }


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml", "trig", "jsonld", "skos"])
def test_same_workspace_same_bytes(tmp_path: Path, name: str) -> None:
    one, other = Workspace.init(tmp_path / "one"), Workspace.init(tmp_path / "other")
    put(one, [factories.harvest("a"), factories.harvest("b")])
    put(other, [factories.harvest("b")])
    put(other, [factories.harvest("a")])
    put(other, [factories.harvest("b")])
    form = format_named(name)
    assert form.export(export_source(one)) == form.export(export_source(other))


def test_empty_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="is empty"):
        export_source(Workspace.init(tmp_path))
