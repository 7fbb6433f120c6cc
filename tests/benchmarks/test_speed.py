"""Tests of `benchmarks.speed`: the copies of a document."""

from collections import Counter

from benchmarks.speed import copies
from tests import factories


def test_copies_hold_the_same_sentences_with_their_english() -> None:
    harvest = factories.harvest()
    document = harvest.document
    many = copies(document, harvest, 3)
    assert [pair.number for pair in many.pairs] == list(range(1, 3 * len(document.pairs) + 1))
    counts = Counter("".join(pair.zh for pair in many.pairs))
    once = Counter(character for unit in harvest.units for character in unit.zh.of(document.pair(unit.pair).zh))
    assert counts == Counter({character: 3 * count for character, count in once.items()})
    assert many == copies(document, harvest, 3)
