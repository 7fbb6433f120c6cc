"""The extractor of numeral formulations: a number word stands for a list of members.

Covered: what is quoted and starts with a number word (“两个维护”, “三驾马车”), number + 大/个/项… + a head that
policy prose counts (五大体系, 四个自信), new kinds (新三样), and sums (“1+N”). A plain count (两家企业, 三个月,
十条建议) is none: its measure word or head is not of the class.
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.cues import NUMERAL_HEADS, NUMERALS
from glossary.extractors.proposals import Proposal, propose
from glossary.quotes import quotations

__all__ = ["numeral_formulations"]

_HEADS: Final = "|".join(sorted(NUMERAL_HEADS, key=len, reverse=True))
_NUMBER: Final = rf"[{NUMERALS}]"
_FREE: Final = re.compile(rf"{_NUMBER}(?:大|个|项|重|条)(?:[\u4e00-\u9fff]{{0,2}}?)(?:{_HEADS})|新{_NUMBER}[样件种]")
_QUOTED: Final = re.compile(rf"^新?(?:{_NUMBER}{{1,2}}(?!是|月|日|年)|\d+\+[\dN])")
_SUM: Final = re.compile(r"\d+\+[\dNnXx](?:\+[\dNnXx])*")


@Language.component("tifa_numerals")
def numeral_formulations(doc: Doc) -> Doc:
    """Propose numeral formulations."""
    return propose(doc, "numerals", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    text = doc.text
    for quotation in quotations(text):
        inner = quotation.inner.of(text)
        if _QUOTED.match(inner) and len(inner) <= 12 and not quotation.sentence:
            span = doc.char_span(*quotation.inner, alignment_mode="expand")
            if span is not None:
                yield Proposal(span.start, span.end, "a quoted wording that starts with a number", 0.95)
    for pattern, note in ((_FREE, "a number with a head that policy prose counts"), (_SUM, "a sum of numbers")):
        for match in pattern.finditer(text):
            span = doc.char_span(*match.span(), alignment_mode="contract")
            if span is not None and span.text == match.group():
                yield Proposal(span.start, span.end, note, 0.6)
