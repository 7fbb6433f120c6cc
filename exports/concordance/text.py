"""A concordance as text: the key word of every line in one column, Chinese above English.

Columns are counted as terminals show them: a Han character takes two, a combining mark none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, get_character_cell_size

from exports.concordance.words import STATES, counts, size
from glossary.types import Lang
from graph.concordance.lines import ConcordanceLine
from graph.concordance.result import Concordance

__all__ = ["WIDTH", "text"]

#: How many columns there are where nothing says so.
WIDTH: Final = 100

#: How many columns of context there are at least before the key word, how many a name of a document takes at most, and
#: how many of a long key word count when the middle is sought.
_LEAST: Final = 8
_LONGEST_NAME: Final = 24
_KEY: Final = 20

_LANGS: Final[tuple[Lang, Lang]] = ("zh", "en")

# A terminal must not be told what to do by a text: controls, line ends, changes of direction.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DIRECTIONS: Final = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide things are, in columns.

    Attributes:
        front: What stands before the left context.
        left, right: The contexts; ``None`` for as much as there is, and no column for the key words.
        whole: The contexts and the key word together; ``None`` for as much as there is.
        coloured: Whether key words are in colour; else in brackets.
    """

    front: int
    left: int | None
    right: int | None
    whole: int | None
    coloured: bool

    def key(self, word: str) -> str:
        return f"\x1b[32m\x1b[1m{word}\x1b[0m" if self.coloured else f"[[{word}]]"

    def faint(self, words: str) -> str:
        return f"\x1b[2m{words}\x1b[0m" if self.coloured else words

    def key_width(self, word: str) -> int:
        return cell_len(word) + (0 if self.coloured else 4)


def text(concordance: Concordance, *, width: int = WIDTH, context: int | None = None, coloured: bool = False) -> str:
    """Return the concordance as text.

    Args:
        concordance: The concordance.
        width: How many columns a line has.
        context: How many columns of context there are on each side, whatever the width; 0 for whole sentences.
        coloured: Whether the key word is set off by colour; else by brackets.
    """
    return "\n".join(line.rstrip() for line in _lines(concordance, width, context, coloured)) + "\n"


def _lines(concordance: Concordance, width: int, context: int | None, coloured: bool) -> Iterator[str]:
    shown = concordance.lines
    longest = min(_LONGEST_NAME, width // 4) if len(concordance.documents) > 1 else 0
    fronts = [_front(line, longest) for line in shown]
    layout = _layout(shown, max(map(cell_len, fronts), default=0), width, context, coloured)
    yield from _head(concordance, layout, width)
    for line, front in zip(shown, fronts, strict=True):
        yield f"{_padded(front, layout.front, layout)}  {_row(line, 'zh', layout)}"
        yield f"{'':{layout.front}}  {_row(line, 'en', layout)}"
    if shown:
        yield ""
    if summary := counts(concordance):
        yield summary
    if len(shown) < concordance.total:
        yield f"{len(shown):,} of {concordance.total:,} places; --limit 0 shows all."


def _head(concordance: Concordance, layout: _Layout, width: int) -> Iterator[str]:
    title = "  ".join(filter(None, (concordance.label, concordance.pinyin)))
    yield f"{_clean(title)} · {_clean(size(concordance))}"
    if len(concordance.documents) == 1:
        first = concordance.lines[0]
        words = dict.fromkeys(filter(None, (first.document, first.title, first.date)))
        yield layout.faint(_head_of(_clean(" · ".join(words)), width))
    yield ""


def _front(line: ConcordanceLine, longest: int) -> str:
    """What stands before a line: its place, with the document (in so many columns) where there are several."""
    return f"{_short(line.document, longest)} ¶{line.pair}" if longest else f"¶{line.pair}"


def _short(name: str, longest: int) -> str:
    """A name of a document without its middle, if it is long: ids of a series differ at their ends."""
    if cell_len(name) <= longest:
        return name
    return _head_of(name, longest // 2) + _tail_of(name, longest - longest // 2 + 1)[1:]


def _layout(lines: Sequence[ConcordanceLine], front: int, width: int, context: int | None, coloured: bool) -> _Layout:
    lefts = [cell_len(_clean(line.parts(lang)[0])) for line in lines for lang in _LANGS]
    longest = max(lefts, default=0)
    if context == 0:  # whole sentences are longer than any line: columns would only push the key words off the screen
        return _Layout(front, None, None, None, coloured)
    if context is not None:
        return _Layout(front, min(longest, context), context, 2 * context + _KEY, coloured)
    keys = [cell_len(line.parts(lang)[1]) for line in lines for lang in _LANGS]
    room = max(width - front - 2, 2 * _LEAST)
    middle = (room - min(max(keys, default=0), _KEY) - (0 if coloured else 4)) // 2
    return _Layout(front, min(longest, max(_LEAST, middle)), None, room, coloured)


def _row(line: ConcordanceLine, lang: Lang, layout: _Layout) -> str:
    left, key, right = map(_clean, line.parts(lang))
    if key:
        if layout.left is None:
            return f"{left}{layout.key(key)}{right}"
        room = layout.right
        if room is None and layout.whole is not None:
            room = max(2, layout.whole - layout.left - layout.key_width(key))
        before = _tail_of(left, layout.left)
        return f"{'':{layout.left - cell_len(before)}}{before}{layout.key(key)}{_head_of(right, room)}"
    instead = f"({STATES[line.state]}) " if lang == "en" and line.state in {"omitted", "untranslated"} else ""
    room = None if layout.whole is None else layout.whole - cell_len(instead)
    return layout.faint(instead) + _head_of(right, room)


def _padded(words: str, width: int, layout: _Layout) -> str:
    return layout.faint(words) + " " * (width - cell_len(words))


def _clean(words: str) -> str:
    return _DIRECTIONS.sub("", _CONTROLS.sub(" ", words))


def _head_of(words: str, width: int | None) -> str:
    """The beginning of a text, as much as there is room for; what is cut off is marked.

    >>> _head_of("生态优先", 5), _head_of("生态", 4)
    ('生态…', '生态')
    """
    if width is None or cell_len(words) <= width:
        return words
    room, end = width - 1, 0
    while end < len(words) and get_character_cell_size(words[end]) <= room:
        room -= get_character_cell_size(words[end])
        end += 1
    return words[:end] + "…"


def _tail_of(words: str, width: int) -> str:
    """The end of a text, likewise.

    >>> _tail_of("生态优先", 5), _tail_of("优先", 4)
    ('…优先', '优先')
    """
    if cell_len(words) <= width:
        return words
    room, start = width - 1, len(words)
    while start > 0 and get_character_cell_size(words[start - 1]) <= room:
        start -= 1
        room -= get_character_cell_size(words[start])
    while start < len(words) and get_character_cell_size(words[start]) == 0:  # no accent without its letter
        start += 1
    return "…" + words[start:]
