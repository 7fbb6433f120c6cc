"""Findings as SARIF 2.1.0 (OASIS Standard, 2020), which code hosts and editors show."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from exports.findings import Findings
from exports.findings.data import as_object
from glossary.version import VERSION
from graph.checks.base import Check, Finding, Severity

__all__ = ["sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}


def sarif(findings: Findings) -> str:
    """Return the findings as a SARIF log with one run; every check that was run is a rule."""
    indexes = {check.code: index for index, check in enumerate(findings.checks)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(findings)},
                "artifacts": [{"location": {"uri": _uri(name)}} for name in findings.sources],
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, indexes[one.code], findings) for one in findings.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(findings: Findings) -> dict[str, Any]:
    return {"name": "tifa check", "semanticVersion": VERSION, "rules": [_rule(check) for check in findings.checks]}


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
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(origin)}}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.subject}: {finding.message}"},
        "locations": [location],
        "partialFingerprints": {"tifaFinding/v1": finding.fingerprint},
        "properties": {"because": known["because"], "fix": known["fix"]},
    }


def _uri(name: str) -> str:
    """Return a name as a URI reference: relative to where the program runs, as code hosts want it."""
    if name.startswith(("http://", "https://")):
        return name
    path = Path(name)
    return path.as_uri() if path.is_absolute() else _quoted(path.as_posix())


def _quoted(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only for relative paths

    return quote(path)
