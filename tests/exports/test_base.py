"""Writing files whole or not at all."""

import os
import subprocess
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


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path, exists: bool) -> None:
    (tmp_path / "far").mkdir()
    if exists:
        (tmp_path / "far" / "file").write_text("old")
    (tmp_path / "link").symlink_to("far/file")
    atomic_write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "file").read_text() == "new"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["far", "file", "link"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_named_pipe_is_written_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    atomic_write(tmp_path / "pipe", "new")
    assert os.read(reader, 100) == b"new"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout")
def test_the_open_output_is_added_to(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("old ")
    with (tmp_path / "log").open("ab") as log:
        code = "from pathlib import Path; from exports import atomic_write; atomic_write(Path('/dev/stdout'), 'new')"
        subprocess.run([sys.executable, "-c", code], stdout=log, check=True, timeout=30)
    assert (tmp_path / "log").read_text() == "old new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_device_says_so() -> None:
    with pytest.raises(OutputError, match="No space left on device"):
        atomic_write(Path("/dev/full"), "new")


def test_a_protected_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # a superuser may write all the same
    with pytest.raises(OutputError, match="write-protected"):
        atomic_write(path, "new")
    assert path.read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX ones")
def test_rights_are_those_of_an_ordinary_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    atomic_write(tmp_path / "out", "x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "out").chmod(0o640)
    atomic_write(tmp_path / "out", "y")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
