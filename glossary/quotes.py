"""Quotation marks: what a text sets between them, in either language."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from glossary.types import Span

__all__ = ["Quotation", "quotations"]

_PAIRS: Final = {"“": "”", "「": "」", "『": "』", '"': '"', "〝": "〞"}
# What stands before the closing mark in American style, or is no part of a wording anyway.
_EDGE: Final = re.compile(r"^[\s]+|[\s,.;:，。；：、!?！？]+$")
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of a text.

    Attributes:
        outer: From the opening to behind the closing mark.
        inner: What stands between, without punctuation at its end.
        sentence: Whether a full stop, question mark or the like stands before the closing mark.
    """

    outer: Span
    inner: Span
    sentence: bool


@lru_cache(maxsize=4096)  # asked again and again for the same paragraphs
def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, the outermost only, in order; unclosed marks open nothing.

    >>> text = "做到“两个维护”, the “two upholds,” and"
    >>> [quotation.inner.of(text) for quotation in quotations(text)]
    ['两个维护', 'two upholds']
    """
    found: list[Quotation] = []
    place = 0
    while place < len(text):
        closer = _PAIRS.get(text[place])
        end = text.find(closer, place + 1, place + _LONGEST) if closer else -1
        if closer is None or end < 0:
            place += 1
            continue
        content = text[place + 1 : end]
        kept = _EDGE.sub("", content)
        start = place + 1 + (content.find(kept) if kept else 0)
        sentence = content.rstrip()[-1:] in tuple("。！？!?；;") and len(kept) > 1
        found.append(Quotation(Span(place, end + 1), Span(start, start + len(kept)), sentence))
        place = end + 1
    return tuple(quotation for quotation in found if quotation.inner.start < quotation.inner.end)
