"""Opening XLSX files, intact and otherwise."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.xlsx_file import is_workbook, opened

Change = Callable[[bytes], bytes]


def file(part: str = "", change: Change | None = None) -> Source:
    """A workbook with 新村 in its first cell, one part of which was changed."""
    book, whole, changed = Workbook(), io.BytesIO(), io.BytesIO()
    book.worksheets[0]["A1"] = "新村"
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if change is not None and name == part else content)
    return Source(changed.getvalue(), Path("a.xlsx"))


def cells(source: Source, *, whole: bool) -> list[object]:
    with opened(source, whole=whole) as book:
        return [value for row in book.worksheets[0].iter_rows(values_only=True) for value in row]


@pytest.mark.parametrize("whole", [True, False])
def test_an_intact_one(whole: bool) -> None:
    assert is_workbook(file().content)
    assert cells(file(), whole=whole) == ["新村"]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        (SHEET, lambda data: data[: len(data) // 2], "the XLSX file is damaged"),
        (SHEET, lambda data: data.replace(b'r="A1"', b'r="ZZZZ1"'), "'ZZZZ' is not a valid column name"),
        (SHEET, lambda data: data + b" " * 101_000_000, "more than the limit of 100 MB"),
        (SHEET, lambda data: data + b" " * 20_000_000, "as a bomb does"),
        (SHEET, lambda data: b"<!DOCTYPE a>" + data, "declares a document type"),
        ("xl/workbook.xml", lambda data: data[:100], "the XLSX file is damaged"),
    ],
)
def test_a_damaged_one_is_told_in_one_line(part: str, change: Change, said: str, whole: bool) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx: ") as caught:
        cells(file(part, change), whole=whole)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_errors_of_the_one_who_reads_stay_what_they_are() -> None:
    with pytest.raises(InputError, match="wrong column"), opened(file()):
        raise InputError("wrong column")
