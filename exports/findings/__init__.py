"""What checks have found, written for people and for other programs: one module per format, one registry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from glossary.errors import UnknownNameError
from graph.checks.base import Check, Finding, Severity

__all__ = ["FINDING_FORMATS", "FindingFormat", "Findings", "render"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a run of checks has found.

    Attributes:
        sources: Names of what was checked.
        statements: How many statements it has.
        concepts: How many concepts of its own.
        checks: The checks that were run.
        findings: What they found and the baseline does not know, the worst first.
        known: How many more findings the baseline knows.
    """

    sources: tuple[str, ...]
    statements: int
    concepts: int
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    known: int = 0

    def of(self, check: Check) -> Sequence[Finding]:
        """Return the findings of one check."""
        return [finding for finding in self.findings if finding.code == check.code]

    def counts(self) -> Mapping[Severity, int]:
        """Return how many findings there are of each severity."""
        return {severity: sum(one.severity is severity for one in self.findings) for severity in Severity}


@dataclass(frozen=True, slots=True)
class FindingFormat:
    """A format that findings can be written in.

    Attributes:
        function: ``module:function`` from `Findings` to text, imported on first use.
        description: What it is, in a line for people.
    """

    function: str
    description: str


#: All formats, by name. To add one, write a module with a function from `Findings` to text and a line here; the
#: command line and the docs follow.
FINDING_FORMATS: Final[Mapping[str, FindingFormat]] = MappingProxyType(
    {
        "text": FindingFormat("exports.findings.text:text", "for people, a few findings of each check"),
        "json": FindingFormat("exports.findings.data:json_list", "a list of findings, each with proof and fix"),
        "sarif": FindingFormat("exports.findings.sarif:sarif", "SARIF 2.1.0, for code hosts and editors"),
        "shacl": FindingFormat("exports.findings.shacl:shacl", "a `sh:ValidationReport` in Turtle"),
    }
)


def render(findings: Findings, form: str, *, limit: int = 0) -> str:
    """Return findings in a format.

    Args:
        findings: What was found.
        form: Name of the format.
        limit: How many findings of a check the text shows; 0 for all. The other formats have all.

    Raises:
        UnknownNameError: If there is no such format.
    """
    if form not in FINDING_FORMATS:
        raise UnknownNameError("format", form, list(FINDING_FORMATS))
    module, _, name = FINDING_FORMATS[form].function.partition(":")
    write = cast(Callable[..., str], getattr(import_module(module), name))
    return write(findings, limit=limit) if form == "text" else write(findings)
