"""Tests of `glossary.reading.workbook`."""

import datetime
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, Source, trimmed
from glossary.reading.workbook import is_workbook, read
from tests.glossary.reading.samples import PAIRS
from tests.glossary.reading.test_bad_input import repacked

Rows = Sequence[Sequence[object]]


def workbook(*sheets: Rows) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_bytes(content: bytes, *, source_only: bool = False) -> Reading:
    return read(Request(Source(content, Path("a.xlsx")), source_only=source_only))


def sides(content: bytes) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in read_bytes(content).pairs]


def test_columns_by_name_below_what_the_file_is_about() -> None:
    rows: list[list[object]] = [["Lake Brief"], [], ["ID", "Status", "Source (zh-CN)", "Target (en-US)", "Comment"]]
    rows += [[number, "Translated", zh, en, "这一段很长，请再看一看。"] for number, (zh, en) in enumerate(PAIRS)]
    reading = read_bytes(workbook(rows))
    assert [(pair.zh, pair.en) for pair in reading.pairs] == list(PAIRS)
    assert [pair.zh_line for pair in reading.pairs] == [4, 5, 6]


def test_columns_by_script_and_cells_of_other_types() -> None:
    rows = [[datetime.date(2024, 1, number), en, None, zh] for number, (zh, en) in enumerate(PAIRS, 1)]
    assert sides(workbook(rows)) == list(PAIRS)


def test_every_sheet_with_both_columns_is_read() -> None:
    notes = [["about the lake"], ["and no more"]]
    assert sides(workbook(PAIRS[:1], notes, [], PAIRS[1:])) == list(PAIRS)


def test_tags_of_cat_tools_are_no_text() -> None:
    rows = [("Source", "Target"), ("<1>湖面</1>平静。", "The {1>lake<1} is calm{2}.")]
    assert sides(workbook(rows)) == [("湖面平静。", "The lake is calm.")]


def test_chinese_alone() -> None:
    reading = read_bytes(workbook([["中文"], ["湖面平静。"]]), source_only=True)
    assert [(pair.zh, pair.en) for pair in reading.pairs] == [("湖面平静。", "")]


#: Letters of other languages are refused where they make up much of a side, so none but these two's.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Ll", "Lm", "Lo", "Lt", "Lu")) | st.sampled_from("湖路桥abé"), max_size=20
)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_round_trip(texts: list[tuple[str, str]]) -> None:
    pairs = []
    for zh, en in texts:
        # What Excel cannot hold, and what its files write as a line end.
        left, right = (ILLEGAL_CHARACTERS_RE.sub("", text).replace("\r", "").replace("_x", "x") for text in (zh, en))
        pairs.append((f"湖面和岸边的路与桥{left}。", f"The lake and the road by the shore are as they were {right}."))
    pairs = [
        (zh.replace("\ufffe", "").replace("\uffff", ""), en.replace("\ufffe", "").replace("\uffff", ""))
        for zh, en in pairs
    ]
    if any("\ud800" <= c <= "\udfff" for zh, en in pairs for c in zh + en):
        return
    found = sides(workbook([("zh", "en"), *pairs]))
    assert found == [(trimmed(zh, 1).text, trimmed(en, 1).text) for zh, en in pairs]


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>'


def test_claims_about_size_are_not_believed() -> None:
    rows = b'<row r="999999999999"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    content = repacked(workbook(PAIRS), "xl/worksheets/sheet1.xml", SHEET + rows)
    with pytest.raises(InputError, match="no sheet has"):
        read_bytes(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"lake", "this is no XLSX file, or a damaged one: open it in a spreadsheet program"),
        (b"\xd0\xcf\x11\xe0", "an old office file .*save it as DOCX, XLSX or CSV"),
        (repacked(workbook(PAIRS), "xl/workbook.xml", b"<a>"), "the XLSX file is damaged"),
        (workbook([]), r"no sheet has a Chinese and an English column \(S1: it is empty\)"),
        (workbook([["the lake"]]), r"\(S1: it has no Chinese column\): name the columns zh and en"),
        (workbook([["湖"]], [["水"]]), r"\(S1: it has no English column; S2: it has no English column\)"),
        (workbook([["zh", "note", "en"], ["湖面", "x", "the lake"], ["水", "x", ""]]), r"line 3: the row has no English \(sheet S1, cell C3\)"),
        (workbook([["en", "zh"], ["the lake"]]), r"it has no Chinese column|line 2: the row has no Chinese \(sheet S1, cell B2\)"),
        (workbook([["zh", "en"], ["the lake", "湖面"]]), "line 2: this is no Chinese text: check which column is which"),
    ],
)  # fmt: skip
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_bytes(content)
    assert caught.value.path == Path("a.xlsx")
    assert caught.value.hint


def test_what_a_workbook_is() -> None:
    assert is_workbook(workbook(PAIRS))
    assert not is_workbook(b"PK\3\4")
