"""Proposals: the span groups through which extractors speak to the ranking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, SpanGroup

__all__ = ["Proposal", "proposals", "propose"]


@dataclass(frozen=True, slots=True)
class Proposal:
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
    spans = [doc[proposal.start : proposal.end] for proposal in kept]
    attrs = {"notes": [proposal.note for proposal in kept], "scores": [proposal.score for proposal in kept]}
    doc.spans[extractor] = SpanGroup(doc, name=extractor, spans=spans, attrs=attrs)
    return doc


def proposals(doc: Doc) -> Iterator[tuple[str, Proposal]]:
    """Yield ``(extractor, proposal)`` for all that was proposed in `doc`, by extractor in order of its run."""
    for name, group in doc.spans.items():
        for span, note, score in zip(group, group.attrs["notes"], group.attrs["scores"], strict=True):
            yield name, Proposal(span.start, span.end, note, score)
