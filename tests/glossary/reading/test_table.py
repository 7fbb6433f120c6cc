"""Tests of `glossary.reading.table`."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, Source
from glossary.reading.table import read

ROWS = [
    ("湖面平静,“水清”。", 'The lake is "calm"; its water, clear.'),
    ("到2035年", "By 2035"),
    ("5G\n工厂", "5G\nfactory"),
]
CELLS = st.text(alphabet="湖区发,;\t|\"“”'\n5a ", max_size=12)


def read_text(text: str, *, source_only: bool = False) -> Reading:
    return read(Request(Source(text.encode(), Path("table.csv")), source_only=source_only))


def sides(reading: Reading) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in reading.pairs]


def written(rows: list[tuple[str, ...]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
@pytest.mark.parametrize(
    "header", [(), ("zh", "en"), ("Chinese", "English"), ("中文", "英文"), ("source", "target"), ("原文", "译文")]
)
def test_dialects_and_headers(delimiter: str, header: tuple[str, ...]) -> None:
    assert sides(read_text(written([header, *ROWS] if header else list(ROWS), delimiter))) == ROWS


@pytest.mark.parametrize("header", [("id", "en", "zh"), ("no.", "target", "source"), ()])
def test_columns_in_any_order_among_others(header: tuple[str, ...]) -> None:
    rows = [(str(number), en, zh) for number, (zh, en) in enumerate(ROWS)]
    assert sides(read_text(written([header, *rows] if header else list(rows), ","))) == ROWS


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from("\t,;|"))
def test_round_trip(cells: list[tuple[str, str]], delimiter: str) -> None:
    rows = [
        (f"湖区的水清了，岸绿了，景美了，人和了{zh}。", f"the water of {en} this lake, as it is and as it has been")
        for zh, en in cells
    ]
    assert sides(read_text(written([("zh", "en"), *rows], delimiter))) == rows


def test_quotation_marks_that_quote_nothing() -> None:
    assert sides(read_text('"两个率先"在前\t"two firsts" ahead\n湖\ta "lake\n')) == [
        ('"两个率先"在前', '"two firsts" ahead'),
        ("湖", 'a "lake'),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('zh,en\n湖,lake\n湖区,"the lake, the region\n镇,town\n', 3),
        ('zh,en\n湖区,"the lake, the region\n镇,"the town, too"\n', 2),
        ('湖;"the lake\n镇;town\n', 1),
    ],
)
def test_a_quotation_mark_that_is_not_closed(text: str, line: int) -> None:
    with pytest.raises(InputError, match="quotation mark is not closed") as caught:
        read_text(text)
    assert caught.value.line == line


def test_lines_count_line_breaks_in_cells() -> None:
    assert [pair.zh_line for pair in read_text(written([ROWS[2], ROWS[0]], ",")).pairs] == [1, 4]


def test_chinese_column_alone() -> None:
    assert sides(read_text("中文\n湖\n区\n", source_only=True)) == [("湖", ""), ("区", "")]
    assert sides(read_text(written(list(ROWS), ","), source_only=True)) == [(zh, "") for zh, _ in ROWS]


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("zh,en\n湖,lake\n区,\n", "row has no English", 3),
        ("zh,en\n湖,lake\n\n,region\n", "row has no Chinese", 4),
        ("湖,区\n", "no English column.*--source-only", 1),
        ("lake,region\n", "no Chinese column", 1),
        ("zh,en\n", "no Chinese column|no rows", None),
        ("zh,en\nlake,湖\nregion,区\n湖,lake\n", "no Chinese text: check which column", 2),
        ("中文\tEnglish\n湖\t湖\n区\tregion\n镇\t镇\n", "no English text: check which column", 2),
        ("  \n", "no text", None),
    ],
)
def test_bad_input(text: str, said: str, line: int | None) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_text(text)
    assert caught.value.hint
    assert line is None or caught.value.line == line
