"""Tests of `glossary.renderings.company`: the same term elsewhere, and the other terms of the sentence."""

import numpy as np
import pytest

from glossary.renderings.candidates import Site, Stretches
from glossary.renderings.company import COMPANY, in_company
from glossary.renderings.features import Table, describe
from tests.glossary.renderings.samples import GREEN, ranges, site


def _seen(places: list[tuple[Site, Stretches]], chances: list[float], none: list[float] | None = None) -> Table:
    table = describe([one for one, _ in places], [found for _, found in places])
    return in_company(table, np.array(chances), np.zeros(len(places)) if none is None else np.array(none))


ELSEWHERE = (site("湖区", "the lake region", "湖区", number=2), ranges((1, 3)))


def test_a_rendering_that_the_term_has_elsewhere_is_known() -> None:
    features = _seen([(site(*GREEN, "湖区"), ranges((3, 5), (3, 4))), ELSEWHERE], [0.5, 0.5, 1.0]).features
    assert features["rendered so elsewhere"].tolist() == pytest.approx([1 / 1.5, 0.0, 0.5 / 1.5])
    assert features["rendered so elsewhere > 0.5"].tolist() == [1, 0, 0]
    assert features["stands elsewhere"].tolist() == [1, 1, 1]
    assert features["part of the usual rendering"][1] > 0  # lake alone
    assert features["part of the usual rendering"][0] == 0


def test_what_is_hardly_probable_elsewhere_says_nothing() -> None:
    unlikely = (ELSEWHERE[0], ranges((1, 3), (1, 2)))
    features = _seen([(site(*GREEN, "湖区"), ranges((3, 5), (3, 4))), unlikely], [0.5, 0.5, 0.01, 0.5]).features
    assert features["rendered so elsewhere"][0] == 0
    assert features["rendered so elsewhere"][1] > 0


def test_a_term_that_stands_once_has_nothing_elsewhere() -> None:
    table = _seen([(site(*GREEN, "湖区"), ranges((3, 5)))], [1.0])
    assert table.features["stands elsewhere"].tolist() == [0]
    assert table.features["rendered so elsewhere"].tolist() == [0]
    assert table.none["left out elsewhere"].tolist() == [0]


def test_an_omission_elsewhere_speaks_for_one_here() -> None:
    table = _seen([(site(*GREEN, "湖区"), ranges((3, 5))), ELSEWHERE], [1.0, 0.1], [0.0, 0.9])
    assert table.none["left out elsewhere"].tolist() == pytest.approx([0.6, 0.0])


def test_words_that_another_term_is_rendered_with_are_claimed() -> None:
    places = [(site(*GREEN, "湖区"), ranges((2, 5), (3, 5))), (site(*GREEN, "绿色"), ranges((2, 3)))]
    features = _seen(places, [0.5, 0.5, 0.8]).features
    assert features["most claimed word"].tolist() == pytest.approx([0.8, 0.0, 0.5])
    assert features["first word claimed"].tolist() == pytest.approx([0.8, 0.0, 0.5])
    assert features["words claimed by others"][0] == pytest.approx(0.8 / 3)


def test_terms_of_other_sentences_claim_nothing() -> None:
    other = (site(*GREEN, "绿色", number=2), ranges((2, 3)))
    features = _seen([(site(*GREEN, "湖区"), ranges((2, 5))), other], [1.0, 1.0]).features
    assert features["most claimed word"].tolist() == [0, 0]


def test_a_longer_term_holds_the_rendering_of_the_term_in_it() -> None:
    places = [
        (site(*GREEN, "湖区"), ranges((3, 5), (4, 6))),
        (site(*GREEN, "绿色湖区"), ranges((2, 5), (2, 4))),
    ]
    features = _seen(places, [1.0, 0.0, 1.0, 0.0]).features
    assert features["most claimed word"].tolist() == [0, 0, 0, 0]  # nested terms are no rivals
    assert features["words outside of the longer term's"].tolist() == [0, 1, 0, 0]  # now
    assert features["share of shorter terms' words left out"].tolist() == [0, 0, 0, 0.5]  # region
    assert features["share of the longer term's words taken"][0] == pytest.approx(2 / 3)


def test_a_candidate_that_takes_all_words_of_the_longer_term_is_told() -> None:
    places = [(site(*GREEN, "湖区"), ranges((2, 5), (3, 5))), (site(*GREEN, "绿色湖区"), ranges((2, 5)))]
    assert _seen(places, [0.5, 0.5, 1.0]).features["takes all of the longer term's"].tolist() == [1, 0, 0]


def test_omissions_are_told_by_the_most_probable_candidate() -> None:
    places = [(site(*GREEN, "湖区"), ranges((3, 5), (5, 6))), (site("湖区", "boats", "湖区", number=2), ranges())]
    table = _seen(places, [0.3, 0.6])
    assert table.none["best candidate: probability"].tolist() == [0.6, 0.0]
    assert table.none["best candidate: coverage"].tolist() == [table.features["coverage"][1], 0.0]


def test_the_table_that_was_given_stays_as_it_was() -> None:
    table = describe([site(*GREEN, "湖区")], [ranges((3, 5))])
    names, none = set(table.features), set(table.none)
    seen = in_company(table, np.array([1.0]), np.zeros(1))
    assert (set(table.features), set(table.none)) == (names, none)
    assert {seen.groups[name] for name in set(seen.features) - names} == set(COMPANY)
