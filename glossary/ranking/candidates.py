"""Candidates: what the extractors proposed, put together by folded label over the whole document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from spacy.tokens import Doc

from glossary.extractors.proposals import proposals
from glossary.ranking.finding import label_text
from glossary.types import Span

__all__ = ["Candidate", "Site", "collect"]


_EDGES: Final = frozenset('“”"「」‘’ \u3000')


class Site(NamedTuple):
    """A place where a candidate stands.

    Attributes:
        paragraph: Index of the paragraph in the document, from 0.
        start, end: Range of its tokens.
        span: Range of its characters.
    """

    paragraph: int
    start: int
    end: int
    span: Span


@dataclass(slots=True)
class Candidate:
    """A string that may be a term.

    Attributes:
        key: Folded label.
        sites: Every place where it was proposed, in order.
        found_by: For each extractor that proposed it, its best score and note.
    """

    key: str
    sites: list[Site] = field(default_factory=list)
    found_by: dict[str, tuple[float, str]] = field(default_factory=dict)


def collect(docs: Sequence[Doc]) -> Mapping[str, Candidate]:
    """Put the proposals of a document's paragraphs together.

    Args:
        docs: The paragraphs, each with the span groups that the extractors left.

    Returns:
        Candidates by folded label, in order of first proposal; labels of fewer than two characters are left out.
    """
    candidates: dict[str, Candidate] = {}
    for paragraph, doc in enumerate(docs):
        text = doc.text
        labels, starts = label_text(text), [token.idx for token in doc] + [len(text)]
        seen: dict[tuple[int, int], Candidate] = {}
        for extractor, proposal in proposals(doc):
            place = (proposal.start, proposal.end)
            candidate = seen.get(place)
            if candidate is None:
                span = Span(starts[proposal.start], starts[proposal.end])
                if text[span.start] in _EDGES or text[span.end - 1] in _EDGES:
                    span = _without_edges(text, span)
                key = labels.label(span)
                if len(key) < 2:
                    continue
                candidate = candidates.get(key)
                if candidate is None:
                    candidate = candidates[key] = Candidate(key)
                seen[place] = candidate
                candidate.sites.append(Site(paragraph, *place, span))
            known = candidate.found_by.get(extractor)
            if known is None or known[0] < proposal.score:
                candidate.found_by[extractor] = (proposal.score, proposal.note)
    for candidate in candidates.values():
        candidate.sites.sort()
    return candidates


def _without_edges(text: str, span: Span) -> Span:
    """Return the span without quotation marks and spaces at its edges; one character at least stays."""
    start, end = span
    while start < end - 1 and text[start] in _EDGES:
        start += 1
    while end > start + 1 and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
