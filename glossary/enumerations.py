"""Enumerations: a stretch of Chinese cut into the parts that it lists, with quotation marks and brackets kept whole.

Parts are separated by 、 or stand in quotation marks side by side (“A”“B”“C”); the last two may be joined by a
conjunction (A、B和C). What is a conjunction and what a piece of a word (碳中和, 和谐) the words of the text tell.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import rjieba

from glossary.enumeration_edges import opening, without_lead, without_tail, without_unshared
from glossary.types import Span

__all__ = ["LONGEST", "clauses", "cohesive", "count_closing", "count_opening", "listed", "start_of_clause"]

#: Longest part of an enumeration with 、 and longest clause, in characters.
LONGEST: Final = 24
_BREAKS: Final = frozenset("，。；：！？,;:!?…—\n")
_STOPS: Final = frozenset("。！？!?—\n")
_CLOSERS: Final = {"”": "“", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《"}
_OPENERS: Final = {opener: closer for closer, opener in _CLOSERS.items()}
_CONJUNCTIONS: Final = frozenset({"和", "与", "及", "以及", "暨"})
_BY_TWOS: Final = 2
#: Tags (of jieba's set) of verbs and adverbs that are no nouns.
_GOVERNING: Final = frozenset({"v", "vd", "vi", "d", "ad"})
#: Another wording with a number closes what was enumerated before it: 国内国际两个大局、….
_ANOTHER: Final = re.compile(r"[两三四五六七八九十](?:大|个|项|重|条|件|张|种|类|级|道|对)[\u4e00-\u9fff]{1,4}$")
#: What an option costs, in characters of unevenness: more parts than counted stand there; one part alone is joined.
_LEFT_OVER: Final = 1.5
_JOINED: Final = 2.0


def start_of_clause(text: str, end: int) -> int:
    """Return where the clause that reaches to `end` begins; marks inside of quotations and brackets end no clause.

    >>> start_of_clause("发展快，推进“A，B”、C", 13)
    4
    """
    place = end
    while place > 0:
        character = text[place - 1]
        if character in _CLOSERS:
            opener = text.rfind(_CLOSERS[character], 0, place - 1)
            if opener < 0:
                return place
            place = opener
        elif character in _BREAKS or character in _OPENERS:
            return place
        else:
            place -= 1
    return 0


def listed(text: str, stretch: Span) -> list[Span]:
    """Cut a stretch at its 、 and between quotations that stand side by side.

    >>> [part.of("甲、“乙、丙”“丁”") for part in listed("甲、“乙、丙”“丁”", Span(0, 10))]
    ['甲', '“乙、丙”', '“丁”']
    """
    spans: list[Span] = []
    start = place = stretch.start
    while place < stretch.end:
        character = text[place]
        if character in _OPENERS:
            closer = text.find(_OPENERS[character], place, stretch.end)
            place = closer if closer >= 0 else place
            beside = text[place : place + 2] in {"”“", "」「", "』『", "》《"}
            if beside and place + 1 < stretch.end:
                spans.append(Span(start, place + 1))
                start = place + 1
        elif character == "、":
            spans.append(Span(start, place))
            start = place + 1
        place += 1
    return [*spans, Span(start, stretch.end)]


def clauses(text: str, start: int, marks: str = "，,；;") -> list[Span]:
    """Return the clauses from `start` to the end of the sentence, without their marks.

    >>> [part.of("甲为先，乙为后。丙") for part in clauses("甲为先，乙为后。丙", 0)]
    ['甲为先', '乙为后']
    """
    found: list[Span] = []
    place = start
    while place < len(text):
        character = text[place]
        if character in _OPENERS:
            closer = text.find(_OPENERS[character], place)
            place = closer if closer >= 0 else place
        elif character in marks or character in _STOPS or character in _CLOSERS:
            found.append(Span(start, place))
            start = place + 1
            if character not in marks:
                return found
        place += 1
    return [*found, Span(start, len(text))] if start < len(text) else found


def count_closing(text: str, stretch: Span, number: int, *, certain: bool = False) -> list[Span]:
    """Return the `number` parts that a stretch ends with, without the words of the sentence before the first.

    Args:
        text: The Chinese paragraph.
        stretch: A clause, or the part of one, that ends with the last part.
        number: How many parts there have to be.
        certain: Whether the first part begins where the stretch does.

    Returns:
        The parts in order, or none: there are fewer, or what stands before them is of the enumeration as well.
    """
    inner = _quoted_list(text, stretch)
    if inner is not None:
        return count_closing(text, inner, number, certain=True)
    best: tuple[float, list[Span]] = (float("inf"), [])
    for parts in _options(text, stretch, number):
        chosen = parts[-number:]
        rest = [part.of(text) for part in chosen[1:]]
        if len(chosen) < number or not all(part.of(text).strip() for part in chosen):
            continue
        first = chosen[0] if certain else without_lead(text, chosen[0], rest)
        if len(parts) > number and (certain or first == chosen[0]):
            continue
        chosen = [first, *chosen[1:]]
        if not certain and _governs(text, parts[-number], chosen):
            continue
        cost = _unevenness(text, chosen) + _LEFT_OVER * (len(parts) > number)
        if _sized(chosen) and cost < best[0]:
            best = (cost, chosen)
    return [_bare(text, part) for part in best[1]]


def count_opening(text: str, stretch: Span, number: int, *, certain: bool = False) -> list[Span]:
    """Return the parts of a stretch if they are `number`, without words before the first and behind the last.

    Args:
        text: The Chinese paragraph.
        stretch: A clause that begins with, or leads up to, the first part.
        number: How many parts there have to be.
        certain: Whether the first part begins where the stretch does.
    """
    best: tuple[float, list[Span]] = (float("inf"), [])
    for parts in _options(text, stretch, number):
        if len(parts) != number or not all(part.of(text).strip() for part in parts):
            continue
        begin = without_unshared if certain else without_lead
        first = begin(text, parts[0], [part.of(text) for part in parts[1:]])
        chosen = [first, *parts[1:]]
        chosen[-1] = without_tail(text, chosen[-1], [part.of(text) for part in chosen[:-1]])
        cost = _unevenness(text, chosen)
        if _sized(chosen) and cost < best[0]:
            best = (cost, chosen)
    return [_bare(text, part) for part in best[1]]


def _quoted_apart(text: str, span: Span) -> bool:
    """Return whether a stretch is one quotation."""
    return span.end - span.start > 2 and _OPENERS.get(text[span.start]) == text[span.end - 1]


def _quoted_list(text: str, stretch: Span) -> Span | None:
    """Where the list stands that one pair of quotation marks holds: 把住“入口、过程、出口”|三道关."""
    if text[stretch.end - 1 : stretch.end] not in tuple("”」』") or stretch.start >= stretch.end:
        return None
    opener = text.rfind(_CLOSERS[text[stretch.end - 1]], stretch.start, stretch.end)
    inner = Span(opener + 1, stretch.end - 1)
    alone = opener >= 0 and "、" in inner.of(text) and "、" not in text[stretch.start : opener]
    return inner if alone else None


def _governs(text: str, raw: Span, parts: Sequence[Span]) -> bool:
    """Whether the last part is none, but a verb that governs what follows (坚定“甲”、做到“乙”).

    Args:
        text: The Chinese paragraph.
        raw: The first part with its lead.
        parts: The parts, the first without its lead.
    """
    last = parts[-1]
    if len(parts) == _BY_TWOS and _are_verbs([part.of(text) for part in parts]):
        return True
    if text[last.start - 1] != "、" or opening(last.of(text)) < last.end - last.start:
        return False
    others = [raw, *parts[1:-1]]
    return any(0 < opening(part.of(text)) < part.end - part.start for part in others[-1:])


def _are_verbs(parts: Sequence[str]) -> bool:
    """Whether two parts are verbs that govern what follows together: 巩固和发展; not 防洪、防旱, which share a verb."""
    if parts[0][0] == parts[1][0]:
        return False
    tags = [tag for part in parts for _, tag in rjieba.tag(part)]
    return all(tag in _GOVERNING or tag == "vn" for tag in tags) and any(tag in _GOVERNING for tag in tags)


def _options(text: str, stretch: Span, number: int) -> Iterator[list[Span]]:
    """The ways to cut a stretch: at its marks, and at a conjunction of its last part as well."""
    parts = listed(text, stretch)
    closed = max((place for place, part in enumerate(parts[:-1], 1) if _ANOTHER.search(part.of(text))), default=0)
    parts = parts[closed:]
    if number > _BY_TWOS and len(parts) == 1:
        return  # conjunctions alone enumerate no more than two
    yield parts
    last = parts[-1]
    for cut in [*_conjunctions(text, last)] or _unseen_conjunctions(text, last):
        yield [*parts[:-1], Span(last.start, cut.start), Span(cut.end, last.end)]
    if number == _BY_TWOS and len(parts) == 1:
        yield from _side_by_side(text, last)


def _conjunctions(text: str, part: Span) -> Iterator[Span]:
    """The conjunctions inside of a part, outside of its quotations."""
    place, depth = part.start, 0
    for word, _ in rjieba.tag(part.of(text)):
        depth += sum((character in _OPENERS) - (character in _CLOSERS) for character in word)
        if word in _CONJUNCTIONS and not depth and part.start < place and place + len(word) < part.end:
            yield Span(place, place + len(word))
        place += len(word)


def _unseen_conjunctions(text: str, part: Span) -> Iterator[Span]:
    """Conjunctions that the cutting into words takes for pieces of names: between two halves of one length.

    Those inside of quotation marks and brackets join nothing here, either.
    """
    middle = (part.start + part.end) // 2
    before = text[part.start : middle]
    if sum((character in _OPENERS) - (character in _CLOSERS) for character in before):
        return
    if (part.end - part.start) % _BY_TWOS and text[middle] in _CONJUNCTIONS and middle - part.start >= _BY_TWOS:
        yield Span(middle, middle + 1)


def _side_by_side(text: str, part: Span) -> Iterator[list[Span]]:
    """Two words that share a character and stand side by side at the end: 国内国际."""
    ends = [part.start]
    for word in rjieba.cut(part.of(text)):
        ends.append(ends[-1] + len(word))
    middle, start = part.end - _BY_TWOS, part.end - 2 * _BY_TWOS
    if {middle, start} <= set(ends):
        first, second = text[start:middle], text[middle : part.end]
        if first != second and (first[0] == second[0] or first[1] == second[1]):
            yield [Span(start, middle), Span(middle, part.end)]


def _unevenness(text: str, parts: Sequence[Span]) -> float:
    """How unlike the parts are: mean difference of their lengths, and conjunctions in some of them only."""
    lengths = [part.end - part.start for part in parts]
    mean = sum(lengths) / len(lengths)
    joined = sum(any(True for _ in _conjunctions(text, part)) for part in parts)
    return sum(abs(length - mean) for length in lengths) / len(lengths) + _JOINED * (0 < joined < len(parts))


def _sized(parts: Sequence[Span]) -> bool:
    return all(0 < part.end - part.start <= LONGEST for part in parts)


def _bare(text: str, part: Span) -> Span:
    """A part without the quotation marks around it, and without white space at its edges."""
    raw = part.of(text)
    start = part.start + len(raw) - len(raw.lstrip())
    end = part.end - (len(raw) - len(raw.rstrip()))
    inner = Span(start, end)
    if _quoted_apart(text, inner) and text[start] not in "《（(":
        return Span(start + 1, end - 1)
    return inner


def cohesive(text: str, parts: Sequence[Span], label: str, *, edges: bool = True) -> bool:
    """Return whether parts belong together: all but one at most share a character of `label`, or an edge.

    Args:
        text: The Chinese paragraph.
        parts: The parts.
        label: The formulation that may stand for them; its first character, the number, does not count.
        edges: Whether a first or last character that they share will do.

    >>> text = "建好、管好、运营好"
    >>> cohesive(text, listed(text, Span(0, 9)), "四好农村路", edges=False)
    True
    """
    words = [part.of(text) for part in parts]
    need = len(words) if len(words) <= _BY_TWOS else len(words) - 1
    ends = [[word[0] for word in words], [word[-1] for word in words]]
    shared = edges and any(max(map(end.count, end)) >= need for end in ends)
    named = any(sum(character in word for word in words) >= need for character in label[1:] if character.isalpha())
    return shared or named
