"""Members: what a text enumerates right before or after a formulation that stands for a list.

A rule covers a class of wording, which its function names. A numeral formulation has members only if exactly as many
parts stand there as its number says; “等” between them and it does not matter then. Wordings without a number have
them if they are made of the parts' characters (简政放权、放管结合、优化服务: 放管服), or if 等 leads from examples to
them (A、B、C等X).
"""

import re
from collections.abc import Callable, Sequence
from os.path import commonprefix
from typing import Final

import rjieba

from glossary.enumeration_edges import opening
from glossary.enumerations import (
    LONGEST,
    clauses,
    cohesive,
    count_closing,
    count_opening,
    listed,
    start_of_clause,
)
from glossary.structure.items import FAMILIES
from glossary.types import Member, Span

__all__ = ["items_at", "members_of", "open_members_of", "spelt_members_of"]

_QUOTES: Final = ("“", "「", "『", '"'), ("”", "」", "』", '"')
_NO_MARK: Final = r"[^，。；：！？,;:!?()（）、“”\n]"
_HAN: Final = "[\u4e00-\u9fff]"
#: What an enumeration is framed by, to the formulation: the start is certain. 以…为代表的, 由…组成的, 包括…在内的.
_FRAMES: Final = (
    (
        "以",
        re.compile(
            rf"为(?:代表|主|重点|内容|支撑|核心|基础|抓手|目标|引领|骨干|依托|载体|标志|特征|中心|导向|主线|补充){_HAN}{{0,6}}$"
        ),
    ),
    ("由", re.compile(rf"(?:共同)?(?:组成|构成|形成)的?{_HAN}{{0,4}}$")),
    ("包括", re.compile(r"(?:等)?在内的$")),
    ("涵盖", re.compile(r"的$")),
)
#: Between an enumeration and the formulation behind it: 等, 这, 的 of an attribute, a verb that makes them one.
_LINKS: Final = re.compile(
    r"(?:等)?(?:[，,]?(?:这|即|也就是|是|——|构成了?|组成|形成|作为|合?称为?|[统并]称为?|叫做?|[视列定作]为|[概归总凝][括纳结练][为成]|打造成?)|共计?|合计"
    r"|(?:有机|相|紧密|深度|协同)?(?:结合|融合|统一|贯通|联动|衔接|并重|并举|协同|一体)的?|(?:组成|构成|形成)的)?$"
)
_OF: Final = re.compile(r"(?:等)?的$")
#: From a formulation to the enumeration behind it: what stands between, and the mark that leads to it.
_STRONG: Final = re.compile(
    rf"^{_NO_MARK}{{0,10}}?(?:[，,]?(?:即|也就是|就是|分别[是为指]|包[括含]|涵盖|是指|指的是|主要是|指|是)要?[：:]?|[：:]|——)"
    rf"|^{_NO_MARK}{{0,10}}?[（(](?:即|包括|指)?[：:]?"
)
_WEAK: Final = re.compile(r"^[^，。；：！？!?()（）、“”\n]{0,14}?[，,]")
_NEXT: Final = re.compile(rf"^{_NO_MARK}{{0,10}}?。")
#: A clause that says what another quoted wording means: “三带”指….
_OF_ANOTHER: Final = re.compile(r"[“「][^”」]{1,8}[”」](?:即|指|是|为|包括)")
_MODAL: Final = re.compile(r"^(?:必须|要|是)(?!否)(?=.{2})")
_APPOSITION: Final = re.compile(r"这[个条项一](?:.*)$")
_FEWEST: Final = 2
_LONGEST_EXAMPLE: Final = 14
_LONGEST_CLAUSE: Final = 40
_SHARED: Final = 2
_BY_TWOS: Final = 2
#: Clauses of a list that share no beginning are at most this much longer than each other.
_UNEVEN: Final = 1.5
#: An open enumeration: 等 and nothing else stands between it and the term.
_OPEN: Final = re.compile(r"等[“\"「]?$")
#: Tags (of jieba's set) of words that name a class.
_NOUN_TAGS: Final = ("n", "j", "l", "eng")

_Rule = Callable[[str, Span, int], Sequence[Span]]


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
    for rule in _RULES:
        found = rule(text, formulation, number)
        if len(found) == number and all(part.start < part.end for part in found):
            return tuple(Member(part.of(text), pair, part) for part in found)
    return ()


def spelt_members_of(text: str, term: Span, pair: int) -> tuple[Member, ...]:
    """Return the members of a short wording that takes one character from each of them, as 产学研 does.

    Args:
        text: The Chinese paragraph.
        term: Where the wording stands in it, in quotation marks.
        pair: Number of the paragraph pair, for the members' place.

    >>> sentence = "以简政放权、放管结合、优化服务为主要内容深化“放管服”改革"
    >>> [m.zh for m in spelt_members_of(sentence, Span(23, 26), 1)]
    ['简政放权', '放管结合', '优化服务']
    """
    label = term.of(text)
    if not (_FEWEST < len(label) <= 5 and text[term.start - 1 : term.start] in _QUOTES[0]):
        return ()
    members = members_of(text, term, len(label), pair)
    if all(character in member.zh for character, member in zip(label, members, strict=bool(members))):
        return members
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
    stretch = Span(start_of_clause(text, before.start()), before.start())
    number = len(listed(text, stretch))
    if number < _FEWEST:
        return ()
    found = count_closing(text, stretch, number + 1) or count_closing(text, stretch, number)
    if any(not 0 < part.end - part.start <= _LONGEST_EXAMPLE for part in found):
        return ()
    return tuple(Member(part.of(text), pair, part) for part in found)


# --- rules for what stands before ----------------------------------------------------------------------


def _framed(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """以A、B、C为代表的NX, 由A、B、C组成的NX, 包括A、B、C在内的NX."""
    outer = _outer(text, formulation)
    start = start_of_clause(text, outer.start)
    for opener, closer in _FRAMES:
        match = closer.search(text, start, outer.start)
        place = text.find(opener, start, match.start()) if match else -1
        while match and place >= 0:
            found = count_closing(text, Span(place + len(opener), match.start()), number, certain=True)
            if found and not any(part.of(text).startswith(opener) for part in found[1:]):  # no 以A为主体、以B为导向
                return found
            place = text.find(opener, place + 1, match.start())
    return ()


def _before(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """A、B、CNX, A、B、C等NX, A和B这两个X, “A”“B”“C”NX, A、B、C相结合的NX."""
    outer = _outer(text, formulation)
    for pattern in (_LINKS, _OF):
        match = pattern.search(text[: outer.start])
        if match is None or text[match.start() - 1 : match.start()] == "的":
            continue
        stretch = Span(start_of_clause(text, match.start()), match.start())
        found = count_closing(text, stretch, number)
        if found and (pattern is not _OF or len({part.end - part.start for part in found}) == 1):
            return found
    return ()


def _clauses_before(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """必须A，必须B，必须C。“三个必须”…, and …，这“三个必须”: clauses that start alike."""
    outer = _outer(text, formulation)
    match = re.search(r"(?:[。；;]|[，,](?:这就是|这)|——)(?:这就是|这|以上)?$", text[: outer.start])
    if match is None:
        return ()
    start = max((text.rfind(mark, 0, match.start()) for mark in "。！？!?：:\n"), default=-1) + 1
    found = [part for part in clauses(text, start) if part.end <= match.start()]
    before = [part for part in found[:-number] if part.start < part.end]
    return _parallel(text, [*found[-number:], *before[-1:]], number, label=formulation.of(text))


# --- rules for what stands behind ----------------------------------------------------------------------


def _items_behind(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """“三个X”：一是…；二是…；三是…, and over the border of the sentence: “三个X”。第一，…；第二，…；第三，…."""
    outer = _outer(text, formulation)
    for pattern in (_STRONG, _NEXT, _WEAK):
        match = pattern.match(text[outer.end :])
        items = items_at(text, outer.end + match.end()) if match else ()
        if len(items) == number:
            return items
    return ()


def _listed_behind(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """“三个X”：A、B、C, “三个X”即A、B和C, “三个X”（A、B、C）, “三个X”——A、B、C."""
    outer = _outer(text, formulation)
    match = _STRONG.match(text[outer.end :])
    if match is None:
        return ()
    start = outer.end + match.end()
    following = clauses(text, start)
    if not following:
        return ()
    found = count_opening(text, following[0], number, certain=True)
    return found or _clauses_of(text, following, number, formulation.of(text))


def _verb_behind(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """“三个X”，做到A、B、C: a clause that carries the formulation out and lists parts that belong together."""
    outer = _outer(text, formulation)
    match = _WEAK.match(text[outer.end :])
    if match is None:
        return ()
    following = clauses(text, outer.end + match.end())
    if not following or _OF_ANOTHER.match(following[0].of(text)):
        return ()
    label = formulation.of(text)
    found = count_opening(text, following[0], number)
    if found and cohesive(text, found, label, edges=number > _BY_TWOS):
        return found
    return _parallel(text, following[: number + 1], number, label=label) or _subjects(text, following, number, label)


def _clauses_behind(text: str, formulation: Span, number: int) -> Sequence[Span]:
    """“三个坚持”。坚持A，坚持B，坚持C: the next sentence."""
    outer = _outer(text, formulation)
    match = _NEXT.match(text[outer.end :])
    if match is None:
        return ()
    following = clauses(text, outer.end + match.end(), "，,；;。")
    return _parallel(text, following[: number + 1], number, label=formulation.of(text))


_RULES: Final[tuple[_Rule, ...]] = (
    _framed,
    _before,
    _items_behind,
    _listed_behind,
    _clauses_before,
    _verb_behind,
    _clauses_behind,
)


def items_at(text: str, start: int) -> tuple[Span, ...]:
    """Return the items that markers count from `start` on (一是…；二是…), each to the end of its first clause.

    >>> text = "面临三难：一是招人难；二是留人难，要想办法；三是育人难。"
    >>> [item.of(text) for item in items_at(text, 5)]
    ['招人难', '留人难', '育人难']
    """
    for family in FAMILIES:
        first = family.pattern.match(text, start) if family.lang == "zh" else None
        if first is None or family.parse(first["n"]) != 1:
            continue
        marks = [first]
        for mark in family.pattern.finditer(text, first.end()):
            if family.parse(mark["n"]) in {len(marks) + 1, 0}:
                marks.append(mark)
        return tuple(_item(text, mark.end()) for mark in marks)
    return ()


def _item(text: str, start: int) -> Span:
    while text[start : start + 1] in tuple("，,、：: 是"):
        start += 1
    end = next((place for place in range(start, len(text)) if text[place] in "，,。；;：:\n"), len(text))
    return Span(start, end)


def _clauses_of(text: str, found: Sequence[Span], number: int, label: str) -> Sequence[Span]:
    """Clauses behind a colon or 即: as many as the number says, up to the end of the sentence, or alike."""
    alike = _parallel(text, found[: number + 1], number, label=label, named=False)
    if alike or len(found) != number or number == _BY_TWOS:
        return alike
    lengths = [part.end - part.start for part in found]
    return found if max(lengths) <= min(LONGEST, _UNEVEN * min(lengths)) else ()


def _parallel(text: str, found: Sequence[Span], number: int, *, label: str, named: bool = True) -> Sequence[Span]:
    """Clauses that start alike, and no more of them than the number says.

    Args:
        text: The Chinese paragraph.
        found: Clauses; those behind the number-th show that it is not more.
        number: How many there have to be.
        label: The formulation.
        named: Whether the beginning has to recur in the formulation: 两个毫不动摇, 毫不动摇巩固…，毫不动摇鼓励….
    """
    if len(found) < number or any(not 1 < part.end - part.start <= _LONGEST_CLAUSE for part in found[:number]):
        return ()
    words = [part.of(text) for part in found[:number]]
    if len(words) < _BY_TWOS:
        return ()
    shared = commonprefix([*words[1:], words[1][:_LONGEST_EXAMPLE]])  # noqa: RUF071 - characters, no paths
    if number == _BY_TWOS:
        shared = next((shared[:end] for end in range(len(shared), 1, -1) if shared[:end] in words[0]), "")
    if len(shared) < _SHARED or shared not in words[0] or any(shared in part.of(text) for part in found[number:]):
        return ()
    if named and not set(shared) & set(label[1:]):
        return ()
    first = Span(found[0].start + words[0].rindex(shared), found[0].end)
    return [_core(text, part) for part in (first, *found[1:number])]


def _core(text: str, clause: Span) -> Span:
    """A clause without its modal verb and without an apposition: 必须|坚持开放|这个关键一招."""
    wording = clause.of(text)
    modal, apposition = _MODAL.match(wording), _APPOSITION.search(wording)
    end = apposition.start() if apposition and apposition.start() > 1 else len(wording)
    return Span(clause.start + (modal.end() if modal else 0), clause.start + end)


def _subjects(text: str, found: Sequence[Span], number: int, label: str) -> Sequence[Span]:
    """Clauses whose subjects end as the formulation does: “三岸”, 北岸重在…，东岸重在…，南岸重在…."""
    heads = [re.match(rf"{_HAN}{{1,3}}?{re.escape(label[-1])}", part.of(text)) for part in found[:number]]
    if len(heads) < number or not all(heads):
        return ()
    subjects = [Span(part.start, part.start + head.end()) for part, head in zip(found, heads, strict=False) if head]
    return () if any(opening(subject.of(text)) for subject in subjects) else subjects


def _outer(text: str, formulation: Span) -> Span:
    """The formulation with the quotation marks around it; what stands behind it inside of them belongs to it."""
    start, end = formulation
    if text[start - 1 : start] in _QUOTES[0] and start > 0:
        start -= 1
        closer = next((place for place in range(end, len(text)) if text[place] in _QUOTES[1]), end - 1)
        end = closer + 1 if closer - end <= _LONGEST_EXAMPLE else end
    elif text[end : end + 1] in _QUOTES[1] and end < len(text):
        end += 1
    return Span(start, end)
