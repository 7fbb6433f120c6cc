"""Enumerations inside a paragraph: 一是…；二是…, 首先…其次…, (1)…(2)… and their English counterparts.

Markers of one family make an enumeration when they count from one without a gap; a marker alone (世界第一,
"first of all" once) makes none. The enumerations of the two languages are matched in order, like length first,
and their items by ordinal.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from glossary.structure.numbering import chinese_number, word_number
from glossary.structure.script import simplified
from glossary.types import Item, Lang, ParagraphPair, Span

__all__ = ["FAMILIES", "Family", "find_items"]

# The ordinal of 最后 and Finally: whatever comes next in an enumeration that has begun.
_LAST: Final = 0
_SEQUENCE_ZH: Final = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": _LAST}


def _sequence_word(word: str) -> int | None:
    return _SEQUENCE_ZH.get(word)


def _counting_word(phrase: str) -> int | None:
    word = phrase.split(maxsplit=1)[0].lower()
    return _LAST if word in ("finally", "last", "lastly") else word_number(word)


def _circled(character: str) -> int | None:
    return ord(character) - ord("①") + 1


@dataclass(frozen=True, slots=True)
class Family:
    """A way to mark the items of an enumeration.

    Attributes:
        name: Name of the family.
        lang: Language of its markers.
        pattern: Finds a marker; group ``n`` is what `parse` reads.
        parse: Returns the ordinal; 0 for "the last", ``None`` for no ordinal.
    """

    name: str
    lang: Lang
    pattern: re.Pattern[str]
    parse: Callable[[str], int | None]


# A clause begins: at the start, after a mark or a space, or after a quotation mark that a colon opens.
_ZH_EDGE: Final = r"(?:^|(?<=[。；;：:，,！!？?、—\s])|(?<=[：:]“)|(?<=[：:]「))"
_EN_EDGE: Final = r"(?:^|(?<=[.!?;:,—–\d”’)]\s)|(?<=[;,:.]\sand\s)|(?<=:\s“))"
_N: Final = "[一二三四五六七八九十]{1,3}"
_EN_WORDS: Final = (
    "first(?:ly| of all)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|seventh(?:ly)?"
    "|eighth(?:ly)?|ninth(?:ly)?|tenth(?:ly)?|eleventh|twelfth|finally|lastly|last"
)

#: To add a family of markers, add a row. 一是一 and 一要 without 二要 fall out by pattern and by count.
FAMILIES: Final[tuple[Family, ...]] = (
    Family("shi", "zh", re.compile(rf"{_ZH_EDGE}(?P<n>{_N})是(?!(?P=n))"), chinese_number),
    Family("yao", "zh", re.compile(rf"{_ZH_EDGE}(?P<n>{_N})要"), chinese_number),
    Family("di", "zh", re.compile(rf"{_ZH_EDGE}第(?P<n>{_N})(?=[，,、：:是])"), chinese_number),
    Family("qi", "zh", re.compile(rf"{_ZH_EDGE}其(?P<n>{_N})(?=[，,、：:是])"), chinese_number),
    Family(
        "sequence", "zh", re.compile(rf"{_ZH_EDGE}(?P<n>首先|其次|(?:再次|再者|最后)(?=[，,是要]))"), _sequence_word
    ),
    Family("paren-zh", "zh", re.compile(rf"[(（](?P<n>{_N})[)）]"), chinese_number),
    Family("paren", "zh", re.compile(r"[(（](?P<n>\d{1,2})[)）]"), chinese_number),
    Family("circled", "zh", re.compile(r"(?P<n>[①-⑳])"), _circled),
    Family("words", "en", re.compile(rf"{_EN_EDGE}(?P<n>(?i:{_EN_WORDS}))[,:]"), _counting_word),
    Family("paren", "en", re.compile(r"(?<![\w)])[(（](?P<n>\d{1,2})[)）]"), chinese_number),
    Family("circled", "en", re.compile(r"(?P<n>[①-⑳])"), _circled),
)

_TRAILING_AND: Final = re.compile(r"\s+and$")


class _Marker(NamedTuple):
    span: Span
    ordinal: int
    family: str


#: An enumeration: its markers, counting from one.
_Run = tuple[_Marker, ...]


def find_items(pair: ParagraphPair, starts: tuple[int, int] = (0, 0)) -> tuple[Item, ...]:
    """Return the items that the Chinese of a pair enumerates, with their English where it marks them too.

    Args:
        pair: A paragraph pair.
        starts: Where to look from in the Chinese and the English: after the number and title of a heading.

    Returns:
        The items in the order of the text; an item that holds an enumeration comes before its items.

    >>> pair = ParagraphPair(1, "一是修路;二是架桥。", "First, roads. Second, bridges.")
    >>> [(item.ordinal, item.zh.of(pair.zh), item.en.of(pair.en)) for item in find_items(pair)]
    [(1, '一是修路;', 'First, roads.'), (2, '二是架桥。', 'Second, bridges.')]
    """
    zh_runs = _runs(pair.zh, "zh", starts[0])
    en_runs = _runs(pair.en, "en", starts[1])
    items = []
    for run, partner in zip(zh_runs, _partners(zh_runs, en_runs), strict=True):
        english = {marker.ordinal: (marker, span) for marker, span in _spans(partner, en_runs, pair.en)}
        for marker, span in _spans(run, zh_runs, pair.zh):
            en_marker, en_span = english.get(marker.ordinal, (None, None))
            zh_text, en_text = marker.span.of(pair.zh), en_marker.span.of(pair.en) if en_marker else ""
            items.append(Item(pair.number, marker.ordinal, zh_text, en_text, span, en_span))
    return tuple(sorted(items, key=lambda item: item.zh.start))


def _runs(text: str, lang: Lang, start: int) -> list[_Run]:
    """Return the enumerations of a text in the order of their first markers."""
    runs: list[_Run] = []
    plain = simplified(text)
    for family in FAMILIES:
        if family.lang == lang:
            runs += _family_runs(family, plain, start)
    return sorted(runs)


def _family_runs(family: Family, plain: str, start: int) -> list[_Run]:
    runs: list[list[_Marker]] = []
    for match in family.pattern.finditer(plain, start):
        ordinal = family.parse(match["n"])
        expected = runs[-1][-1].ordinal + 1 if runs else 1
        if ordinal == 1:
            runs.append([])
        elif ordinal == _LAST and expected > 1:
            ordinal = expected
        elif ordinal != expected:
            continue
        runs[-1].append(_Marker(Span(*match.span()), ordinal, family.name))
    return [tuple(run) for run in runs if len(run) > 1]


def _partners(zh_runs: Sequence[_Run], en_runs: Sequence[_Run]) -> list[_Run]:
    """Return for each Chinese enumeration the English one that renders it; empty for none."""
    partners: list[_Run] = []
    free = list(en_runs)
    for place, run in enumerate(zh_runs):
        alike = [candidate for candidate in free if len(candidate) == len(run)]
        # Without one of the same length, take the next one, if enough are left for those that follow.
        spare = free[:1] if len(free) >= len(zh_runs) - place else []
        partner = next(iter(alike or spare), ())
        if partner:
            free = free[free.index(partner) + 1 :]
        partners.append(partner)
    return partners


def _spans(run: _Run, runs: Sequence[_Run], text: str) -> list[tuple[_Marker, Span]]:
    """Return each marker with the span of its item: to the next marker; the last, to where an outer run goes on.

    Runs of one family do not stand inside each other, so the next of them ends the last item as well.
    """
    if not run:
        return []
    end = min(
        (
            marker.span.start
            for other in runs
            for marker in other
            if marker.span.start > run[-1].span.start and (other < run or marker.family == run[0].family)
        ),
        default=len(text),
    )
    ends = [marker.span.start for marker in run[1:]] + [end]
    return [(marker, _trimmed(text, marker.span.start, stop)) for marker, stop in zip(run, ends, strict=True)]


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end].rstrip()
    return Span(start, start + len(_TRAILING_AND.sub("", stretch)))
