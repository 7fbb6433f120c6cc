"""The numbers that numeral formulations name, and where wordings with a number stand.

A number word stands for a list of members in 两个维护, 三驾马车, 三县一市, 湖鲜三宝; not in 三个月, 两家企业, 十四五.
"""

import re
from collections.abc import Iterator
from typing import Final

import rjieba

from glossary.extractors.cues import COUNTED_THINGS, NUMERAL_HEADS, NUMERALS
from glossary.quotes import quotations
from glossary.types import Span

__all__ = ["number_of", "numbers_of", "numeral_wordings", "short_number_of"]

_NUMBER: Final = rf"[{NUMERALS}]"
# 十四五 is a plan's place in a row, 三年行动 a span of time, 三中全会 the third of its kind.
_NAMED: Final = re.compile(
    rf"新?(?P<number>{_NUMBER}{{1,2}})(?!{_NUMBER}|是|月|日|年|成|倍|万|亿|届|名|家|位(?!一体)|中全会)(?=[\u4e00-\u9fff])"
)
# 三县一市, 一湖三岸; 一日三餐 and 三天两夜 count time.
_COMPOUND: Final = re.compile(
    rf"^新?(?P<first>{_NUMBER})(?!是|月|日|年|天|分|成|中全会|万|亿|百|千)[^\W\d{NUMERALS}]{{1,3}}(?P<apart>、?)(?P<last>{_NUMBER})(?!体$)[^\W\d{NUMERALS}]{{1,3}}$"
)
# 湖鲜三宝, 文房四宝; no 第三产业, no 二十大.
_INNER: Final = re.compile(
    rf"^(?!第|十|二十)[^\W\d{NUMERALS}]{{2}}(?P<number>[两双三四五六七八九])[^\W\d{NUMERALS}月日年]{{1,2}}$"
)
_TIME: Final = re.compile(rf"^{_NUMBER}{{1,2}}个(?:月|小时|季度|星期|年头|工作日)")
_MEASURED: Final = re.compile(
    rf"(?<![{NUMERALS}第\d几数多])(?:{_NUMBER}{{1,2}}|\d{{1,2}})(?:大|个|项|重|条|件|张|种|类|级|道|对|轮|维|块|股|支|本|篇|场)(?=[\u4e00-\u9fff])"
)
_IN_ONE: Final = re.compile(rf"{_NUMBER}位一体")
#: Longest wording with a number, in characters; most words of its noun.
_LONGEST: Final = 12
_WORDS: Final = 3
#: Tags (of jieba's set) of words that begin no noun, and of those that go on with one.
_NO_NOUN: Final = frozenset({"x", "u", "uj", "ul", "p", "c", "d", "m", "r", "y"})
_NOUN: Final = ("n", "vn", "an", "l", "j", "i", "s")
_VALUES: Final = {character: value for value, character in enumerate("〇一二三四五六七八九十")} | {
    "两": 2,
    "双": 2,
    "百": 100,
}


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


def numbers_of(term: str) -> tuple[int, ...]:
    """Return how many members a wording may have, the likeliest first; nothing if it names no number.

    Two numbers are summed (三县一市: 4), or one of them alone counts (四水四定: 4, 一湖三岸: 3).

    >>> numbers_of("三驾马车"), numbers_of("三县一市"), numbers_of("双碳"), numbers_of("三亚湾")
    ((3,), (4, 3), (2,), (3,))
    """
    compound = _COMPOUND.match(term)
    if compound:
        first, last = _VALUES[compound["first"]], _VALUES[compound["last"]]
        counts = (first + last,) if compound["apart"] else (first + last, first, last)
        if max(first, last) == 1:
            return ()  # 一带一路 counts nothing
        return tuple(dict.fromkeys(count for count in counts if count > 1))
    if re.search(r"[、，；：]", term) or _TIME.search(term):
        return ()  # 两手抓、两手都要硬 is two wordings
    number = number_of(term) or short_number_of(term) or _digits_of(term)
    inner = _INNER.match(term)
    number = number or (_VALUES[inner["number"]] if inner else None)
    return (number,) if number else ()


def numeral_wordings(text: str) -> Iterator[Span]:
    """Yield where a wording with a number stands that may name a list: quoted, or number, measure and noun.

    A plain count is none: what is counted one by one (三个月, 两家企业) has its own measure word or is of a class.

    >>> text = "守住三条红线，用三个月做好“四个一批”"
    >>> [span.of(text) for span in numeral_wordings(text)]
    ['四个一批', '三条红线']
    """
    quoted = [quotation for quotation in quotations(text) if quotation.inner.end - quotation.inner.start <= _LONGEST]
    for quotation in quoted:
        if not quotation.sentence and numbers_of(quotation.inner.of(text)):
            yield quotation.inner
    for match in _IN_ONE.finditer(text):
        if not any(quotation.inner.holds(Span(*match.span())) for quotation in quoted):
            yield Span(*match.span())
    for match in _MEASURED.finditer(text):
        if any(quotation.inner.start <= match.start() < quotation.inner.end for quotation in quoted):
            continue
        end = _end_of_noun(text, match.end())
        if end > match.end():
            yield Span(match.start(), end)


def _digits_of(term: str) -> int | None:
    match = re.match(r"(\d{1,2})(?=[大个项条张])", term)
    return int(match[1]) if match and int(match[1]) > 1 else None


def _end_of_noun(text: str, start: int) -> int:
    """Where the noun ends that begins at `start`; there where none does, or where it is counted one by one."""
    place, head = start, re.compile("|".join(sorted(NUMERAL_HEADS, key=len, reverse=True)))
    for count, (word, tag) in enumerate(rjieba.tag(text[start : start + _LONGEST])):
        if not word.isalnum() or word[0] in NUMERALS or tag in _NO_NOUN or (count and not tag.startswith(_NOUN)):
            break
        place += len(word)
        if count == 0 and word in COUNTED_THINGS:
            return start
        if count == _WORDS - 1 or any(found.end() == len(word) for found in head.finditer(word)):
            break
    last = rjieba.tag(text[start:place])[-1:] if place > start else []
    return start if last and last[0][0] in COUNTED_THINGS else place
