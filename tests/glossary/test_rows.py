"""The bare glossary: which rows a harvest gives, and in which order."""

import csv
from dataclasses import replace

from glossary.rows import COLUMNS, Row, rows, to_tsv
from glossary.types import Document, Harvest, Occurrence, Outline, ParagraphPair, Role, Span, Term
from tests import factories


def _harvest(zh: str, en: str, terms: list[tuple[str, list[tuple[int, str | None, float]]]]) -> Harvest:
    """A one-pair harvest; a term's places are (offset, rendering, score)."""
    made = []
    for label, places in terms:
        occurrences = tuple(
            Occurrence(
                1,
                1,
                Span(start, start + len(label)),
                None if words is None else Span(en.index(words), en.index(words) + len(words)),
                score,
            )
            for start, words, score in places
        )
        made.append(Term(label, label, "tech", 0.5, (), occurrences))
    document = Document("one", (ParagraphPair(1, zh, en),))
    return Harvest(document, Outline((Role(1, 3, None, None),)), (), tuple(made))


def test_factory_harvest() -> None:
    assert rows(factories.harvest()) == [
        Row(2, "低空经济", "low-altitude economy", "tech", 0.8, 0.9),
        Row(2, "新三样", "three new kinds", "slogan", 0.8, 0.9),
        Row(4, "新三样", "", "slogan", 0.8, 0.9),
        Row(4, "四个意识", "", "slogan", 0.8, 0.7),
        Row(4, "低空经济", "low-altitude economy", "tech", 0.8, 0.9),
    ]


def test_best_rendering_first_and_spellings_together() -> None:
    harvest = _harvest(
        "海绵城市海绵城市海绵城市",
        "A Sponge City, the sponge city, absorbent towns",
        [("海绵城市", [(0, "absorbent towns", 0.99), (4, "the sponge city", 0.6), (8, "Sponge City", 0.7)])],
    )
    assert [(row.en, row.score) for row in rows(harvest)] == [("Sponge City", 0.7), ("absorbent towns", 0.99)]


def test_rendered_once_is_not_omitted() -> None:
    harvest = _harvest("潮汐能与潮汐能", "Tidal power", [("潮汐能", [(0, "Tidal power", 0.9), (4, None, 0.4)])])
    assert [row.en for row in rows(harvest)] == ["Tidal power"]


def test_a_term_that_is_not_translated_has_no_score() -> None:
    assert rows(_harvest("潮汐能", "", [("潮汐能", [(0, None, 0.0)])]))[0].score is None


def test_longer_term_first_where_two_start_together() -> None:
    harvest = _harvest("潮汐能电站", "x", [("潮汐能", [(0, None, 0.4)]), ("潮汐能电站", [(0, None, 0.4)])])
    assert [row.zh for row in rows(harvest)] == ["潮汐能电站", "潮汐能"]


def test_tsv_needs_no_quoting() -> None:
    harvest = _harvest('“海绵\t城"', 'the "sponge\n\tcity"', [("海绵", [(1, '"sponge\n\tcity"', 0.123456)])])
    text = to_tsv(rows(harvest))
    table = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert table == [list(COLUMNS), ["1", "海绵", '"sponge city"', "tech", "0.123", "0.500"]]


def test_input_is_left_alone() -> None:
    harvest = factories.harvest()
    rows(harvest)
    assert harvest == factories.harvest()
    assert rows(replace(harvest, terms=())) == []
