"""A check of translations as CSV (RFC 4180): a row for each finding, if asked for one for each judgement, too."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from exports.table import guard
from exports.translation_check.base import CheckedFile, CheckReport
from glossary.checking.base import CheckFinding, Judgement
from glossary.types import ParagraphPair

__all__ = ["COLUMNS", "csv_table"]

#: The columns, in order. `verdict` is filled in rows of judgements, which have neither severity nor code.
COLUMNS: Final = (
    "file", "severity", "code", "verdict", "pair", "zh_line", "en_line", "zh", "en", "suggestions", "message",
    "because", "sentence_zh", "sentence_en", "fingerprint",
)  # fmt: skip


def csv_table(report: CheckReport, *, bom: bool = False) -> bytes:
    """Return a report as a table; no spreadsheet takes a cell of it for a formula (`exports.table.guard`).

    Args:
        report: What was found.
        bom: Whether to begin with a byte order mark.

    Returns:
        The file in UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for file in report.files:
        writer.writerows([guard(cell) for cell in row] for row in _rows(file, report))
    return (codecs.BOM_UTF8 if bom else b"") + text.getvalue().encode()


def _rows(file: CheckedFile, report: CheckReport) -> Iterator[tuple[str, ...]]:
    for finding in report.shown(file.check):
        yield _finding(file.check.name, finding)
    if report.with_judgements:
        pairs = {pair.number: pair for pair in file.check.document.pairs}
        for one in file.check.judgements:
            yield _judgement(file.check.name, one, pairs[one.pair])


def _finding(name: str, finding: CheckFinding) -> tuple[str, ...]:
    cells = {
        "file": name,
        "severity": finding.severity,
        "code": finding.code,
        "pair": str(finding.place.pair),
        "zh_line": _number(finding.zh_line),
        "en_line": _number(finding.en_line),
        "zh": finding.zh,
        "en": finding.en,
        "suggestions": "; ".join(finding.suggestions),
        "message": finding.message,
        "because": finding.because,
        "sentence_zh": finding.place.zh,
        "sentence_en": finding.place.en,
        "fingerprint": finding.fingerprint,
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _judgement(name: str, one: Judgement, pair: ParagraphPair) -> tuple[str, ...]:
    cells = {
        "file": name,
        "verdict": one.verdict,
        "pair": str(one.pair),
        "zh_line": _number(pair.zh_line),
        "en_line": _number(pair.en_line),
        "zh": one.zh,
        "en": one.en,
        "suggestions": "; ".join(one.expected),
        "because": one.because,
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _number(line: int | None) -> str:
    return "" if line is None else str(line)
