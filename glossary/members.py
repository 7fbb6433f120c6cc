"""Members of numeral formulations: what the text enumerates right before or after one.

Covered are enumerations before it ("新能源汽车、锂电池、光伏等“新三样”", "网络、标识、平台、数据、安全五大体系",
"以风、光、水为代表的三大清洁能源") and after it ("“三张网”,即水上、岸上、空中三网", "“三驾马车”(消费、投资、出口)").
One is taken only if it holds as many parts as the number says.
"""

import re
from typing import Final

from glossary.types import Member, Span

__all__ = ["members_of"]

#: Between the enumeration and the formulation that it enumerates.
_BEFORE: Final = re.compile(r"(?P<list>[^，。；：！？,;:!?()（）“”]+?)(?:等|这|的|为(?:主|内容)的)?[“\"「]?$")
#: The same, framed: 以 … 为代表的, 以 … 为主的.
_FRAMED: Final = re.compile(r"以(?P<list>[^，。；：！？,;:!?()（）“”以]+?)为[\u4e00-\u9fff]{1,2}的[“\"「]?$")
_AFTER: Final = re.compile(
    r"^[”\"」]?[^，。；：！？,;:!?()（）]{0,8}?(?:[，,]?(?:即|包括|分别是|也就是|是指|指的是)|[（(:：]|——)[“\"]?(?P<list>[^，。；！？,;!?()（）”]+)"
)
_SEPARATOR: Final = re.compile(r"[、]|以及|和|与|及")
_ENUMERATION_MARK: Final = "、"
_LONGEST: Final = 14
#: Words before the first member that belong to the sentence: the longest first.
_LEAD: Final = re.compile(
    r"^.*?(?:实施|推动|推进|建设|构建|建成|打造|统筹|包括|加快|增强|促进|形成|发展|坚持|做好|抓好|强化|完善|提升|聚焦|围绕|拉动|"
    r"发挥|用好|创造|织密|编织|守住|推广|支持|坚定|做到|是|有|把|对|以|在|从|由|将|了|的)"
)


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


def _parts(enumeration: str, offset: int, number: int, *, from_end: bool) -> list[Span]:
    """Cut an enumeration into `number` parts; nothing if it does not hold so many."""
    if number > 2 and _ENUMERATION_MARK not in enumeration:
        return []
    spans: list[Span] = []
    place = 0
    for match in [*_SEPARATOR.finditer(enumeration), None]:
        end = match.start() if match else len(enumeration)
        spans.append(Span(place, end))
        place = match.end() if match else end
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
    """Drop the words of the sentence that run into the first member."""
    text = first.of(enumeration)
    longest = max((other.end - other.start for other in others), default=len(text))
    while len(text) > longest:
        lead = _LEAD.match(text)
        if lead is None or lead.end() >= len(text):
            break
        text = text[lead.end() :]
    return Span(first.end - len(text), first.end)
