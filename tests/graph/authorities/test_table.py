"""Authority lists as tables."""

from pathlib import Path

import pytest

from glossary.authority import NOT_REVIEWED, AuthorityRendering, Definition
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Reading
from graph.authorities.table import read
from tests.authorities import TABLE


def reading(text: str, name: str = "list.tsv") -> Reading:
    return read(Source(text.encode(), Path(name)))


def test_rows_with_one_label_are_one_concept() -> None:
    entries = {entry.key: entry for entry in reading(TABLE).entries}
    assert list(entries) == ["新三样", "低空经济", "四个意识", "湖长制"]
    assert entries["低空经济"].renderings == (
        AuthorityRendering("low-level economy", "Sky Office", "alternative", "", "known"),
        AuthorityRendering("the low‑altitude economy", "Lake Gazette", "preferred", "Gazette 4/2024", "evidenced"),
    )
    assert entries["新三样"].zh == "“新三樣”"
    assert entries["新三样"].members == ("电动车", "锂电池", "光伏")
    assert (entries["低空经济"].kind, entries["低空经济"].place) == ("tech", "line 3")


def test_spellings_that_fold_alike() -> None:
    (entry,) = reading("zh\ten\n５Ｇ工廠\t5G plant\n5G工厂\t5G factory\n").entries
    assert (entry.key, entry.zh, entry.variants) == ("5g工厂", "５Ｇ工廠", ("5G工厂",))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_and_names_of_columns(delimiter: str) -> None:
    rows = [("Chinese", "English", "definition"), ("湖", "lake", "still water")]
    (entry,) = reading("\ufeff" + "\r\n".join(map(delimiter.join, rows)), "list.csv").entries
    assert entry.renderings[0].en == "lake"
    assert entry.definitions == (Definition("still water", "en"),)


def test_quotation_marks_quote_in_csv_and_not_in_tsv() -> None:
    assert reading('zh,en\n湖,"lake, ""the"""\n', "a.csv").entries[0].renderings[0].en == 'lake, "the"'
    assert reading('zh\ten\n湖\t"lake" as such\n').entries[0].renderings[0].en == '"lake" as such'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "term\ttranslation\n湖\tlake\n",
            "line 1: the first row names no column zh: name the columns in the first row",
        ),
        ("zh\tterm\n湖\tlake\n", "line 1: the first row names no column en"),
        ("zh\ten\ten\n湖\tlake\tmere\n", "line 1: two columns are named en"),
        ("zh\ten\n湖\tlake\n\tmere\n", "line 3: the column zh is empty: fill the cell"),
        ("zh\ten\n湖\tlake\tmere\n", "line 2: the row has 3 cells, the first row 2"),
        ("zh\ten\trank\n湖\tlake\tbest\n", "line 2: the column rank holds 'best': use preferred"),
        ("zh\ten\n", "the table has no rows"),
        ("zh\ten\nlake\t湖\n", "the column zh holds no Chinese"),
        ('zh,en\n湖,lake\n海,"sea\n', "line 3: the row cannot be read"),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        reading(text)
    assert message in str(caught.value)


def test_what_is_not_understood_is_told() -> None:
    text = "zh\ten\tkind\tcolour\tpinyin\n湖\tlake\tpond\tblue\thú\n湖\tlake\tpond\tblue\thù\n"
    found = reading(text)
    assert found.warnings == (
        "line 1: the column 'colour' is not understood and was not read",
        "line 2: the same rendering stands in two rows that say the same of it",
        "line 3: the column pinyin says something else than an earlier row of the same concept",
        "line 2: the kind 'pond' is none of slogan, concept, strategy, org, goal, tech",
    )
    assert (found.entries[0].kind, found.entries[0].pinyin, len(found.entries[0].renderings)) == (None, "hú", 1)


def test_a_row_without_a_rendering_keeps_the_concept() -> None:
    (entry,) = reading("zh\ten\tmembers\n三湖\t\t东湖；西湖；南湖\n").entries
    assert (entry.renderings, entry.members) == ((), ("东湖", "西湖", "南湖"))


def test_statuses_of_a_table_that_was_exported_are_ranks() -> None:
    head = "zh\tpinyin\ten\tkind\tstatus\ttermhood\tscore\trenderers\tplace\tiri\n"
    (entry,) = reading(
        head
        + "湖长制\thú zhǎng zhì\tlake boss\tslogan\tdeprecated\t0.9\t0.9\tLin\t¶1\tx\n"
        + "湖长制\thú zhǎng zhì\tlake chief system\tslogan\tattested\t0.9\t0.9\tLin\t¶2\tx\n"
        + "湖长制\thú zhǎng zhì\tlake wardens\tslogan\tcandidate\t0.9\t0.9\t\t\tx\n"
        + "湖长制\thú zhǎng zhì\t\tslogan\tattested\t0.9\t0.9\t\t\tx\n"
    ).entries
    assert entry.renderings == (
        AuthorityRendering("lake boss", "Lin", "deprecated", "¶1"),
        AuthorityRendering("lake chief system", "Lin", "alternative", "¶2", NOT_REVIEWED),
        AuthorityRendering("lake wardens", rank="alternative", confidence=NOT_REVIEWED),
    )


def test_a_status_of_other_tables_is_no_rank() -> None:
    (entry,) = reading("zh\ten\tstatus\n湖\tlake\tdeprecated\n").entries
    assert entry.renderings[0].rank == "preferred"
