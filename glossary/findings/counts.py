"""Numbers that do not fit what is enumerated beside them: 四个意识 with three named.

Only unmistakable enumerations count: in brackets or behind 即, 分别是, 是指 and the like right after the wording
(behind 包括, 包含 and 涵盖, too, unless 不, 还, 主要 or 其中 says that these are not the parts, or not all of them),
items that are marked one by one (三个问题：一是…；二是…), and parts of one form right before a quoted wording.
An enumeration with 等 is open and proves nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.enumeration_edges import without_lead
from glossary.enumerations import LONGEST, clauses, count_opening, listed, start_of_clause
from glossary.findings.base import Finding, Showing, place_of
from glossary.members import items_at, members_of
from glossary.numerals import numbers_of, numeral_wordings
from glossary.types import Harvest, ParagraphPair, Span, TranslationUnit

__all__ = ["miscounted"]

_KIND: Final = "counts"
_SURE: Final = 0.9
_LIKELY: Final = 0.7
_HAN: Final = "[\u4e00-\u9fff]"
_N: Final = "[两三四五六七八九]"
#: What is counted one by one, before marked items only.
_PLAIN: Final = re.compile(rf"(?<![第十百千几数]){_N}(?:个|大|项|条|点|种|类|方面){_HAN}{{0,6}}(?=[：:。])")
_BRACKET: Final = re.compile(r"[”」]?[（(](?:即|包括|指)?[：:]?(?P<list>[^（()）。；;]*、[^（()）。；;]*)[）)]")
_NAMING: Final = re.compile(
    rf"[”」]?{_HAN}{{0,4}}?(?:[，,]?(?:即|(?:也)?就是|(?:分别|具体)(?:是|为|指|包括|包含)|是指|指的是)[：:]?|——)"
)
#: Verbs that name what something holds; what stands before one may say that this is not all.
_HOLDING: Final = re.compile(
    rf"[”」]?{_HAN}{{0,4}}?(?<![不未没还也既又])(?<!主要|其中|至少|例如)[，,]?(?:包括|包含|包涵|涵盖|涵括|囊括)了?[：:]?(?!但不限)"
)
_ITEMS: Final = re.compile(rf"[”」]?{_HAN}{{0,6}}[：:。]")
_QUOTED: Final = ("“", "「")
_FEWEST: Final = 2
_NEXT_ITEM: Final = re.compile(r"^\s*(?:第?[二三四五六七八九十]+[是、，要]|其[二三四]|[（(][二三四五六七八九\d])")


def miscounted(harvest: Harvest, _dictionary: Dictionary) -> tuple[Finding, ...]:
    """Return the wordings with a number beside which another number of parts is enumerated.

    Args:
        harvest: What one document gave.
        _dictionary: Not wanted here.

    Returns:
        One finding for each, in the order of the text.
    """
    return tuple(
        finding for number, pair in enumerate(harvest.document.pairs, 1) for finding in _in_pair(harvest, number, pair)
    )


def _in_pair(harvest: Harvest, number: int, pair: ParagraphPair) -> Iterator[Finding]:
    pairs = harvest.document.pairs
    goes_on = number < len(pairs) and bool(_NEXT_ITEM.match(pairs[number].zh))
    wordings = set(numeral_wordings(pair.zh))
    plain = {Span(*match.span()) for match in _PLAIN.finditer(pair.zh)}
    units = [unit for unit in harvest.units if unit.pair == number]
    for wording in sorted(wordings | plain):
        counts = numbers_of(wording.of(pair.zh))
        if not counts or any(members_of(pair.zh, wording, count, number) for count in counts):
            continue
        parts, score = _counted(pair.zh, wording, goes_on=goes_on, whole=wording in wordings)
        if len(parts) >= _FEWEST and len(parts) not in counts:
            yield from _finding(pair, units, wording, parts, score)


def _counted(text: str, wording: Span, *, goes_on: bool, whole: bool) -> tuple[Sequence[Span], float]:
    """The parts that are enumerated beside a wording, if that is beyond doubt."""
    match = _ITEMS.match(text, wording.end)
    items = items_at(text, match.end()) if match else ()
    if items:
        return ((), 0.0) if goes_on else (items, _SURE)
    if not whole:
        return (), 0.0
    bracket = _BRACKET.match(text, wording.end)
    if bracket:
        return _closed(text, Span(*bracket.span("list"))), _SURE
    for leading, score in ((_NAMING, _SURE), (_HOLDING, _LIKELY)):
        if match := leading.match(text, wording.end):
            following = clauses(text, match.end())
            return (_closed(text, following[0]) if following else ()), score
    return _parallel_before(text, wording), _LIKELY


def _closed(text: str, stretch: Span) -> Sequence[Span]:
    """The parts of an enumeration that is not left open, as a conjunction of the last two shows or 、 alone."""
    parts = listed(text, stretch)
    if len(parts) < _FEWEST or text[stretch.start : stretch.end].rstrip("”」 ").endswith("等"):
        return ()
    if any(not 0 < part.end - part.start <= LONGEST or "等" in part.of(text) for part in parts):
        return ()
    return count_opening(text, stretch, len(parts) + 1, certain=True) or parts


def _parallel_before(text: str, wording: Span) -> Sequence[Span]:
    """Parts of one length and one head right before a quoted wording: 政治意识、大局意识“四个意识”."""
    if text[wording.start - 1 : wording.start] not in _QUOTED or not wording.start:
        return ()
    stretch = Span(start_of_clause(text, wording.start - 1), wording.start - 1)
    parts = listed(text, stretch)
    if len(parts) < _FEWEST:
        return ()
    words = [part.of(text) for part in parts[1:]]
    first = without_lead(text, parts[0], words)
    words.insert(0, first.of(text))
    alike = len({(len(word), word[-1:]) for word in words}) == 1 and len(words[0]) > 1
    return [first, *parts[1:]] if alike else ()


def _finding(
    pair: ParagraphPair, units: Sequence[TranslationUnit], wording: Span, parts: Sequence[Span], score: float
) -> Iterator[Finding]:
    unit = next((unit for unit in units if unit.zh.holds(wording)), None)
    if unit is None:
        return
    marks = (wording, *(part for part in parts if unit.zh.holds(part)))
    told = f"{len(parts)} enumerated: {'、'.join(part.of(pair.zh) for part in parts)}"
    showing = Showing(told, place_of(pair, unit, marks), (pair.number,))
    yield Finding(_KIND, wording.of(pair.zh), score, (showing,))
