"""The stored harvests: a JSON file for each document, kept in step with the store.

The store changes in one rename, the harvest files in several. So that an interruption between them leaves
no mixture, a build works in this order:

1. `stage` writes the new harvests beside the old ones, as ``ID.json.new``;
2. the new generation of the store carries a manifest, the digest of every harvest that it was made from,
   and is swapped in;
3. `settle` puts the staged files in place that the manifest names, and drops all that it does not name.

The manifest decides: before the swap the staged files are leftovers, after it they are the truth. The next
build settles first, and so finishes (or drops) what an interrupted one left behind.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from glossary.errors import WorkspaceError
from glossary.serialise import from_json, to_json
from glossary.types import Harvest

__all__ = ["load", "missing", "settle", "stage", "stage_texts"]

_STAGED: Final = ".json.new"
_SETTLED: Final = ".json"


def stage(folder: Path, harvests: Iterable[Harvest]) -> dict[str, str]:
    """Write harvests beside those in force.

    Args:
        folder: The folder of the harvests; created if it is missing.
        harvests: What to write, one for each document.

    Returns:
        The ids with their digests.

    Raises:
        WorkspaceError: If the folder cannot be written.
    """
    return stage_texts(folder, ((harvest.document.id, to_json(harvest)) for harvest in harvests))


def stage_texts(folder: Path, texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Write files beside those in force; so are authority lists kept, too.

    Args:
        folder: Their folder; created if it is missing.
        texts: Ids with what to write.

    Returns:
        The ids with their digests.

    Raises:
        WorkspaceError: If the folder cannot be written.
    """
    digests = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts:
            data = text.encode()
            _write(folder / (name + _STAGED), data)
            digests[name] = hashlib.sha256(data).hexdigest()
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be written ({error})", hint="check its permissions") from error
    return digests


def settle(folder: Path, manifest: Mapping[str, str] | None) -> None:
    """Bring the files in step with the manifest of the store in force.

    Args:
        folder: The folder of the harvests.
        manifest: Ids and digests of the harvests in force; ``None`` where there is no store, and
            then the settled files stand as they are.

    Raises:
        WorkspaceError: If the folder cannot be written.
    """
    try:
        for path in sorted(folder.glob("*" + _STAGED)):
            document = path.name.removesuffix(_STAGED)
            if manifest is not None and manifest.get(document) == hashlib.sha256(path.read_bytes()).hexdigest():
                path.replace(folder / (document + _SETTLED))
            else:
                path.unlink()
        if manifest is not None:
            for path in sorted(folder.glob("*" + _SETTLED)):
                if path.name.removesuffix(_SETTLED) not in manifest:
                    path.unlink()
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be written ({error})", hint="check its permissions") from error


def missing(folder: Path, manifest: Iterable[str]) -> list[str]:
    """Return which harvests in force have lost their files.

    Args:
        folder: The folder of the harvests, settled.
        manifest: Ids of the harvests in force.

    Returns:
        Their ids, sorted.
    """
    return sorted(document for document in manifest if not (folder / (document + _SETTLED)).exists())


def load(folder: Path, *, without: Iterable[str] = ()) -> dict[str, Harvest]:
    """Read the settled harvests.

    Args:
        folder: The folder of the harvests; may be missing.
        without: Ids not to read: those that are about to be replaced or removed, whatever their state.

    Returns:
        The harvests by id, in the order of the ids.

    Raises:
        WorkspaceError: If a file cannot be read, is damaged, or is of another schema version.
    """
    skipped = set(without)
    found = {}
    for path in sorted(folder.glob("*" + _SETTLED)):
        document = path.name.removesuffix(_SETTLED)
        if document in skipped:
            continue
        try:
            found[document] = from_json(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            hint = f"build the document again with --id {document}, or remove it"
            raise WorkspaceError(f"the harvest {path} cannot be read ({error})", hint=hint) from error
        except WorkspaceError as error:
            raise WorkspaceError(f"{path}: {error.message}", hint=f"{error.hint} (with --id {document})") from error
    return found


def _write(path: Path, data: bytes) -> None:
    """Write and push to the disk, so that the file is whole before the store names it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
