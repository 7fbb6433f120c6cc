"""Workspaces on disk: making, finding, and what they say when something is missing."""

from pathlib import Path

import pytest

from glossary.errors import OutputError, WorkspaceError
from tests import factories
from workspace.building import put
from workspace.workspace import Workspace


def test_init_makes_settings_decisions_and_hidden_data(tmp_path: Path) -> None:
    Workspace.init(tmp_path / "new" / "one")
    made = sorted(path.relative_to(tmp_path / "new/one").as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert made == [".gitattributes", ".tifa/.gitignore", "decisions.txt", "tifa.toml"]
    attributes = (tmp_path / "new" / "one" / ".gitattributes").read_text(encoding="utf-8")
    assert attributes == "decisions.txt merge=union\ncheck-suppressions.txt merge=union\n"


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "decisions.txt").write_text("mine", encoding="utf-8")
    Workspace.init(tmp_path)
    assert (tmp_path / "decisions.txt").read_text(encoding="utf-8") == "mine"
    (tmp_path / "tifa.toml").write_text("termhood = 0.6", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is a workspace already"):
        Workspace.init(tmp_path)
    assert Workspace.open(tmp_path).settings.termhood == 0.6


def test_init_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        Workspace.init(tmp_path / "file")


def test_found_upwards(tmp_path: Path) -> None:
    made = Workspace.init(tmp_path)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert Workspace.find(below).folder == made.folder.resolve()
    with pytest.raises(WorkspaceError, match="make one with tifa init"):
        Workspace.find(tmp_path.parent)


def test_named_folder_is_not_searched_upwards(tmp_path: Path) -> None:
    Workspace.init(tmp_path)
    (tmp_path / "sub").mkdir()
    with pytest.raises(WorkspaceError, match=r"has no tifa\.toml"):
        Workspace.open(tmp_path / "sub")


def test_empty_workspace(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    assert workspace.manifest() is None
    assert workspace.document_ids() == []
    with pytest.raises(WorkspaceError, match="tifa build FILE"):
        workspace.index()


def test_damaged_manifest(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    put(workspace, [factories.harvest()])
    (workspace.store.current() / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"damaged.*restores everything from the harvests"):
        workspace.manifest()


def test_one_build_at_a_time(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    with workspace.writing(), pytest.raises(WorkspaceError, match="another build is running"):
        put(Workspace.open(tmp_path), [factories.harvest()])
    put(workspace, [factories.harvest()])
    assert workspace.document_ids() == ["lake-brief"]
