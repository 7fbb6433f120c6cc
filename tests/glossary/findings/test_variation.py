"""Tests of `glossary.findings.variation`: what counts as a second rendering, and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from glossary.findings import Finding, findings
from tests.glossary.findings.samples import harvest_of

SMART = [
    ("建设智慧港口。", "We build smart ports."),
    ("智慧港口好。", "A fine smart port."),
    ("智慧港口多。", "Many intelligent ports."),
]


def _varied(
    sentences: Sequence[tuple[str, str]], terms: Mapping[str, Sequence[tuple[int, str | None]]], **more: float
) -> tuple[Finding, ...]:
    return findings(harvest_of(sentences, terms, **more), ["variation"])


def test_a_finding_shows_each_wording_at_its_place() -> None:
    [finding] = _varied(SMART, {"智慧港口": [(1, "smart ports"), (2, "smart port"), (3, "intelligent ports")]})
    assert (finding.kind, finding.zh) == ("variation", "智慧港口")
    assert [(showing.en, showing.pairs) for showing in finding.showings] == [
        ("smart ports", (1, 2)),
        ("intelligent ports", (3,)),
    ]
    for showing in finding.showings:
        place = showing.place
        assert [mark.of(place.zh) for mark in place.zh_marks] == ["智慧港口"]
        assert [mark.of(place.en) for mark in place.en_marks] == [showing.en]


def test_the_score_is_that_of_the_second_best_wording_and_of_the_term() -> None:
    terms = {"智慧港口": [(1, "smart ports"), (3, "intelligent ports")]}
    [finding] = _varied(SMART, terms, score=0.8, termhood=0.7)
    assert finding.score == pytest.approx(0.56)
    assert _varied(SMART, terms, score=0.8, termhood=0.6) == ()  # 0.48


def test_one_wording_that_is_surer_makes_no_surer_finding() -> None:
    harvest = harvest_of(SMART, {"智慧港口": [(1, "smart ports"), (3, "intelligent ports")]}, score=0.8)
    [term] = harvest.terms
    first, last = term.occurrences
    surer = replace(harvest, terms=(replace(term, occurrences=(replace(first, score=1.0), last)),))
    assert [one.score for one in findings(surer, ["variation"])] == [pytest.approx(0.8 * 0.9)]


def test_an_omission_is_no_wording() -> None:
    assert _varied(SMART, {"智慧港口": [(1, "smart ports"), (2, "smart port"), (3, None)]}) == ()


def test_the_surest_come_first() -> None:
    sentences = [("智慧港口、蓝色粮仓。", "Smart ports and a blue granary."), ("智慧港口、蓝色粮仓好。", "Intelligent ports and a marine granary.")]  # fmt: skip
    terms = {
        "蓝色粮仓": [(1, "blue granary"), (2, "marine granary")],
        "智慧港口": [(1, "Smart ports"), (2, "Intelligent ports")],
    }
    assert [finding.zh for finding in _varied(sentences, terms)] == ["智慧港口", "蓝色粮仓"]  # as sure: by wording


def test_one_word_alone_renders_a_long_term_only_in_quotation_marks() -> None:
    terms: dict[str, list[tuple[int, str | None]]] = {"三驾马车": [(1, "troika"), (2, "three horses")]}
    bare = [("用好三驾马车。", "We use the troika well."), ("三驾马车好。", "Those “three horses” run.")]
    quoted = [("用好三驾马车。", "We use the “troika” well."), ("三驾马车好。", "Those “three horses” run.")]
    assert _varied(bare, terms) == ()
    assert len(_varied(quoted, terms)) == 1


def test_an_acronym_and_its_long_form_are_one_wording() -> None:
    sentences = [
        ("海洋保护区多。", "There are marine protected areas (MPAs)."),
        ("海洋保护区大。", "Large MPAs are here."),
        ("海洋保护区好。", "Fine ocean reserves are here."),
    ]
    two: dict[str, list[tuple[int, str | None]]] = {"海洋保护区": [(1, "marine protected areas"), (2, "Large MPAs")]}
    assert _varied(sentences, two) == ()
    more = {"海洋保护区": [*two["海洋保护区"], (3, "ocean reserves")]}
    [finding] = _varied(sentences, more)
    assert [showing.pairs for showing in finding.showings] == [(1, 2), (3,)]


def test_a_wording_that_nothing_supports_is_taken_for_an_error_of_the_harvest() -> None:
    sentences = [("智慧港口好。", "We build smart ports."), ("智慧港口多。", "The weather stays calm.")]
    assert _varied(sentences, {"智慧港口": [(1, "smart ports"), (2, "weather stays")]}) == ()
