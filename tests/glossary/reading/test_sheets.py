"""Spreadsheets as rows of text."""

import datetime
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.sheets import read_sheets


def content(book: Workbook) -> Source:
    data = io.BytesIO()
    book.save(data)
    return Source(data.getvalue(), Path("a.xlsx"))


def test_the_first_visible_sheet_with_its_places() -> None:
    book = Workbook()
    book.worksheets[0].sheet_state = "hidden"
    sheet = book.create_sheet("Terms")
    for place, value in {
        "A1": "zh",
        "C3": 3.0,
        "D3": 0.25,
        "B4": True,
        "A5": datetime.date(2024, 1, 30),
        "A6": "",
    }.items():
        sheet[place] = value
    [found] = read_sheets(content(book)).values()
    assert found.name == "Terms"
    assert [(line.number, dict(line.cells)) for line in found.lines] == [
        (1, {"A": "zh"}),
        (3, {"C": "3", "D": "0.25"}),
        (4, {"B": "TRUE"}),
        (5, {"A": "2024-01-30 00:00:00"}),
    ]
    assert found.place(3, "C") == "Terms!C3"


def test_only_sheets_that_are_wanted_are_examined() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    book.create_sheet("Terms")["A1"] = "zh"
    source = content(book)
    assert list(read_sheets(source, "Terms", "Others")) == ["Terms"]
    with pytest.raises(InputError, match="the cell Sheet!A1 holds a formula"):
        read_sheets(source)


@pytest.mark.parametrize("data", [b"", b"zh,en\n", b"PK\x03\x04"])
def test_what_is_no_workbook(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx"):
        read_sheets(Source(data, Path("a.xlsx")))


def test_a_cell_at_the_far_end_of_the_sheet_takes_no_time() -> None:
    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD1048576"] = "zh", "en"
    [found] = read_sheets(content(book)).values()
    assert [(line.number, dict(line.cells)) for line in found.lines] == [(1, {"A": "zh"}), (1048576, {"XFD": "en"})]
