"""A workspace: the folder that holds settings, harvests, store and editorial decisions.

Laid out like this::

    tifa.toml              the settings
    decisions.txt          editorial decisions: written by people, kept in version control, never by a build
    check-suppressions.txt findings of translation checks that stand; need not be there
    .tifa/harvests/ID.json what each document gave: all that is below can be made again from these
    .tifa/authorities/     what authority lists say, a file for each: with the harvests, all that the store rests on
    .tifa/store/           the graphs and the lookup index, one generation at a time; the graphs may lie on a server
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.errors import OutputError, WorkspaceError
from graph.generations import Generations, restoring
from graph.iris import Iris
from workspace.settings import TEMPLATE, Settings, read_settings
from workspace.storing import endpoint

if TYPE_CHECKING:  # SQLite and rdflib stay off the path of commands that do without them
    from graph.index import Index
    from graph.stores import GraphStore

__all__ = ["DECISIONS", "INDEX", "MANIFEST", "SETTINGS", "SUPPRESSIONS", "Manifest", "Workspace", "stamp_of"]

#: Name of the settings file; a folder that holds one is a workspace.
SETTINGS: Final = "tifa.toml"

#: Name of the file of editorial decisions.
DECISIONS: Final = "decisions.txt"

#: Name of the file of findings that stand (`workspace.suppressions`); need not be there.
SUPPRESSIONS: Final = "check-suppressions.txt"

#: Names of the lookup index and of the manifest in a generation of the store.
INDEX: Final = "index.sqlite"
MANIFEST: Final = "manifest.json"

_DECISIONS_HEADER: Final = """\
# Editorial decisions on the concepts of this workspace, one a line. Lines that start with # are comments.
#
# when | who | what | term | about | why      (docs/editing.md; tifa edit writes here, tifa log reads)
#
# No build ever changes this file. Keep it under version control: two versions merge by keeping the lines of both.
# Everything that is not decided here was harvested by machine and reviewed by nobody.
"""

_DATA: Final = ".tifa"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation of the store was made from.

    Attributes:
        base_iri: Where its IRIs start.
        program: Version of the program that described it.
        harvests: Ids of the documents with the SHA-256 digests of their stored harvests.
        decisions: Ids of the editorial decisions that were followed, sorted, apart by spaces.
        authorities: The same of the authority lists.
    """

    base_iri: str
    program: str
    harvests: Mapping[str, str]
    decisions: str = ""
    authorities: Mapping[str, str] = field(default_factory=dict)


def stamp_of(manifest: str) -> str:
    """Return what an index carries that belongs to a manifest.

    Args:
        manifest: The text of the manifest.
    """
    return hashlib.sha256(manifest.encode()).hexdigest()


@dataclass(frozen=True)
class Workspace:
    """A workspace on disk.

    Args:
        folder: The folder that holds `tifa.toml`.
    """

    folder: Path

    @classmethod
    def init(cls, folder: Path) -> "Workspace":
        """Make a workspace of `folder`, which is created if it is missing.

        Args:
            folder: The folder; may hold other files already.

        Returns:
            The new workspace.

        Raises:
            WorkspaceError: If `folder` is a workspace already; nothing is overwritten.
            OutputError: If the folder cannot be written.
        """
        if (folder / SETTINGS).exists():
            raise WorkspaceError(f"{folder.resolve()} is a workspace already", hint=f"its settings are in {SETTINGS}")
        workspace = cls(folder)
        try:
            workspace.harvests.mkdir(parents=True, exist_ok=True)
            # Derived files, with sentences of the documents in them: not for version control.
            (folder / _DATA / ".gitignore").write_text("*\n", encoding="utf-8")
            attributes = folder / ".gitattributes"
            if not attributes.exists():
                text = "".join(f"{name} merge=union\n" for name in (DECISIONS, SUPPRESSIONS))
                attributes.write_text(text, encoding="utf-8", newline="\n")
            if not workspace.decisions.exists():
                workspace.decisions.write_text(_DECISIONS_HEADER, encoding="utf-8", newline="\n")
            # Last, because it is what makes the folder a workspace.
            (folder / SETTINGS).write_text(TEMPLATE, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{folder} cannot be written ({error})", hint="choose another folder") from error
        return workspace

    @classmethod
    def open(cls, folder: Path) -> "Workspace":
        """Return the workspace in `folder` itself.

        Args:
            folder: A folder that was named by the user.

        Raises:
            WorkspaceError: If it is none.
        """
        if not (folder / SETTINGS).is_file():
            raise WorkspaceError(f"{folder} is not a workspace (it has no {SETTINGS})", hint=f"run: tifa init {folder}")
        return cls(folder)

    @classmethod
    def find(cls, start: Path) -> "Workspace":
        """Return the workspace that holds `start`: that folder, or the nearest one above it.

        Args:
            start: Where to look first, usually the current folder.

        Raises:
            WorkspaceError: If there is none up to the root.
        """
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / SETTINGS).is_file():
                return cls(folder)
        raise WorkspaceError(
            f"there is no workspace in {here} or above it", hint="make one with tifa init, or name one with --workspace"
        )

    @property
    def decisions(self) -> Path:
        """The file of editorial decisions."""
        return self.folder / DECISIONS

    @property
    def harvests(self) -> Path:
        """The folder of the stored harvests."""
        return self.folder / _DATA / "harvests"

    @property
    def authorities(self) -> Path:
        """The folder of the stored authority lists."""
        return self.folder / _DATA / "authorities"

    @cached_property
    def settings(self) -> Settings:
        """The settings, read once.

        Raises:
            SettingsError: If the file is malformed.
        """
        return read_settings(self.folder / SETTINGS)

    @cached_property
    def store(self) -> "GraphStore":
        """The store of graphs; opening it is cheap, a query opens the database or asks the server.

        Raises:
            SettingsError: If the settings are malformed, or the password or token for a server is not set.
        """
        # The stores bring rdflib, which lookups do without.
        if self.settings.store is not None:
            from graph.remote import RemoteStore  # noqa: PLC0415

            return RemoteStore(self._store, endpoint(self.settings.store), home=Iris(self.settings.base_iri).graph(""))
        from graph.store import Store  # noqa: PLC0415

        return Store(self._store)

    @property
    def _store(self) -> Path:
        return self.folder / _DATA / "store"

    def index(self) -> "Index":
        """Open the lookup index of the state in force; close it, or use it in a ``with`` block.

        Raises:
            WorkspaceError: If there is neither a document nor an authority list here, or the index is damaged, or
                is not that of the store.
        """
        # Commands that look nothing up do without SQLite.
        from graph.index import Index  # noqa: PLC0415

        generation = Generations(self._store).current()
        manifest = None if generation is None else self._manifest(generation)
        if generation is None or manifest is None or not (manifest.harvests or manifest.authorities):
            raise WorkspaceError(
                f"the workspace {self.folder} is empty", hint="build a document first: tifa build FILE"
            )
        return Index(generation / INDEX, made_for=stamp_of((generation / MANIFEST).read_text(encoding="utf-8")))

    def manifest_path(self) -> Path | None:
        """Return where the manifest of the state in force lies, ``None`` where nothing was built yet.

        Raises:
            WorkspaceError: If the store is damaged.
        """
        generation = Generations(self._store).current()
        return None if generation is None else generation / MANIFEST

    def manifest(self) -> Manifest | None:
        """Return what the state in force was made from, ``None`` where nothing was built yet.

        Raises:
            WorkspaceError: If the store is damaged.
        """
        generation = Generations(self._store).current()
        return None if generation is None else self._manifest(generation)

    def _manifest(self, generation: Path) -> Manifest:
        path = generation / MANIFEST
        try:
            return Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            message = f"the store {self._store} is damaged: {path} cannot be read ({error})"
            raise WorkspaceError(message, hint=restoring(self._store)) from error

    def document_ids(self) -> list[str]:
        """Return the ids of the documents in force, sorted.

        Raises:
            WorkspaceError: If the store is damaged.
        """
        manifest = self.manifest()
        return [] if manifest is None else sorted(manifest.harvests)

    def authority_ids(self) -> list[str]:
        """Return the ids of the authority lists in force, sorted.

        Raises:
            WorkspaceError: If the store is damaged.
        """
        manifest = self.manifest()
        return [] if manifest is None else sorted(manifest.authorities)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other builds out for the duration of the block; readers are not kept out.

        Raises:
            WorkspaceError: If another build is running here, or the folder cannot be written.
        """
        # Only builds need the lock.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        path = self.folder / _DATA / "build.lock"
        try:
            path.parent.mkdir(exist_ok=True)
            lock = FileLock(path, timeout=0)
            lock.acquire()
        except Timeout as error:
            raise WorkspaceError(
                "another build is running in this workspace", hint="try again when it is done"
            ) from error
        except OSError as error:
            raise WorkspaceError(f"{self.folder} cannot be written ({error})", hint="check its permissions") from error
        try:
            yield
        finally:
            lock.release()
