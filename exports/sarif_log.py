"""SARIF 2.1.0 (OASIS Standard, 2020): the log around the results, which every command that checks something fills."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from glossary.version import VERSION

__all__ = ["log", "uri"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(
    tool: str,
    *,
    rules: Sequence[Mapping[str, Any]],
    files: Iterable[str],
    results: Sequence[Mapping[str, Any]],
) -> str:
    """Return a SARIF log with one run.

    Args:
        tool: The command, such as ``tifa check``.
        rules: A `reportingDescriptor` for everything that was looked for.
        files: Names of what was checked.
        results: A `result` for each finding.
    """
    value = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": tool, "semanticVersion": VERSION, "rules": rules}},
                "artifacts": [{"location": {"uri": uri(name)}} for name in files],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def uri(name: str) -> str:
    """Return a name as a URI reference: relative to where the program runs, as code hosts want it.

    Args:
        name: The name of a file, or an address.

    >>> uri("my thesaurus.ttl")
    'my%20thesaurus.ttl'
    """
    if name.startswith(("http://", "https://")):
        return name
    path = Path(name)
    return path.as_uri() if path.is_absolute() else _quoted(path.as_posix())


def _quoted(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only for relative paths

    return quote(path)
