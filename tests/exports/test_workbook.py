"""The workbook: what it holds, how it looks, and that any text survives it."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from exports import format_named
from exports.edit_sheet import COLUMNS, EDITABLE, RENDERING_STATUSES, sheet_rows
from exports.workbook import EXPORTED, GLOSSARY, MOST_TEXT, escaped
from glossary.reading.sheets import unescaped
from tests.authorities import official
from tests.exports.samples import source, with_sentence


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def written() -> bytes:
    return format_named("xlsx").export(source(authorities=[official()]))


def test_a_row_for_each_concept_and_rendering() -> None:
    made = source()
    sheet = opened(format_named("xlsx").export(made))[GLOSSARY]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    rows = list(sheet_rows(made.catalogue))
    assert sheet.max_row == len(rows) + 1
    assert [sheet.cell(at, 1).value for at in range(2, sheet.max_row + 1)] == [row["zh"] for row in rows]
    assert [row["row"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_what_helps_to_edit_it() -> None:
    book = opened(written())
    sheet = book[GLOSSARY]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref is not None
    lists = {choice.formula1 for choice in sheet.data_validations.dataValidation}
    assert f'"{",".join(RENDERING_STATUSES)}"' in lists
    assert sheet.conditional_formatting
    at = list(COLUMNS).index("rendering") + 1
    notes = [sheet.cell(row, at).comment for row in range(2, sheet.max_row + 1)]
    assert any(note is not None and "¶" in note.text for note in notes)
    assert any(note is not None and "Gazette 3/2024" in note.text for note in notes)
    assert book["How to"].max_row > len(COLUMNS)
    assert book["Documents"]["A2"].value
    assert book[EXPORTED].sheet_state == "veryHidden"
    assert [cell.value for cell in book[EXPORTED][1]] == ["row", "iri", "zh", *EDITABLE]


def test_same_workspace_same_bytes() -> None:
    data = written()
    assert data == written()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@a", "＝1", "'=1"])
def test_text_is_never_a_formula(start: str) -> None:
    sheet = opened(format_named("xlsx").export(source(with_sentence(start, start))))[GLOSSARY]
    at = list(COLUMNS).index("sentence_zh") + 1
    cells = [sheet.cell(row, at) for row in range(2, sheet.max_row + 1)]
    [cell] = [cell for cell in cells if str(cell.value).startswith(start)]
    assert cell.data_type == "s"
    assert cell.quotePrefix


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(texts | st.sampled_from(["é", "e\u0301", "_x0041_", "_x005F_", "a\r\nb", "\x00\x1f", "\ufffe", "新三样", "_x"]))
def test_escapes_are_taken_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@settings(max_examples=15, deadline=None)
@given(texts)
def test_any_text_comes_back(text: str) -> None:
    made = with_sentence("湖", text)
    sheet = opened(format_named("xlsx").export(source(made)))[GLOSSARY]
    at = list(COLUMNS).index("sentence_en") + 1
    found = {unescaped(str(sheet.cell(row, at).value)) for row in range(2, sheet.max_row + 1)}
    expected = {row["sentence_en"] for row in sheet_rows(source(made).catalogue)}
    assert expected <= found | {""}


def test_what_is_too_long_is_cut_and_counted() -> None:
    made = source(with_sentence("湖" * MOST_TEXT, "\x01" * 8000))
    lost = {loss.what: loss.count for loss in format_named("xlsx").lost(made)}
    assert lost["texts of their full length"] == 2
    sheet = opened(format_named("xlsx").export(made))[GLOSSARY]
    longest = max((str(cell.value) for row in sheet.iter_rows() for cell in row), key=len)
    assert len(longest) <= MOST_TEXT
    assert not unescaped(longest).endswith("_")


def test_statuses_of_editors_are_shown() -> None:
    made = source()
    first = made.catalogue.concepts[0]
    changed = replace(made.catalogue, concepts=(replace(first, status="deprecated"), *made.catalogue.concepts[1:]))
    assert next(sheet_rows(changed))["term status"] == "deprecated"
