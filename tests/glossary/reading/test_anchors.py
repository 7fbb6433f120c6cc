"""Tests of `glossary.reading.anchors`."""

import pytest

from glossary.reading.anchors import anchors, overlap
from glossary.reading.base import Paragraph


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("一、湖", "I. The Lake"),
        ("（十二）5G用户", "(xii) users of 5G"),
        ("客运量560万人次", "5.6 million passengers"),
        ("占３３.2％", "33.2%"),
        ("GDP和AI", "GDP and AI"),
        ("湖面平静", "The lake is calm"),
    ],
)
def test_both_sides_of_a_pair_have_the_same_anchors(zh: str, en: str) -> None:
    one, two = anchors(Paragraph(zh, 1), "zh"), anchors(Paragraph(en, 2), "en")
    assert one == two
    assert overlap([one], [two])[0] == 1.0


def test_the_number_of_a_word_processor_counts() -> None:
    assert anchors(Paragraph("湖", 1, number="二、"), "zh") == anchors(Paragraph("II. Lake", 1), "en")


def test_overlap_counts_what_is_shared() -> None:
    one, two = (anchors(Paragraph(text, 1), "en") for text in ("12 boats, 30 roads", "12 boats, 31 roads"))
    assert overlap([one], [two]) == (0.5, 4)
    assert overlap([], []) == (1.0, 0)
