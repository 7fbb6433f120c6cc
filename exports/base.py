"""What every writer of a format is given, what it gives back, and how a result reaches the disk whole."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from glossary.errors import OutputError
from glossary.types import Harvest
from graph.catalogue import Catalogue

if TYPE_CHECKING:  # rdflib stays off the path of writers that need the catalogue alone
    import rdflib

__all__ = ["Export", "ExportSource", "FindLosses", "Loss", "atomic_write"]


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What a writer may draw on.

    Attributes:
        catalogue: What the documents say of each concept.
        graph: Returns the union of the named graphs; called only by writers of RDF.
        graphs: Returns the named graphs by their IRIs; called only by writers that keep them apart.
        harvests: Returns the harvests by date, then id; called only by writers of whole texts.
    """

    catalogue: Catalogue
    graph: "Callable[[], rdflib.Graph]"
    graphs: "Callable[[], Mapping[str, rdflib.Graph]]" = dict
    harvests: Callable[[], Sequence[Harvest]] = tuple


class Export(Protocol):
    """The function that writes a format."""

    def __call__(self, source: ExportSource, **options: str | bool) -> bytes:
        """Return the whole file; the same source gives the same bytes.

        Args:
            source: What to export.
            options: All options of the registry's entry: the value chosen, or whether a switch is on.
        """


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a file does not hold.

    Attributes:
        what: What it is, in the plural, such as ``sentences``.
        count: How many of them are lost, at least 1.
        why: Why, where it is not that the format has no place for them; empty otherwise.
    """

    what: str
    count: int
    why: str = ""


class FindLosses(Protocol):
    """The function that says what a file will not hold."""

    def __call__(self, source: ExportSource, **options: str | bool) -> tuple[Loss, ...]:
        """Return what is lost, with the same options as the writer's; nothing that the source does not have."""


def atomic_write(path: Path, data: bytes | str) -> None:
    """Write a file whole or not at all.

    A symbolic link stays, the file that it names is replaced. What is no regular file (a named pipe, a device,
    ``/dev/stdout``) cannot be replaced and is written into.

    Args:
        path: Where to; an older file is replaced in one step and keeps its place if writing fails.
        data: The content; text is written as UTF-8, its line ends as they are.

    Raises:
        OutputError: `path` is a folder or write-protected, its folder is missing, or writing fails.
    """
    content = data.encode() if isinstance(data, str) else data
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder", hint="name a file inside it")
        if path.exists() and not os.access(path, os.W_OK):
            raise OutputError(f"{path} is write-protected", hint="change its rights, or name another file")
        if _is_stream(path):
            _write_into(path, content)
        else:
            _replace(path, content)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror})", hint="check the folder's rights and free space"
        ) from error


def _is_stream(path: Path) -> bool:
    """Whether a path is no regular file, or names an open one, such as ``/dev/stdout`` in ``tifa … >> file``."""
    is_open_file = path.parts[:2] in (("/", "dev"), ("/", "proc"))
    return path.exists() and (is_open_file or not path.is_file())


def _write_into(path: Path, content: bytes) -> None:
    # Appending, because `>> file` opened the standard output with something in it.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise OutputError(
            f"there is no folder {target.parent if path.is_symlink() else path.parent}",
            hint="make it first, or name another file",
        )
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(_mode(target))
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, else those a new file gets (temporary files are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
