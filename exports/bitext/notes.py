"""Notes on segments, and how they are said in XLIFF."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from glossary.checking.base import Severity
from glossary.types import Lang

__all__ = ["PRIORITIES", "SegmentNote", "SegmentNotes", "escaped"]

#: How urgent a note is in XLIFF, from 1 to 10, the most urgent first.
PRIORITIES: Final[Mapping[Severity, int]] = {"error": 1, "warning": 4, "note": 7}

# What XML 1.0 cannot hold, not even as a reference (XML 1.0, 2.2).
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SegmentNote:
    """Something that is said about a segment.

    Attributes:
        text: What is said, for people.
        severity: How bad it is.
        about: The side that it is about.
    """

    text: str
    severity: Severity = "warning"
    about: Lang = "en"


#: The notes on a document's segments, by the numbers of their paragraph pairs.
SegmentNotes = Mapping[int, Sequence[SegmentNote]]


def escaped(text: str, *, cp: bool = False) -> str:
    r"""Return a text as XML content that reads back as it is.

    Args:
        text: Any text.
        cp: Whether characters that XML cannot hold are written as ``<cp>`` of XLIFF 2; else they become U+FFFD.

    Returns:
        The content.

    >>> escaped("a<b\x0c", cp=True)
    'a&lt;b<cp hex="000C"/>'
    """
    plain = escape(text, {"\r": "&#13;", '"': "&quot;"})
    return _FORBIDDEN.sub(lambda match: f'<cp hex="{ord(match[0]):04X}"/>' if cp else "\ufffd", plain)
