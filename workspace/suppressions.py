"""Suppressions: findings of a translation check that people have looked at and let stand.

A text file with a line for each: the fingerprint of the finding, then a comment that says for people what it is. Only
the first word counts. Lines that start with ``#`` are comments. The file is kept in version control: new lines go to
the end and old ones stay as they are, so two versions merge by keeping the lines of both.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from glossary.checking.base import CheckFinding, TranslationCheck
from glossary.errors import InputError

__all__ = ["Suppression", "read_suppressions", "suppress", "unused", "with_suppressions"]

_HEAD: Final = """\
# Findings of tifa check-translation that stand as they are, one a line: what names the finding, then what it is.
# Only the first word of a line counts; write behind the # what you like. (docs/check-translation.md)
"""
_FINGERPRINT: Final = re.compile("[0-9a-f]{8,64}")
#: How a comment begins that the program wrote.
_COMMENT: Final = re.compile(r"#\s*(?P<code>[\w-]+) in (?P<name>.+?): ")
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Suppression:
    """A line of the file.

    Attributes:
        fingerprint: What it suppresses.
        line: Where it stands, 1-based.
        code: Code of the finding as its comment says; empty where that does not.
        name: Name of the file of the finding, likewise.
    """

    fingerprint: str
    line: int
    code: str = ""
    name: str = ""


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Return the lines of a file of suppressions, in order.

    Args:
        path: The file.

    Raises:
        InputError: If it cannot be read, or a line is none.
    """
    found = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        words = line.split(maxsplit=1)
        if not words or words[0].startswith("#"):
            continue
        if not _FINGERPRINT.fullmatch(words[0]):
            hint = "a line begins with a fingerprint, a comment with #"
            raise InputError("this is no suppression", path=path, line=number, hint=hint)
        comment = _COMMENT.match(words[1]) if len(words) > 1 else None
        found.append(Suppression(words[0], number, *(comment.group("code", "name") if comment else ())))
    return tuple(found)


def suppress(check: TranslationCheck, known: Iterable[Suppression]) -> TranslationCheck:
    """Return a check without the findings that are suppressed, which are counted.

    Args:
        check: The check.
        known: The suppressions.
    """
    fingerprints = {one.fingerprint for one in known}
    left = tuple(one for one in check.findings if one.fingerprint not in fingerprints)
    return replace(check, findings=left, suppressed=check.suppressed + len(check.findings) - len(left))


def unused(
    known: Iterable[Suppression], checks: Sequence[TranslationCheck], *, rules: Collection[str]
) -> tuple[Suppression, ...]:
    """Return the suppressions that match no finding any more.

    One that its comment gives to a file that was not checked, or to a rule that was not run, may be needed elsewhere
    and is not among them.

    Args:
        known: The suppressions.
        checks: What was found, with all findings.
        rules: Names of the rules that were run.
    """
    found = {one.fingerprint for check in checks for one in check.findings}
    names = {Path(check.name).name for check in checks}
    return tuple(
        one
        for one in known
        if one.fingerprint not in found
        and (not one.code or one.code in rules)
        and (not one.name or Path(one.name).name in names)
    )


def with_suppressions(path: Path, checks: Iterable[tuple[str, Sequence[CheckFinding]]]) -> tuple[str, int]:
    """Return a file of suppressions with more of them; what is in it stays as it is.

    Args:
        path: The file; need not be there yet.
        checks: Names of files with the findings that are to be suppressed.

    Returns:
        The text, and how many suppressions are new.

    Raises:
        InputError: If the file is there and cannot be read, or is no such file.
    """
    text = _text(path) if path.exists() else _HEAD
    known = {one.fingerprint for one in read_suppressions(path)} if path.exists() else set()
    new: dict[str, str] = {}
    for name, findings in checks:
        for finding in findings:
            if finding.fingerprint not in known:
                new.setdefault(finding.fingerprint, _line(name, finding))
    gap = "" if not text or text.endswith("\n") else "\n"
    return text + gap + "".join(new.values()), len(new)


def _line(name: str, finding: CheckFinding) -> str:
    sentence = finding.place.zh or finding.place.en
    about = f"{finding.code} in {name}: {finding.zh or '–'} → {finding.en or '–'} | {sentence}"
    return f"{finding.fingerprint}  # {_shortened(about)}\n"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        hint = "write it first with --write-suppressions"
        raise InputError(f"the suppressions cannot be read ({error})", path=path, hint=hint) from error
