"""Proposals: the span groups through which extractors speak to the ranking."""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

from spacy.tokens import Doc, Span, SpanGroup

__all__ = ["Proposal", "proposals", "propose"]


class Proposal(NamedTuple):
    """A string of tokens that an extractor holds for a term.

    Attributes:
        start, end: Range ``[start, end)`` of tokens.
        note: Why, for people.
        score: How strongly the extractor believes it, in [0, 1].
    """

    start: int
    end: int
    note: str
    score: float


def propose(doc: Doc, extractor: str, found: Iterable[Proposal]) -> Doc:
    """Store what `extractor` found as the span group of its name.

    Args:
        doc: The paragraph; returned, as spaCy components do.
        extractor: Registered name, such as ``quotations``.
        found: The proposals; repeated ranges are stored once, the first wins.
    """
    unique = {(proposal.start, proposal.end): proposal for proposal in reversed(list(found))}
    kept = [unique[key] for key in sorted(unique)]
    spans = [Span(doc, proposal.start, proposal.end) for proposal in kept]
    starts, ends, notes, scores = (list(column) for column in zip(*kept, strict=True)) if kept else ([], [], [], [])
    # A span group tells the ranges of its spans slowly; so they stand beside it as well.
    attrs = {"starts": starts, "ends": ends, "notes": notes, "scores": scores}
    doc.spans[extractor] = SpanGroup(doc, name=extractor, spans=spans, attrs=attrs)
    return doc


def proposals(doc: Doc) -> Iterator[tuple[str, Proposal]]:
    """Yield ``(extractor, proposal)`` for all that was proposed in `doc`, by extractor in order of its run."""
    for name, group in doc.spans.items():
        columns = (group.attrs[column] for column in ("starts", "ends", "notes", "scores"))
        yield from zip(repeat(name), map(Proposal, *columns))
