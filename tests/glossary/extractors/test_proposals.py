"""Tests of `glossary.extractors.proposals`: the span groups between extractors and ranking."""

from glossary.extractors.proposals import Proposal, proposals, propose
from glossary.pipelines import chinese


def test_what_is_proposed_comes_back_in_order() -> None:
    doc = chinese()("湖区发展低空经济")
    last, first = Proposal(1, 3, "b", 0.5), Proposal(0, 1, "a", 0.25)
    assert propose(doc, "lake", [last, first]) is doc
    assert list(proposals(doc)) == [("lake", first), ("lake", last)]


def test_the_first_of_equal_ranges_wins() -> None:
    doc = chinese()("湖区发展低空经济")
    propose(doc, "lake", [Proposal(0, 1, "kept", 0.2), Proposal(0, 1, "dropped", 0.9)])
    assert [proposal.note for _, proposal in proposals(doc)] == ["kept"]


def test_nothing_may_be_proposed() -> None:
    doc = propose(chinese()("湖区"), "lake", [])
    assert list(proposals(doc)) == []
    assert "lake" in doc.spans
