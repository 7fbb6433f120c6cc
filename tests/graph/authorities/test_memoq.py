"""Term bases of memoQ, as memoQ exports them."""

from pathlib import Path

import pytest

from glossary.authority import Definition
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Reading
from graph.authorities.memoq import read

HEAD = (
    "Entry_ID;Entry_Subject;Entry_Created;Entry_Note;English_United_States_Def;English_United_States;Term_Info;"
    "Term_Example;English_United_States;Term_Info;Term_Example;Chinese_PRC_Def;Chinese_PRC;Term_Info;Term_Example"
)


def reading(*rows: str, head: str = HEAD) -> Reading:
    return read(Source("\r\n".join((head, *rows)).encode("utf-8-sig"), Path("a.csv")))


def test_rows() -> None:
    found = reading(
        '7;Tech;1/2/2020 3:04:05 AM;;"heads; of lakes";lake chief;CasePermissive;;lake boss;Forbidden;;;湖长制;;',
        "8;;;;;hill chief;;;;;;山的长官;山长制;;",
    )
    lake, hill = found.entries
    assert (lake.id, lake.zh, lake.kind, lake.place) == ("7", "湖长制", "tech", "line 2")
    assert [(one.en, one.rank) for one in lake.renderings] == [("lake chief", "preferred"), ("lake boss", "deprecated")]
    assert lake.definitions == (Definition("heads; of lakes", "en"),)
    assert hill.definitions == (Definition("山的长官", "zh"),)
    assert found.warnings == ("line 1: the column 'Entry_Note' is not read",)


@pytest.mark.parametrize(
    ("head", "row", "message"),
    [
        ("Entry_ID,English", "1,lake", "names no column Chinese"),
        ("Entry_ID,Chinese_PRC", "1,湖", "names no column English"),
        ("Chinese_PRC,English", "湖,lake,more", "has 3 cells, the first row 2"),
        ("Chinese_PRC,English", '湖,"lake', "the row cannot be read"),
        ("Chinese_PRC,English", ",", "no concept here has"),
    ],
)
def test_refused(head: str, row: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        reading(row, head=head)
