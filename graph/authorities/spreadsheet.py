"""Authority lists as XLSX workbooks: the first visible sheet, with the columns of `graph.authorities.table`."""

from collections.abc import Iterator

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.sheets import Sheet, read_sheets
from graph.authorities.base import Notes, Reading, tidy
from graph.authorities.table import Row, column_names, from_rows

__all__ = ["read"]


def read(source: Source) -> Reading:
    """Read a list.

    Args:
        source: The file.

    Returns:
        An entry for each Chinese label, with a rendering for each of its rows that has one.

    Raises:
        InputError: It is no workbook, its first sheet is no such table, or a row is malformed; names the cell or the
            row.
    """
    sheets = list(read_sheets(source).values())
    if not sheets or not sheets[0].lines:
        raise InputError("the first sheet is empty", path=source.path, hint="give a row for each rendering")
    notes = Notes()
    return from_rows(_rows(sheets[0], source, notes), source, notes)


def _rows(sheet: Sheet, source: Source, notes: Notes) -> Iterator[Row]:
    head, *rest = sheet.lines
    names = dict(zip(head.cells, column_names(list(head.cells.values()), head.number, source, notes), strict=True))
    for line in rest:
        cells = {names[letter]: tidy(text) for letter, text in line.cells.items() if letter in names}
        yield Row(line.number, cells, sheet.place(line.number))
