"""Authority lists as workbooks: the same as tables, with cells instead of lines."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from exports import format_named
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities import table
from graph.authorities.spreadsheet import read
from tests.authorities import TABLE
from tests.exports.samples import source


def workbook(*rows: list[str | None]) -> Source:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    content = io.BytesIO()
    book.save(content)
    return Source(content.getvalue(), Path("list.xlsx"))


def test_the_same_as_a_table() -> None:
    rows: list[list[str | None]] = [[cell or None for cell in line.split("\t")] for line in TABLE.splitlines()]
    found, expected = read(workbook(*rows)).entries, table.read(Source(TABLE.encode(), Path("list.tsv"))).entries
    assert [(one.zh, one.renderings, one.members) for one in found] == [
        (one.zh, one.renderings, one.members) for one in expected
    ]
    assert found[0].place == "Sheet!2"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "the first sheet is empty"),
        ([["zh", "remarks"]], "the first row names no column en"),
        ([["zh", "en", "en"]], "two columns are named en"),
        ([["zh", "en"]], "the table has no rows"),
        ([["zh", "en"], [None, "lake"]], "list.xlsx, line 2: the column zh is empty"),
        ([["zh", "en"], ["lake", "湖"]], "the column zh holds no Chinese"),
        ([["zh", "en", "rank"], ["湖", "lake", "best"]], "the column rank holds 'best'"),
        ([["zh", "en"], ["湖", "=1+1"]], "the cell Sheet!B2 holds a formula"),
    ],
)
def test_what_is_refused(rows: list[list[str | None]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(workbook(*rows))


def test_columns_that_are_not_known_are_told() -> None:
    assert read(workbook(["zh", "en", "colour"], ["湖", "lake", "blue"])).warnings == (
        "line 1: the column 'colour' is not understood and was not read",
    )


def test_a_workbook_that_was_exported() -> None:
    found = read(Source(format_named("xlsx").export(source()), Path("glossary.xlsx"))).entries
    concepts = {concept.zh: concept for concept in source().catalogue.concepts}
    assert {one.zh for one in found} == concepts.keys()
    for entry in found:
        assert [one.en for one in entry.renderings] == [one.en for one in concepts[entry.zh].renderings]
        assert {one.en for one in entry.renderings if one.rank == "deprecated"} == {
            one.en for one in concepts[entry.zh].renderings if one.status == "deprecated"
        }
