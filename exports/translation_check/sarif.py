"""A check of translations as SARIF 2.1.0, which code hosts and editors show at the lines of the files."""

from typing import Any

from exports.sarif_log import log, uri
from exports.translation_check.base import CheckedFile, CheckReport, located, unsaid
from glossary.checking import RULES
from glossary.checking.base import CheckFinding

__all__ = ["sarif"]


def sarif(report: CheckReport) -> str:
    """Return a report as a SARIF log with one run; every rule that was run is a rule of it."""
    indexes = {name: index for index, name in enumerate(report.rules)}
    names = [name for file in report.files for name in (file.zh_name, file.check.name) if name]
    results = [
        _result(file, finding, indexes[finding.code]) for file in report.files for finding in report.shown(file.check)
    ]
    rules = [_rule(name) for name in report.rules]
    return log("tifa check-translation", rules=rules, files=dict.fromkeys(names), results=results)


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.description},
        "help": {"text": f"{rule.title}: {rule.description}. See docs/check-translation.md."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(file: CheckedFile, finding: CheckFinding, index: int) -> dict[str, Any]:
    name, line = located(file, finding)
    advice = unsaid(finding)
    words = [finding.message, finding.because, f"Write: {advice}" if advice else ""]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": " ".join(filter(None, map(_sentence, words)))},
        "locations": [
            {
                **_location(name, line, finding.place.en or finding.place.zh),
                "logicalLocations": [{"name": f"¶{finding.place.pair}", "kind": "element"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                **_location(file.zh_name or file.check.name, finding.zh_line, finding.place.zh),
                "message": {"text": "the Chinese"},
            }
        ],
        "partialFingerprints": {"tifaTranslation/v1": finding.fingerprint},
        "properties": {"zh": finding.zh, "en": finding.en, "suggestions": list(finding.suggestions)},
    }
    return result


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."


def _location(name: str, line: int | None, snippet: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(name)}}
    if line is not None:
        place["region"] = {"startLine": line, "snippet": {"text": snippet}}
    return {"physicalLocation": place}
