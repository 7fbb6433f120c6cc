"""Findings as JSON: a list of objects, one for each finding."""

import json
from typing import Any

from exports.findings import Findings
from graph.checks.base import Finding, Fix
from graph.checks.names import Literal, Node, Statement, shown_statement

__all__ = ["as_object", "json_list"]


def json_list(findings: Findings) -> str:
    """Return the findings as a JSON array, the worst first."""
    return json.dumps([as_object(finding) for finding in findings.findings], ensure_ascii=False, indent=2) + "\n"


def as_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON has it.

    Args:
        finding: The finding; in its proof, ``by`` is ``given`` or the rule by which the statement follows.
    """
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "subject": finding.subject,
        "label": finding.label,
        "message": finding.message,
        "because": [{"statement": shown_statement(step.statement), "by": step.by} for step in finding.because],
        "fix": None if finding.fix is None else _fix(finding.fix, finding.is_safe),
        "source": finding.origin,
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: Fix, is_safe: bool) -> dict[str, Any]:
    return {
        "text": fix.words(),
        "remove": [_triple(statement) for statement in fix.remove],
        "add": [_triple(statement) for statement in fix.add],
        "safe": is_safe,
    }


def _triple(statement: Statement) -> list[Any]:
    return [statement.subject, statement.predicate, _node(statement.object)]


def _node(node: Node) -> Any:  # noqa: ANN401 - an IRI or an object
    if not isinstance(node, Literal):
        return node
    return {name: part for name, part in node._asdict().items() if part or name == "text"}
