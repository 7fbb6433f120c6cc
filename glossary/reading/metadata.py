"""What a text says about itself in a YAML header, and which of two statements counts."""

import dataclasses
import re
from datetime import date
from pathlib import Path
from typing import Final

import yaml

from glossary.errors import InputError
from glossary.types import Metadata

__all__ = ["HEADER_KEYS", "check_date", "merged", "split_header"]

_FIELDS: Final = tuple(field.name for field in dataclasses.fields(Metadata))

#: The keys that a header may hold.
HEADER_KEYS: Final = (*_FIELDS, "id")

_FENCE: Final = re.compile(r"---[ \t]*")
_FENCE_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY: Final = re.compile(r"\s*(?:#|[\w-]+\s*:(?:\s|$))")
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_KNOWN: Final = f"known are {', '.join(HEADER_KEYS)}"


def split_header(lines: list[str], path: Path) -> tuple[Metadata, str, int]:
    """Read the YAML header between two lines ``---`` at the start of a text, if there is one.

    Args:
        lines: All lines of the text.
        path: What messages name.

    Returns:
        The metadata, the id (empty for none), and how many lines the header takes (0 for no header).

    Raises:
        InputError: The header is not closed or malformed, or holds an unknown key, a value that is no text, or
            an invalid date; the message names the line.

    >>> split_header(["---", "title: Lake Brief", "---", "text"], Path("a.txt"))[0].title
    'Lake Brief'
    """
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines) or not _FENCE.fullmatch(lines[start]):
        return Metadata(), "", 0
    end = next((n for n in range(start + 1, len(lines)) if _FENCE_END.fullmatch(lines[n])), None)
    if end is None or end - start > 100:
        if start + 1 < len(lines) and _KEY.match(lines[start + 1]):
            raise InputError("the header is not closed", path=path, line=start + 1, hint="end it with a line ---")
        return Metadata(), "", 0  # a ruler
    values = _values("\n".join(lines[start + 1 : end]), path, start + 2)
    return Metadata(**{key: text for key, text in values.items() if key != "id"}), values.get("id", ""), end + 1


def _values(text: str, path: Path, first_line: int) -> dict[str, str]:
    try:
        # Composed, not constructed: every value stays the text that it is (2024-01 is no number), and has a line.
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or "no YAML"
        hint = "write each line as key: value, values with a colon in quotes"
        raise InputError(f"the header is malformed ({problem})", path=path, line=line, hint=hint) from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise InputError("the header is malformed", path=path, line=first_line, hint="write each line as key: value")
    values: dict[str, str] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        name = str(key.value)
        if name not in HEADER_KEYS:
            raise InputError(f"unknown key {name!r} in the header", path=path, line=line, hint=_KNOWN)
        if name in values:
            raise InputError(f"key {name!r} stands twice in the header", path=path, line=line, hint="keep one")
        if not isinstance(value, yaml.ScalarNode):
            raise InputError(f"{name} in the header is no text", path=path, line=line, hint=f"write {name}: text")
        values[name] = value.value.strip()
        if name == "date":
            check_date(values[name], path=path, line=line)
    return values


def check_date(text: str, *, path: Path | None = None, line: int | None = None) -> None:
    """Make sure that a date is ISO 8601, to the day, month or year.

    Args:
        text: The date; empty for none.
        path: The file that states it, for the message.
        line: The line there.

    Raises:
        InputError: It is not, or there is no such day.
    """
    match = _DATE.fullmatch(text)
    try:
        valid = not text or bool(match and date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
    except ValueError:
        valid = False
    if not valid:
        hint = "write it as 2024-01-30, 2024-01 or 2024"
        raise InputError(f"{text!r} is no date", path=path, line=line, hint=hint)


def merged(first: Metadata, second: Metadata) -> Metadata:
    """Return the metadata of two statements, field by field.

    Args:
        first: What counts where it says something.
        second: What counts elsewhere.

    Returns:
        Both in one.

    >>> merged(Metadata(title="A"), Metadata(title="B", date="2024")) == Metadata(title="A", date="2024")
    True
    """
    return Metadata(**{name: getattr(first, name) or getattr(second, name) for name in _FIELDS})
