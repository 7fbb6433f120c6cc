"""The extractor of quoted strings: the best single cue for a formulation in policy prose.

A quoted sentence (a full stop before the closing mark, or very long) is somebody's words, not a term.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.proposals import Proposal, propose
from glossary.quotes import quotations

__all__ = ["quoted_terms"]

_LONGEST = 24


@Language.component("tifa_quotations")
def quoted_terms(doc: Doc) -> Doc:
    """Propose what stands in quotation marks, unless it is a sentence."""
    return propose(doc, "quotations", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    for quotation in quotations(doc.text):
        span = doc.char_span(*quotation.inner, alignment_mode="expand")
        if span is None or quotation.sentence or len(span.text) < 2:
            continue
        long = len(span.text) > _LONGEST
        score = 0.4 if long else 0.95
        yield Proposal(span.start, span.end, "a quoted clause" if long else "in quotation marks", score)
