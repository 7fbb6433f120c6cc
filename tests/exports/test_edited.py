"""Reading edited files: which rows they have, and what is refused with its cell."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports import format_named
from exports.edit_sheet import EDITABLE, SheetRow, sheet_rows
from exports.edited import read_edited
from exports.workbook import GLOSSARY
from glossary.errors import InputError, UnknownNameError
from tests.exports.samples import source


def workbook(path: Path, change: Callable[[Worksheet], object] = id) -> Path:
    """Write the workbook of the sample, with a change to its glossary."""
    book = load_workbook(io.BytesIO(format_named("xlsx").export(source())))
    change(book[GLOSSARY])
    book.save(path)
    return path


def texts(row: SheetRow) -> dict[str, str]:
    """The cells but for the figures, which a spreadsheet writes its own way."""
    return {name: text for name, text in row.cells.items() if name not in ("termhood", "score")}


def put(place: str, value: object) -> Callable[[Worksheet], object]:
    return lambda sheet: setattr(sheet[place], "value", value)


def test_the_rows_come_back(tmp_path: Path) -> None:
    edited = read_edited(workbook(tmp_path / "a.xlsx"))
    rows = list(sheet_rows(source().catalogue))
    assert [texts(row) for row in edited.rows] == [texts(row) for row in rows]
    assert edited.rows[0].place == "Glossary!2"
    assert [edited.exported[row["row"]].editable() for row in rows] == [row.editable() for row in rows]
    assert edited.columns == EDITABLE
    assert edited.notes == ()


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_tables_come_back(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{name}"
    path.write_bytes(format_named(name).export(source(), bom=True))
    edited = read_edited(path)
    rows = list(sheet_rows(source().catalogue))
    assert [(row["zh"], row["rendering"], row["sentence_en"]) for row in edited.rows] == [
        (row["zh"], row["rendering"], row["sentence_en"]) for row in rows
    ]
    assert edited.rows[0].place == "line 2"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("D2", "=1+1"), "the cell Glossary!D2 holds a formula: write the text itself"),
        (put("D3", "#REF!"), "the cell Glossary!D3 holds the error #REF!"),
        (lambda sheet: sheet.merge_cells("A2:A3"), "the cells Glossary!A2:A3 are merged"),
        (put("C1", "translation"), "the sheet Glossary has no column rendering"),
        (put("C1", "zh"), "two columns of Glossary are named zh"),
        (lambda sheet: sheet.delete_rows(1, sheet.max_row), "the first row of the sheet Glossary is empty"),
        (put("D2", None), ""),
    ],
)
def test_what_is_refused(tmp_path: Path, change: Callable[[Worksheet], object], message: str) -> None:
    path = workbook(tmp_path / "a.xlsx", change)
    if not message:
        assert read_edited(path).rows
        return
    with pytest.raises(InputError, match=message) as caught:
        read_edited(path)
    assert "a.xlsx" in str(caught.value)


def test_columns_that_are_not_known_are_told(tmp_path: Path) -> None:
    notes = read_edited(workbook(tmp_path / "a.xlsx", put("I1", "remarks"))).notes
    assert notes == (
        "Glossary!1: the column 'remarks' is not understood and was not read",
        "Glossary!1: there is no column 'note'",
    )


def test_what_is_no_edited_file(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(format_named("xlsx").export(source())))
    book.remove(book[GLOSSARY])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="the workbook has no sheet Glossary"):
        read_edited(tmp_path / "a.xlsx")
    for content, message in ((b"zh,en", "this is no XLSX file"), (b"PK\x03\x04torn", "or a damaged one")):
        (tmp_path / "b.xlsx").write_bytes(content)
        with pytest.raises(InputError, match=message):
            read_edited(tmp_path / "b.xlsx")
    (tmp_path / "c.csv").write_text('zh,en,status\n湖,"lake,', encoding="utf-8")
    with pytest.raises(InputError, match=r"c\.csv, line 2: the table cannot be read"):
        read_edited(tmp_path / "c.csv")
    (tmp_path / "d.csv").write_text(" \n", encoding="utf-8")
    with pytest.raises(InputError, match="the file is empty"):
        read_edited(tmp_path / "d.csv")
    (tmp_path / "d.csv").write_text("zh,en\n湖,lake\n", encoding="utf-8")
    with pytest.raises(InputError, match="the table has no column status"):
        read_edited(tmp_path / "d.csv")
    (tmp_path / "e.txt").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="what kind of file this is does not show"):
        read_edited(tmp_path / "e.txt")
    with pytest.raises(UnknownNameError, match="unknown format 'tbx'"):
        read_edited(tmp_path / "e.txt", format="tbx")
