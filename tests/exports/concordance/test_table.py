"""Tests of exports.concordance.table."""

import csv
import io

from hypothesis import given, settings

from exports.concordance.table import COLUMNS, csv_table, tsv_table
from tests.concordances import TEXTS, ask, made, one_line


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_per_place() -> None:
    first, second = _rows(csv_table(ask("新三样")))
    assert tuple(first) == COLUMNS
    assert {name: first[name] for name in ("document", "date", "paragraph", "section", "theme")} == {
        "document": "lake-brief",
        "date": "2024-05-01",
        "paragraph": "2",
        "section": "(一) 坚持生态优先",
        "theme": "坚持生态优先",
    }
    assert (first["key_zh"], first["key_en"], first["rendering"]) == ("新三样", "three new kinds", "three new kinds")
    assert (first["score"], first["state"]) == ("0.800", "rendered")
    assert (second["key_en"], second["rendering"], second["state"]) == ("", "", "omitted")


def test_no_spreadsheet_runs_a_cell() -> None:
    line = one_line(("=1+1", "新三样", "-2"), ("@x", "+y", "\tz"), section_title="=a", theme_title="+b", document="-c")
    [row] = _rows(csv_table(made(line)))
    assert [row[name] for name in ("left_zh", "right_zh", "left_en", "key_en", "right_en", "section", "theme")] == [
        "'=1+1", "'-2", "'@x", "'+y", "'\tz", "'=a", "'+b",
    ]  # fmt: skip
    assert row["document"] == "'-c"


def test_tsv_has_a_line_per_row() -> None:
    text = tsv_table(made(one_line(("a\tb\n", "新", "\r"), ("c\\", "d", ""))))
    head, row, end = text.split("\n")
    assert (head.split("\t"), end) == (list(COLUMNS), "")
    assert row.split("\t")[5:11] == ["a\\tb\\n", "新", "'\\r", "c\\\\", "d", ""]


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_contexts_and_key_word_are_the_sentence(left: str, key: str, right: str) -> None:
    line = one_line((left, key, right), (right, key, left))
    [row] = _rows(csv_table(made(line)))
    for lang, sentence in (("zh", line.zh), ("en", line.en)):
        parts = [row[f"{name}_{lang}"] for name in ("left", "key", "right")]
        given_parts = line.parts("zh" if lang == "zh" else "en")
        bare = [cell[1:] if cell != part else cell for cell, part in zip(parts, given_parts, strict=True)]
        assert "".join(bare) == sentence
