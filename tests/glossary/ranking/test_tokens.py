"""Tests of `glossary.ranking.tokens`: what is known of each token of a document."""

import pytest

from glossary.ranking.tokens import CLASSES, NEIGHBOURS, TokenTable, commonness
from tests.glossary.extractors.samples import read


def _written(table: TokenTable) -> list[str]:
    return [table.texts[number] for number in table.text.tolist()]


def test_paragraphs_stand_between_borders() -> None:
    table = TokenTable.of([read("发展经济"), read("湖区。")])
    assert _written(table) == ["", "发展", "经济", "", "湖区", "。", ""]
    assert table.first.tolist() == [1, 4]
    assert [NEIGHBOURS[number] for number in table.neighbour[[0, 3, 5, 6]].tolist()] == ["border"] * 4
    assert CLASSES[table.word_class[2]] == "n"


def test_no_paragraph_at_all() -> None:
    assert _written(TokenTable.of([])) == [""]


@pytest.mark.parametrize(
    ("text", "word", "neighbour"),
    [
        ("湖区的船", "的", "的"),
        ("湖区和船", "和", "conj"),
        ("推进建设", "推进", "policy verb"),
        ("“湖区”", "”", "quote"),
    ],
)
def test_neighbours(text: str, word: str, neighbour: str) -> None:
    table = TokenTable.of([read(text)])
    assert NEIGHBOURS[table.neighbour[_written(table).index(word)]] == neighbour


def test_clauses_end_at_marks_and_at_the_border() -> None:
    table = TokenTable.of([read("湖区发展经济，很快"), read("船")])
    clauses = dict(zip(_written(table), table.clause.tolist(), strict=True))
    assert clauses["湖区"] == clauses["发展"] == clauses["经济"] == 3
    assert clauses["，"] == clauses["船"] == 1


def test_quotations_close_and_do_not_reach_over_a_border() -> None:
    table = TokenTable.of([read("”做到“湖区”发展“经济"), read("船")])
    quoted = dict(zip(_written(table), table.quoted.tolist(), strict=True))
    assert quoted["湖区"] and quoted["经济"]
    assert not (quoted["做到"] or quoted["发展"] or quoted["船"])


def test_measures_and_classes_of_words_pass_over_borders() -> None:
    table = TokenTable.of([read("湖区")])
    assert table.each(commonness).tolist() == [0.0, commonness("湖区"), 0.0]
    assert table.among({"湖区", ""}).tolist() == [False, True, False]
