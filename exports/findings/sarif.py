"""Findings as SARIF 2.1.0 (OASIS Standard, 2020), which code hosts and editors show."""

from collections.abc import Mapping
from typing import Any, Final

from exports.findings import Findings
from exports.findings.data import as_object
from exports.sarif_log import log, uri
from graph.checks.base import Check, Finding, Severity

__all__ = ["sarif"]

_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def sarif(findings: Findings) -> str:
    """Return the findings as a SARIF log with one run; every check that was run is a rule."""
    indexes = {check.code: index for index, check in enumerate(findings.checks)}
    return log(
        "tifa check",
        rules=[_rule(check) for check in findings.checks],
        files=findings.sources,
        results=[_result(one, indexes[one.code], findings) for one in findings.findings],
    )


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.explanation},
        "help": {"text": f"{check.explanation} ({check.source})"},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"source": check.source, "reads": str(check.reads)},
    }


def _result(finding: Finding, index: int, findings: Findings) -> dict[str, Any]:
    known = as_object(finding)
    location: dict[str, Any] = {
        "logicalLocations": [
            {"name": finding.label or finding.subject, "fullyQualifiedName": finding.subject, "kind": "resource"}
        ],
    }
    # Hosts want a file for each result; what is entailed of a resource of no file is shown at the first one.
    origin = finding.origin or (findings.sources[0] if findings.sources else "")
    if origin:
        location["physicalLocation"] = {"artifactLocation": {"uri": uri(origin)}}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "locations": [location],
        "partialFingerprints": {"tifaFinding/v1": finding.fingerprint},
        "properties": {"because": known["because"], "fix": known["fix"]},
    }
