"""The baseline: findings that are known, so that only new ones are reported.

A text file with a line for each: the fingerprint, the code and the resource. The first word counts, the rest is for
people and for comparing in version control.
"""

from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from graph.checks.base import Finding
from graph.checks.names import shown

__all__ = ["baseline_text", "read_baseline"]

_HEAD: Final = "# Known findings of tifa check, one a line; written by --write-baseline.\n"


def baseline_text(findings: Iterable[Finding]) -> str:
    """Return the file that makes findings known ones."""
    lines = {f"{finding.fingerprint}  {finding.code}  {shown(finding.subject)}\n" for finding in findings}
    return _HEAD + "".join(sorted(lines, key=lambda line: line.split("  ", 1)[1] + line))


def read_baseline(path: Path) -> Set[str]:
    """Return the fingerprints of known findings.

    Args:
        path: A file that `baseline_text` gave.

    Raises:
        InputError: If it cannot be read, or is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "write it first with --write-baseline"
        raise InputError(f"the baseline cannot be read ({error})", path=path, hint=hint) from error
    found: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            fingerprint, _, rest = line.partition("  ")
            if not rest or len(fingerprint) != 16:
                message = "this is no line of a baseline"
                raise InputError(message, path=path, line=number, hint="write it anew with --write-baseline")
            found.add(fingerprint)
    return found
