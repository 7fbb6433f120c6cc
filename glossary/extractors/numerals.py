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

__all__ = ["number_of", "numeral_formulations", "short_number_of"]

_HEADS: Final = "|".join(sorted(NUMERAL_HEADS, key=len, reverse=True))
_NUMBER: Final = rf"[{NUMERALS}]"
_FREE: Final = re.compile(rf"{_NUMBER}(?:大|个|项|重|条)(?:[\u4e00-\u9fff]{{0,2}}?)(?:{_HEADS})|新{_NUMBER}[样件种]")
_QUOTED: Final = re.compile(rf"^新?(?:{_NUMBER}{{1,2}}(?!是|月|日|年)|\d+\+[\dN])")
_SUM: Final = re.compile(r"\d+\+[\dNnXx](?:\+[\dNnXx])*")
# 十四五 is a plan's place in a row, 三年行动 a span of time, 三中全会 the third of its kind.
_NAMED: Final = re.compile(
    rf"新?(?P<number>{_NUMBER}{{1,2}})(?!{_NUMBER}|是|月|日|年|成|倍|万|亿|届|名|家|位|中全会)(?=[\u4e00-\u9fff])"
)
_VALUES: Final = {character: value for value, character in enumerate("〇一二三四五六七八九十")} | {"两": 2, "双": 2}


@Language.component("tifa_numerals")
def numeral_formulations(doc: Doc) -> Doc:
    """Propose numeral formulations."""
    return propose(doc, "numerals", _found(doc))


def number_of(term: str) -> int | None:
    """Return the number that a numeral formulation names, ``None`` where it is none.

    >>> number_of("新三样"), number_of("两个维护"), number_of("十二个必须"), number_of("新型工业化")
    (3, 2, 12, None)
    """
    match = _NAMED.match(term)
    if match is None or len(term) < 3 or match["number"] == "一":
        return None
    digits = match["number"]
    if len(digits) == 2:
        return 10 + _VALUES[digits[1]] if digits[0] == "十" and digits[1] in _VALUES else None
    return _VALUES.get(digits)


def short_number_of(term: str) -> int | None:
    """Return the number of a wording of two characters (三变, 两新); only an enumeration shows that it is one.

    >>> short_number_of("三变"), short_number_of("三亚湾")
    (3, None)
    """
    return _VALUES.get(term[0]) if len(term) == 2 and term[0] in NUMERALS and term[0] != "一" else None


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
