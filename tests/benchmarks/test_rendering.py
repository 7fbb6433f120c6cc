"""Tests of `benchmarks.rendering`: taken apart, the harvest gives the same."""

from benchmarks.ablation import selected
from benchmarks.rendering import dictionary, listed, prepared, rendered
from glossary.harvesting import harvest
from glossary.rows import rows
from tests import factories


def test_the_steps_give_what_the_harvest_gives() -> None:
    document = factories.document()
    ready = prepared(document)
    assert rendered(ready, selected(ready, dictionary())) == rows(harvest(document))


def test_listed_terms_are_rendered_and_a_low_limit_leaves_them_out() -> None:
    ready = prepared(factories.document())
    given = listed(ready, ["低空经济", "海洋"])
    assert [(row.pair, row.zh, row.en) for row in rendered(ready, given)] == [
        (2, "低空经济", "low-altitude economy"),
        (4, "低空经济", "low-altitude economy"),
    ]
    assert {row.en for row in rendered(ready, given, omission=0.0)} == {""}
