"""Writing the lookup index."""

from pathlib import Path

import pytest

from glossary.errors import OutputError
from graph.cataloguing import catalogue
from graph.indexing import write_index
from tests.factories import harvest


def test_same_catalogue_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_index(catalogue([harvest("b"), harvest("a")]), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_missing_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_index(catalogue([harvest()]), tmp_path / "deep" / "index.sqlite")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["index.sqlite"]


def test_failure_keeps_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    write_index(catalogue([harvest()]), path)
    before = path.read_bytes()
    broken = catalogue([harvest()])
    object.__setattr__(broken.concepts[0], "count", object())  # what SQLite cannot store
    with pytest.raises(Exception, match="type"):
        write_index(broken, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written.*rights"):
        write_index(catalogue([]), tmp_path)
