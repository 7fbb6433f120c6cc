"""Themes by sections as a picture: SVG with real text, so that it can be searched, copied and read aloud.

Nothing is measured with a font and none is embedded: the picture asks for a font with Han characters by the names
that the systems have (`exports.lettering.FONTS`), and leaves the room that any of them needs.
"""

import unicodedata
from collections.abc import Iterator
from html import escape
from typing import Final

from exports.lettering import FONTS, LATIN_FONTS, balanced, clipped, width_of, wrapped
from graph.analytics.matrix import Cell, Matrix, MatrixSection, MatrixTheme

__all__ = ["colour", "draw", "export_svg"]

# Sizes in pixels at normal size.
_MARGIN: Final = 28
_ROW: Final = 36
_COLUMN: Final = 118
_GAP: Final = 2
_INDENT: Final = 16
_PAIR: Final = 40  # room for the number of a paragraph
_LABEL_LEAST, _LABEL_MOST = 220, 420
_TITLE, _SUBTITLE, _NUMBER, _HAN, _LATIN = 20, 13, 17, 13, 10
_HAN_LINES: Final = 4
_LATIN_LINES: Final = 5
_LINE: Final = 1.35

_INK, _FAINT, _RULE, _PAPER = "#1c2b2d", "#5c6b6e", "#d5dcdd", "#ffffff"
_ZERO, _NEVER = "#f3f6f6", "#ffffff"
#: The scale, from few to many: one hue that darkens evenly, so that it holds in grey and for the colour-blind.
_SCALE: Final = ((0xDC, 0xF0, 0xEC), (0x9F, 0xD6, 0xCB), (0x55, 0xB2, 0xA5), (0x1B, 0x84, 0x7D), (0x08, 0x4C, 0x4F))
#: From where on the scale figures are white.
_DARK: Final = 0.6


def export_svg(matrix: Matrix) -> bytes:
    """Return the picture as an SVG file.

    Args:
        matrix: The matrix; it has a section at least.
    """
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{draw(matrix)}'.encode()


def draw(matrix: Matrix) -> str:
    """Return the picture as an SVG element.

    Args:
        matrix: The matrix; it has a section at least.
    """
    return "\n".join(_Picture(matrix).lines()) + "\n"


def colour(count: int, highest: int) -> str:
    """Return the colour of a figure.

    Args:
        count: The figure.
        highest: The highest figure there is.

    >>> colour(0, 9), colour(1, 9), colour(9, 9)
    ('#f3f6f6', '#dcf0ec', '#084c4f')
    """
    if not count:
        return _ZERO
    place = _place(count, highest) * (len(_SCALE) - 1)
    low = min(int(place), len(_SCALE) - 2)
    mixed = (
        round(start + (end - start) * (place - low)) for start, end in zip(_SCALE[low], _SCALE[low + 1], strict=True)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _place(count: int, highest: int) -> float:
    """Where on the scale a figure stands, in [0, 1]."""
    return (count - 1) / (highest - 1) if highest > 1 else 0.5


class _Picture:
    """Where everything stands, and the elements in order."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        widest = max(
            _INDENT * (one.depth - 1) + max(width_of(one.zh, _HAN), width_of(one.en, _LATIN)) for one in matrix.sections
        )
        self.label = min(max(widest, _LABEL_LEAST), _LABEL_MOST)
        self.left = _MARGIN + _PAIR + self.label + 16
        self.width = self.left + len(matrix.themes) * _COLUMN + _MARGIN
        self.heads = [_Head(theme) for theme in matrix.themes]
        self.titles = self._titles()
        self.head = _MARGIN + sum(size * _LINE for _, size in self.titles) + 20
        self.top = self.head + max(head.height for head in self.heads)
        self.bottom = self.top + len(matrix.sections) * _ROW
        self.height = self.bottom + 44 + 64 + _MARGIN

    def _titles(self) -> list[tuple[str, float]]:
        """The lines of the title with their sizes; a narrow picture breaks them."""
        room = self.width - 2 * _MARGIN
        matrix = self.matrix
        names = [name for name in (matrix.title_zh, matrix.title) if name] or [matrix.document]
        says = "How many formulations of each exposition theme recur in each later section"
        return [
            *((line, _TITLE) for line in wrapped(says, _TITLE, room, 3)),
            *((line, _SUBTITLE) for name in names for line in wrapped(name, _SUBTITLE, room, 2)),
        ]

    def lines(self) -> Iterator[str]:
        """Yield the elements."""
        wide, high = round(self.width), round(self.height)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
            f' role="img" aria-labelledby="matrix-title" font-family="{FONTS}" fill="{_INK}">'
        )
        yield f"<style>.latin {{ font-family: {LATIN_FONTS} }}</style>"
        yield f'<title id="matrix-title">{escape(" ".join(line for line, _ in self.titles))}</title>'
        yield f'<rect width="{wide}" height="{high}" fill="{_PAPER}"/>'
        yield from self._title()
        yield _text(_MARGIN + _PAIR, self.top - 9, "Later section", 12, fill=_FAINT)
        yield _text(self.left - 12, self.head + _NUMBER, "Exposition theme", 12, fill=_FAINT, anchor="end")
        for at, head in enumerate(self.heads):
            yield from head.lines(self.left + at * _COLUMN, self.head)
        for at, section in enumerate(self.matrix.sections):
            yield from self._row(section, self.top + at * _ROW)
        yield from self._totals()
        yield from self._legend(self.bottom + 44 + 22)
        yield "</svg>"

    def _title(self) -> Iterator[str]:
        base = float(_MARGIN)
        for line, size in self.titles:
            base += size * _LINE
            faint, weight = (_INK, "bold") if size == _TITLE else (_FAINT, "normal")
            yield _text(_MARGIN, base - size * 0.35, line, size, fill=faint, weight=weight)

    def _row(self, section: MatrixSection, top: float) -> Iterator[str]:
        is_part = section.depth == 1
        if is_part:
            yield f'<path d="M{_MARGIN} {_number(top)}H{_number(self.width - _MARGIN)}" stroke="{_RULE}"/>'
        yield _text(_MARGIN + _PAIR - 10, top + 17, f"¶{section.pair}", _LATIN, fill=_FAINT, anchor="end")
        left = _MARGIN + _PAIR + _INDENT * (section.depth - 1)
        room = self.left - 12 - left
        weight = "bold" if is_part else "normal"
        base = top + (17 if section.en else 23)
        yield "<g>"
        yield f"<title>{escape(' '.join(filter(None, (section.zh, section.en))))}</title>"
        yield _text(left, base, clipped(section.zh, _HAN, room), _HAN, weight=weight, lang="zh")
        if section.en:
            yield _text(left, top + 30, clipped(section.en, _LATIN, room), _LATIN, fill=_FAINT)
        yield "</g>"
        for at, (theme, cell) in enumerate(zip(self.matrix.themes, section.cells, strict=True)):
            yield from self._cell(theme, section, cell, self.left + at * _COLUMN, top)

    def _cell(self, theme: MatrixTheme, section: MatrixSection, cell: Cell, left: float, top: float) -> Iterator[str]:
        if cell is None:
            return
        count = len(cell)
        said = f"{theme.number} {theme.zh} → {section.zh}: {count} of {theme.concepts}"
        if cell:
            said += f" ({' · '.join(cell)})"
        yield f"<g><title>{escape(said)}</title>"
        yield _box(left + _GAP / 2, top + _GAP / 2, _COLUMN - _GAP, _ROW - _GAP, colour(count, self.matrix.highest))
        dark = count and _place(count, self.matrix.highest) >= _DARK
        fill = _PAPER if dark else _INK if count else "#a3afb1"
        yield _text(left + _COLUMN / 2, top + _ROW / 2 + 5, str(count), 14, fill=fill, anchor="middle")
        yield "</g>"

    def _totals(self) -> Iterator[str]:
        top = self.bottom + 6
        yield f'<path d="M{_MARGIN} {_number(self.bottom + 3)}H{_number(self.width - _MARGIN)}" stroke="{_FAINT}"/>'
        yield _text(self.left - 12, top + 20, "recur in any later section", 12, fill=_FAINT, anchor="end")
        for at, theme in enumerate(self.matrix.themes):
            middle = self.left + at * _COLUMN + _COLUMN / 2
            yield _text(middle, top + 20, f"{theme.recurring} of {theme.concepts}", 12, anchor="middle", weight="bold")

    def _legend(self, top: float) -> Iterator[str]:
        highest = self.matrix.highest
        left = _MARGIN + 0.0
        yield _text(left, top + 14, "Formulations that recur", 12, fill=_FAINT)
        left += 150
        for count in _samples(highest):
            yield _box(left, top, 34, 20, colour(count, highest))
            fill = _PAPER if count and _place(count, highest) >= _DARK else _INK
            yield _text(left + 17, top + 14.5, str(count), 12, fill=fill, anchor="middle")
            left += 36
        yield _text(left + 12, top + 14, "no figure: not later than the theme", 12, fill=_FAINT)
        yield _text(_MARGIN, top + 40, "Harvested by machine, not reviewed.", _LATIN, fill=_FAINT)


def _samples(highest: int) -> list[int]:
    """The figures that the legend shows: all of few, else some of them."""
    if highest <= 6:
        return list(range(highest + 1))
    return [0, *sorted({round(1 + (highest - 1) * part / 5) for part in range(6)})]


class _Head:
    """The head of a column: the theme's number, and its title in both languages."""

    def __init__(self, theme: MatrixTheme) -> None:
        room = _COLUMN - 12
        self.theme = theme
        self.zh = balanced(theme.zh, _HAN, room, _HAN_LINES)
        self.en = wrapped(theme.en, _LATIN, room, _LATIN_LINES) if theme.en else []
        self.height = _NUMBER * _LINE + (len(self.zh) * _HAN + len(self.en) * _LATIN) * _LINE + 14

    def lines(self, left: float, top: float) -> Iterator[str]:
        """Yield the elements; the head hangs from `top`."""
        middle = left + _COLUMN / 2
        base = top + _NUMBER
        yield f"<g><title>{escape(' '.join(filter(None, (self.theme.zh, self.theme.en))))}</title>"
        yield _text(middle, base, str(self.theme.number), _NUMBER, anchor="middle", weight="bold")
        base += 3
        for line in self.zh:
            base += _HAN * _LINE
            yield _text(middle, base, line, _HAN, anchor="middle", lang="zh")
        base += 2
        for line in self.en:
            base += _LATIN * _LINE
            yield _text(middle, base, line, _LATIN, fill=_FAINT, anchor="middle")
        yield "</g>"


def _text(
    left: float,
    base: float,
    text: str,
    size: float,
    *,
    fill: str = "",
    anchor: str = "",
    weight: str = "normal",
    lang: str = "",
) -> str:
    attributes = [f'x="{_number(left)}" y="{_number(base)}" font-size="{_number(size)}"']
    attributes += [f'fill="{fill}"'] if fill else []
    attributes += [f'text-anchor="{anchor}"'] if anchor else []
    attributes += [f'font-weight="{weight}"'] if weight != "normal" else []
    # Which shape a Han character has depends on the language.
    attributes += [f'xml:lang="{lang}"'] if lang else []
    if not any(unicodedata.east_asian_width(character) in "WF" for character in text):
        attributes.append('class="latin"')
    return f"<text {' '.join(attributes)}>{escape(text)}</text>"


def _box(left: float, top: float, width: float, height: float, fill: str) -> str:
    place = f'x="{_number(left)}" y="{_number(top)}" width="{_number(width)}" height="{_number(height)}"'
    return f'<rect {place} rx="3" fill="{fill}"/>'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
