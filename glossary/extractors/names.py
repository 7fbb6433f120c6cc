"""The extractor of names: runs of words that end like a plan, a law, a meeting or a body.

Covered: …战略, …规划, …行动, …工程, 《…法》, …大会, …委员会, and the fixed ways to name congresses (党的…大).
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from glossary.extractors.cues import CLAUSE_BREAKS, ORG_ENDINGS, POLICY_VERBS, QUOTE_MARKS, STRATEGY_ENDINGS
from glossary.extractors.proposals import Proposal, propose

__all__ = ["names"]

_LONGEST: Final = 9
_TITLE: Final = re.compile(r"《([^《》]{2,40})》")
_CONGRESS: Final = re.compile(r"(?:党的)?[一二三四五六七八九十]{1,3}[大届](?:[一二三四五六七]中全会)?")
_ENDINGS: Final = STRATEGY_ENDINGS + ORG_ENDINGS
_BORDER_TAGS: Final = frozenset({"uj", "ul", "uv", "uz", "c", "p", "r", "d", "f", "y", "x"})


@Language.component("tifa_names")
def names(doc: Doc) -> Doc:
    """Propose names of plans, laws, meetings and bodies."""
    return propose(doc, "names", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    text = doc.text
    for match in _TITLE.finditer(text):
        span = doc.char_span(*match.span(1), alignment_mode="contract")
        if span is not None and len(span.text):
            yield Proposal(span.start, span.end, "a title in 《》", 0.9)
    for match in _CONGRESS.finditer(text):
        span = doc.char_span(*match.span(), alignment_mode="contract")
        if span is not None and span.text == match.group() and len(span.text) > 2:
            yield Proposal(span.start, span.end, "names a Party congress", 0.9)
    for token in doc:
        if token.text.endswith(_ENDINGS):
            start = _run_start(doc, token)
            if len(doc[start : token.i + 1].text) > 3:
                yield Proposal(start, token.i + 1, f"ends like a name: …{token.text}", 0.6)


def _run_start(doc: Doc, head: Token) -> int:
    """First token of the run of words that `head` ends."""
    start = head.i
    while start > 0 and head.i - start < _LONGEST:
        before = doc[start - 1]
        text = before.text
        if text in CLAUSE_BREAKS or text in QUOTE_MARKS or text in POLICY_VERBS or before.tag_ in _BORDER_TAGS:
            break
        start -= 1
    return start
