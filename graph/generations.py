"""Generations of a folder: a new state is built beside the old one and takes its place in one step.

::

    <folder>/current            the number of the generation that counts, replaced by an atomic rename
    <folder>/generations/<n>/   what generation n holds; never changed once it is current
    <folder>/lock               held while a generation is built

Readers follow `current` and need no lock. A build that is interrupted leaves `current` as it was; what it left
lying is cleared by the next one. The generation before the current one is kept for readers that still use it.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.errors import WorkspaceError

__all__ = ["Generations", "restoring"]


def restoring(folder: Path) -> str:
    """Return what to do about a damaged store, for the hint of an error.

    Args:
        folder: The folder of the store.

    >>> restoring(Path("store"))
    'delete the folder store and run tifa build without a file, which restores everything from the harvests'
    """
    return f"delete the folder {folder} and run tifa build without a file, which restores everything from the harvests"


class Generations:
    """The generations below one folder.

    Args:
        folder: Where they lie; made by the first build.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = folder / "current"

    def current(self) -> Path | None:
        """Return the folder of the current generation, ``None`` if there is none yet.

        Raises:
            WorkspaceError: If `current` names no generation, or cannot be read.
        """
        try:
            number = self._pointer.read_text(encoding="ascii", errors="replace").strip()
            path = self._folder / "generations" / number
            is_there = number.isdecimal() and path.is_dir()
        except FileNotFoundError:
            return None
        except OSError as error:
            message = f"the store {self._folder} cannot be read ({error.strerror})"
            raise WorkspaceError(message, hint="check the permissions of the folder") from error
        if not is_there:
            message = f"the store {self._folder} is damaged ({number!r} is no generation)"
            raise WorkspaceError(message, hint=restoring(self._folder))
        return path

    @contextmanager
    def build(self) -> Iterator[tuple[Path | None, Path]]:
        """Build a generation; it becomes current if the block ends without an error, and is deleted otherwise.

        Yields:
            The folder of the current generation (``None`` for the first) and the new one's, which is empty.

        Raises:
            WorkspaceError: If another build holds the lock, or the folder cannot be written.
        """
        with self._lock():
            old = self.current()
            number = int(old.name) if old else 0
            self._keep({number - 1, number})
            new = self._make(number + 1)
            try:
                yield old, new
            except BaseException:
                # Also on a keyboard interrupt: half a generation is of no use to anybody.
                shutil.rmtree(new, ignore_errors=True)
                raise
            self._point_to(int(new.name))
            self._keep({number, int(new.name)})

    @contextmanager
    def _lock(self) -> Iterator[None]:
        # filelock is needed by builds only, and costs a query 40 ms.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / "lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            message = f"another build is writing to the store {self._folder}"
            raise WorkspaceError(message, hint="wait until it has ended, then try again") from error
        except OSError as error:
            raise WorkspaceError(f"the store {self._folder} cannot be written ({error.strerror})") from error
        try:
            yield
        finally:
            lock.release()

    def _make(self, number: int) -> Path:
        """Make the folder of generation `number`, or of the next one that no undeletable leftover blocks."""
        while True:
            path = self._folder / "generations" / str(number)
            try:
                path.mkdir(parents=True)
            except FileExistsError:
                number += 1
            else:
                return path

    def _point_to(self, number: int) -> None:
        draft = self._pointer.with_suffix(".new")
        with draft.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._pointer)

    def _keep(self, numbers: set[int]) -> None:
        """Delete all other generations; one that a reader holds open (on Windows) stays until the next build."""
        for path in (self._folder / "generations").glob("*"):
            if path.name not in map(str, numbers):
                shutil.rmtree(path, ignore_errors=True)
