"""Numbers as a reader compares them across languages: what each may stand for, and whether it must be matched.

`glossary.quantities` reads numbers as anchors of the alignment and knows one value for each. Comparing wants
more: a number may agree in several ways (1.5倍 is 150 percent and, as an increase, 2.5 times; 30万亩 are 20,000
hectares), and many only serve as counterparts (ordinals, names such as G20, numbers in words).
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from glossary.notes import note_marks
from glossary.types import Lang, Span

__all__ = ["Amount", "agree", "amounts", "firm"]

_NUMBER: Final = r"[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?"
_WIDE: Final = str.maketrans("０１２３４５６７８９．，", "0123456789.,")

_ZH_SCALES: Final = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
# Two steps with 多 between them are one scale: 3万多亿, 3千多万. 千瓦 and 千米 are units.
_ZH_SCALE: Final = r"万[多余几]?亿|[十百千][多余几]?[万亿]|万|亿|百(?!分)|千(?![瓦米克伏])"
_ZH_DIGITS: Final = re.compile(
    rf"(?P<over>(?P<whole>{_NUMBER})\s*/\s*)?(?P<number>{_NUMBER})\s*(?:[多余几]\s*)?(?P<scale>{_ZH_SCALE})?\s*"
    r"(?P<unit>[%％‰]|个百分点|成(?![为立员就果效长本功])|折(?![叠射线旧价])|倍|世纪|年代|月|平方公里|公里|亩|斤|吨)?"
)
# 18世纪60年代 are the 1760s.
_CENTURY: Final = re.compile(rf"(?P<number>{_NUMBER})\s*世纪\s*(?P<decade>{_NUMBER})\s*年代")
_ZH_WORDS: Final = re.compile(
    r"(?P<share>百分之|[十百千万]分之|[二三四五六七八九]分之)?"
    r"(?P<number>(?P<some>[数几])?(?:[零〇一二三四五六七八九十百千两半]+|(?=[万亿]))|翻了?(?P<times>[一两三])?番)"
    r"(?:点(?P<decimals>[零一二三四五六七八九]+))?(?P<more>[多余几])?"
    rf"(?P<scale>{_ZH_SCALE})?(?P<unit>个百分点|成(?P<tenth>[一二三四五六七八九](?![十百千万亿年月个成]))?|倍|折|亩|斤|吨)?"
)
_HAN: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS: Final = {"十": 10, "百": 100, "千": 1000}

_EN_SCALES: Final = {
    "dozen": 12.0,
    "decades": 10.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_EN_SCALE: Final = r"(?:hundred[\s-]+)?(?:thousand|million|billion|trillion)|hundred|dozen|decades"
_EN_DIGITS: Final = re.compile(
    rf"(?P<over>(?P<whole>{_NUMBER})\s*/\s*)?(?P<number>{_NUMBER})(?:[\s-]*(?:plus|odd)\b)?[\s-]*(?P<scale>(?:{_EN_SCALE})\b)?[\s-]*"
    r"(?P<unit>%|per\s?cent(?!age)|percentage|(?:GW|gigawatts?|MW|megawatts?)\b)?",
    re.IGNORECASE,
)
_EN_NAMES: Final = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), map(float, range(30, 100, 10)), strict=True))
_ORDINALS: Final = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth".split(),
        map(float, range(1, 15)),
        strict=True,
    )
)
#: Those of anniversaries, which no parts are made of.
_HIGH_ORDINALS: Final = dict(
    zip(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
        map(float, range(20, 101, 10)),
        strict=True,
    )
)
_MONTHS: Final = dict(
    zip(
        "january february march april may june july august september october november december".split(),
        map(float, range(1, 13)),
        strict=True,
    )
)
#: Words that stand for a number without being a number word.
_IDIOMS: Final = {
    "a": 1.0, "half": 0.5, "halved": 0.5, "halve": 0.5, "both": 2.0, "pair": 2.0, "twice": 2.0, "twofold": 2.0,
    "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0,
    "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0,
    "quadruple": 4.0, "quadrupled": 4.0, "quadruples": 4.0,
    "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0, "dozen": 12.0,
    "decade": 10.0, "decades": 10.0, "quarter": 0.25, "quarters": 0.25, "centenary": 100.0, "century": 100.0,
    "annual": 1.0, "clock": 24.0, "most": 0.5, "majority": 0.5,
}  # fmt: skip
_PARTS: Final = _ORDINALS | {"half": 2.0, "quarter": 4.0, "hundredth": 100.0}
_NAMES: Final = "|".join(sorted(_EN_NAMES, key=len, reverse=True))
_ONES: Final = "|".join(list(_EN_NAMES)[1:10])
_OTHERS: Final = "|".join(_ORDINALS | _HIGH_ORDINALS | _MONTHS | _IDIOMS)
_EN_WORDS: Final = re.compile(
    rf"\b(?P<number>(?:{_NAMES})(?:[ -](?:{_ONES}))?(?![a-z])|(?:{_OTHERS})\b)(?P<half> and a half\b)?"
    rf"(?:[ -](?P<part>{'|'.join(_PARTS)})s?\b)?(?:[ -](?:(?:of )?a )?(?P<scale>(?:{_EN_SCALE})\b))?"
    r"(?:[ -]?(?P<unit>per\s?cent(?!age)))?"
    rf"(?:\s(?:in|out of)(?:\severy)?\s(?P<whole>{_NAMES})\b(?![ -](?:years?|months?|days?|weeks?)\b))?",
    re.IGNORECASE,
)

#: What a unit makes of the number; each way in which the other language may put it.
_UNITS: Final[dict[str, Callable[[float], tuple[float, ...]]]] = {
    **dict.fromkeys(("%", "％", "percent", "per cent"), lambda value: (value / 100,)),
    **dict.fromkeys(("个百分点", "percentage"), lambda value: (value, value / 100)),
    "‰": lambda value: (value / 1000,),
    "成": lambda value: (value / 10,),
    "折": lambda value: (value / 10, 1 - value / 10, value / 100, 1 - value / 100),  # 八折, 85折: so much is left
    "倍": lambda value: (value, value + 1, value - 1, value / 100),  # up 1.5 times is to 2.5 times
    "年代": lambda value: (value, value + 1900, value + 2000),
    "亩": lambda value: (value, value / 15, value / 6.07),  # mu, hectares, acres
    "斤": lambda value: (value, value / 2, value / 2000),  # jin, kilograms, tonnes
    "吨": lambda value: (value, value * 1000),
    "公里": lambda value: (value, value * 1000, value / 1.609),
    "平方公里": lambda value: (value, value * 100, value / 2.59),
    **dict.fromkeys(("gw", "gigawatt", "gigawatts"), lambda value: (value, value * 1e6)),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), lambda value: (value, value * 1e3)),
}
#: Before 3倍: so much more, four times as much in all.
_GREW: Final = re.compile(r"(?:增长|增加|提高|提升|扩大|上升|上涨|增|多|高)(?:出|了|近|约|超过|超)*$")
#: So much in all.
_MULTIPLIED: Final = frozenset(
    "double doubled doubles doubling triple tripled triples tripling quadruple quadrupled quadruples".split()
)
#: Before a number that is rounded.
_ROUNDED: Final = re.compile(
    r"(?:nearly|almost|about|around|approximately|roughly|some|close to|over|more than|under|less than|just)\s+"
    r"(?:RMB|CNY|USD|US\$|[¥$€])?\s?$",
    re.IGNORECASE,
)

#: A rounded number is off by less than this share of it.
_MOST_ROUNDED: Final = 0.2

_CONVERTED: Final = frozenset(("亩", "斤", "公里", "平方公里"))

_CURRENCY: Final = re.compile(r"(?:RMB|CNY|USD|US\$|EUR|HK\$|[¥$€])\s?$")
_NAME_BEFORE: Final = re.compile(r"(?:[A-Za-z]|[A-Za-z][-–+]|[+×])$")
_NAME_AFTER: Final = re.compile(r"[A-Za-z+×]|后[”’、]")
# Times of day and dates in figures: 09:30, 2024-05-01.
_STAMP: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])")
_LIST_NUMBER: Final = re.compile(r"[(（][0-9０-９]{1,2}[)）]|(?:^|\n)\s*[0-9０-９]{1,2}[.、．)](?![0-9０-９])")
# Between two numbers that share the unit of the latter: 6.5 to 7 percent, 20至30万, 3, 5, and 8 percent.
_SHARED: Final = re.compile(
    r"\s*(?:%|％|percent)?\s*(?:to|and|or|-|–|—|~|～|至|到|、|,|, and)\s*"
    r"(?:(?:over|about|around|nearly|almost|more than|less than|up to|at least)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with all that it may stand for.

    Attributes:
        span: Where it stands, scale and unit included.
        values: What it may stand for; the first is what it says.
        sure: Whether it is a plain number in digits, which the other language has to have, too.
        rough: Whether a unit was converted, so that it agrees within two percent.
        year: Whether it can be a year.
        vague: Whether it only gives the order of magnitude, as 数十 and 十几 do.
        change: Of a number of times, whether something grew by it (增长三倍) or to it (tripled); else empty.
        digits: Of a number that is said to be rounded, how many digits it is rounded to; else 0.
    """

    span: Span
    values: tuple[float, ...]
    sure: bool
    rough: bool = False
    year: bool = False
    vague: bool = False
    change: Literal["", "by", "to"] = ""
    digits: int = 0


def agree(one: Amount, other: Amount) -> bool:
    """Return whether two amounts can be the same number.

    >>> agree(*amounts("1.5倍", "zh"), *amounts("150 percent", "en"))
    True
    """
    if one.vague or other.vague:
        least, actual = (one, other) if one.vague else (other, one)
        return any(low <= value < 10 * low for low in least.values for value in actual.values)
    if {one.change, other.change} == {"by", "to"}:
        grown, in_all = (one, other) if one.change == "by" else (other, one)
        return math.isclose(grown.values[0] + 1, in_all.values[0])
    if _is_article(one, other) or _is_article(other, one):
        return False
    if one.digits or other.digits:
        rounded, exact = (one, other) if one.digits else (other, one)
        if any(_rounds_to(value, rounded) for value in exact.values):
            return True
    within = 0.02 if one.rough or other.rough else 1e-6
    return any(
        abs(left - right) <= within * max(abs(left), abs(right)) for left in one.values for right in other.values
    )


def _is_article(one: Amount, other: Amount) -> bool:
    """Whether an amount may be the article *a*, which is no counterpart of a change by so many times."""
    return bool(other.change) and not one.sure and one.values == (1.0,)


def _rounds_to(value: float, rounded: Amount) -> bool:
    """Whether a value with more digits is the other amount when it is rounded, up or down."""
    whole = rounded.values[0]
    if value <= 0 or whole <= 0:
        return False
    step = 10.0 ** (math.floor(math.log10(whole) + 1e-9) - rounded.digits + 1)
    has_more_digits = not math.isclose(value / step, round(value / step))
    return has_more_digits and abs(value - whole) < min(step, _MOST_ROUNDED * whole)


def amounts(text: str, lang: Lang) -> tuple[Amount, ...]:
    """Return the numbers of a text in order, note marks and numbers of lists left out.

    Args:
        text: A sentence or paragraph.
        lang: Its language.

    >>> [amount.values[0] for amount in amounts("近1/4，约六成，1300多万", "zh")]
    [0.25, 0.6, 13000000.0]
    >>> [amount.values[0] for amount in amounts("nearly one-fourth, 60% and over 13 million", "en")]
    [0.25, 0.6, 13000000.0]
    """
    centuries = [_century(match) for match in _CENTURY.finditer(text)] if lang == "zh" else []
    no_numbers = [*(one.span for one in centuries), *(Span(*match.span()) for match in _STAMP.finditer(text))]
    no_numbers += [*note_marks(text, lang), *(Span(*match.span()) for match in _LIST_NUMBER.finditer(text))]
    digits, words = (_ZH_DIGITS, _ZH_WORDS) if lang == "zh" else (_EN_DIGITS, _EN_WORDS)
    found = [_in_digits(match, text, lang) for match in digits.finditer(text) if not _meets(match, no_numbers)]
    found = _sharing_units(_joined(found) if lang == "zh" else found, text)
    taken = [amount.span for amount in found] + no_numbers
    found += [_in_words(match, lang) for match in words.finditer(text) if not _meets(match, taken)] + centuries
    return tuple(sorted(found, key=lambda amount: amount.span))


#: Quantities in words: with a share, a scale or a unit. All of a thing (百分之百) and idioms (千万, 三百六十行) are
#: none.
_FIRM_ZH: Final = re.compile(
    r"(?:百分之(?!百)|[十百千万]分之|[二三四五六七八九十]分之)[零一二三四五六七八九十两].*"
    r"|[零一二三四五六七八九十百千两]*[二三四五六七八九十两][零一二三四五六七八九十百千两点]*[多余]?(?:成|倍|折|个百分点)"
    r"|[一二三四五六七八九两][零一二三四五六七八九十百千两点]*[多余]?(?:[万亿]|万亿)"
    r"|翻了?[一两三]?番|一半|十[一二三四五六七八九][多余]?[万亿]|(?!三百六十$)[二三四五六七八九两][百千][零一二三四五六七八九十百]*"
)
_FIRM_EN: Final = re.compile(
    r"(?!a ).*(?: (?:hundred|thousand)|[ -](?:million|billion|trillion|per\s?cent|thirds?|fifths?|sixths?))",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(r"[ -]?(?:times\b(?! in)|fold\b)")
#: Behind a number in words: what is counted often enough in both languages to be asked for.
_PERIOD_ZH: Final = re.compile(r"(?:年(?!级|代|[底初末中])|个月|天|周(?!年)|小时)")
_PERIOD_EN: Final = re.compile(r"[ -](?:years?|months?|days?|weeks?|hours?)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(r"[二三四五六七八九十两]{1,3}|[a-z]+(?:[ -][a-z]+)?", re.IGNORECASE)
_FEWEST_PARTS: Final = 2
_FRACTION: Final = re.compile(
    r"[二三四五六七八九]分之|.*[ -](?:third|fourth|fifth|sixth|seventh|eighth|ninth)s?$", re.IGNORECASE
)


def firm(found: tuple[Amount, ...], text: str, lang: Lang) -> tuple[Amount, ...]:
    """Return amounts with those in words that the other language has to have as well made sure.

    Args:
        found: The amounts of a text.
        text: The text.
        lang: Its language.

    >>> [amount.sure for amount in firm(amounts("三成，千万要，五亿", "zh"), "三成，千万要，五亿", "zh")]
    [True, False, True]
    """
    is_firm = (_FIRM_ZH if lang == "zh" else _FIRM_EN).fullmatch
    made = []
    for amount in _in_steps(found, text) if lang == "zh" else found:
        written = amount.span.of(text)
        is_rough = amount.rough or bool(_FRACTION.match(written))
        is_times = lang == "en" and (amount.change == "to" or bool(_TIMES.match(text, amount.span.end)))
        is_period = bool((_PERIOD_ZH if lang == "zh" else _PERIOD_EN).match(text, amount.span.end))
        is_counted = is_period and amount.values[0] > 1 and bool(_COUNTED.fullmatch(written))
        is_sure = amount.sure or (not amount.vague and (is_times or is_counted or bool(is_firm(written))))
        # Another third off may be the third one, or a third.
        part = _PARTS.get(written.lower().rstrip("s")) if lang == "en" else None
        values = (*amount.values, 1 / part) if part and part > _FEWEST_PARTS else amount.values
        if written.endswith("个百分点"):
            values = values[:1]  # two points are no two percent
        digits = _digits_of(written) if lang == "en" and _ROUNDED.search(text[: amount.span.start]) else 0
        made.append(replace(amount, values=values, sure=is_sure, rough=is_rough, digits=digits))
    return tuple(made)


def _digits_of(written: str) -> int:
    """How many digits a number is given to: one of 300 million, two of 1.5; none where it is in words."""
    number = re.match(_NUMBER, written)
    return len(number[0].replace(",", "").replace(".", "").strip("0")) if number else 0


def _in_steps(found: Sequence[Amount], text: str) -> list[Amount]:
    """Join the parts of one number in words (两万五千); the 千 of 千瓦 is none."""
    steps: list[Amount] = []
    for amount in found:
        is_step = amount.span.of(text)[:1] not in _HAN_UNITS
        steps = [*steps[:-1], *_joined([steps[-1], amount])] if steps and is_step else [*steps, amount]
    return steps


def _meets(match: re.Match[str], spans: list[Span]) -> bool:
    number = Span(match.start("number"), max(match.end("number"), match.start("number") + 1))
    return any(number.meets(span) for span in spans)


def _century(match: re.Match[str]) -> Amount:
    decade = (_float(match["number"]) - 1) * 100 + _float(match["decade"])
    return Amount(Span(*match.span()), (decade,), sure=False)


def _in_digits(match: re.Match[str], text: str, lang: Lang) -> Amount:
    written = match["number"]
    value = _float(written) * _scale(match["scale"], lang)
    unit = " ".join((match["unit"] or "").lower().split())
    before, after = text[: match.start()], text[match.end("number") :]
    is_name = (bool(_NAME_BEFORE.search(before)) and not _CURRENCY.search(before)) or bool(_NAME_AFTER.match(after))
    values = _UNITS.get(unit, _itself)(value)
    is_sure = not is_name and unit not in ("世纪", "年代")
    if match["over"] is not None and value:
        whole = _float(match["whole"])
        values, is_sure = (whole / value, whole, value), is_sure and whole < value
        values = values[:1] if is_sure else values
    is_year = not (match["scale"] or unit) and len(written) == 4 and 1900 <= value < 2100
    end = match.start() + len(match[0].rstrip(" \t\n-"))
    change: Literal["", "by"] = "by" if unit == "倍" and _GREW.search(before) else ""
    return Amount(Span(match.start(), end), values, is_sure, unit in _CONVERTED, is_year, change=change)


def _itself(value: float) -> tuple[float, ...]:
    return (value,)


def _joined(found: list[Amount]) -> list[Amount]:
    """Join the parts of one number that is written in steps: 1万6千, 1亿3千多万."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if last is not None and last.span.end == amount.span.start and last.values[0] > amount.values[0] >= 100:
            value = last.values[0] + amount.values[0]
            joined[-1] = Amount(Span(last.span.start, amount.span.end), (value,), sure=last.sure and amount.sure)
        else:
            joined.append(amount)
    return joined


def _sharing_units(found: list[Amount], text: str) -> list[Amount]:
    """Let a bare number also stand for one with the scale and unit of the number that follows it."""
    shared: list[Amount] = []
    for amount in reversed(found):
        if shared and _SHARED.fullmatch(text[amount.span.end : shared[-1].span.start]):
            follower = _bare(shared[-1], text)
            factors = {value / follower for value in shared[-1].values if follower}
            more = tuple(sorted(amount.values[0] * factor for factor in factors))
            amount = Amount(amount.span, amount.values + more, amount.sure, shared[-1].rough, amount.year)  # noqa: PLW2901
        shared.append(amount)
    return shared[::-1]


def _bare(amount: Amount, text: str) -> float:
    """The number of an amount without scale and unit."""
    match = re.match(_NUMBER, amount.span.of(text))
    return 0.0 if match is None else _float(match[0])


def _in_words(match: re.Match[str], lang: Lang) -> Amount:
    span = Span(*match.span())
    if lang == "zh":
        is_vague = bool(match["some"]) or match["more"] == "几"
        is_rough, values = match["unit"] in _CONVERTED, _han_values(match)
        return Amount(span, values, sure=False, rough=is_rough, vague=is_vague, change=_han_change(match))
    words = [word.lower() for word in re.split("[ -]", match["number"])]
    known = _EN_NAMES | _ORDINALS | _HIGH_ORDINALS | _MONTHS | _IDIOMS
    value = sum(known[word] for word in words) + (0.5 if match["half"] else 0)
    value *= _scale(match["scale"], lang)
    if match["part"]:
        value /= _PARTS[match["part"].lower()]
    if match["unit"]:
        value /= 100
    values = (value,)
    if match["whole"] and value < (whole := _EN_NAMES[match["whole"].lower()]):
        values = (value / whole, value)  # two in three
    return Amount(span, values, sure=False, change="to" if match["number"].lower() in _MULTIPLIED else "")


def _han_change(match: re.Match[str]) -> Literal["", "by", "to"]:
    if "番" in match["number"]:
        return "to"
    return "by" if match["unit"] == "倍" and _GREW.search(match.string[: match.start()]) else ""


def _han_values(match: re.Match[str]) -> tuple[float, ...]:
    written = match["number"].lstrip("数几") or "一"
    if "番" in written:
        in_all = 2.0 ** {"一": 1, "两": 2, "三": 3}.get(match["times"] or "一", 1)
        return in_all, in_all - 1  # twice as much is up by 100 percent
    value = 0.5 if written in ("半", "一半") else _han_number(written.replace("半", ""))
    if match["tenth"]:
        value += _HAN[match["tenth"]] / 10  # 七成五
    if match["decimals"]:
        value += float("0." + "".join(str(_HAN[digit]) for digit in match["decimals"]))
    value *= _scale(match["scale"], "zh")
    values = _UNITS.get((match["unit"] or "")[: 1 if match["tenth"] else None], _itself)(value)
    if match["share"]:
        whole = match["share"].removesuffix("分之")
        values = (value / (_ZH_SCALES.get(whole) or _HAN[whole]),)
    return values


def _han_number(written: str) -> float:
    """Value of a numeral below ten thousand: 二十三 → 23, 二〇二三 → 2023."""
    if not any(character in _HAN_UNITS for character in written):
        return float("".join(str(_HAN[character]) for character in written) or "0")
    total, current = 0, 0
    for character in written:
        if character in _HAN_UNITS:
            total, current = total + (current or 1) * _HAN_UNITS[character], 0
        else:
            current = _HAN[character]
    return float(total + current)


def _float(written: str) -> float:
    return float(written.translate(_WIDE).replace(",", ""))


def _scale(name: str | None, lang: Lang) -> float:
    if lang == "en":
        return math.prod(_EN_SCALES.get(word, 1.0) for word in re.split(r"[\s-]+", (name or "").lower()))
    return math.prod(_ZH_SCALES.get(character, 1.0) for character in name or "")
