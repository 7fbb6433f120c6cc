"""What is written of a check of translations: the checked files, what of them is shown, and their figures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from glossary.checking.base import (
    SEVERITIES,
    VERDICTS,
    CheckFinding,
    Judgement,
    Severity,
    TranslationCheck,
    Verdict,
)

__all__ = [
    "NOTE",
    "CheckReport",
    "CheckedFile",
    "Figures",
    "counted",
    "figures",
    "located",
    "place_of",
    "total",
    "unsaid",
]

#: What stands under every list of findings.
NOTE: Final = "Checked by machine, not reviewed: each finding deserves a look, not every one is a mistake."


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was checked.

    Attributes:
        check: What was found.
        zh_name: Name of the Chinese file where two parallel files were checked; `check` has that of the English.
        content: The file's bytes, for formats that write into it; empty where there is no single file.
        encoding: Their encoding, if the user named it.
    """

    check: TranslationCheck
    zh_name: str = ""
    content: bytes = b""
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is written.

    Attributes:
        files: The files, in the order of the command line.
        rules: Names of the rules that were run.
        against: What the files were checked against, for people.
        terms: How many terms that holds.
        shown_from: The least severity of the findings that are shown.
        with_judgements: Whether text and tables show every judgement as well.
        unused: Suppressions that held nothing back, as sentences.
    """

    files: tuple[CheckedFile, ...]
    rules: tuple[str, ...]
    against: tuple[str, ...] = ()
    terms: int = 0
    shown_from: Severity = "note"
    with_judgements: bool = False
    unused: tuple[str, ...] = ()

    def shown(self, check: TranslationCheck) -> tuple[CheckFinding, ...]:
        """Return the findings of a file that are shown."""
        least = SEVERITIES.index(self.shown_from)
        return tuple(one for one in check.findings if SEVERITIES.index(one.severity) <= least)

    def hidden(self, check: TranslationCheck) -> int:
        """Return how many findings of a file are not shown."""
        return len(check.findings) - len(self.shown(check))


@dataclass(frozen=True, slots=True)
class Figures:
    """A check in figures.

    Attributes:
        units: How many translation units were checked.
        terms: How many terms were met.
        occurrences: In how many places.
        verdicts: How many places have each verdict.
        severities: How many findings there are of each severity, shown or not.
        untranslated: How many paragraph pairs without English were not checked.
        suppressed: How many findings are suppressed.
    """

    units: int
    terms: int
    occurrences: int
    verdicts: Mapping[Verdict, int]
    severities: Mapping[Severity, int]
    untranslated: int
    suppressed: int


def figures(check: TranslationCheck) -> Figures:
    """Return the figures of one file."""
    return _figures([check], check.judgements)


def total(report: CheckReport) -> Figures:
    """Return the figures of all files together; a term that several have counts once."""
    checks = [file.check for file in report.files]
    return _figures(checks, tuple(one for check in checks for one in check.judgements))


def _figures(checks: Iterable[TranslationCheck], judgements: tuple[Judgement, ...]) -> Figures:
    checks = list(checks)
    verdicts = Counter(one.verdict for one in judgements)
    severities = Counter(one.severity for check in checks for one in check.findings)
    return Figures(
        units=sum(check.units for check in checks),
        terms=len({one.key for one in judgements}),
        occurrences=len(judgements),
        verdicts={verdict: verdicts[verdict] for verdict in VERDICTS},
        severities={severity: severities[severity] for severity in SEVERITIES},
        untranslated=sum(len(check.untranslated) for check in checks),
        suppressed=sum(check.suppressed for check in checks),
    )


def place_of(file: CheckedFile, finding: CheckFinding) -> str:
    """Return where a finding is, such as ``draft.txt:12, ¶4``.

    Args:
        file: The file.
        finding: One of its findings.
    """
    name, line = located(file, finding)
    return f"{name}:{line}, ¶{finding.place.pair}" if line is not None else f"{name}, ¶{finding.place.pair}"


def located(file: CheckedFile, finding: CheckFinding) -> tuple[str, int | None]:
    """Return the name of the file and the line where to look at a finding: in the English, where that has a line.

    Args:
        file: The file.
        finding: One of its findings.
    """
    if finding.en_line is None and finding.zh_line is not None:
        return file.zh_name or file.check.name, finding.zh_line
    return file.check.name, finding.en_line


def unsaid(finding: CheckFinding) -> str:
    """Return what to write instead, as ``one | another``; empty where the message says it, or nobody does.

    Args:
        finding: A finding.
    """
    is_said = all(one in finding.message for one in finding.suggestions)
    return "" if is_said else " | ".join(finding.suggestions)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "error"), counted(2000, "note")
    ('1 error', '2,000 notes')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
