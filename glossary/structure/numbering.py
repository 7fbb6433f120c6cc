"""The numbers that open headings, in both languages, and how to read them.

A `Style` is a way to print an ordinal: 一、 or (i) or Chapter 1. The table holds no language and no depth: an
outline shows by itself which style stands below which (`glossary.structure.outline`). One number may be read
in several styles, (i) as a Roman one or a letter i; the sequence decides.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from glossary.structure.script import simplified

__all__ = ["STYLES", "Mark", "Style", "chinese_number", "read_marks", "roman_number", "word_number"]

_ZH_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_ZH_UNITS: Final = {"十": 10, "百": 100}
_ROMAN: Final = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40}
_ROMAN_LOW: Final = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_WORDS: Final = {
    word: value
    for value, words in enumerate(
        (
            "one first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
            "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth", "thirteen thirteenth",
            "fourteen fourteenth", "fifteen fifteenth", "sixteen sixteenth", "seventeen seventeenth",
            "eighteen eighteenth", "nineteen nineteenth", "twenty twentieth",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese numeral below 1000 (or of Arabic digits), ``None`` if it is none.

    >>> [chinese_number(numeral) for numeral in ("七", "十", "十一", "二十三", "一百零五", "二〇", "１２", "十十")]
    [7, 10, 11, 23, 105, 20, 12, None]
    """
    if text.isdecimal():
        return int(text)
    if not any(unit in text for unit in _ZH_UNITS):
        digits = [_ZH_DIGITS.get(character) for character in text]
        return None if None in digits or not digits else int("".join(map(str, digits)))
    total, digit, ceiling = 0, None, 1000
    for character in text:
        unit = _ZH_UNITS.get(character)
        if unit is None:
            digit = _ZH_DIGITS.get(character)
        elif unit >= ceiling:
            return None
        else:
            total, digit, ceiling = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0)


def roman_number(text: str) -> int | None:
    """Return the value of a Roman numeral in its usual form, ``None`` for any other letters.

    >>> [roman_number(numeral) for numeral in ("iv", "XIII", "Ⅱ", "IIX", "")]
    [4, 13, 2, None, None]
    """
    letters = unicodedata.normalize("NFKC", text).upper()
    rest, total = letters, 0
    for numeral, value in (_ROMAN | _ROMAN_LOW).items():
        while rest.startswith(numeral):
            rest, total = rest[len(numeral) :], total + value
    return total if total and not rest and _to_roman(total) == letters else None


def _to_roman(number: int) -> str:
    letters = ""
    for numeral, value in (_ROMAN | _ROMAN_LOW).items():
        count, number = divmod(number, value)
        letters += numeral * count
    return letters


def word_number(text: str) -> int | None:
    """Return the value of an English cardinal or ordinal word up to twenty, adverbs included.

    >>> [word_number(word) for word in ("Two", "fourth", "Thirdly", "often")]
    [2, 4, 3, None]
    """
    word = text.lower()
    return _WORDS.get(word) or _WORDS.get(word.removesuffix("ly"))


def _any_number(text: str) -> int | None:
    return chinese_number(text) or roman_number(text) or word_number(text)


def _letter(text: str) -> int | None:
    return ord(text.lower()) - ord("a") + 1


def _circled(text: str) -> int | None:
    return int(unicodedata.numeric(text))


def _last_decimal(text: str) -> int | None:
    return int(re.split("[.．]", text)[-1])


@dataclass(frozen=True, slots=True)
class Style:
    """A way to print the number of a heading.

    Attributes:
        name: Name of the style.
        pattern: Matches the number at the start of a paragraph; group ``mark`` is what is shown as the
            number, group ``n`` what `parse` reads.
        parse: Returns the ordinal, ``None`` if it is no number after all.
        named: Whether the level is named (第…章, Article …): such numbers may run on below a new parent,
            and need no title.
        weak: Whether a lone one proves nothing (A. may be an initial).
        follows: Whether it numbers a heading only beside a number of the other language.
    """

    name: str
    pattern: re.Pattern[str]
    parse: Callable[[str], int | None]
    named: bool = False
    weak: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A number read at the start of a paragraph.

    Attributes:
        style: The style it was read in.
        key: What tells its run from others: the style's name; each depth of decimals is a run of its own.
        ordinal: Its value among its siblings.
        text: The number as printed.
        end: Where the text after it begins.
    """

    style: Style
    key: str
    ordinal: int
    text: str
    end: int


_HAN_NUMBER: Final = r"(?P<n>[〇零○一二三四五六七八九十百]{1,6})"
_NAMED_ZH: Final = r"(?P<mark>第(?P<n>[〇零○一二三四五六七八九十百两]{1,6}|\d{1,3})%s)%s"
_NAMED_EN: Final = (
    r"(?P<mark>(?i:%s)\s+(?P<n>\d{1,3}|[IVXLCⅠ-Ⅻ]+|[ivxlc]+|[A-Za-z]{3,11}))(?=\s*$|\s*[.:：,—–-]|\s+[“‘\"(A-Z])"
)
_APART: Final = r"(?=[\s：:、，,【(（]|$)"


def _named(name: str, zh_nouns: str, apart: str, en_noun: str) -> Iterator[Style]:
    yield Style(f"zh-{name}", re.compile(_NAMED_ZH % (zh_nouns, apart)), chinese_number, named=True)
    yield Style(f"en-{name}", re.compile(_NAMED_EN % en_noun), _any_number, named=True)


#: To add a style, add a row. Order does not matter: every reading of a number is tried.
STYLES: Final[tuple[Style, ...]] = (
    *_named("part", "(?:编|篇|部分)", "", "part"),
    *_named("chapter", "章", "", "chapter"),
    # 第一节课 and 第一条道路 are counted things, so something must set the number apart.
    *_named("section", "节", _APART, "section"),
    *_named("article", "条", _APART, "article"),
    # 一、二线城市 is no heading.
    Style("zh-comma", re.compile(rf"(?P<mark>{_HAN_NUMBER}[、.．])(?![一二三四五六七八九十]+[、线])"), chinese_number),
    Style("zh-paren", re.compile(rf"(?P<mark>[(（]{_HAN_NUMBER}[)）][、.．]?)"), chinese_number),
    Style("arabic", re.compile(r"(?P<mark>(?P<n>\d{1,3})[.．、])(?!\d)"), chinese_number),
    Style("arabic-close", re.compile(r"(?P<mark>(?P<n>\d{1,3})[)）])"), chinese_number),
    Style("arabic-paren", re.compile(r"(?P<mark>[(（](?P<n>\d{1,3})[)）][、.．]?)"), chinese_number),
    Style("circled", re.compile(r"(?P<mark>(?P<n>[①-⑳]))"), _circled),
    # 1.5万 and 1.5 million are quantities; a numbered title starts with a capital or a Han character.
    Style(
        "decimal",
        re.compile(
            r"(?P<mark>(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?)(?:\s+(?=[“‘\"(A-Z])|\s*(?=[《“\u4e00-\u9fff])(?![万亿千百倍个元年月日]))"
        ),
        _last_decimal,
    ),
    Style("roman", re.compile(r"(?P<mark>(?P<n>[IVXLCⅠ-Ⅻ]+)[.．、])(?!e\.)"), roman_number),
    Style("roman-low", re.compile(r"(?P<mark>(?P<n>[ivxlc]+)[.．、)）])(?!e\.)"), roman_number, weak=True),
    Style("roman-paren", re.compile(r"(?P<mark>[(（](?P<n>[IVXLCⅠ-Ⅻ]+)[)）])"), roman_number),
    Style("roman-low-paren", re.compile(r"(?P<mark>[(（](?P<n>[ivxlc]+)[)）])"), roman_number),
    Style("letter", re.compile(r"(?P<mark>(?P<n>[A-Z])[.．、)）])"), _letter, weak=True),
    Style("letter-low", re.compile(r"(?P<mark>(?P<n>[a-z])[.．、)）])"), _letter, weak=True),
    Style("letter-paren", re.compile(r"(?P<mark>[(（](?P<n>[A-Z])[)）])"), _letter, weak=True),
    Style("letter-low-paren", re.compile(r"(?P<mark>[(（](?P<n>[a-z])[)）])"), _letter, weak=True),
    Style("word", re.compile(r"(?P<mark>(?P<n>[A-Z][a-z]+)[,:])(?=\s)"), word_number, follows=True),
)

# No number and nothing that patterns look for after it is longer.
_LONGEST: Final = 40
_SEPARATORS: Final = " \t\u3000\u00a0:：.．,，—–-"


def read_marks(text: str) -> tuple[Mark, ...]:
    """Return every reading of the number at the start of `text`; none where there is no number.

    Args:
        text: A paragraph.

    Returns:
        The readings in the order of `STYLES`.

    >>> [(mark.key, mark.ordinal, mark.text) for mark in read_marks("（十二）加快绿色转型。")]
    [('zh-paren', 12, '（十二）')]
    >>> [(mark.key, mark.ordinal) for mark in read_marks("(i) Going green")]
    [('roman-low-paren', 1), ('letter-low-paren', 9)]
    """
    return tuple(_read(text))


def _read(text: str) -> Iterator[Mark]:
    start = len(text) - len(text.lstrip())
    opening = simplified(text[: start + _LONGEST])
    for style in STYLES:
        match = style.pattern.match(opening, start)
        ordinal = style.parse(match["n"]) if match else None
        if match is None or not ordinal:
            continue
        depth = len(re.split("[.．]", match["n"]))
        key = f"decimal-{depth}" if style.name == "decimal" else style.name
        separators = _SEPARATORS if style.named else _SEPARATORS[:4]
        end = match.end("mark")
        while end < len(text) and text[end] in separators:
            end += 1
        yield Mark(style, key, ordinal, text[slice(*match.span("mark"))], end)
