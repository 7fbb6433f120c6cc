"""A check of a translation as XLIFF with notes, for CAT tools: the file that was checked, or a new one."""

import re
from pathlib import Path
from typing import Final

from exports.bitext.notes import SegmentNote
from exports.bitext.xliff import write_xliff
from exports.bitext.xliff_notes import annotate
from exports.translation_check.base import CheckReport, unsaid
from glossary.checking.base import CheckFinding
from glossary.errors import OutputError

__all__ = ["xliff"]

#: An XML file whose first element is of XLIFF, with bytes of UTF-16 left out.
_XLIFF: Final = re.compile(rb"\A[^<]{0,8}<(?:[^>]*>\s*<){0,20}(?:[\w.-]+:)?xliff\b")
_START: Final = 4000


def xliff(report: CheckReport) -> bytes:
    """Return a report on one file as XLIFF: a note on its segment for each finding that is shown.

    Args:
        report: What was found, with the content of the file.

    Returns:
        The file itself with the notes in it if it is XLIFF, else its text as XLIFF 2.1.

    Raises:
        OutputError: There are several files.
        InputError: Notes cannot be put into the file.
    """
    if len(report.files) != 1:
        raise OutputError("XLIFF holds the check of one file", hint="check one file at a time")
    [file] = report.files
    notes: dict[int, list[SegmentNote]] = {}
    for finding in report.shown(file.check):
        notes.setdefault(finding.place.pair, []).append(_note(finding))
    if _XLIFF.match(file.content[:_START].replace(b"\0", b"")):
        return annotate(file.content, notes, path=Path(file.check.name), encoding=file.encoding)
    return write_xliff(file.check.document, notes, "2.1")


def _note(finding: CheckFinding) -> SegmentNote:
    words = [f"{finding.code}: {finding.message}"]
    words += [f"Write: {advice}"] if (advice := unsaid(finding)) else []
    words += [f"Because: {finding.because}"] if finding.because else []
    words += [f"[{finding.fingerprint}]"] if finding.fingerprint else []
    return SegmentNote("\n".join(words), finding.severity, "en" if finding.en or not finding.zh else "zh")
