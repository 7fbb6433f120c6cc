"""The workbook that terminologists edit: Office Open XML (ISO/IEC 29500) by openpyxl, read back by `exports.edited`.

Three sheets are seen: how to use it, the glossary, the documents. A hidden one has the cells that may be edited as
they were written, so that edits are told from what the workspace says by then. Text is never a formula. Characters
that XML forbids are written as ``_xHHHH_`` (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring); a cell takes 32,767 characters
of text, the rest is cut.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.edit_sheet import COLUMNS, EDITABLE, RENDERING_STATUSES, TERM_STATUSES, SheetRow, sheet_rows
from exports.losses import FeatureName, not_held
from glossary.folding import is_han

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["EXPORTED", "GLOSSARY", "MOST_TEXT", "escaped", "export", "losses"]

GLOSSARY: Final = "Glossary"
#: The hidden sheet with the editable cells as they were written.
EXPORTED: Final = "Exported"
#: How many characters a cell holds.
MOST_TEXT: Final = 32_767
#: How many characters a note beside a cell shows.
_MOST_COMMENT: Final = 1500

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "pinyin", "kind", "status", "renderers", "rendering_counts",
    "counts", "omissions", "sentences", "documents", "themes", "authority", "termhood", "iri", "definitions", "notes",
    "replaced_by",
)  # fmt: skip

#: What XML 1.0 forbids, the carriage return that its readers change, and what would be taken for an escape.
_ESCAPED: Final = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")

_NUMBERS: Final = frozenset({"count", "termhood", "score", "row"})
_HEADER, _EDIT_HEADER, _READ_ONLY = "FF1F3A5F", "FF8A4B08", "FFF3F4F6"
#: Columns whose cells show whole; sentences would make every row tall.
_WRAPPED: Final = frozenset({"zh", "pinyin", "rendering", "definition", "note", "authority"})
#: In points.
_LINE_HEIGHT, _MOST_LINES = 15.0, 12
_STATUS_COLOURS: Final = {
    "preferred": "FFD7F0DC", "admitted": "FFE8F3D6", "deprecated": "FFFCE0D9", "rejected": "FFE5E5E5",
}  # fmt: skip
#: The time that every file bears: a file says nothing of when it was made, so that the same workspace gives the same
#: bytes.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def export(source: ExportSource) -> bytes:
    """Return the workbook.

    Args:
        source: Its catalogue is written.

    Returns:
        An XLSX file.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - takes a while to import, and other formats do without

    book = Workbook()
    book.remove(book.worksheets[0])
    rows = list(sheet_rows(source.catalogue))
    _glossary(book.create_sheet(GLOSSARY), rows)
    _how_to(book.create_sheet("How to"))
    _documents(book, source)
    _exported(book.create_sheet(EXPORTED), rows)
    book.properties.title, book.properties.creator = "Glossary", "Tifa"
    return _same_bytes(book)


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what the workbook does not hold: all places of a rendering but one, and what has no column.

    Args:
        source: What is exported.
    """
    rows = list(sheet_rows(source.catalogue))
    cut = sum(len(escaped(text)) > MOST_TEXT for row in rows for text in row.cells.values())
    shown = sum(bool(row["sentence_zh"]) for row in rows)
    places = sum(len(concept.citations) for concept in source.catalogue.concepts) - shown
    own = (
        Loss("texts of their full length", cut, f"a cell holds {MOST_TEXT:,} characters"),
        Loss("places with their sentences", places, "a row shows one"),
    )
    return (*(loss for loss in own if loss.count), *not_held(source.catalogue, _HELD))


def escaped(text: str) -> str:
    r"""Return text as a cell holds it.

    Args:
        text: Any text.

    >>> escaped("a\x08_x0041_")
    'a_x0008__x005F_x0041_'
    """
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _text(text: str) -> str:
    """Text as a cell takes it: no escape is cut in two."""
    whole = escaped(text)
    return whole if len(whole) <= MOST_TEXT else re.sub(r"_x?[0-9A-F]{0,4}$", "", whole[:MOST_TEXT])


def _put(cell: "Cell | MergedCell", text: str) -> None:
    """Write text that is never taken for a formula, not even when somebody edits it."""
    cell.value = _text(text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@＝＋－＠'"


# --- the sheets ----------------------------------------------------------------------------------------------


def _glossary(sheet: "Worksheet", rows: Sequence[SheetRow]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - as above

    _head(sheet)
    places = {name: at for at, name in enumerate(COLUMNS, 1)}
    for number, row in enumerate(rows, 2):
        for name, at in places.items():
            if text := row[name]:
                cell = sheet.cell(number, at)
                if name in _NUMBERS:
                    cell.value = float(text) if "." in text else int(text)
                else:
                    _put(cell, text)
        if row.evidence:
            note = Comment(_text(row.evidence[:_MOST_COMMENT]), "Tifa", height=180, width=420)
            sheet.cell(number, places["rendering"]).comment = note
    _look(sheet, len(rows) + 1)
    _choices(sheet, len(rows) + 1)


def _head(sheet: "Worksheet") -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for at, column in enumerate(COLUMNS.values(), 1):
        cell = sheet.cell(1, at, column.name)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_EDIT_HEADER if column.edits else _HEADER)
        cell.alignment = Alignment(vertical="center")
        cell.comment = Comment(column.help, "Tifa", height=110, width=320)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "D2"


def _look(sheet: "Worksheet", last: int) -> None:
    """Colours and wrapping: what is only shown is grey, a status has its colour."""
    from openpyxl.formatting.rule import CellIsRule  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment, PatternFill  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    grey = PatternFill("solid", fgColor=_READ_ONLY)
    for at, column in enumerate(COLUMNS.values(), 1):
        alignment = Alignment(vertical="top", wrap_text=column.name in _WRAPPED)
        for number in range(2, last + 1):
            cell = sheet.cell(number, at)
            cell.alignment = alignment
            if not column.edits:
                cell.fill = grey
    for number in range(2, last + 1):
        sheet.row_dimensions[number].height = _LINE_HEIGHT * _lines(sheet, number)
    for name in ("status", "term status"):
        letter = get_column_letter(list(COLUMNS).index(name) + 1)
        for status, colour in _STATUS_COLOURS.items():
            rule = CellIsRule(  # type: ignore[no-untyped-call]
                operator="equal", formula=[f'"{status}"'], fill=PatternFill(bgColor=colour, fill_type="solid")
            )
            sheet.conditional_formatting.add(f"{letter}2:{letter}{last + 1000}", rule)
    # Printed, the sheet is as wide as a page, with its head on every one.
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"


def _lines(sheet: "Worksheet", number: int) -> int:
    """How many lines the wrapped cells of a row need; programs differ in whether they find out by themselves."""
    needed = [1]
    for at, column in enumerate(COLUMNS.values(), 1):
        if column.name in _WRAPPED and (value := sheet.cell(number, at).value):
            wide = (sum(2 if is_han(char) else 1 for char in line) for line in str(value).split("\n"))
            needed.append(sum(-(-width // (column.width - 2)) or 1 for width in wide))
    return min(max(needed), _MOST_LINES)


def _choices(sheet: "Worksheet", last: int) -> None:
    """Lists to choose from, in rows that are added, too."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    for name, values in (("status", RENDERING_STATUSES), ("term status", TERM_STATUSES)):
        choice = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=True)
        choice.errorTitle, choice.error = name, f"Choose one of {', '.join(values)}."
        letter = get_column_letter(list(COLUMNS).index(name) + 1)
        choice.add(f"{letter}2:{letter}{last + 1000}")
        sheet.add_data_validation(choice)


def _how_to(sheet: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    lines = [
        "Edit the sheet Glossary, save the file, and import it: tifa import FILE. Every edit becomes a decision.",
        "Columns with a brown head may be edited. What stands in the others is only shown; edits of it are not read.",
        "To give another rendering, add a row with zh, rendering and status. A row that is deleted decides nothing:"
        " to say that something is wrong, choose rejected.",
        "Rows may be sorted and filtered. What was harvested is not reviewed until somebody decides on it.",
    ]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 110
    for number, line in enumerate(lines, 1):
        sheet.cell(number, 1, line)
    for number, column in enumerate(COLUMNS.values(), len(lines) + 2):
        sheet.cell(number, 1, column.name).font = Font(bold=column.edits)
        sheet.cell(number, 2, column.help).alignment = Alignment(wrap_text=True, vertical="top")


def _documents(book: "Workbook", source: ExportSource) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    sheet = book.create_sheet("Documents")
    for at, (name, width) in enumerate(
        (("id", 28), ("title", 60), ("title_zh", 40), ("date", 12), ("issuer", 24), ("translator", 24)), 1
    ):
        sheet.cell(1, at, name).font = Font(bold=True)
        sheet.column_dimensions["ABCDEF"[at - 1]].width = width
    for number, one in enumerate(source.catalogue.documents, 2):
        known = one.metadata
        for at, text in enumerate((one.id, known.title, known.title_zh, known.date, known.issuer, known.translator), 1):
            if text:
                _put(sheet.cell(number, at), text)
    sheet.freeze_panes = "A2"


def _exported(sheet: "Worksheet", rows: Iterable[SheetRow]) -> None:
    """The cells that may be edited as they are written, with the concept and the number of their row."""
    kept = ("row", "iri", "zh", *EDITABLE)
    for at, name in enumerate(kept, 1):
        sheet.cell(1, at, name)
    for number, row in enumerate(rows, 2):
        for at, name in enumerate(kept, 1):
            if text := row[name]:
                _put(sheet.cell(number, at), text)
    sheet.sheet_state = "veryHidden"


def _same_bytes(book: "Workbook") -> bytes:
    """Save with one time for all that bears a time."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in made.namelist():
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, data)
    return fixed.getvalue()
