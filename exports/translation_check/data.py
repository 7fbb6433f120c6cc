"""A check of translations as JSON: everything that is known of it (docs/check-translation.md describes the form)."""

import json
from typing import Any

from exports.translation_check.base import CheckedFile, CheckReport, Figures, figures, total
from glossary.checking.base import CheckFinding, Judgement

__all__ = ["finding_object", "json_report"]


def json_report(report: CheckReport) -> str:
    """Return a report as one JSON object."""
    value = {
        "reviewed": False,
        "against": list(report.against),
        "terms": report.terms,
        "rules": list(report.rules),
        "shown_from": report.shown_from,
        "total": _figures(total(report)),
        "files": [_file(file, report) for file in report.files],
        "unused_suppressions": list(report.unused),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _file(file: CheckedFile, report: CheckReport) -> dict[str, Any]:
    check, metadata = file.check, file.check.document.metadata
    return {
        "name": check.name,
        "zh_name": file.zh_name or check.name,
        "document": check.document.id,
        "title": metadata.title or metadata.title_zh,
        "characters": check.characters,
        **_figures(figures(check)),
        "untranslated": list(check.untranslated),
        "findings": [finding_object(one) for one in report.shown(check)],
        "judgements": [_judgement(one) for one in check.judgements],
    }


def _figures(figured: Figures) -> dict[str, Any]:
    return {
        "units": figured.units,
        "terms_met": figured.terms,
        "occurrences": figured.occurrences,
        "verdicts": dict(figured.verdicts),
        "severities": dict(figured.severities),
        "suppressed": figured.suppressed,
    }


def finding_object(finding: CheckFinding) -> dict[str, Any]:
    """Return a finding as JSON has it.

    Args:
        finding: The finding; its marks count in its sentences.
    """
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "pair": place.pair,
        "unit": place.unit,
        "zh_line": finding.zh_line,
        "en_line": finding.en_line,
        "zh": finding.zh,
        "en": finding.en,
        "message": finding.message,
        "because": finding.because,
        "suggestions": list(finding.suggestions),
        "zh_sentence": place.zh,
        "en_sentence": place.en,
        "zh_marks": [list(mark) for mark in place.zh_marks],
        "en_marks": [list(mark) for mark in place.en_marks],
        "fingerprint": finding.fingerprint,
    }


def _judgement(one: Judgement) -> dict[str, Any]:
    return {
        "verdict": one.verdict,
        "pair": one.pair,
        "unit": one.unit,
        "key": one.key,
        "zh": one.zh,
        "zh_span": list(one.zh_span),
        "en": one.en,
        "en_spans": [list(span) for span in one.en_spans],
        "rendering": one.rendering,
        "tolerated": list(one.tolerated),
        "expected": list(one.expected),
        "because": one.because,
    }
