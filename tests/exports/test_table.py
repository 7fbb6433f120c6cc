"""Tables for translators: what they say, and that every cell comes back as it was."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import format_named
from exports.table import COLUMNS, rows
from graph.cataloguing import catalogue
from graph.rulings import rule
from tests.exports.samples import source, with_sentence
from tests.factories import harvest, relations
from tests.graph.test_rulings import said

#: Texts with both scripts, combining marks, quotes, line ends and what spreadsheets take for formulas.
texts = st.text(
    st.sampled_from(list("=+-@＝'\"\\\t\r\n,; 新樣經a\u0301e\u0308ǚ😀𠀀-")) | st.characters(codec="utf-8"), max_size=12
)


def read_csv(data: bytes) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [{column: unguarded(cell) for column, cell in row.items()} for row in reader]


def read_tsv(data: bytes) -> list[dict[str, str]]:
    head, *lines = data.decode("utf-8-sig").removesuffix("\n").split("\n")
    return [
        dict(zip(head.split("\t"), (unguarded(unescaped(cell)) for cell in line.split("\t")), strict=True))
        for line in lines
    ]


def unescaped(cell: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "r": "\r"}.get(found[1], found[1]), cell)


def unguarded(cell: str) -> str:
    return cell[1:] if re.match("'+[=+\\-@＝＋－＠\t\r\n]", cell) else cell


READERS = {"csv": read_csv, "tsv": read_tsv}


@pytest.mark.parametrize("name", READERS)
@given(zh=texts, en=texts)
def test_every_cell_comes_back(name: str, zh: str, en: str) -> None:
    made = source(with_sentence(zh, en))
    written = READERS[name](format_named(name).export(made))
    assert [tuple(row.values()) for row in written] == list(rows(made.catalogue))


@given(zh=texts, en=texts)
def test_no_cell_is_a_formula(zh: str, en: str) -> None:
    data = format_named("csv").export(source(with_sentence(zh, en)))
    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r\n")) for cell in row)


@given(zh=texts, en=texts)
def test_tsv_has_a_line_for_each_row(zh: str, en: str) -> None:
    lines = format_named("tsv").export(source(with_sentence(zh, en))).decode().removesuffix("\n").split("\n")
    assert [line.count("\t") for line in lines] == [len(COLUMNS) - 1] * 2
    assert "\r" not in "".join(lines)


def test_rows() -> None:
    made = list(rows(catalogue([harvest()])))
    assert [row[:4] for row in made] == [
        ("低空经济", "dī kōng jīng jì", "low-altitude economy", "tech"),
        ("四个意识", "sì gè yì shí", "", "slogan"),
        ("新三样", "xīn sān yàng", "three new kinds", "slogan"),
        ("新三样", "xīn sān yàng", "", "slogan"),
    ]


def test_row_carries_a_sentence_and_its_place() -> None:
    row = dict(zip(COLUMNS, list(rows(catalogue([harvest()])))[2], strict=True))
    assert row["place"] == "Lake Brief, (一) 坚持生态优先, ¶2"
    assert "新三样" in row["sentence_zh"]
    assert "three new kinds" in row["sentence_en"]
    assert (row["count"], row["renderers"], row["themes"]) == ("1", "Lake Desk", "坚持生态优先")
    assert (row["status"], row["reviewed"], row["score"]) == ("candidate", "no", "0.800")


def test_row_says_what_other_concepts_are_to_it() -> None:
    made = replace(harvest(), relations=relations())
    found = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows(catalogue([made]))}
    low, new, four = found["低空经济"], found["新三样"], found["四个意识"]
    assert (low["broader"], low["short_form"], low["related"]) == ("新三样", "四个意识", "")
    assert (new["narrower"], new["related"]) == ("低空经济", "四个意识 (G² 24.2)")
    assert (four["full_form"], four["related"]) == ("低空经济", "新三样 (G² 24.2)")


def test_counts_add_up() -> None:
    made = catalogue([harvest("a"), harvest("b")])
    counted = {concept.zh: 0 for concept in made.concepts}
    for row in rows(made):
        counted[row[0]] += int(row[COLUMNS.index("count")])
    assert counted == {concept.zh: concept.count for concept in made.concepts}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("bom", [True, False])
def test_byte_order_mark(name: str, bom: bool) -> None:
    data = format_named(name).export(source(), bom=bom)
    assert data.startswith(codecs.BOM_UTF8) is bom
    assert READERS[name](data)[0]["zh"] == "低空经济"


def _decided(*decisions: Sequence[str]) -> list[dict[str, str]]:
    made = catalogue([harvest()], rulings=rule([said(*one) for one in decisions]))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(made)]


def test_a_rendering_of_editors_has_no_place() -> None:
    row = next(row for row in _decided(("prefer", "新三样", "new three")) if row["en"] == "new three")
    assert (row["status"], row["count"], row["score"], row["renderers"]) == ("preferred", "0", "1.000", "Anna")
    assert {row[name] for name in ("documents", "sentence_zh", "sentence_en", "place", "themes")} == {""}


def test_a_concept_whose_renderings_are_all_rejected_has_a_row() -> None:
    [before] = [row for row in _decided() if row["zh"] == "低空经济"]
    [row] = [row for row in _decided(("reject", "低空经济", before["en"])) if row["zh"] == "低空经济"]
    assert (row["en"], row["renderers"]) == ("", "")
    assert (row["count"], row["place"], row["sentence_zh"]) == (before["count"], before["place"], before["sentence_zh"])


def test_empty_catalogue_has_a_head() -> None:
    made = source(harvest())
    assert list(rows(catalogue([]))) == []
    assert format_named("csv").export(made).startswith(",".join(COLUMNS).encode() + b"\r\n")
