"""Tests of `glossary.reading.word_table`, on the tables that CAT tools export for review."""

from typing import Any

import pytest
from docx.oxml import parse_xml

from glossary.errors import InputError
from tests.glossary.reading.samples import PAIRS
from tests.glossary.reading.test_numbering import NAMESPACE
from tests.glossary.reading.test_word import read_file, sides, with_paragraphs, with_table

COMMENT = "这一段很长，请再看一看，并请说明理由。"
TRADOS: list[tuple[str, ...]] = [("Segment ID", "Segment status", "Source segment", "Target segment")]
TRADOS += [(str(number), "Translated (100%)", zh, en) for number, (zh, en) in enumerate(PAIRS, 1)]
MEMOQ: list[tuple[str, ...]] = [("ID", "Chinese (PRC)", "English (United States)", "Comment", "Status")]
MEMOQ += [(f"{number}\nab12", zh, en, COMMENT, "Confirmed") for number, (zh, en) in enumerate(PAIRS, 1)]
PHRASE: list[tuple[str, ...]] = [("#", "原文", "译文", "备注")]
PHRASE += [(str(number), zh, en, COMMENT) for number, (zh, en) in enumerate(PAIRS, 1)]


@pytest.mark.parametrize("rows", [TRADOS, MEMOQ, PHRASE])
def test_columns_by_name(rows: list[tuple[str, ...]]) -> None:
    assert sides(read_file(with_table(rows))) == list(PAIRS)


def test_rows_above_the_names_are_about_the_file() -> None:
    width = len(TRADOS[0])
    document = with_table([("Lake Brief", *[""] * (width - 1)), ("Project", "湖区", "Job", "7"), *TRADOS])
    document.tables[0].cell(0, 0).merge(document.tables[0].cell(0, width - 1))
    assert sides(read_file(document)) == list(PAIRS)


def test_from_english_into_chinese() -> None:
    rows = [TRADOS[0], *((number, status, en, zh) for number, status, zh, en in TRADOS[1:])]
    assert sides(read_file(with_table(rows))) == list(PAIRS)


def test_tags_are_no_text() -> None:
    rows = [*TRADOS, ("4", "Draft", "<1>湖水</1>很深<2/>。", "The <1>water</1> is deep<2/>.")]
    assert sides(read_file(with_table(rows)))[3] == ("湖水很深。", "The water is deep.")


def test_segments_that_are_not_translated() -> None:
    rows = [*TRADOS, ("4", "Not translated", "湖水很深。", ""), ("5", "Draft", "岸边有路。", "岸边有路。")]
    assert sides(read_file(with_table(rows)))[3:] == [("湖水很深。", ""), ("岸边有路。", "")]
    only_english = [*TRADOS, ("4", "Not translated", "", "There is more.")]
    assert sides(read_file(with_table(only_english))) == list(PAIRS)


def test_several_paragraphs_in_a_cell_are_one_segment() -> None:
    document = with_table([*TRADOS, ("4", "Draft", "湖水很深。", "The water is deep.")])
    document.tables[0].cell(4, 3).add_paragraph("Very deep.")
    assert sides(read_file(document))[3] == ("湖水很深。", "The water is deep.\nVery deep.")


def test_cells_merged_down_belong_to_one_segment() -> None:
    document = with_table(
        [*TRADOS, ("4", "Draft", "湖水很深，岸边有路。", "The water is deep."), ("5", "Draft", "", "There is a road.")]
    )
    table = document.tables[0]
    table.cell(4, 2).merge(table.cell(5, 2))
    assert sides(read_file(document))[3:] == [("湖水很深，岸边有路。", "The water is deep.\nThere is a road.")]
    document = with_table(
        [*TRADOS, ("4", "Draft", "湖水很深，", "The water is deep, and there is a road."), ("5", "", "岸边有路。", "")]
    )
    table = document.tables[0]
    table.cell(4, 3).merge(table.cell(5, 3))
    assert sides(read_file(document))[3:] == [("湖水很深，\n岸边有路。", "The water is deep, and there is a road.")]


def test_cells_that_the_grid_leaves_out() -> None:
    document = with_table(TRADOS)
    row = document.tables[0].rows[2]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, parse_xml(f'<w:trPr {NAMESPACE}><w:gridBefore w:val="1"/></w:trPr>'))
    assert sides(read_file(document)) == list(PAIRS)


def test_a_table_beside_text() -> None:
    document: Any = with_paragraphs(["The Lake Brief"])
    table = document.add_table(len(TRADOS), 4)
    for number, row in enumerate(TRADOS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    reading = read_file(document)
    assert (sides(reading), reading.metadata.title) == (list(PAIRS), "The Lake Brief")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Chinese", "English"), *((en, zh) for zh, en in PAIRS)],
            "line 3: this is no Chinese text: check which column",
        ),
        ([("Chinese", "English"), ("", "The lake."), ("", "The shore.")], "no row has Chinese"),
        (
            [("Source", "Target"), *((zh, "—") for zh, _ in PAIRS)],
            "line 3: the table has no English column: name the columns",
        ),
        (
            [*MEMOQ[:3], ("3", PAIRS[2][0], "На берегу построили три насосные станции.", "", "")],
            "line 1[0-9]: this is neither Chinese nor English",
        ),
    ],
)
def test_bad_input(rows: list[tuple[str, ...]], said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_file(with_table(rows))
    assert caught.value.hint
