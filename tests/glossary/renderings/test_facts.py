"""Tests of `glossary.renderings.facts`: what terms and English words are to each other, for many terms at once."""

import numpy as np
import pytest

from glossary.dictionary import Dictionary
from glossary.renderings.candidates import Site, Stretches
from glossary.renderings.columns import Columns
from glossary.renderings.facts import TermWords, UnitFacts
from glossary.renderings.views import UnitView
from glossary.types import Span
from tests.glossary.renderings.samples import linked, span_of

EMPTY = Dictionary(None)
LINKS = [("绿色", "green"), ("湖区", "lake"), ("湖区", "region"), ("发展", "develop")]
ZH, EN = "发展 绿色 湖区 湖区", "develop the green lake region"


def _facts(*terms: Span) -> UnitFacts:
    view = UnitView(linked(ZH, EN, LINKS), EMPTY)
    return UnitFacts.of(view, view.unit.terms(terms))


def test_links_go_into_the_term_or_elsewhere_and_equal_words_count_for_neither() -> None:
    facts = _facts(span_of(ZH, "绿色"), span_of(ZH, "湖区"))
    assert facts.either_in.tolist() == [[0, 0, 0.95, 0, 0], [0, 0, 0, 0.95, 0.95]]
    assert facts.either_out[0] == pytest.approx([0.95, 0, 0, 1.9, 1.9])
    assert facts.either_out[1] == pytest.approx([0.95, 0, 0.95, 0, 0])


def test_the_words_beside_a_term_count_unless_they_read_alike() -> None:
    facts = _facts(span_of(ZH, "发展"), span_of(ZH, "绿色"), span_of(ZH, "湖区"))
    assert facts.before.tolist() == [[0] * 5, [0.95, 0, 0, 0, 0], [0, 0, 0.95, 0, 0]]
    assert facts.behind.tolist() == [[0, 0, 0.95, 0, 0], [0, 0, 0, 0.95, 0.95], [0] * 5]


def test_terms_that_are_asked_for_together_are_as_if_alone() -> None:
    terms = [span_of(ZH, "绿色湖区"), Span(1, 3), span_of(ZH, "发展"), Span(90, 92)]
    together = linked(ZH, EN, LINKS)
    for term, links in zip(terms, together.terms(terms), strict=True):
        unit = linked(ZH, EN, LINKS)
        [alone] = unit.terms([term])
        assert (links.term, links.rows, links.weights) == (term, alone.rows, alone.weights)
        assert links.inside.tolist() == alone.inside.tolist()
        assert links.outside.tolist() == alone.outside.tolist()
        assert together.gains([term], EMPTY)[0].tolist() == unit.gains([term], EMPTY)[0].tolist()
    assert together.terms(terms[:1])[0] is together.terms(terms)[0]


def test_sums_over_each_candidate_for_each_word_of_its_term() -> None:
    view = UnitView(linked(ZH, EN, LINKS), EMPTY)
    other = UnitView(linked("湖区", "the lake", LINKS), EMPTY)
    sites = [Site(view, span_of(ZH, "绿色湖区")), Site(view, span_of(ZH, "发展")), Site(other, Span(0, 2))]
    found = [Stretches(np.array(starts), np.array(ends)) for starts, ends in (([2, 3], [5, 5]), ([0], [1]), ([1], [2]))]
    columns = Columns(sites, found)
    terms = TermWords(columns)
    assert terms.count.tolist() == [2, 1, 1]
    assert terms.candidate.tolist() == [0, 0, 1, 1, 2, 3]
    sums = terms.within(each.unit.links for each, _ in columns.units)
    assert sums == pytest.approx([0.95, 1.9, 0, 1.9, 0.95, 0.95])
    assert terms.first.tolist() == [0, 2, 4, 5]
    assert terms.last.tolist() == [1, 3, 4, 5]
    assert terms.which([np.array([True, False, True, False]), np.array([False])]).tolist() == [False, True, True, False]
