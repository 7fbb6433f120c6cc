"""Tests of `glossary.renderings.chunks`: edges of renderings and those of noun phrases."""

from collections.abc import Sequence

import pytest

from glossary.renderings.choosing import Place
from glossary.renderings.chunks import Phrases, fitted
from glossary.types import Evidence, Occurrence, Span
from tests.glossary.renderings.samples import en_of, linked, pair_of, span_of

LINKS = [
    ("低空", "low"),
    ("低空", "altitude"),
    ("经济", "economy"),
    ("发展", "develop"),
    ("保险", "insurance"),
    ("开放", "out"),
]


def _chosen(zh: str, en: str, places: Sequence[tuple[str, str]], kind: str) -> list[tuple[Place, Occurrence]]:
    text = en.replace("_", "")
    return [
        (
            Place(term, span_of(zh, term)),
            Occurrence(1, 1, span_of(zh, term), _span(text, words), 0.5, (Evidence(kind, "", 0.5),)),
        )
        for term, words in places
    ]


def _span(text: str, words: str) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def _fit(zh: str, en: str, chunks: Sequence[str], *places: tuple[str, str], kind: str = "links") -> list[str | None]:
    """Return how each term is rendered, its rendering fitted to the chunks; ``out`` is a particle."""
    text = pair_of(zh, en).en
    phrases = Phrases([span for chunk in chunks if (span := _span(text, chunk))], {text.find("out")})
    found = fitted(linked(zh, en, LINKS), _chosen(zh, en, places, kind), phrases)
    assert [place.key for place, _ in found] == [term for term, _ in places]
    return [en_of(en, occurrence.en) for _, occurrence in found]


@pytest.mark.parametrize(
    ("zh", "en", "chunks", "place", "rendering"),
    [
        # completed at its end, at its start, at both
        ("保险 好", "insurance plans help", ["insurance plans"], ("保险", "insurance"), "insurance plans"),
        ("保险 好", "rural insurance helps", ["rural insurance"], ("保险", "insurance"), "rural insurance"),
        ("保险 好", "rural insurance plans", ["rural insurance plans"], ("保险", "insurance"), "rural insurance plans"),
        ("保险 好", "good new rural flood insurance", ["good new rural flood insurance"], ("保险", "insurance"), "insurance"),
        # the rest renders another word
        ("低空 经济", "low_-_altitude economy", ["low-altitude economy"], ("低空", "low-altitude"), "low-altitude"),
        # a particle before goes, unless it is linked
        ("经济 好", "carry out economy", ["economy"], ("经济", "out economy"), "economy"),
        ("开放 经济", "out economy", ["economy"], ("开放经济", "out economy"), "out economy"),
        # a verb stays, and what stands behind
        ("经济 好", "boosting economy", ["economy"], ("经济", "boosting economy"), "boosting economy"),
        ("经济 好", "economy out", ["economy"], ("经济", "economy out"), "economy out"),
        # no whole phrase would be left
        ("经济 好", "out economy", [], ("经济", "out economy"), "out economy"),
        ("经济 好", "out economy plan", ["economy plan"], ("经济", "out economy"), "economy plan"),
        # nothing to do
        ("经济 好", "economy grows", ["economy"], ("经济", "economy"), "economy"),
        ("经济 好", "economy grows", ["grows"], ("经济", "economy"), "economy"),
        ("经济 好", "economy grows", ["economy"], ("经济", ""), None),
    ],
)  # fmt: skip
def test_edges(zh: str, en: str, chunks: list[str], place: tuple[str, str], rendering: str | None) -> None:
    assert _fit(zh, en, chunks, place) == [rendering]


def test_words_of_another_rendering_are_left_to_it() -> None:
    places = ("保险", "insurance"), ("好", "plans")
    assert _fit("保险 好", "insurance plans help", ["insurance plans"], *places) == ["insurance", "plans"]


def test_a_longer_term_of_the_same_words_is_no_rival() -> None:
    places = ("保险", "insurance plans"), ("保险好", "insurance plans")
    assert _fit("保险 好", "rural insurance plans", ["rural insurance plans"], *places) == ["rural insurance plans"] * 2


@pytest.mark.parametrize("kind", ["gloss", "quotation"])
def test_what_the_translator_marked_stays(kind: str) -> None:
    assert _fit("保险 好", "insurance plans", ["insurance plans"], ("保险", "insurance"), kind=kind) == ["insurance"]


def test_the_evidence_says_so_and_the_score_stays() -> None:
    chosen = _chosen("保险 好", "insurance plans", [("保险", "insurance")], "links")
    [(_, better)] = fitted(linked("保险 好", "insurance plans", LINKS), chosen, Phrases([Span(0, 15)], ()))
    assert [evidence.kind for evidence in better.evidence] == ["links", "chunk"]
    assert better.score == chosen[0][1].score


def test_without_chunks_all_is_as_it_was() -> None:
    chosen = _chosen("保险 好", "insurance plans", [("保险", "insurance")], "links")
    assert fitted(linked("保险 好", "insurance plans", LINKS), chosen, Phrases([], ())) == chosen
