"""Tests of `glossary.renderings.features`: what speaks for a stretch of English, and what against it."""

import numpy as np
import pytest

from glossary.renderings.english import CLASSES
from glossary.renderings.features import EDGES, GROUPS, STATUSES, describe
from glossary.renderings.spans import Stretch
from tests.glossary.renderings.samples import GREEN, ranges, site


def test_features_tell_the_whole_phrase_from_its_cuts() -> None:
    table = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (3, 5), (2, 6), (0, 5))])
    features = table.features
    assert features["coverage"][0] > features["coverage"][1]
    assert features["outside"].tolist()[:3] == pytest.approx([0, 0, 0], abs=1e-9)
    assert features["outside"][3] > 0.9  # develop is another word's
    assert features["free words"].tolist() == [0, 0, 1, 0]  # now
    assert features["next before: linked"].tolist() == [0, 1, 0, 0]  # green stands before lake region


def test_every_feature_is_a_number_and_of_a_kind_of_evidence() -> None:
    table = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (0, 6))])
    assert set(table.groups) == set(table.features)
    assert set(table.groups.values()) == set(GROUPS)
    assert all(np.isfinite(values).all() and len(values) == 2 for values in table.features.values())


def test_first_and_last_word_of_the_term_are_covered_apart() -> None:
    features = describe([site(*GREEN, "绿色湖区")], [ranges((2, 3), (3, 5))]).features
    assert features["first covered"].tolist() == pytest.approx([0.95, 0.0])
    assert features["last covered"][0] == pytest.approx(0.0)
    assert features["last covered"][1] > 0.95


def test_steps_say_what_lies_above_them() -> None:
    features = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (3, 5))]).features
    assert features["coverage > 0.9"].tolist() == [1, 0]
    assert features["coverage > 0.3"].tolist() == [1, 1]


def test_words_at_the_edges_and_beyond_have_a_class_and_a_status() -> None:
    table = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (0, 6))])
    named = {
        edge: [(CLASSES[code // len(STATUSES)], STATUSES[code % len(STATUSES)]) for code in table.edges[edge].tolist()]
        for edge in EDGES
    }
    assert named["word before"] == [("determiner", "free"), ("edge", "free")]
    assert named["first word"] == [("other", "linked"), ("other", "claimed")]
    assert named["last word"][0][1] == "linked"
    assert named["word after"] == [("other", "free"), ("edge", "free")]


def test_the_paired_quotation_stands_out() -> None:
    table = describe([site(*GREEN, "绿色湖区", paired=Stretch(2, 5, 0.8))], [ranges((2, 5), (3, 5))])
    assert table.features["the paired quotation"].tolist() == [1, 0]
    assert table.features["fit of the paired quotation"].tolist() == [0.8, 0]
    assert table.features["not the paired quotation"].tolist() == [0, 1]


def test_places_without_candidates_and_no_places() -> None:
    table = describe([site("湖区", "boats", "湖区"), site(*GREEN, "湖区")], [ranges(), ranges((3, 5))])
    assert table.none["no candidate"].tolist() == [1, 0]
    assert len(table.columns) == 1
    empty = describe([], [])
    assert len(empty.columns) == 0
    assert {len(values) for values in empty.features.values()} == {0}


def test_a_place_is_described_the_same_beside_others() -> None:
    alone = describe([site(*GREEN, "绿色湖区")], [ranges((2, 5), (3, 5))])
    beside = describe(
        [site("湖区", "the lake", "湖区"), site(*GREEN, "绿色湖区")], [ranges((1, 2)), ranges((2, 5), (3, 5))]
    )
    for name, values in alone.features.items():
        assert beside.features[name][1:] == pytest.approx(values), name
