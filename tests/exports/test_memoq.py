"""Term bases of memoQ as CSV."""

import csv
import io

from exports import ExportSource, format_named
from graph.cataloguing import catalogue
from graph.rulings import rule
from tests.exports.labels import labelled, rendering
from tests.exports.samples import no_graph, source
from tests.factories import harvest
from tests.graph.test_rulings import said

FORM = format_named("memoq")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_rows() -> None:
    head, low, new = rows(FORM.export(source()))
    assert head == [
        "Entry_ID", "Entry_Subject", "Entry_Note", "Chinese_PRC_Def", "Chinese_PRC", "Term_Example", "English_Def",
        "English", "Term_Example",
    ]  # fmt: skip
    assert low[:5] == ["1", "tech", "", "", "低空经济"]
    assert (new[0], new[4], new[7]) == ("2", "新三样", "three new kinds")
    assert "新三样" in new[5]
    assert "three new kinds" in new[8]


def test_further_renderings_repeat_the_columns() -> None:
    head, row = rows(FORM.export(labelled("湖长制", rendering("a"), rendering("b")), english="English_United_States"))
    assert head[6:] == ["English_United_States_Def", *(["English_United_States", "Term_Example"] * 2)]
    assert (row[7], row[9]) == ("a", "b")


def test_what_editors_say() -> None:
    decisions = rule([
        said("deprecate", "新三样", "three new kinds"), said("prefer", "新三样", "new trio"), said("note", "新三样", "=mind"),
        said("define", "新三样", "三种产品"),
    ])  # fmt: skip
    made = ExportSource(catalogue([harvest()], rulings=decisions), no_graph)
    row = rows(FORM.export(made))[2]
    assert row[2] == "'=mind | do not use: three new kinds"
    assert (row[3], row[6], row[7]) == ("三种产品", "", "new trio")
