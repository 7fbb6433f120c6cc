"""The extractor of glosses: what the translator gives in Chinese, in brackets, is a term.

The only extractor over the English side: the bracket stands there, the term in the Chinese paragraph.
"""

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.proposals import Proposal, propose
from glossary.glosses import glosses

__all__ = ["glossed_terms"]


@Language.component("tifa_glosses")
def glossed_terms(doc: Doc) -> Doc:
    """Propose the Chinese originals that stand in brackets in an English paragraph."""
    found = []
    text = doc.text
    for gloss in glosses(text):
        start = text.index(gloss.zh, gloss.end)
        span = doc.char_span(start, start + len(gloss.zh), alignment_mode="expand")
        if span is not None:
            found.append(Proposal(span.start, span.end, "the translator gives it in brackets", 0.99))
    return propose(doc, "glosses", found)
