"""Stored harvests follow the manifest of the store, whatever was interrupted."""

from dataclasses import replace
from pathlib import Path

import pytest

from glossary.errors import WorkspaceError
from tests import factories
from workspace.harvests import load, missing, settle, stage

OLD = factories.harvest("brief")
NEW = replace(OLD, program="later")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the harvest OLD is in force."""
    settle(tmp_path, stage(tmp_path, [OLD]))
    return tmp_path


def test_staged_is_not_in_force(folder: Path) -> None:
    stage(folder, [NEW, factories.harvest("other")])
    assert load(folder) == {"brief": OLD}


def test_interrupted_before_the_swap_leaves_the_old(folder: Path) -> None:
    in_force = stage(folder, [OLD])
    stage(folder, [NEW, factories.harvest("other")])
    settle(folder, in_force)
    assert load(folder) == {"brief": OLD}
    assert [path.name for path in folder.iterdir()] == ["brief.json"]


def test_interrupted_after_the_swap_is_finished(folder: Path) -> None:
    manifest = stage(folder, [NEW, factories.harvest("other")])
    settle(folder, manifest)
    assert load(folder) == {"brief": NEW, "other": factories.harvest("other")}
    settle(folder, manifest)
    assert load(folder)["brief"] == NEW


def test_what_the_manifest_does_not_name_goes(folder: Path) -> None:
    settle(folder, {})
    assert load(folder) == {}


def test_without_a_store_the_settled_files_stand(folder: Path) -> None:
    stage(folder, [NEW])
    settle(folder, None)
    assert load(folder) == {"brief": OLD}


def test_damaged_file_names_its_path_and_can_be_left_out(folder: Path) -> None:
    (folder / "brief.json").write_text("{", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"brief\.json.*--id brief"):
        load(folder)
    assert load(folder, without=["brief"]) == {}


def test_file_that_is_no_text(folder: Path) -> None:
    (folder / "brief.json").write_bytes(b"\xff\xff")
    with pytest.raises(WorkspaceError, match="build the document again with --id brief, or remove it"):
        load(folder)


def test_missing_files_are_named(folder: Path) -> None:
    assert missing(folder, ["other", "brief", "more"]) == ["more", "other"]
    assert missing(folder / "none", ["brief"]) == ["brief"]


def test_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        stage(tmp_path / "file", [OLD])


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == {}
