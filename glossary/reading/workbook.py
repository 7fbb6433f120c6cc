"""Workbooks in XLSX whose sheets have a Chinese and an English column, read by openpyxl row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Reading, Request, Source, numbered_pairs, trimmed
from glossary.reading.source import check_sides
from glossary.reading.table import columns, is_header
from glossary.reading.tags import without_tags
from glossary.reading.xlsx_file import is_workbook, opened
from glossary.script import language_of

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["is_workbook", "read"]

_HINT: Final = "name the columns zh and en in the first row"

# The most rows that a sheet can have (ECMA-376); a file may claim any number.
_MOST_ROWS: Final = 1_048_576
# How many rows may stand above the row that names the columns.
_MOST_ABOVE: Final = 5


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


def read(request: Request) -> Reading:
    """Read every sheet that has both columns, known by a row that names them or by their script.

    Args:
        request: What to read.

    Returns:
        A pair for each row with text; lines are the rows of the sheet.

    Raises:
        InputError: It is no intact XLSX file, no sheet has both columns, or a row lacks a language; names sheet
            and cell.
    """
    source = request.main
    beads: list[Bead] = []
    missing: list[str] = []
    for name, rows in _sheets(source):
        fault = "it is empty"
        if rows:
            zh, en, body = _columns(rows)
            fault = "it has no Chinese column" if zh is None else "it has no English column"
            if zh is not None and (en is not None or request.source_only):
                beads.extend(_beads(name, body, zh, None if request.source_only else en, source))
                continue
        missing.append(f"{name}: {fault}")
    if not beads:
        what = "; ".join(missing[:3]) or "it has no rows"
        raise InputError(f"no sheet has a Chinese and an English column ({what})", path=source.path, hint=_HINT)
    check_sides(beads, source.path, hint="check which column is which")
    return Reading(numbered_pairs(beads))


def _sheets(source: Source) -> list[tuple[str, list[_Row]]]:
    with opened(source) as workbook:
        return [(sheet.title, list(_rows(workbook, number))) for number, sheet in enumerate(workbook.worksheets)]


def _rows(workbook: "Workbook", number: int) -> Iterator[_Row]:
    sheet = workbook.worksheets[number]
    # What the file says of the size of a sheet may be wrong, and large.
    sheet.reset_dimensions()
    for count, values in enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1):
        cells = tuple("" if value is None else str(value) for value in values)
        if any(cell.strip() for cell in cells):
            yield _Row(count, cells)


def _columns(rows: Sequence[_Row]) -> tuple[int | None, int | None, Sequence[_Row]]:
    """Return the two columns, and the rows below the one that names them (all where none does)."""
    head = next((place for place, row in enumerate(rows[:_MOST_ABOVE]) if is_header(row.cells)), None)
    below = rows if head is None else rows[head:]
    zh, en = columns([row.cells for row in below])
    if head is None:
        return zh, en, rows
    return zh, en, [_Row(row.number, tuple(map(without_tags, row.cells))) for row in below[1:]]


def _beads(sheet: str, rows: Sequence[_Row], zh: int, en: int | None, source: Source) -> Iterator[Bead]:
    for row in rows:
        texts = {"Chinese": trimmed(row.cell(zh), row.number)}
        if en is not None:
            texts["English"] = trimmed(row.cell(en), row.number)
        if not any(language_of(paragraph.text) for paragraph in texts.values()):
            continue
        for (language, paragraph), column in zip(texts.items(), (zh, en), strict=False):
            if not paragraph.text and column is not None:
                message = f"the row has no {language} (sheet {sheet}, cell {_letters(column)}{row.number})"
                hint = "fill the cell, or take the row out"
                raise InputError(message, path=source.path, line=row.number, hint=hint)
        yield [texts["Chinese"]], [texts["English"]] if en is not None else []


def _letters(column: int) -> str:
    """Return the name of a column, counted from 0.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
