"""A check of translations as text: each finding with its place, its reasons, what to write, and both sentences."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from exports.marking import marked
from exports.translation_check.base import NOTE, CheckedFile, CheckReport, Figures, counted, figures, place_of, total
from glossary.checking.base import SEVERITIES, CheckFinding, Judgement, Severity
from glossary.types import ParagraphPair

__all__ = ["text"]

_RESET: Final = "\x1b[0m"
_COLOURS: Final[dict[Severity, str]] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_FAINT: Final = "\x1b[2m"

_Mark = Callable[[str], str]


def text(report: CheckReport, *, limit: int = 0, colour: bool = False) -> str:
    """Return a report as text.

    Args:
        report: What was found.
        limit: How many findings of a file are shown, the worst ones; 0 for all.
        colour: Whether what to look at stands in colour, not in double brackets.
    """
    return "\n".join(_lines(report, limit, colour)) + "\n"


def _lines(report: CheckReport, limit: int, colour: bool) -> Iterator[str]:
    for file in report.files:
        found = report.shown(file.check)
        for finding in _worst(found, limit or len(found)):
            yield from _finding(file, finding, colour)
            yield ""
        if limit and len(found) > limit:
            yield f"{counted(len(found) - limit, 'more finding')} in {file.check.name}; --limit 0 shows all."
            yield ""
        if report.with_judgements:
            yield from _judgements(file, colour)
        yield from _summary(file.check.name, figures(file.check))
        if hidden := report.hidden(file.check):
            yield f"  {counted(hidden, 'finding')} not shown: below --severity {report.shown_from}"
        yield ""
    if len(report.files) > 1:
        yield from _summary(f"{len(report.files)} files", total(report))
        yield ""
    yield _faint(NOTE, colour)


def _worst(findings: Sequence[CheckFinding], limit: int) -> list[CheckFinding]:
    """The worst of some findings, so many at most, in their order: notes must not crowd an error out."""
    ranked = sorted(range(len(findings)), key=lambda at: SEVERITIES.index(findings[at].severity))
    return [findings[at] for at in sorted(ranked[:limit])]


def _finding(file: CheckedFile, finding: CheckFinding, colour: bool) -> Iterator[str]:
    severity = f"{_COLOURS[finding.severity]}{finding.severity}{_RESET}" if colour else finding.severity
    yield f"{severity}  {finding.code}  {place_of(file, finding)}"
    yield f"  {finding.message}"
    if finding.because:
        yield _faint(f"  because: {finding.because}", colour)
    if finding.suggestions:
        yield f"  write: {' | '.join(finding.suggestions)}"
    mark = _marker(_COLOURS[finding.severity], colour)
    place = finding.place
    yield f"    {_one_line(marked(place.zh, place.zh_marks, mark))}"
    yield f"    {_one_line(marked(place.en, place.en_marks, mark)) or '–'}"
    if finding.fingerprint:
        yield _faint(f"    {finding.fingerprint}", colour)


def _marker(colour: str, is_coloured: bool) -> _Mark:
    if is_coloured:
        return lambda part: f"{colour}{part}{_RESET}"
    return lambda part: f"[[{part}]]"


def _judgements(file: CheckedFile, colour: bool) -> Iterator[str]:
    pairs = {pair.number: pair for pair in file.check.document.pairs}
    for one in file.check.judgements:
        yield _judgement(one, pairs[one.pair])
        yield _faint(f"    {one.because}", colour)
    if file.check.judgements:
        yield ""


def _judgement(one: Judgement, pair: ParagraphPair) -> str:
    line = "" if pair.zh_line is None else f", line {pair.zh_line}"
    tolerated = f" ({', '.join(one.tolerated)})" if one.tolerated else ""
    return f"{one.verdict:10}  {one.zh} → {_one_line(one.en) or '–'}{tolerated}  ¶{pair.number}{line}"


def _summary(name: str, figured: Figures) -> Iterator[str]:
    units, terms = counted(figured.units, "unit"), counted(figured.terms, "term")
    verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in figured.verdicts.items() if count)
    yield f"{name}: {units}, {terms} in {counted(figured.occurrences, 'place')}" + (f": {verdicts}" if verdicts else "")
    severities = ", ".join(counted(count, severity) for severity, count in figured.severities.items())
    more = f"; {figured.suppressed:,} suppressed" if figured.suppressed else ""
    if figured.untranslated:
        more += f"; {counted(figured.untranslated, 'paragraph')} without English, not checked"
    yield f"  {severities}{more}"


def _faint(line: str, colour: bool) -> str:
    return f"{_FAINT}{line}{_RESET}" if colour else line


def _one_line(words: str) -> str:
    return " ".join(words.split())
