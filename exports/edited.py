"""What somebody changed in a file that Tifa wrote: rows to compare with how they were written, or with today's.

A workbook keeps how its rows were written in a hidden sheet (`exports.workbook`). A table has nothing to compare with
but the workspace.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exports.edit_sheet import COLUMNS, EDITABLE, SheetRow
from exports.table import read_rows
from exports.workbook import EXPORTED, GLOSSARY
from glossary.errors import InputError, UnknownNameError
from glossary.reading.base import Source, file_content
from glossary.reading.sheets import Sheet, read_sheets

__all__ = ["EDITED_FORMATS", "Edited", "read_edited"]

#: Without these a row says nothing.
_NEEDED: Final = ("zh", "rendering", "status")
#: Formats whose edits are read.
EDITED_FORMATS: Final = ("xlsx", "csv", "tsv")


@dataclass(frozen=True, slots=True)
class Edited:
    """The rows of an edited file.

    Attributes:
        rows: As they are now; places name the row.
        exported: As they were written, by the number in the column ``row``; empty where the file does not say.
        columns: The editable columns that the file has.
        notes: What was not understood, as sentences.
    """

    rows: tuple[SheetRow, ...]
    exported: Mapping[str, SheetRow]
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_edited(path: Path, *, format: str | None = None, encoding: str | None = None) -> Edited:
    """Read an edited file.

    Args:
        path: The file.
        format: Name of its format (`EDITED_FORMATS`); found by suffix where ``None``.
        encoding: Encoding of a table; found out where ``None``.

    Raises:
        InputError: It cannot be read; names the line or the cell.
        UnknownNameError: There is no such format.
    """
    name = format or path.suffix.lower().removeprefix(".")
    if format is not None and format not in EDITED_FORMATS:
        raise UnknownNameError("format", format, list(EDITED_FORMATS))
    source = Source(file_content(path), path, encoding)
    if name == "xlsx":
        return _workbook(source)
    if name in EDITED_FORMATS:
        return _table(source)
    hint = f"give a file that tifa export wrote as {' or '.join(EDITED_FORMATS)}; add lists with tifa authority add"
    raise InputError("what kind of file this is does not show", path=path, hint=hint)


def _table(source: Source) -> Edited:
    text, found = source.text(), list[tuple[int, dict[str, str]]]()
    if not text.strip():
        raise InputError("the file is empty", path=source.path, hint="give a table that tifa export wrote")
    try:
        found.extend(read_rows(text))
    except csv.Error as error:
        reason, line = error.args
        hint = "close the quotation mark; inside of a cell in quotation marks, double those of the text"
        raise InputError(f"the table cannot be read ({reason})", path=source.path, line=line, hint=hint) from error
    missing = sorted({"zh", "en", "status"} - set(found[0][1] if found else ()))
    if missing:
        hint = "give a table that tifa export wrote; add other lists with tifa authority add"
        raise InputError(
            f"the table has no column {' and no column '.join(missing)}", path=source.path, line=1, hint=hint
        )
    rows = [
        SheetRow({"rendering" if name == "en" else name: cell for name, cell in cells.items()}, f"line {line}")
        for line, cells in found
    ]
    return Edited(tuple(rows), {}, ("rendering", "status"))


def _workbook(source: Source) -> Edited:
    sheets = read_sheets(source, GLOSSARY, EXPORTED)
    if GLOSSARY not in sheets:
        hint = "give a workbook that tifa export --format xlsx wrote; to add a list, use tifa authority add"
        raise InputError(f"the workbook has no sheet {GLOSSARY}", path=source.path, hint=hint)
    rows, names = _rows(sheets[GLOSSARY], source)
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        message = f"the sheet {GLOSSARY} has no column {' and no column '.join(missing)}"
        raise InputError(message, path=source.path, line=1, hint="give the columns their names back")
    notes = [
        f"{GLOSSARY}!1: the column {name!r} is not understood and was not read" for name in names if name not in COLUMNS
    ]
    notes += [f"{GLOSSARY}!1: there is no column {name!r}" for name in EDITABLE if name not in names]
    exported: dict[str, SheetRow] = {}
    if EXPORTED in sheets and "row" in names:
        exported = {row["row"]: row for row in _rows(sheets[EXPORTED], source)[0]}
    return Edited(tuple(rows), exported, tuple(name for name in EDITABLE if name in names), tuple(notes))


def _rows(sheet: Sheet, source: Source) -> tuple[list[SheetRow], Sequence[str]]:
    """The rows by the names of the first one, and these names."""
    if not sheet.lines or sheet.lines[0].number != 1:
        message = f"the first row of the sheet {sheet.name} is empty"
        raise InputError(message, path=source.path, hint="give the columns their names back")
    heads = {letter: name.strip() for letter, name in sheet.lines[0].cells.items()}
    if twice := next((name for name in heads.values() if list(heads.values()).count(name) > 1), ""):
        raise InputError(f"two columns of {sheet.name} are named {twice}", path=source.path, hint="take one out")
    rows = [
        SheetRow(
            {heads[letter]: text for letter, text in line.cells.items() if letter in heads}, sheet.place(line.number)
        )
        for line in sheet.lines[1:]
    ]
    return rows, list(heads.values())
