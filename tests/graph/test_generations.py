"""A new state takes the place of the old one in one step, or not at all."""

from pathlib import Path

import pytest

from glossary.errors import WorkspaceError
from graph.generations import Generations


def build(folder: Path, content: str) -> None:
    with Generations(folder).build() as (_, new):
        (new / "content").write_text(content)


def content(folder: Path) -> str | None:
    current = Generations(folder).current()
    return None if current is None else (current / "content").read_text()


def numbers(folder: Path) -> set[str]:
    return {path.name for path in (folder / "generations").iterdir()}


def test_there_is_none_at_first(tmp_path: Path) -> None:
    assert content(tmp_path / "store") is None
    assert not (tmp_path / "store").exists()


def test_the_latest_counts_and_the_one_before_is_kept(tmp_path: Path) -> None:
    for word in ("one", "two", "three"):
        build(tmp_path, word)
    assert content(tmp_path) == "three"
    assert numbers(tmp_path) == {"2", "3"}


def test_a_build_sees_the_old_state(tmp_path: Path) -> None:
    build(tmp_path, "one")
    with Generations(tmp_path).build() as (old, new):
        assert old is not None
        assert (old / "content").read_text() == "one"
        assert not list(new.iterdir())


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_build_that_fails_leaves_the_old_state(tmp_path: Path, error: type[BaseException]) -> None:
    build(tmp_path, "one")
    with pytest.raises(error), Generations(tmp_path).build() as (_, new):
        (new / "content").write_text("half")
        raise error
    assert content(tmp_path) == "one"
    assert numbers(tmp_path) == {"1"}


def test_leftovers_are_cleared_by_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, "one")
    (tmp_path / "generations" / "2").mkdir()
    (tmp_path / "generations" / "2" / "content").write_text("half")
    build(tmp_path, "two")
    assert content(tmp_path) == "two"
    assert numbers(tmp_path) == {"1", "2"}


def test_leftovers_that_cannot_be_deleted_are_stepped_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, "one")
    (tmp_path / "generations" / "2").mkdir()
    with monkeypatch.context() as patch:  # as on Windows while a reader holds files open
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        build(tmp_path, "two")
    assert content(tmp_path) == "two"
    build(tmp_path, "three")
    assert content(tmp_path) == "three"
    assert "2" not in numbers(tmp_path)


def test_only_one_builds_at_a_time(tmp_path: Path) -> None:
    with Generations(tmp_path).build(), pytest.raises(WorkspaceError, match="another build is writing"):
        build(tmp_path, "two")


@pytest.mark.parametrize("pointer", ["7\n", "../..\n", "", "x", "é"])
def test_a_damaged_pointer_is_an_error_that_says_what_to_do(tmp_path: Path, pointer: str) -> None:
    build(tmp_path, "one")
    (tmp_path / "current").write_text(pointer, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="run tifa build without a file"):
        Generations(tmp_path).current()


def test_a_pointer_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(WorkspaceError, match=r"cannot be read.*check the permissions"):
        Generations(tmp_path).current()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        build(tmp_path / "file" / "store", "one")
