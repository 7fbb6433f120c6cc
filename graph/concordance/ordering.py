"""The order of a concordance, and the count of its renderings.

Contexts are compared as corpus tools do it: what stands nearest to the key word counts first. In Chinese that goes by
characters, each by its pinyin; in English by words. Marks and spaces do not count, nor do letter case and script.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from glossary.folding import fold_en, is_han, simplified
from glossary.types import Lang
from graph.concordance.lines import ConcordanceLine, State

__all__ = ["ORDERS", "Order", "RenderingCount", "in_order", "renderings"]

#: What lines can be sorted by.
Order = Literal["place", "left", "right", "rendering", "date"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)

_WORDS: Final = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class RenderingCount:
    """How many lines are rendered so.

    Attributes:
        state: What is known of their English.
        rendering: The most frequent spelling; empty unless they are rendered.
        count: How many lines.
    """

    state: State
    rendering: str
    count: int


def renderings(lines: Iterable[ConcordanceLine]) -> tuple[RenderingCount, ...]:
    """Return how lines are rendered: the renderings, the most frequent first, then what has none.

    Args:
        lines: The lines; of what is as frequent, what they have first comes first.
    """
    spellings: dict[str, Counter[str]] = {}
    bare: Counter[State] = Counter()
    for line in lines:
        if line.state == "rendered":
            spellings.setdefault(fold_en(line.rendering), Counter())[line.rendering] += 1
        else:
            bare[line.state] += 1
    counted = [RenderingCount("rendered", one.most_common(1)[0][0], one.total()) for one in spellings.values()]
    states: tuple[State, ...] = ("omitted", "untranslated", "unknown")
    rest = (RenderingCount(state, "", bare[state]) for state in states if bare[state])
    return (*sorted(counted, key=lambda one: -one.count), *rest)


def in_order(
    lines: Sequence[ConcordanceLine], order: Order, *, lang: Lang = "zh", reverse: bool = False
) -> tuple[ConcordanceLine, ...]:
    """Return lines in an order; those that are even keep the order that they have.

    Args:
        lines: The lines, in the order of their places.
        order: What to sort by. Without a key word in that language, or without a date, a line stands at the end.
        lang: Of which language the context is that is compared.
        reverse: Whether the order is turned round.
    """
    if order == "place":
        return tuple(reversed(lines)) if reverse else tuple(lines)
    keys: dict[Order, Callable[[ConcordanceLine], Any]] = {
        "left": lambda line: _context(line.parts(lang)[0], lang, leftwards=True),
        "right": lambda line: _context(line.parts(lang)[2], lang, leftwards=False),
        "date": lambda line: line.date,
        "rendering": _by_rendering(lines),
    }
    known = [line for line in lines if _is_known(line, order, lang)]
    rest = [line for line in lines if not _is_known(line, order, lang)]
    return (*sorted(known, key=keys[order], reverse=reverse), *rest)


def _is_known(line: ConcordanceLine, order: Order, lang: Lang) -> bool:
    """Whether there is something to sort a line by."""
    if order in {"left", "right"}:
        return (line.zh_span if lang == "zh" else line.en_span) is not None
    return order != "date" or bool(line.date)


def _by_rendering(lines: Iterable[ConcordanceLine]) -> Callable[[ConcordanceLine], int]:
    """The more frequent rendering first; all lines of a rendering together."""
    counts = renderings(lines)
    ranks = {(one.state, fold_en(one.rendering)): at for at, one in enumerate(counts)}
    return lambda line: ranks[line.state, fold_en(line.rendering)]


def _context(text: str, lang: Lang, *, leftwards: bool) -> list[tuple[str, str]]:
    """What a context is compared by, the nearest first."""
    if lang == "en":
        units = [(word.casefold(), "") for word in _WORDS.findall(text)]
    else:
        units = [_sound(character) for character in simplified(text) if character.isalnum()]
    return units[::-1] if leftwards else units


@lru_cache(maxsize=1 << 14)
def _sound(character: str) -> tuple[str, str]:
    """A character by its commonest pinyin with tone, so that the same ones stand together, however a word reads them.

    >>> _sound("水"), _sound("G")
    (('shui3', '水'), ('g', 'g'))
    """
    if not is_han(character):
        return character.casefold(), character.casefold()
    # Loading its dictionary takes a tenth of a second, which only this order has.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(character, style=Style.TONE3, neutral_tone_with_five=True)[0], character
