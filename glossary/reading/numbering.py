"""The numbers that a word processor computes for paragraphs and does not write into the text.

After ECMA-376 part 1, 17.9 (numbering): a paragraph names a list (``w:num``) and a level; the list rests on an
abstract one, which says where each level starts and how its number is shown.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from glossary.types import Lang

__all__ = ["Element", "Level", "Numbering", "W", "han_numeral", "roman_numeral", "value_of"]

#: Namespace of WordprocessingML in Clark notation.
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HAN_DIGITS: Final = "〇一二三四五六七八九"
_HAN_UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"))
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CYCLES: Final = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}


class Element(Protocol):
    """What is used of an XML element here (lxml's type says less than this)."""

    def find(self, path: str) -> "Element | None":
        """Return the first child with this tag."""

    def findall(self, path: str) -> "list[Element]":
        """Return all children with this tag."""

    def get(self, name: str) -> str | None:
        """Return an attribute."""


def han_numeral(number: int) -> str:
    """Return a number below 10,000 in Chinese numerals.

    >>> [han_numeral(number) for number in (3, 10, 12, 20, 105, 110)]
    ['三', '十', '十二', '二十', '一百〇五', '一百一十']
    """
    text, rest, gap = "", number, False
    for unit, name in _HAN_UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            text += ("〇" if gap else "") + _HAN_DIGITS[digit] + name
        gap = bool(text) and not digit
    if rest:
        text += ("〇" if gap else "") + _HAN_DIGITS[rest]
    return (text or "〇").removeprefix("一") if text.startswith("一十") else text or "〇"


def roman_numeral(number: int) -> str:
    """Return a number in lower-case Roman numerals.

    >>> roman_numeral(14)
    'xiv'
    """
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    # After z come aa, bb, cc (17.18.59).
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "upperRoman": lambda number: roman_numeral(number).upper(),
    "lowerRoman": roman_numeral,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographDigital": lambda number: "".join(_HAN_DIGITS[int(digit)] for digit in str(number)),
    "none": lambda _: "",
    "bullet": lambda _: "",
} | dict.fromkeys(
    (
        "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
        "japaneseCounting", "koreanCounting",
    ),
    han_numeral,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered.

    Attributes:
        start: Its first number.
        format: Name of the number format (``w:numFmt``).
        text: What is shown, ``%1`` standing for the number of the first level, and so on.
        legal: Whether all numbers in it are shown as Arabic ones.
        restarts: Whether it starts anew below a new number of a level above it.
        style: Paragraph style that the level belongs to; empty for none.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    style: str = ""


def value_of(element: Element | None, name: str, default: str = "") -> str:
    """Return ``w:val`` of a child element.

    Args:
        element: The parent; may be missing.
        name: Name of the child without prefix.
        default: What to return where there is no such child or attribute.

    Returns:
        The attribute's value.
    """
    child = None if element is None else element.find(f"{W}{name}")
    return default if child is None else child.get(f"{W}val") or default


def _level(element: Element) -> Level:
    legal = element.find(f"{W}isLgl")
    return Level(
        int(value_of(element, "start", "1")),
        value_of(element, "numFmt", "decimal"),
        value_of(element, "lvlText"),
        legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        value_of(element, "lvlRestart") != "0",
        value_of(element, "pStyle"),
    )


#: What is counted together: an abstract list, and the language where both share it.
_Counted = tuple[str, Lang | None]


def _is_shared(zh: int, en: int) -> bool:
    """Whether a list is one of both languages; a name in Latin letters does not make it so."""
    return 3 * min(zh, en) >= 2 * max(zh, en) > 0


@dataclass
class Numbering:
    """Counts the numbered paragraphs of one document; must be asked in document order.

    Args:
        root: The element ``w:numbering``; ``None`` for a document without lists.
    """

    root: Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict, init=False)
    _counts: dict[_Counted, dict[int, int]] = field(default_factory=dict, init=False)
    _started: set[tuple[str, int, Lang | None]] = field(default_factory=set, init=False)
    _shared: frozenset[str] = field(default=frozenset(), init=False)

    def tell_apart(self, uses: Iterable[tuple[str, Lang | None]]) -> None:
        """Count the languages apart in lists that both share, as headings and their translations in turn do.

        A word processor counts on there, so that the two sides of a pair have different numbers.

        Args:
            uses: For each numbered paragraph of the document, ``w:numId`` of its list and its language.
        """
        found: dict[str, Counter[Lang | None]] = defaultdict(Counter)
        for list_id, lang in uses:
            found[self._abstract_id(list_id)][lang] += 1
        self._shared = frozenset(name for name, langs in found.items() if _is_shared(langs["zh"], langs["en"]))

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style, if one does.

        Args:
            list_id: ``w:numId`` of the list.
            style: Id of the style.

        Returns:
            The level, from 0.
        """
        return next(
            (depth for depth, level in self._levels_of(list_id).items() if style and level.style == style), None
        )

    def next(self, list_id: str, depth: int, lang: Lang | None = None) -> str:
        """Count a paragraph and return the number that is shown before it.

        Args:
            list_id: ``w:numId`` of its list.
            depth: Its level in the list, from 0.
            lang: Its language; matters in a list that both languages share.

        Returns:
            The number with its marks, such as ``（一）``; empty for a bullet or an unknown list.
        """
        levels = self._levels_of(list_id)
        if depth not in levels:
            return ""
        name = self._abstract_id(list_id)
        apart = lang if name in self._shared else None
        counts = self._counts.setdefault((name, apart), {})
        self._count((list_id, depth, apart), levels, counts)
        level = levels[depth]
        shown = level.text if level.format != "bullet" else ""
        for place in range(9):
            if f"%{place + 1}" in shown:
                upper = levels.get(place, Level())
                style = "decimal" if level.legal else upper.format
                shown = shown.replace(f"%{place + 1}", _FORMATS.get(style, str)(counts.get(place, upper.start)))
        return shown.strip()

    def _count(self, place: tuple[str, int, Lang | None], levels: dict[int, Level], counts: dict[int, int]) -> None:
        list_id, depth, _ = place
        overridden = self._start_override(list_id, depth)
        if overridden is not None and place not in self._started:
            counts[depth] = overridden
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        self._started.add(place)
        for deeper in [one for one in counts if one > depth and levels.get(one, Level()).restarts]:
            del counts[deeper]

    def _num(self, list_id: str) -> Element | None:
        nums = [] if self.root is None else self.root.findall(f"{W}num")
        return next((num for num in nums if num.get(f"{W}numId") == list_id), None)

    def _abstract_id(self, list_id: str) -> str:
        return value_of(self._num(list_id), "abstractNumId")

    def _start_override(self, list_id: str, depth: int) -> int | None:
        num = self._num(list_id)
        for override in [] if num is None else num.findall(f"{W}lvlOverride"):
            if override.get(f"{W}ilvl") == str(depth) and (start := value_of(override, "startOverride")):
                return int(start)
        return None

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id)
        return self._levels[list_id]

    def _read_levels(self, list_id: str) -> dict[int, Level]:
        num = self._num(list_id)
        if num is None or self.root is None:
            return {}
        name = self._abstract_id(list_id)
        abstracts = self.root.findall(f"{W}abstractNum")
        abstract = next((one for one in abstracts if one.get(f"{W}abstractNumId") == name), None)
        linked = value_of(abstract, "numStyleLink")
        if linked:  # the levels stand in the list that defines the style
            abstract = next((one for one in abstracts if value_of(one, "styleLink") == linked), abstract)
        levels = (
            {}
            if abstract is None
            else {int(one.get(f"{W}ilvl") or 0): _level(one) for one in abstract.findall(f"{W}lvl")}
        )
        for override in num.findall(f"{W}lvlOverride"):
            changed = override.find(f"{W}lvl")
            if changed is not None:
                depth = int(override.get(f"{W}ilvl") or 0)
                levels[depth] = _level(changed)
        return levels
