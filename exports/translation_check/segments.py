"""Cutting a text where marks begin and end, so that marks may overlap in formats whose elements may not."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from glossary.types import Span

__all__ = ["Layer", "segments"]


class Layer(NamedTuple):
    """A mark on a text.

    Attributes:
        span: Where it stands.
        verdict: The verdict on the term there; empty for a mark of another kind.
        title: What is said of it.
        note: Number of the note that is about it; 0 for none.
        severity: Severity of that note.
    """

    span: Span
    verdict: str
    title: str
    note: int = 0
    severity: str = ""


def segments(text: str, layers: Sequence[Layer]) -> Iterator[tuple[str, list[Layer], list[Layer]]]:
    """Cut a text where marks begin and end.

    Args:
        text: The text.
        layers: The marks; what of them lies outside of the text is cut off.

    Yields:
        A stretch, the marks on it, and those of them that end with it.

    >>> [(part, len(here)) for part, here, _ in segments("green lakes", [Layer(Span(0, 5), "known", "")])]
    [('green', 1), (' lakes', 0)]
    """
    clipped = [layer._replace(span=_clipped(layer.span, len(text))) for layer in layers]
    clipped = [layer for layer in clipped if layer.span.start < layer.span.end]
    edges = sorted({0, len(text), *(edge for layer in clipped for edge in layer.span)})
    for start, end in pairwise(edges):
        here = [layer for layer in clipped if layer.span.start <= start and end <= layer.span.end]
        yield text[start:end], here, [layer for layer in here if layer.span.end == end]


def _clipped(span: Span, length: int) -> Span:
    return Span(max(span.start, 0), min(span.end, length))
