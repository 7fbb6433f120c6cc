"""The catalogue of all checks, and how they are run over a vocabulary."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from glossary.errors import UnknownNameError
from graph.checks.base import Check, Finding, Severity
from graph.checks.vocabulary import Vocabulary

__all__ = ["FAMILIES", "catalogue", "choose", "run"]

#: The modules of checks with what is common to each, in the order of the catalogue. To add a check, write a function
#: with the decorator `graph.checks.base.check` in one of them; its two examples are its tests, and `tifa check`,
#: `tifa check --list` and the docs follow.
FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "graph.checks.integrity": "Integrity conditions",
        "graph.checks.labels": "Labels and notes",
        "graph.checks.structure": "Structure",
        "graph.checks.schemes": "Schemes, mappings and names",
        "graph.checks.chinese": "Chinese and English",
        "graph.checks.shapes": "Shapes",
    }
)


@cache
def catalogue() -> Mapping[str, Check]:
    """Return all checks by code, in the order of their modules."""
    return MappingProxyType({check.code: check for module in FAMILIES for check in family(module)})


def family(module: str) -> Iterator[Check]:
    """Yield the checks of a module, in the order in which they stand there.

    Args:
        module: One of `FAMILIES`.
    """
    return (value for value in vars(import_module(module)).values() if isinstance(value, Check))


def choose(
    only: Collection[str] = (), without: Collection[str] = (), *, requested: Collection[str] = ()
) -> list[Check]:
    """Return the checks that are to be run.

    Args:
        only: Their codes; none for all that need not be asked for.
        without: Codes of checks to leave out.
        requested: Codes of checks that run on request, and were asked for.

    Raises:
        UnknownNameError: If there is no such check.
    """
    known = catalogue()
    for code in (*only, *without):
        if code not in known:
            raise UnknownNameError("check", code, list(known))
    wanted = {*only, *requested} if only else {c.code for c in known.values() if not c.on_request} | {*requested}
    return [check for code, check in known.items() if code in wanted and code not in without]


def run(vocabulary: Vocabulary, checks: Sequence[Check]) -> list[Finding]:
    """Return what checks find, the worst first, those of one check together.

    Args:
        vocabulary: What to look at.
        checks: The checks.
    """
    order = list(Severity)
    found = [finding for check in checks for finding in check.run(vocabulary)]
    return sorted(found, key=lambda finding: order.index(finding.severity))
