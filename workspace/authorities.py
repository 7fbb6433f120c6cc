"""The authority lists of a workspace: a JSON file for each, kept in step with the store as the harvests are.

Adding or removing a list describes the view and the index anew, in the same change of the store as a build
(`workspace.building.put`). The manifest names the lists with their digests: a file that was changed or lost behind
the program's back is noticed by the next change.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.authority import AuthorityList, authority_from_json, authority_to_json
from glossary.errors import InputError, UnknownNameError, WorkspaceError
from workspace.harvests import settle as settle_files
from workspace.harvests import stage_texts
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from workspace.building import Report

__all__ = ["add", "authority", "check", "load", "remove", "settle", "stage"]

_SETTLED: Final = ".json"
_STAGED: Final = ".json.new"


def add(workspace: Workspace, one: AuthorityList) -> "Report":
    """Put an authority list into the workspace; a list with the same id is replaced.

    Args:
        workspace: The workspace.
        one: The list.

    Returns:
        What was done, with the catalogue after it.

    Raises:
        InputError: If a concept of a foreign scheme is in another list of the workspace already.
        WorkspaceError: If another build is running or something stored is damaged.
        OutputError: If the store cannot be written.
    """
    from workspace.building import put  # noqa: PLC0415 - which takes the stored lists from here

    return put(workspace, (), authorities=(one,))


def remove(workspace: Workspace, name: str) -> "Report":
    """Take an authority list out of the workspace.

    Args:
        workspace: The workspace.
        name: Id of the list.

    Returns:
        What was done, with the catalogue after it.

    Raises:
        UnknownNameError: If the workspace has no such list.
        WorkspaceError: If another build is running or something stored is damaged.
        OutputError: If the store cannot be written.
    """
    from workspace.building import put  # noqa: PLC0415 - as above

    _check(workspace, name)
    return put(workspace, (), without_authorities=(name,))


def authority(workspace: Workspace, name: str) -> AuthorityList:
    """Return an authority list of the workspace.

    Args:
        workspace: The workspace.
        name: Id of the list.

    Raises:
        UnknownNameError: If the workspace has no such list.
        WorkspaceError: If it is lost or damaged.
    """
    _check(workspace, name)
    return load(workspace)[name]


def _check(workspace: Workspace, name: str) -> None:
    held = workspace.authority_ids()
    if name not in held:
        raise UnknownNameError("authority list", name, held)


def load(workspace: Workspace, *, without: Iterable[str] = (), mend: bool = False) -> dict[str, AuthorityList]:
    """Return the lists in force.

    Args:
        workspace: The workspace.
        without: Ids not to read: those that are about to be replaced or removed, whatever their state.
        mend: Whether to go by the files alone where the store is damaged.

    Returns:
        The lists by id, in the order of the ids.

    Raises:
        WorkspaceError: If one is lost, was changed behind the program's back, or is of another schema version.
    """
    folder, gone = workspace.authorities, set(without)
    try:
        manifest = workspace.manifest()
    except WorkspaceError:
        if not mend:
            raise
        manifest = None
    found: Mapping[str, str | None] = {path.stem: None for path in folder.glob("*" + _SETTLED)}
    digests = found if manifest is None else manifest.authorities
    return {name: _read(folder, name, digests[name]) for name in sorted(digests) if name not in gone}


def _read(folder: Path, name: str, digest: str | None) -> AuthorityList:
    """Read the file that the manifest means: an interrupted build may have left it beside the one before."""
    data = b""
    try:
        for path in (folder / (name + ending) for ending in (_SETTLED, _STAGED)):
            if path.exists():
                data = path.read_bytes()
                if digest is None or hashlib.sha256(data).hexdigest() == digest:
                    return authority_from_json(data.decode())
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"the authority list {name} in {folder} cannot be read ({error})", hint=_hint(name)
        ) from error
    happened = "was changed after it was added" if data else "is missing"
    raise WorkspaceError(f"the authority list {name} {happened} in {folder}", hint=_hint(name))


def _hint(name: str) -> str:
    return f"add it again with --id {name}, or take it out: tifa authority remove {name}"


def check(lists: Iterable[AuthorityList]) -> None:
    """Refuse lists that share a concept: two would say what its one preferred label is (SKOS S14).

    Args:
        lists: All lists of a workspace.

    Raises:
        InputError: If a concept of a foreign scheme is in two of them.
    """
    taken: dict[str, str] = {}
    for one in lists:
        for entry in one.entries:
            other = taken.setdefault(entry.iri, one.id) if entry.iri else one.id
            if other != one.id:
                hint = f"replace that list with --id {other}, or take it out: tifa authority remove {other}"
                raise InputError(f"the concept {entry.iri} is in the list {other} already", hint=hint)


def stage(workspace: Workspace, lists: Sequence[AuthorityList]) -> dict[str, str]:
    """Write lists beside those in force.

    Args:
        workspace: The workspace.
        lists: What to write.

    Returns:
        The ids with their digests.

    Raises:
        WorkspaceError: If the folder cannot be written.
    """
    if not lists:
        return {}
    return stage_texts(workspace.authorities, ((one.id, authority_to_json(one)) for one in lists))


def settle(workspace: Workspace, manifest: Mapping[str, str] | None) -> None:
    """Bring the files in step with the manifest of the store in force; only while other builds are kept out.

    Args:
        workspace: The workspace.
        manifest: Ids and digests of the lists in force; ``None`` where there is no store.

    Raises:
        WorkspaceError: If the folder cannot be written.
    """
    if workspace.authorities.is_dir():
        settle_files(workspace.authorities, manifest)
