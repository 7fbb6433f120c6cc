"""Tests of `workspace.decisions`: the file is only added to, and read with what people did to it."""

import subprocess
from pathlib import Path

import pytest

from glossary.decisions import Decision
from glossary.errors import InputError
from workspace.decisions import append, digest, editor, now, read
from workspace.workspace import Workspace

ONE = Decision("2026-03-01T09:30:00Z", "Anna", "approve", "湖区")
TWO = Decision("2026-03-02T09:30:00Z", "Bo", "note", "湖区", "two\nlines")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.init(tmp_path)


def test_a_new_workspace_has_no_decisions(workspace: Workspace) -> None:
    assert read(workspace) == ()
    workspace.decisions.unlink()
    assert read(workspace) == ()


def test_decisions_are_added_at_the_end(workspace: Workspace) -> None:
    header = workspace.decisions.read_text(encoding="utf-8")
    append(workspace, ONE)
    append(workspace, TWO)
    assert read(workspace) == (ONE, TWO)
    text = workspace.decisions.read_text(encoding="utf-8")
    assert text.startswith(header)
    assert text.count("\n") == header.count("\n") + 2


def test_a_last_line_without_an_end_stays_a_line(workspace: Workspace) -> None:
    workspace.decisions.write_text("2026-03-01T09:30:00Z | Anna | approve | 湖区", encoding="utf-8")
    append(workspace, TWO)
    assert read(workspace) == (ONE, TWO)


def test_what_editors_of_text_do_to_a_file_is_read(workspace: Workspace) -> None:
    line = "2026-03-01T09:30:00Z | Anna | approve | 湖区"
    workspace.decisions.write_bytes(f"\ufeff{line}\r\n".encode())
    assert read(workspace) == (ONE,)


def test_a_file_that_is_no_text_is_named(workspace: Workspace) -> None:
    workspace.decisions.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"decisions\.txt"):
        read(workspace)


def test_the_digest_does_not_depend_on_the_order_of_lines(workspace: Workspace) -> None:
    append(workspace, TWO, ONE)
    first = digest(workspace)
    workspace.decisions.write_text("", encoding="utf-8")
    append(workspace, ONE, TWO)
    assert digest(workspace) == first != ""


def test_who_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIFA_EDITOR", "Bo")
    assert editor("Anna ", tmp_path) == "Anna"
    assert editor(None, tmp_path) == "Bo"
    monkeypatch.delenv("TIFA_EDITOR")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, "Git User\n"))
    assert editor(None, tmp_path) == "Git User"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, ""))
    with pytest.raises(InputError, match="nobody is named"):
        editor(None, tmp_path)


def test_git_merges_by_keeping_both(tmp_path: Path) -> None:
    workspace = Workspace.init(tmp_path)
    if not _git(tmp_path, "init", "-q", "-b", "main"):
        pytest.skip("git is not installed")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "new")
    _git(tmp_path, "checkout", "-qb", "other")
    append(workspace, TWO)
    _git(tmp_path, "commit", "-qam", "two")
    _git(tmp_path, "checkout", "-q", "main")
    append(workspace, ONE)
    _git(tmp_path, "commit", "-qam", "one")
    assert _git(tmp_path, "merge", "-q", "other", "-m", "both")
    assert read(workspace) == (ONE, TWO)


def _git(folder: Path, *arguments: str) -> bool:
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"]
    try:
        return subprocess.run(["git", *who, *arguments], cwd=folder, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def test_the_time_is_written_as_decisions_write_it() -> None:
    assert len(now()) == len(ONE.when)
    assert now().endswith("Z")
