"""Tests of `benchmarks.relations`: which rows count as found."""

from dataclasses import replace

from benchmarks.relations import recall, sample
from tests import factories


def test_recall_over_all_rows_and_over_those_whose_terms_are_harvested() -> None:
    found = replace(factories.harvest(), relations=factories.relations())
    rows = [("低空经济", "“新三样”"), ("新三样", "四个意识"), ("湖区渔业", "渔业")]
    assert recall(rows, found) == {
        "broader rows": 3, "both harvested": 2, "found": 1, "recall": 0.333, "recall of harvested": 0.5,
    }  # fmt: skip


def test_a_sample_is_the_same_each_time_and_no_larger_than_what_there_is() -> None:
    found = [replace(factories.harvest(), relations=factories.relations())]
    assert sample(found, 2) == sample(found, 2)
    assert len(sample(found, 2)) == 2
    assert {one for _, one in sample(found, 99)} == set(factories.relations())
