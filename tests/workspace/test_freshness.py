"""Whether what is in force agrees with the files it was made from."""

import os
from pathlib import Path

import pytest

from glossary.errors import WorkspaceError
from tests import factories
from workspace.building import put
from workspace.freshness import behind
from workspace.workspace import INDEX, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.init(tmp_path)
    put(workspace, [factories.harvest("a"), factories.harvest("b")])
    return workspace


def touched(path: Path) -> Path:
    """Return a file that is newer than all others."""
    later = path.stat().st_mtime_ns + 10**12
    os.utime(path, ns=(later, later))
    return path


def test_a_build_agrees(workspace: Workspace) -> None:
    assert behind(workspace) == []
    assert behind(Workspace.init(workspace.folder / "other")) == []


def test_newer_files_with_the_same_content_agree(workspace: Workspace) -> None:
    touched(workspace.decisions)
    for path in workspace.harvests.glob("*.json"):
        touched(path)
    assert behind(workspace) == []


def test_changed_harvests_are_told(workspace: Workspace) -> None:
    changed = workspace.harvests / "a.json"
    changed.write_text("{}", encoding="utf-8")
    touched(changed)
    (workspace.harvests / "b.json").unlink()
    (workspace.harvests / "c.json").write_text("{}", encoding="utf-8")
    assert behind(workspace) == ["the harvest a was changed", "the harvest b is missing", "the harvest c was added"]


def test_what_an_interrupted_build_left_is_no_change(workspace: Workspace) -> None:
    (workspace.harvests / "a.json").rename(workspace.harvests / "a.json.new")
    assert behind(workspace) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("# a comment\n", []),
        ("2026-01-01T10:00:00Z | Li | prefer | 新三样 | new trio | why not\n", ["decisions.txt was changed"]),
    ],
)
def test_changed_decisions_are_told(workspace: Workspace, line: str, told: list[str]) -> None:
    with workspace.decisions.open("a", encoding="utf-8") as file:
        file.write(line)
    touched(workspace.decisions)
    assert behind(workspace) == told
    put(workspace, [])
    os.utime(workspace.decisions, ns=(0, 0))
    assert behind(workspace) == []


def test_decisions_that_cannot_be_read_are_told(workspace: Workspace) -> None:
    workspace.decisions.write_text("not a decision\n", encoding="utf-8")
    touched(workspace.decisions)
    (told,) = behind(workspace)
    assert "decisions.txt, line 1" in told


def test_decisions_that_are_gone(workspace: Workspace) -> None:
    workspace.decisions.unlink()
    assert behind(workspace) == []


def test_another_base(workspace: Workspace) -> None:
    (workspace.folder / "tifa.toml").write_text('base_iri = "https://example.org/"\n', encoding="utf-8")
    assert behind(Workspace(workspace.folder)) == ["base_iri in tifa.toml was changed"]


def test_an_index_of_another_generation_is_refused(workspace: Workspace) -> None:
    path = workspace.manifest_path()
    assert path is not None
    older = (path.parent / INDEX).read_bytes()
    put(workspace, [factories.harvest("c")])
    newer = workspace.manifest_path()
    assert newer is not None
    (newer.parent / INDEX).write_bytes(older)
    with pytest.raises(WorkspaceError, match=r"not that of the store beside it.*run tifa build without a file"):
        workspace.index()
    put(workspace, [], anew=True)
    workspace.index().close()
