"""Findings as text for people: check by check, each finding with its proof and its fix."""

from collections.abc import Iterator

from exports.findings import Findings
from graph.checks.base import Finding, Severity
from graph.checks.names import shown, shown_statement

__all__ = ["text"]


def text(findings: Findings, *, limit: int = 0) -> str:
    """Return the findings as text.

    Args:
        findings: What was found.
        limit: How many of a check are shown; 0 for all.
    """
    return "\n".join(_lines(findings, limit)) + "\n"


def _lines(findings: Findings, limit: int) -> Iterator[str]:
    for check in sorted(findings.checks, key=lambda one: list(Severity).index(one.severity)):
        found = findings.of(check)
        if not found:
            continue
        yield f"{check.code}  {check.severity}  {check.title}: {len(found)}"
        for finding in found[: limit or None]:
            yield ""
            yield from _finding(finding)
        if limit and len(found) > limit:
            yield ""
            yield f"  {len(found) - limit} more; --limit 0 shows all."
        yield ""
    yield _summary(findings)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {shown(finding.subject)}" + (f"  {finding.label}" if finding.label else "")
    yield f"    {finding.message}"
    for step in finding.because:
        yield f"      {shown_statement(step.statement)}  ({step.by})"
    if finding.fix is not None and finding.fix.words():
        yield f"    fix: {finding.fix.words()}"


def _summary(findings: Findings) -> str:
    words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
    counts = ", ".join(_counted(findings.counts()[severity], word) for severity, word in words)
    size = ", ".join(
        _counted(count, word)
        for count, word in (
            (findings.concepts, "concept"),
            (findings.statements, "statement"),
            (len(findings.checks), "check"),
        )
    )
    known = f"; {findings.known:,} more are in the baseline" if findings.known else ""
    return f"{counts}{known} ({size})."


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
