"""Importing a file that Tifa wrote and somebody edited: its edits are decided on, all of them or none."""

from pathlib import Path

from exports.edited import read_edited
from exports.edits import Edits, edits
from glossary.decisions import Decision
from glossary.errors import InputError
from workspace.editing import Outcome, decide
from workspace.workspace import Workspace

__all__ = ["edits_of", "follow"]

_MOST_PROBLEMS = 10


def edits_of(
    workspace: Workspace, path: Path, *, format: str | None = None, encoding: str | None = None, force: bool = False
) -> Edits:
    """Return what was edited in a file.

    Args:
        workspace: The workspace that it was exported from.
        path: The file.
        format: Name of its format; found by suffix where ``None``.
        encoding: Encoding of a table; found out where ``None``.
        force: Whether edits count that the workspace has changed under.

    Raises:
        InputError: The file cannot be read, or an edit makes no sense; names line or cell, and nothing is decided.
        UnknownNameError: There is no such format.
        WorkspaceError: If the workspace is empty or damaged.
    """
    with workspace.index() as index:
        catalogue = index.catalogue()
    found = edits(read_edited(path, format=format, encoding=encoding), catalogue, force=force)
    if found.problems:
        shown = "\n  ".join(found.problems[:_MOST_PROBLEMS])
        more = len(found.problems) - _MOST_PROBLEMS
        rest = f"\n  and {more} more" if more > 0 else ""
        many = len(found.problems)
        what = "one of its edits makes" if many == 1 else f"{many} of its edits make"
        message = f"{what} no sense, so nothing is imported; mend it, and import the file again\n  {shown}{rest}"
        raise InputError(message, path=path)
    return found


def follow(workspace: Workspace, found: Edits, *, when: str, who: str, why: str = "") -> Outcome:
    """Decide what was edited, in one step.

    Args:
        workspace: The workspace.
        found: The edits.
        when: When it was decided, ISO 8601.
        who: Who decides.
        why: The reason.

    Raises:
        InputError: If the date is none, or the file of decisions is malformed.
        OutputError: If the file of decisions or the store cannot be written.
        WorkspaceError: If a build is running, or something stored is damaged.
    """
    made = [Decision(when, who, step.action, step.term, step.object, why) for step in found.steps]
    return decide(workspace, made)
