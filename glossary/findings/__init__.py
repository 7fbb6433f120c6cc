"""Findings: what in a translation deserves a second look, one module per kind, one registry."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.errors import UnknownNameError
from glossary.findings.base import Finding, Place, Showing
from glossary.types import Harvest

__all__ = ["FINDINGS", "Finding", "FindingKind", "Place", "Showing", "findings"]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding, imported on first use.

    Attributes:
        function: ``module:function``; the function takes a harvest and a dictionary, and returns its findings.
        title: What a report calls it.
        description: What it is, in one line for people.
    """

    function: str
    title: str
    description: str

    def find(self, harvest: Harvest, dictionary: Dictionary) -> tuple[Finding, ...]:
        """Return what a harvest has of this kind, weak findings included.

        Args:
            harvest: What one document gave.
            dictionary: The bilingual dictionary; may be empty.
        """
        module, _, name = self.function.partition(":")
        find = cast(Callable[[Harvest, Dictionary], tuple[Finding, ...]], getattr(import_module(module), name))
        return find(harvest, dictionary)


#: All kinds, in the order of a report. To add one, write a module with a function from a harvest and a
#: dictionary to findings and a line here; the report, `tifa report --only` and the docs follow.
FINDINGS: Final[Mapping[str, FindingKind]] = MappingProxyType(
    {
        "numbers": FindingKind(
            "glossary.findings.numbers:differing_numbers",
            "Numbers that differ",
            "numbers that differ between the languages",
        ),
        "counts": FindingKind(
            "glossary.findings.counts:miscounted",
            "Numbers that do not fit the enumeration",
            "numbers beside which more or fewer parts are enumerated",
        ),
        "omissions": FindingKind(
            "glossary.findings.omissions:left_out", "Left out in English", "terms that the English leaves out"
        ),
        "variation": FindingKind(
            "glossary.findings.variation:varied_renderings",
            "Rendered in more than one way",
            "terms that are rendered in more than one way",
        ),
    }
)


def findings(
    harvest: Harvest, kinds: Iterable[str] = (), *, dictionary: Dictionary | None = None
) -> tuple[Finding, ...]:
    """Return the findings of a harvest.

    Args:
        harvest: What one document gave.
        kinds: Names of the kinds that are wanted; none for all.
        dictionary: The bilingual dictionary that findings are checked against; the installed one if not given.

    Returns:
        The findings, kind by kind in the order of `FINDINGS`; those that are not sure enough for a report are
        marked as weak.

    Raises:
        UnknownNameError: If there is no such kind.
    """
    words = dictionary if dictionary is not None else load_dictionary(default_path())
    wanted = set(kinds) or set(FINDINGS)
    for name in sorted(wanted):
        if name not in FINDINGS:
            raise UnknownNameError("kind of finding", name, list(FINDINGS))
    return tuple(finding for name, kind in FINDINGS.items() if name in wanted for finding in kind.find(harvest, words))
