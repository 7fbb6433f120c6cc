"""Tests of the vocabulary that checks are measured on."""

from collections import Counter

from benchmarks.checks import PLANTED, thesaurus
from graph.checks.base import Severity
from graph.checks.catalogue import choose, run
from graph.checks.sources import from_text


def test_the_vocabulary_has_the_violations_that_are_planted_and_no_others() -> None:
    vocabulary = from_text(thesaurus(400))
    found = run(vocabulary, choose())
    assert Counter(one.code for one in found if one.severity is Severity.ERROR) == PLANTED
    assert len(vocabulary.concepts.own) == 400
    assert 18 * 400 < vocabulary.size < 20 * 400
