"""The file of editorial decisions: read whole, written to at its end only."""

import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from glossary.decisions import Decision, format_decision, parse_decisions
from glossary.errors import InputError, OutputError
from workspace.workspace import Workspace

__all__ = ["append", "digest", "digest_of", "editor", "now", "read"]

_EDITOR: Final = "TIFA_EDITOR"


def read(workspace: Workspace) -> tuple[Decision, ...]:
    """Return the decisions of a workspace in the order of time; none where there is no file.

    Raises:
        InputError: If the file cannot be read, or a line of it is no decision.
    """
    path = workspace.decisions
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=path, hint="it is a text file in UTF-8") from error
    return parse_decisions(text, path=path)


def append(workspace: Workspace, *decisions: Decision) -> None:
    """Write decisions at the end of the file, in one write, so that none is lost or half there.

    Raises:
        OutputError: If the file cannot be written.
    """
    if not decisions:
        return
    path = workspace.decisions
    lines = "".join(f"{format_decision(decision)}\n" for decision in decisions)
    try:
        # A line that an editor left without its end must not swallow the next.
        held = path.read_bytes() if path.exists() else b""
        start = "" if not held or held.endswith(b"\n") else "\n"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666), "ab") as file:
            file.write((start + lines).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror})", hint="check its permissions") from error


def digest(workspace: Workspace) -> str:
    """Return what tells two states of the file apart (`digest_of`).

    Raises:
        InputError: If the file cannot be read, or a line of it is no decision.
    """
    return digest_of(read(workspace))


def digest_of(decisions: Iterable[Decision]) -> str:
    """Return what tells two sets of decisions apart: their ids; empty where there are none."""
    return " ".join(sorted(decision.id for decision in decisions))


def editor(named: str | None, folder: Path) -> str:
    """Return who decides: who is named, else the environment's ``TIFA_EDITOR``, else git's user.

    Args:
        named: Who was named on the command line, if anybody.
        folder: The folder whose git settings count.

    Raises:
        InputError: If nobody is known.
    """
    known = named or os.environ.get(_EDITOR) or _git_user(folder)
    if not known or not known.strip():
        raise InputError("nobody is named as the editor", hint=f"give --by NAME, or set {_EDITOR} or git's user.name")
    return known.strip()


def _git_user(folder: Path) -> str:
    try:
        found = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder, capture_output=True, text=True, check=False, timeout=5,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()


def now() -> str:
    """Return the time as decisions write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
