"""Findings as a SHACL validation report (W3C Recommendation, 2017, section 3.6) in Turtle."""

from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from exports.findings import Findings
from graph.checks.base import Finding, Severity
from graph.checks.names import RDF, XSD

__all__ = ["CHECK_NAMESPACE", "shacl"]

#: IRIs of the checks, as shapes that results come from.
CHECK_NAMESPACE: Final = "https://w3id.org/tifa/check#"

_SH: Final = "http://www.w3.org/ns/shacl#"
_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "Violation",
    Severity.WARNING: "Warning",
    Severity.INFO: "Info",
}
_PREFIXES: Final = {"sh": _SH, "check": CHECK_NAMESPACE, "xsd": XSD}
_TYPE: Final = ox.NamedNode(f"{RDF}type")

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def shacl(findings: Findings) -> str:
    """Return the findings as a validation report: one that conforms has no result of any severity."""
    written = ox.serialize(_triples(findings), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""
    return written.decode("utf-8")


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)


def _triples(findings: Findings) -> Iterator[ox.Triple]:
    report = ox.BlankNode("report")
    yield ox.Triple(report, _TYPE, _sh("ValidationReport"))
    conforms = "false" if findings.findings else "true"
    yield ox.Triple(report, _sh("conforms"), ox.Literal(conforms, datatype=ox.NamedNode(f"{XSD}boolean")))
    results = [ox.BlankNode(f"result{number}") for number in range(1, len(findings.findings) + 1)]
    for result in results:
        yield ox.Triple(report, _sh("result"), result)
    for result, finding in zip(results, findings.findings, strict=True):
        for name, value in _values(finding):
            yield ox.Triple(result, _TYPE if name == "type" else _sh(name), value)


def _values(finding: Finding) -> Iterator[tuple[str, _Term]]:
    code = ox.NamedNode(CHECK_NAMESPACE + finding.code)
    blank = finding.subject.startswith("_:")
    yield "type", _sh("ValidationResult")
    yield "focusNode", ox.BlankNode(finding.subject[2:]) if blank else ox.NamedNode(finding.subject)
    yield "resultSeverity", _sh(_SEVERITIES[finding.severity])
    yield "resultMessage", ox.Literal(finding.message, language="en")
    yield "sourceShape", code
    yield "sourceConstraintComponent", code
