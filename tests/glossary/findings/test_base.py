"""Tests of `glossary.findings.base`: a unit's sentences with marks that count from their starts."""

from dataclasses import replace

from glossary.findings.base import Place, place_of, units_of
from glossary.types import ParagraphPair, Span, TranslationUnit
from tests.glossary.findings.samples import harvest_of

PAIR = ParagraphPair(4, "湖面平静。建好智慧港口。", "The lake is calm. We will build smart ports.")
SECOND = TranslationUnit(9, 4, Span(5, 12), Span(18, 44), 1.0)


def test_marks_count_from_the_start_of_the_sentence() -> None:
    place = place_of(PAIR, SECOND, (Span(7, 11), Span(5, 7)), (Span(32, 43),))
    assert (place.pair, place.unit) == (4, 9)
    assert (place.zh, place.en) == ("建好智慧港口。", "We will build smart ports.")
    assert [mark.of(place.zh) for mark in place.zh_marks] == ["智慧港口", "建好"]
    assert [mark.of(place.en) for mark in place.en_marks] == ["smart ports"]


def test_a_unit_without_english_has_an_empty_sentence() -> None:
    place = place_of(PAIR, replace(SECOND, en=Span(44, 44)), (Span(7, 11),))
    assert place == Place(4, 9, "建好智慧港口。", "", (Span(2, 6),), ())


def test_units_are_found_by_number() -> None:
    harvest = harvest_of([("湖面平静。", "The lake is calm."), ("建好港口。", "Build ports.")])
    moved = replace(harvest, units=harvest.units[::-1])
    assert {number: unit.number for number, unit in units_of(moved).items()} == {1: 1, 2: 2}
