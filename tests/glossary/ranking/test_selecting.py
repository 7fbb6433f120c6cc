"""Tests of `glossary.ranking.selecting`: the terms of a document with every place of each."""

import pytest

from glossary.dictionary import Dictionary
from glossary.folding import fold_label
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Selected, select
from tests.glossary.extractors.samples import read

TEXTS = ["做到“两个优先”，发展低空经济。", "两个优先要落地，低空经济要起飞，兩個優先要常抓。"]


def _select(threshold: float = DEFAULT_THRESHOLD, glossed: tuple[str, ...] = ()) -> dict[str, Selected]:
    chosen = select([read(text) for text in TEXTS], Dictionary(None), threshold=threshold, glossed=glossed)
    return {term.key: term for term in chosen}


def test_every_place_is_found_though_quoted_once() -> None:
    term = _select()["两个优先"]
    assert [(n, span.of(TEXTS[n])) for n, span in term.places] == [(0, "两个优先"), (1, "两个优先"), (1, "兩個優先")]
    assert term.zh == "两个优先"  # the form most often written
    assert term.kind == "slogan"


def test_reasons_come_with_the_extractors_first() -> None:
    reasons = _select()["两个优先"].reasons
    assert {"quotations", "numerals"} <= {reason.extractor for reason in reasons}
    names = [reason.extractor == "ranking" for reason in reasons]
    assert names == sorted(names)


@pytest.mark.parametrize("threshold", [0.0, 0.25, 0.6, 0.95])
def test_terms_reach_the_threshold_and_stand_in_order(threshold: float) -> None:
    terms = _select(threshold)
    assert all(threshold - 1e-4 <= term.termhood <= 1.0 for term in terms.values())
    first = [(term.places[0][0], term.places[0][1].start, -term.places[0][1].end) for term in terms.values()]
    assert first == sorted(first)
    for term in terms.values():
        assert all(fold_label(span.of(TEXTS[n])) == term.key for n, span in term.places)


def test_a_higher_threshold_keeps_fewer() -> None:
    assert set(_select(0.9)) <= set(_select(0.3)) < set(_select(0.01))


def test_a_gloss_makes_a_term() -> None:
    assert "常抓" not in _select()
    glossed = _select(glossed=("常抓",))["常抓"]
    assert glossed.termhood > 0.9
    assert "glosses" in {reason.extractor for reason in glossed.reasons}


def test_an_empty_document() -> None:
    assert select([], Dictionary(None), threshold=0.1) == ()
