"""Numbers with their units, as Chinese and English write them: the same quantity gets the same value.

40.16万亿元 and RMB 40.16 trillion are both 4.016e13; 六成 and 60% are both 0.6 of something.
"""

import re
from dataclasses import dataclass
from typing import Final

from glossary.types import Lang, Span

__all__ = ["Quantity", "quantities"]

_ZH_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_SCALES: Final = {
    "万": 1e4, "亿": 1e8, "万亿": 1e12, "千": 1e3, "百万": 1e6, "千万": 1e7,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "hundred": 1e2,
}  # fmt: skip
_EN_WORDS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

# The Latin guards keep 5G, COVID-19 and A4 from being read as quantities.
_ZH: Final = re.compile(
    r"(?<![A-Za-z\d.+-])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<scale>万亿|千万|百万|[万亿千])?(?P<unit>%|％|个百分点|成|倍)?"
    r"(?![A-Za-z\d])"
    r"|(?P<han>[零〇一二三四五六七八九十百千两]+)(?P<hanscale>万亿|[万亿])?(?P<hanunit>成|倍)"
)
_EN: Final = re.compile(
    r"(?<![A-Za-z\d.+-])(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s*-?(?P<scale>thousand|million|billion|trillion)?\s*-?"
    r"(?P<unit>%|percent(?:age points?)?|per cent|-?fold\b|times\b)?(?![A-Za-z\d+])"
    # ASCII alone: without it, ignoring case would let ſix and fıve pass for number words.
    r"|\b(?P<word>(?a:" + "|".join(_EN_WORDS) + r"))\b(?:[ -](?P<wordscale>hundred|thousand|million|billion|trillion))?"
    r"(?:[ -]?(?P<wordunit>percent|fold\b|times\b))?",
    re.IGNORECASE,
)
_UNITS: Final = {"%": 0.01, "％": 0.01, "成": 0.1, "percent": 0.01, "per cent": 0.01}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written.

    Attributes:
        span: Where it stands, unit included.
        value: Its value with scale applied (万, million); shares (60%, 六成) as fractions.
        share: Whether it is a share of a whole.
        spelt: Whether it is spelt out in words (``two``, 六成) rather than in digits.
    """

    span: Span
    value: float
    share: bool
    spelt: bool


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order.

    Args:
        text: Chinese or English, half- or full-width.
        lang: Its language.

    >>> [q.value for q in quantities("工业增加值达40.16万亿元，占比六成", "zh")]
    [40160000000000.0, 0.6]
    >>> [q.value for q in quantities("RMB 40.16 trillion, 60% and two kinds", "en")]
    [40160000000000.0, 0.6, 2.0]
    """
    pattern = _ZH if lang == "zh" else _EN
    return tuple(_quantity(match, lang) for match in pattern.finditer(text))


def _quantity(match: re.Match[str], lang: Lang) -> Quantity:
    spelt = match["digits"] is None
    if not spelt:
        value, scale, unit = float(match["digits"].replace(",", "")), match["scale"], match["unit"]
    elif lang == "zh":
        value, scale, unit = float(_han_number(match["han"])), match["hanscale"], match["hanunit"]
    else:
        value, scale, unit = float(_EN_WORDS[match["word"].lower()]), match["wordscale"], match["wordunit"]
    value *= _SCALES.get((scale or "").lower(), 1.0)
    factor = _UNITS.get((unit or "").lower())
    return Quantity(Span(*match.span()), round(value * (factor or 1.0), 6), factor is not None, spelt)


def _han_number(digits: str) -> int:
    """Value of a numeral below ten thousand: 二十三 → 23, 〇五 → 5."""
    total, current = 0, 0
    for character in digits:
        if character in _ZH_UNITS:
            total += (current or 1) * _ZH_UNITS[character]
            current = 0
        else:
            current = current * 10 + _ZH_DIGITS[character] if current and not total else _ZH_DIGITS[character]
    return total + current
