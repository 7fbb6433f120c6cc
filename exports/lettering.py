"""Text in pictures: how wide it gets about, breaking it into lines, and the fonts to ask for."""

import unicodedata
from typing import Final

__all__ = ["FONTS", "LATIN_FONTS", "balanced", "clipped", "width_of", "wrapped"]

#: Fonts with Han characters of Linux, macOS and Windows, the first that is there is taken; then any without serifs.
FONTS: Final = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'WenQuanYi Micro Hei', 'Droid Sans Fallback', sans-serif"
)

#: Fonts for English alone: those with Han characters set its quotation marks as wide as a Han character.
LATIN_FONTS: Final = "'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"

#: Widths in parts of the font's size, rather too wide than too narrow: the font is known only where it is shown.
_WIDE, _CAPITAL, _NARROW, _USUAL = 1.0, 0.7, 0.35, 0.6
_NARROW_CHARACTERS: Final = frozenset("ijlt.,:;'|!()[] ")


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is.

    Args:
        text: One line.
        size: Size of the font; the width is in the same unit.

    >>> width_of("三农", 10)
    20.0
    """
    return size * sum(map(_share, text))


def _share(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return _WIDE
    if character in _NARROW_CHARACTERS:
        return _NARROW
    return _CAPITAL if character.isupper() else _USUAL


def clipped(text: str, size: float, width: float) -> str:
    """Return a text that is at most so wide, with an ellipsis where it is cut.

    Args:
        text: One line.
        size: Size of the font.
        width: How wide it may be.

    >>> clipped("绿水青山就是金山银山", 10, 65)
    '绿水青山就…'
    """
    if width_of(text, size) <= width:
        return text
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, size: float, width: float, lines: int) -> list[str]:
    """Return a text in lines, broken between words, and between Han characters.

    Args:
        text: The text.
        size: Size of the font.
        width: How wide a line may be.
        lines: How many lines there may be; what is left over is cut.

    >>> wrapped("Putting ecology first", 10, 80, 3)
    ['Putting ecology', 'first']
    """
    result = [""]
    for piece in _pieces(text):
        if result[-1] and width_of(result[-1] + piece.rstrip(), size) > width:
            result.append("")
        result[-1] += piece
    result = [line.strip() for line in result]
    if len(result) > lines:
        result = [*result[: lines - 1], "".join([result[lines - 1], "…"])]
    return [clipped(line, size, width) for line in result]


def balanced(text: str, size: float, width: float, lines: int) -> list[str]:
    """Return a text in as few lines as `wrapped` does, the last one not much shorter than the others.

    Args:
        text: The text.
        size: Size of the font.
        width: How wide a line may be.
        lines: How many lines there may be; what is left over is cut.

    >>> balanced("坚持人与自然和谐共生", 10, 80, 3)
    ['坚持人与自', '然和谐共生']
    """
    best = wrapped(text, size, width, lines)
    whole = "".join(best).replace(" ", "") == text.replace(" ", "")
    while whole:
        width -= size / 2
        narrower = wrapped(text, size, width, len(best) + 1)
        if len(narrower) > len(best) or "".join(narrower).replace(" ", "") != text.replace(" ", ""):
            break
        best = narrower
    return best


def _pieces(text: str) -> list[str]:
    """Words with what stands behind them, and single Han characters; a closing mark stays with what is before it."""
    pieces = [""]
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        closing = unicodedata.category(character) in ("Pe", "Pf", "Po")
        if pieces[-1] and not closing and (wide or pieces[-1][-1] == " " or _is_wide(pieces[-1][0])):
            pieces.append("")
        pieces[-1] += character
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
