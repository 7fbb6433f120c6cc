"""Members of numeral formulations: what the text enumerates right before or after one.

Covered are enumerations before it ("新能源汽车、锂电池、光伏等“新三样”", "网络、标识、平台、数据、安全五大体系",
"以风、光、水为代表的三大清洁能源") and after it ("“三张网”,即水上、岸上、空中三网", "“三驾马车”(消费、投资、出口)").
One is taken only if it holds as many parts as the number says.
"""

import re
from os.path import commonprefix
from typing import Final

import rjieba

from glossary.extractors.cues import POLICY_VERBS
from glossary.types import Member, Span

__all__ = ["members_of", "open_members_of"]

#: Between the enumeration and the formulation that it enumerates.
_BEFORE: Final = re.compile(r"(?P<list>[^，。；：！？,;:!?()（）“”]+?)(?:等|这|的|为(?:主|内容)的)?[“\"「]?$")
#: The same, framed: 以 … 为代表的, 以 … 为主的.
_FRAMED: Final = re.compile(r"以(?P<list>[^，。；：！？,;:!?()（）“”以]+?)为[\u4e00-\u9fff]{1,2}的[“\"「]?$")
_AFTER: Final = re.compile(
    r"^[”\"」]?[^，。；：！？,;:!?()（）]{0,8}?(?:[，,]?(?:即|包括|分别是|也就是|是指|指的是)|[（(:：]|——)[“\"]?(?P<list>[^，。；！？,;!?()（）”]+)"
)
#: An open enumeration: 等 and nothing else stands between it and the term.
_OPEN: Final = re.compile(r"(?P<list>[^，。；：！？,;:!?()（）“”]*、[^，。；：！？,;:!?()（）“”]*?)等[“\"「]?$")
_FEWEST: Final = 2
_SEPARATOR: Final = re.compile(r"[、]|以及|和|与|及")
_ENUMERATION_MARK: Final = "、"
_LONGEST: Final = 14
#: Tags (of jieba's set) of words that name a class.
_NOUN_TAGS: Final = ("n", "j", "l", "eng")
#: Tags of words that may end what stands before a first member: verbs, particles, prepositions.
_LEADING_TAGS: Final = frozenset("vupdcr")


def members_of(text: str, formulation: Span, number: int, pair: int) -> tuple[Member, ...]:
    """Return the members that `text` enumerates for a numeral formulation, in order.

    Args:
        text: The Chinese paragraph.
        formulation: Where the formulation stands in it.
        number: How many members it has.
        pair: Number of the paragraph pair, for the members' place.

    Returns:
        Exactly `number` members, or none.

    >>> sentence = "要推动消费、投资、出口“三驾马车”协同发力"
    >>> [m.zh for m in members_of(sentence, Span(12, 16), 3, 1)]
    ['消费', '投资', '出口']
    """
    ahead = text[: formulation.start]
    before = _FRAMED.search(ahead) or _BEFORE.search(ahead)
    if before:
        found = _parts(before["list"], before.start("list"), number, from_end=True)
        if found:
            return tuple(Member(span.of(text), pair, span) for span in found)
    after = _AFTER.match(text[formulation.end :])
    if after:
        found = _parts(after["list"], formulation.end + after.start("list"), number, from_end=False)
        if found:
            return tuple(Member(span.of(text), pair, span) for span in found)
    return ()


def open_members_of(text: str, term: Span, pair: int) -> tuple[Member, ...]:
    """Return the members that `text` names as examples of a term: A、B、C等X.

    Args:
        text: The Chinese paragraph.
        term: Where the term stands in it.
        pair: Number of the paragraph pair, for the members' place.

    Returns:
        At least two members, in order, or none.

    >>> sentence = "攻关6G、量子通信、区块链等前沿技术"
    >>> [m.zh for m in open_members_of(sentence, Span(14, 18), 1)]
    ['6G', '量子通信', '区块链']
    """
    ahead = text[: term.start]
    # A quick look first: the search below goes over the whole paragraph, and most terms end no enumeration.
    before = _OPEN.search(ahead) if ahead.rstrip('“"「\n').endswith("等") else None
    if before is None or not rjieba.tag(term.of(text))[-1][1].startswith(_NOUN_TAGS):
        return ()  # what is done with the enumerated is no class of theirs
    spans = _cut(before["list"])
    spans[0] = _without_lead(before["list"], spans[0], spans[1:])
    offset = before.start("list")
    found = [Span(offset + span.start, offset + span.end) for span in spans]
    if len(found) < _FEWEST or any(not 0 < span.end - span.start <= _LONGEST for span in found):
        return ()
    return tuple(Member(span.of(text), pair, span) for span in found)


def _cut(enumeration: str) -> list[Span]:
    """Cut an enumeration at its separators."""
    spans: list[Span] = []
    place = 0
    for match in [*_SEPARATOR.finditer(enumeration), None]:
        end = match.start() if match else len(enumeration)
        spans.append(Span(place, end))
        place = match.end() if match else end
    return spans


def _parts(enumeration: str, offset: int, number: int, *, from_end: bool) -> list[Span]:
    """Cut an enumeration into `number` parts; nothing if it does not hold so many."""
    if number > 2 and _ENUMERATION_MARK not in enumeration:
        return []
    spans = _cut(enumeration)
    if len(spans) < number:
        return []
    chosen = spans[-number:] if from_end else spans[:number]
    if not from_end and len(spans) != number:
        return []
    if from_end and len(spans) == number:
        chosen[0] = _without_lead(enumeration, chosen[0], chosen[1:])
    if any(span.end - span.start > _LONGEST or span.end - span.start < 1 for span in chosen):
        return []
    return [Span(offset + span.start, offset + span.end) for span in chosen]


def _without_lead(enumeration: str, first: Span, others: list[Span]) -> Span:
    """Drop the words of the sentence that run into the first member.

    Where all other members start alike, so does the first. Else the cut is behind a verb or particle, where what
    is left is most like the others in length.
    """
    text, rest = first.of(enumeration), [other.of(enumeration) for other in others]
    shared = commonprefix(rest) if len(rest) > 1 else ""  # noqa: RUF071 - characters, no paths
    if shared and shared in text:
        return Span(first.start + text.rindex(shared), first.end)
    usual = sum(map(len, rest)) / max(1, len(rest))
    verbs_first = any(tagged[0][1].startswith("v") for tagged in map(rjieba.tag, rest) if tagged)
    shortest = min(2, max(1, min(map(len, rest), default=1)))
    best, place = 0, 0
    for word, tag in rjieba.tag(text):
        place += len(word)
        leads = tag[:1] in _LEADING_TAGS or word in POLICY_VERBS
        opening = tag == "v" and best == place - len(word) and not verbs_first  # the sentence's own verb
        nearer = abs(len(text) - place - usual) < abs(len(text) - best - usual)
        if leads and len(text) - place >= shortest and (opening or nearer):
            best = place
    return Span(first.start + best, first.end)
