"""Spreadsheets (Office Open XML) as rows of text: no formulas, no merged cells, every cell with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.xlsx_file import opened

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Sheet", "SheetLine", "read_sheets", "unescaped"]

_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of a sheet.

    Attributes:
        number: Its number, 1-based.
        cells: Text by column letter; empty cells are missing.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: Its name.
        lines: The rows that are not empty, in order.
    """

    name: str
    lines: tuple[SheetLine, ...]

    def place(self, line: int, column: str = "") -> str:
        """Return how a spreadsheet program names a place, such as ``Glossary!D17``."""
        return f"{self.name}!{column}{line}"


def read_sheets(source: Source, *wanted: str) -> dict[str, Sheet]:
    """Read the sheets of a workbook.

    Args:
        source: The file.
        wanted: Names of the sheets; none for the first visible one.

    Returns:
        Those there are, by name.

    Raises:
        InputError: It is no workbook, or a cell that is wanted is merged, an error or a formula; names the cell.
    """
    with opened(source, whole=True) as book:
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        chosen = [sheet for sheet in book.worksheets if sheet.title in wanted] if wanted else seen[:1]
        return {sheet.title: Sheet(sheet.title, tuple(_lines(sheet, source))) for sheet in chosen}


def _lines(sheet: "Worksheet", source: Source) -> Iterator[SheetLine]:
    if sheet.merged_cells.ranges:
        place = f"{sheet.title}!{sorted(map(str, sheet.merged_cells.ranges))[0]}"
        raise InputError(f"the cells {place} are merged", path=source.path, hint="unmerge them, one row each")
    # Walking from the first cell to the last takes for ever where one stands at the far end of the sheet, and
    # openpyxl has no public way to leave out the cells that are not there.
    there = sorted(sheet._cells.items())
    for number, row in groupby(there, key=lambda entry: entry[0][0]):
        cells = {}
        for _, cell in row:
            if cell.value is None:
                continue
            place = f"{sheet.title}!{cell.coordinate}"
            if cell.data_type == "f":
                hint = "write the text itself; an apostrophe in front makes text of what begins with ="
                raise InputError(f"the cell {place} holds a formula", path=source.path, hint=hint)
            if cell.data_type == "e":
                raise InputError(f"the cell {place} holds the error {cell.value}", path=source.path, hint="mend it")
            if text := _text(cell.value):
                cells[cell.column_letter] = text
        if cells:
            yield SheetLine(number, cells)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescaped(str(value))


def unescaped(text: str) -> str:
    r"""Return the text of a cell without the escapes of ST_Xstring (ISO/IEC 29500-1, 22.9.2.19).

    Args:
        text: As the cell holds it.

    >>> unescaped("a_x0008__x005F_x0041_")
    'a\x08_x0041_'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
