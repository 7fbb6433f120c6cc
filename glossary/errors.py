"""The errors that a user can meet: each says what is wrong, where, and what to do.

One tree with one root, so that the command line turns them into exit code 1 in one place
(`cli.main`) and a library user can catch `TifaError`.
"""

from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "InputError",
    "OutputError",
    "SettingsError",
    "TifaError",
    "UnknownNameError",
    "UnknownTermError",
    "WorkspaceError",
]


class TifaError(Exception):
    """Root of the project's errors.

    Args:
        message: What is wrong, in one sentence without a final full stop.
        hint: What the user can do about it, in one sentence; empty where nothing can be said.

    >>> str(TifaError("the store is locked", hint="wait for the other build to end"))
    'the store is locked: wait for the other build to end'
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class InputError(TifaError):
    """A document, or another file that the user gave, cannot be used.

    Args:
        message: What is wrong.
        path: The file; ``None`` where there is none (a command's argument).
        line: Line number in the file, 1-based; ``None`` where a line says nothing.
        hint: What to do.

    >>> str(InputError("no Chinese paragraph", path=Path("a.txt"), line=3, hint="give --source-only"))
    'a.txt, line 3: no Chinese paragraph: give --source-only'
    """

    def __init__(self, message: str, *, path: Path | None = None, line: int | None = None, hint: str = "") -> None:
        place = "" if path is None else str(path) + ("" if line is None else f", line {line}")
        super().__init__(f"{place}: {message}" if place else message, hint=hint)
        self.path = path
        self.line = line


class OutputError(TifaError):
    """A result cannot be written where the user wants it."""


class SettingsError(TifaError):
    """The settings file of a workspace is malformed or holds an unknown key or value."""


class WorkspaceError(TifaError):
    """There is no workspace here, it is locked, or what it holds cannot be read."""


class UnknownNameError(TifaError):
    """A name (format, query, document, concept, …) is not among the known ones.

    Args:
        what: The family of the name, such as ``"format"``.
        name: The name that was asked for.
        known: The names there are; the message lists the closest, or the first few.

    >>> str(UnknownNameError("format", "turtel", ["csv", "turtle"]))
    "unknown format 'turtel': did you mean turtle?"
    >>> str(UnknownNameError("format", "x", ["csv", "turtle"]))
    "unknown format 'x': known are csv, turtle"
    """

    def __init__(self, what: str, name: str, known: list[str]) -> None:
        # difflib costs start-up time and is wanted on this path only.
        from difflib import get_close_matches  # noqa: PLC0415

        close = get_close_matches(name, known, n=3)
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        hint = (
            f"did you mean {' or '.join(close)}?" if close else f"known are {shown}" if known else "there are none yet"
        )
        super().__init__(f"unknown {what} {name!r}", hint=hint)
        self.name = name
        self.known = known


class UnknownTermError(TifaError):
    """A term is not among those that were harvested, or stands nowhere.

    Args:
        name: The term that was asked for.
        similar: Those that look like it, the closest first; the message names the first few.
        otherwise: What to do if there is none.

    Attributes:
        name: The term that was asked for.
        similar: Those that look like it.

    >>> str(UnknownTermError("新三", ["新三样"]))
    "unknown term '新三': did you mean 新三样?"
    >>> str(UnknownTermError("x"))
    "unknown term 'x': tifa terms lists those there are"
    """

    def __init__(
        self, name: str, similar: Sequence[str] = (), *, otherwise: str = "tifa terms lists those there are"
    ) -> None:
        hint = f"did you mean {_either(similar[:5])}?" if similar else otherwise
        super().__init__(f"unknown term {name!r}", hint=hint)
        self.name = name
        self.similar = tuple(similar)


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
