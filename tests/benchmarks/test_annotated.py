"""Tests of `benchmarks.annotated`: the annotated documents and their tables."""

import pytest

from benchmarks import annotated as module
from benchmarks.annotated import annotated
from glossary.folding import fold_label


@pytest.mark.parametrize(
    ("ranges", "numbers"),
    [("3", {3}), ("1-3", {1, 2, 3}), ("10-12,15", {10, 11, 12, 15}), ("4,4-5\n", {4, 5})],
)
def test_ranges_name_numbers(ranges: str, numbers: set[int]) -> None:
    assert module._numbers(ranges) == numbers


def test_our_own_tables_fit_their_documents() -> None:
    found = {source.name: source for source in annotated()}
    assert {"lake-region-2024", "border-agriculture-2023"} <= set(found)
    for source in found.values():
        assert source.core <= source.terms
        assert source.pairs <= {pair.number for pair in source.document.pairs}
        assert {key for _, key in source.wordings} == source.terms
        assert {pair for pair, _ in source.wordings} <= source.pairs
        texts = {pair.number: fold_label(pair.zh) for pair in source.document.pairs}
        assert [key for pair, key in source.wordings if key not in texts[pair]] == []


def test_renderings_of_a_table_stand_in_their_pairs() -> None:
    for source in annotated():
        texts = {pair.number: pair.en for pair in source.document.pairs}
        strange = [
            (source.name, pair, wording)
            for (pair, _), wordings in source.wordings.items()
            for wording in wordings
            if wording not in texts[pair]
        ]
        assert len(strange) <= len(source.wordings) // 50, strange
