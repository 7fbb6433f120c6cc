"""The extractor of enumerated formulations: beside it stand exactly as many parts as its number says.

Covered is every quoted wording that names a number (“三医”, “三县一市”) and number + measure word + noun
(三重压力), with the enumeration before or behind it. Number and count agree by chance so seldom that the ranking
takes these by rule.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.proposals import Proposal, propose
from glossary.members import members_of
from glossary.numerals import numbers_of, numeral_wordings

__all__ = ["enumerated_formulations"]


@Language.component("tifa_enumerated")
def enumerated_formulations(doc: Doc) -> Doc:
    """Propose the wordings with a number whose members the paragraph enumerates."""
    return propose(doc, "enumerated", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    text = doc.text  # spaCy puts it together each time it is asked
    for wording in numeral_wordings(text):
        if any(members_of(text, wording, number, 0) for number in numbers_of(wording.of(text))):
            span = doc.char_span(*wording, alignment_mode="expand")
            if span is not None and span.text.strip('“”「」『』"') == wording.of(text):
                yield Proposal(span.start, span.end, "as many parts as its number says stand beside it", 0.97)
