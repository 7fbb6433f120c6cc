"""Writing files whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from exports import atomic_write
from glossary.errors import OutputError


@pytest.mark.parametrize(
    ("data", "written"), [("新三样\r\n", "新三样\r\n".encode()), (b"\x00\xff", b"\x00\xff"), ("", b"")]
)
def test_content(tmp_path: Path, data: str | bytes, written: bytes) -> None:
    atomic_write(tmp_path / "out", data)
    assert (tmp_path / "out").read_bytes() == written


def test_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    atomic_write(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_failure_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        atomic_write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("place", "message"), [(".", "is a folder"), ("none/out", "no folder")])
def test_places_that_cannot_be_written(tmp_path: Path, place: str, message: str) -> None:
    with pytest.raises(OutputError, match=message) as caught:
        atomic_write(tmp_path / place, "x")
    assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX ones")
def test_rights_are_those_of_an_ordinary_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    atomic_write(tmp_path / "out", "x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "out").chmod(0o640)
    atomic_write(tmp_path / "out", "y")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
