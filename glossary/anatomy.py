"""Anatomy of a numeral formulation: the number, its form, the measure word and the head.

三驾马车 is three (三) of a measure (驾) of horse carts (马车); 四风 has no measure word, 新三样 no head.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from glossary.numerals import numbers_of

__all__ = ["Anatomy", "Form", "anatomy_of"]

#: measured: 五大体系; bare: 四风; new: 新三样; compound: 三县一市; within: 湖鲜三宝; sum: 1+N.
Form = Literal["measured", "bare", "new", "compound", "within", "sum"]

_NUMBERS: Final = "一二三四五六七八九十两双百"
_MEASURES: Final = "大个项重条件张种类级道对轮维驾样位层座把根支块只门股方"
_SUM: Final = re.compile(r"\d+\+[\dNnXx](?:\+[\dNnXx])*$")
_WORDING: Final = re.compile(
    rf"(?P<lead>[^\W\d{_NUMBERS}]{{0,2}})(?P<number>[{_NUMBERS}]{{1,2}}|\d{{1,2}})"
    rf"(?P<measure>[{_MEASURES}](?=.|$))?(?P<head>.*)$"
)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a numeral formulation is made of.

    Attributes:
        number: The number of members that it names; ``None`` for a sum with a letter (1+N).
        form: How the number stands in it.
        measure: The measure word or 大, empty for none.
        head: What is counted, empty where the wording names it by the measure alone (新三样).
    """

    number: int | None
    form: Form
    measure: str
    head: str


def anatomy_of(term: str, number: int | None = None) -> Anatomy | None:
    """Return the anatomy of a wording, ``None`` if it names no number.

    Args:
        term: The wording, without quotation marks.
        number: The number of members where the text has shown it; else the likeliest is taken.

    >>> anatomy_of("三驾马车")
    Anatomy(number=3, form='measured', measure='驾', head='马车')
    >>> anatomy_of("四风"), anatomy_of("新三样").form, anatomy_of("新型工业化")
    (Anatomy(number=4, form='bare', measure='', head='风'), 'new', None)
    """
    if _SUM.match(term):
        digits = re.findall(r"\d+", term)
        whole = not re.search(r"[NnXx]", term)
        return Anatomy(sum(map(int, digits)) if whole else None, "sum", "", "")
    counts = numbers_of(term)
    match = _WORDING.match(term)
    if not counts or match is None:
        return None
    measure, head = match["measure"] or "", match["head"]
    if len(counts) > 1:
        return Anatomy(number or counts[0], "compound", "", term)
    if match["lead"] not in {"", "新"}:
        return Anatomy(number or counts[0], "within", "", match["lead"] + measure + head)
    if not head and match["lead"] != "新":
        measure, head = "", measure  # 四方: the word alone is the head
    form: Form = "new" if match["lead"] else "measured" if measure else "bare"
    return Anatomy(number or counts[0], form, measure, head)
