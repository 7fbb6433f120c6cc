"""What a generation of the store holds beside its graphs, and whether it still agrees with the files it was made from.

The lookup index carries a stamp of the manifest beside it, so that an index of another generation is told
(`Workspace.index`). Harvests, authority lists and decisions may be changed behind the store, by hand or by git; a
lookup tells that, too, and answers all the same. To be quick, it reads only files that are newer than the manifest.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from exports.base import atomic_write
from glossary.errors import InputError
from graph.catalogue import Catalogue
from workspace.workspace import DECISIONS, INDEX, MANIFEST, Manifest, Workspace, stamp_of

__all__ = ["behind", "write_state"]


def write_state(catalogue: Catalogue, manifest: Manifest, folder: Path) -> None:
    """Write manifest and lookup index into a generation of the store.

    Args:
        catalogue: What to index.
        manifest: What the catalogue was made from.
        folder: The folder of the generation.

    Raises:
        OutputError: If they cannot be written.
    """
    # SQLite comes with it.
    from graph.index import write_index  # noqa: PLC0415

    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_index(catalogue, folder / INDEX, made_for=stamp_of(text))
    atomic_write(folder / MANIFEST, text)


def behind(workspace: Workspace) -> list[str]:
    """Return what has changed since the state in force was built, in words; nothing where it is true to its sources.

    Args:
        workspace: A workspace with a store.

    Raises:
        SettingsError: If the settings are malformed.
        WorkspaceError: If the store is damaged.
    """
    path = workspace.manifest_path()
    manifest = workspace.manifest()
    if path is None or manifest is None:
        return []
    built = path.stat().st_mtime_ns
    found = []
    if workspace.settings.base_iri != manifest.base_iri:
        found.append("base_iri in tifa.toml was changed")
    found += _changed(workspace.harvests, manifest.harvests, built, "harvest")
    found += _changed(workspace.authorities, manifest.authorities, built, "authority list")
    if decided := _decided(workspace, manifest, built):
        found.append(decided)
    return found


def _changed(folder: Path, known: Mapping[str, str], built: int, what: str) -> Iterator[str]:
    """Files that are missing, changed or not known; those that an interrupted build has yet to settle are none."""
    for name, digest in sorted(known.items()):
        path = folder / f"{name}.json"
        if path.with_name(f"{name}.json.new").exists():
            continue
        if not path.exists():
            yield f"the {what} {name} is missing"
        elif path.stat().st_mtime_ns >= built and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"the {what} {name} was changed"
    unknown = {path.stem for path in folder.glob("*.json")} - known.keys()
    yield from (f"the {what} {name} was added" for name in sorted(unknown))


def _decided(workspace: Workspace, manifest: Manifest, built: int) -> str:
    """Say that the decisions are not those that were followed, or cannot be; empty where nothing is to be said."""
    from workspace.decisions import digest  # noqa: PLC0415 - most lookups do without

    path = workspace.decisions
    if not path.exists():
        return f"{DECISIONS} is missing" if manifest.decisions else ""
    if path.stat().st_mtime_ns < built:
        return ""
    try:
        followed = digest(workspace) == manifest.decisions
    except InputError as error:
        return str(error)
    return "" if followed else f"{DECISIONS} was changed"
