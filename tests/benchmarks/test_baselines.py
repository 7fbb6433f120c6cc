"""Tests of `benchmarks.baselines`: what simple systems find in sentences of our own."""

from pathlib import Path

import pytest

from benchmarks.annotated import Annotated
from benchmarks.baselines import BASELINES, c_values, noun_runs, tf_idf
from glossary.types import Document, ParagraphPair

_TEXT = "湖区经济，不断向好。我们强调“两个优先”，“湖区经济要走在前面。”"
_DOCUMENT = Document("lake", (ParagraphPair(1, _TEXT), ParagraphPair(2, "湖区经济发展")))


def _source(terms: set[str]) -> Annotated:
    return Annotated("lake", Path(), _DOCUMENT, Path(), frozenset(terms), frozenset(), frozenset({1}), {})


def test_noun_runs_are_the_longest() -> None:
    runs = [(pair, "".join(words)) for pair, words in noun_runs(_DOCUMENT)]
    assert runs == [(1, "湖区经济"), (1, "湖区经济"), (2, "湖区经济发展")]


def test_c_value_prefers_what_stands_alone_too() -> None:
    values = c_values({("soft", "contact", "lens"): 2, ("contact", "lens"): 3, ("soft", "lens"): 1})
    assert values["soft", "contact", "lens"] == pytest.approx(2 * 1.58496, abs=1e-4)
    assert values["contact", "lens"] == 3  # 5, less the 2 inside the longer run
    assert values["soft", "contact"] == 0  # never without the longer run
    assert values["soft", "lens"] == 1


def test_c_value_averages_over_the_longer_candidates() -> None:
    values = c_values({("a", "b", "c"): 1, ("x", "b", "c"): 3})
    assert values["b", "c"] == 4 - (1 + 3) / 2


def test_rare_words_weigh_more() -> None:
    weights = tf_idf(Document("lake", (ParagraphPair(1, "湖区建设和经济建设，的。"),)))
    assert weights["湖区"] > weights["经济"]
    assert all(len(word) > 1 for word in weights)


def test_quoted_sentences_are_left_out() -> None:
    assert [row.zh for row in BASELINES["quotations"](_source(set()))] == ["两个优先"]


@pytest.mark.parametrize("name", ["C-value", "TF-IDF"])
def test_what_ranks_keeps_as_many_as_the_table_lists(name: str) -> None:
    assert len({row.zh for row in BASELINES[name](_source({"湖区经济"}))}) == 1
    assert BASELINES[name](_source(set())) == []
