"""The extractor of parallels: wordings whose form alone makes them formulations.

Covered: enumerated parts of equal length with a shared character or tag pattern (补短板、锻长板、强基础;
高端化、智能化、绿色化), pairs of four-character phrases (举旗定向、掌舵领航), runs of verb–object pairs with the same
object (强链延链补链).
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from glossary.extractors.proposals import Proposal, propose

__all__ = ["parallels"]

_LIST: Final = re.compile(r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+")
_CHAIN: Final = re.compile(r"(?=([\u4e00-\u9fff]([\u4e00-\u9fff])(?:[\u4e00-\u9fff]\2){1,3}))")


@Language.component("tifa_parallels")
def parallels(doc: Doc) -> Doc:
    """Propose parallel wordings."""
    return propose(doc, "parallels", _found(doc))


def _found(doc: Doc) -> Iterator[Proposal]:
    for match in _LIST.finditer(doc.text):
        for start, end, note in _parallel_parts(match.group()):
            span = doc.char_span(match.start() + start, match.start() + end, alignment_mode="contract")
            if span is not None and span.text == match.group()[start:end]:
                yield Proposal(span.start, span.end, note, 0.7)
    for match in _CHAIN.finditer(doc.text):
        span = doc.char_span(*match.span(1), alignment_mode="contract")
        if span is not None and span.text == match[1] and len(set(match[1])) > 2:
            yield Proposal(span.start, span.end, "verbs with one object", 0.6)


def _parallel_parts(enumeration: str) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of an enumeration whose parts are alike in length or in ending.

    What stands before the first part without a mark (统筹补短板、锻长板) is left out by the others' length.

    >>> list(_parallel_parts("统筹补短板、锻长板、强基础"))[0]
    (2, 13, 'parts of equal length')
    """
    parts = enumeration.split("、")
    length = len(parts[-1] if len(parts) == 2 else parts[1])
    place = len(parts[0]) - length if len(parts[0]) > length else 0
    parts[0], parts[-1] = parts[0][place:], parts[-1][: max(length, 3)]
    equal = all(len(part) == length for part in parts) and length in (3, 4)
    one_ending = len({part[-1] for part in parts}) == 1
    if not (equal or one_ending):
        return
    whole = "、".join(parts)
    yield place, place + len(whole), "parts of equal length" if equal else "parts with one ending"
    for part in parts:
        yield place, place + len(part), "a part of a parallel"
        place += len(part) + 1
