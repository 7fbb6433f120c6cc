"""Tests of `glossary.findings.omissions`: the findings, their order and their score (traps stand in `test_terms`)."""

from dataclasses import replace

import pytest

from glossary.findings import findings
from tests.glossary.findings.samples import harvest_of

SENTENCES = [
    ("推行“一船一档”。", "We will carry on."),
    ("推行“一港一策”。", "We will move ahead."),
    ("“一船一档”再推进。", "We will go further."),
]


def test_a_finding_for_each_term_in_the_order_of_its_first_place() -> None:
    harvest = harvest_of(SENTENCES, {"一港一策": [(2, None)], "一船一档": [(1, None), (3, None)]})
    found = findings(harvest, ["omissions"])
    assert [(one.zh, [showing.pairs for showing in one.showings]) for one in found] == [
        ("一船一档", [(1,), (3,)]),
        ("一港一策", [(2,)]),
    ]
    assert {showing.en for one in found for showing in one.showings} == {""}


def test_the_score_is_that_of_the_least_sure_place_and_of_the_term() -> None:
    harvest = harvest_of(SENTENCES, {"一船一档": [(1, None), (3, None)]}, score=0.9, termhood=0.8)
    [term] = harvest.terms
    first, last = term.occurrences
    unsure = replace(harvest, terms=(replace(term, occurrences=(first, replace(last, score=0.5))),))
    assert [one.score for one in findings(harvest, ["omissions"])] == [pytest.approx(0.72)]
    assert [one.score for one in findings(unsure, ["omissions"])] == [pytest.approx(0.4)]


def test_a_document_in_chinese_alone_leaves_nothing_out() -> None:
    harvest = harvest_of(SENTENCES, {"一港一策": [(2, None)]})
    alone = replace(harvest, document=replace(harvest.document, source_only=True))
    assert findings(alone, ["omissions"]) == ()


def test_what_is_rendered_is_no_finding() -> None:
    harvest = harvest_of([("推行“一港一策”。", "We will have port plans.")], {"一港一策": [(1, "port plans")]})
    assert findings(harvest, ["omissions"]) == ()
