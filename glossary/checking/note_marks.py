"""The rule on note marks: a mark that stands on one side only, or marks in another order."""

from collections.abc import Iterator

from glossary.checking.base import CheckFinding
from glossary.checking.checked import Checked

__all__ = ["differing"]


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the paragraphs whose note marks differ."""
    yield from ()
