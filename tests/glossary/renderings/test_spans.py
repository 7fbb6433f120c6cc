"""Tests of `glossary.renderings.spans`: the stretch of English that the links give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionary import Dictionary
from glossary.renderings.spans import LinkedUnit, best_stretch
from glossary.renderings.words import FUNCTION_WORDS
from glossary.types import Span
from tests.glossary.renderings.samples import en_of, linked, span_of

EMPTY = Dictionary(None)
LINKS = [
    ("低空", "low"),
    ("低空", "altitude"),
    ("经济", "economy"),
    ("发展", "develop"),
    ("湖区", "lake"),
    ("的", "of"),
    ("保护", "protection"),
]


def _best(zh: str, en: str, term: str) -> str | None:
    unit = linked(zh, en, LINKS)
    stretch = best_stretch(unit, unit.terms([span_of(zh, term)])[0], EMPTY)
    return None if stretch is None else en_of(en, stretch.span(unit))


@pytest.mark.parametrize(
    ("zh", "en", "term", "rendering"),
    [
        ("发展 低空 经济", "to develop the low_-_altitude economy", "低空经济", "low-altitude economy"),
        ("发展 低空 经济", "to develop the low_-_altitude economy", "低空", "low-altitude"),
        ("湖区 的 保护", "protection of the lake", "湖区的保护", "protection of the lake"),
        ("湖区 的 保护", "lake protection of", "湖区的保护", "lake protection"),  # no preposition at the end
        ("保护 湖区", "guard our shores", "保护", None),
        ("湖区", "", "湖区", None),
    ],
)
def test_best_stretch(zh: str, en: str, term: str, rendering: str | None) -> None:
    assert _best(zh, en, term) == rendering


@pytest.mark.parametrize(
    ("zh", "en", "rendering"),
    [
        ("湖区", "the lake plans", "lake plans"),  # the head noun that Chinese does without
        ("湖区 保护", "the lake protection", "lake"),  # it renders another word
        ("湖区", "the lake shining", "lake"),  # no noun
        ("湖区", "the lake of plans", "lake"),
        ("湖区", "a national lake", "national lake"),  # an attribute
        ("湖区", "we guard lake", "lake"),
    ],
)
def test_a_phrase_is_rendered_whole(zh: str, en: str, rendering: str) -> None:
    assert _best(zh, en, "湖区") == rendering


def test_a_stretch_never_crosses_a_full_stop() -> None:
    assert _best("湖区 保护", "lake . protection", "湖区保护") in {"lake", "protection"}


def test_a_term_outside_the_unit_has_no_weight() -> None:
    unit = linked("湖区", "lake", LINKS)
    assert not unit.terms([Span(5, 9)])[0].words
    assert best_stretch(unit, unit.terms([Span(5, 9)])[0], EMPTY) is None


def test_a_half_covered_word_counts_half() -> None:
    assert linked("湖区 保护", "lake").terms([Span(1, 4)])[0].weights == [0.5, 1.0]


def test_links_of_equal_words_say_nothing_against_the_term() -> None:
    unit = linked("湖区 保护 湖区", "lake protection", LINKS)
    [links] = unit.terms([Span(0, 2)])
    assert links.inside.tolist() == [0.95, 0.0]
    assert links.outside.tolist() == pytest.approx([0.0, 0.95])


@given(st.integers(1, 6), st.integers(0, 8), st.integers(0, 2**32 - 1), st.data())
def test_any_links_give_a_clean_stretch_or_none(rows: int, columns: int, seed: int, data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["lake", "of", "the", ",", "green", "(", ")"]), min_size=columns, max_size=columns)
    )
    bare = linked(" ".join("湖" * rows), " ".join(words))
    matrix = np.random.default_rng(seed).uniform(0, 1, (rows, columns))
    unit = LinkedUnit(1, bare.zh, bare.en, matrix, matrix)
    start = data.draw(st.integers(0, rows - 1))
    term = Span(start, data.draw(st.integers(start + 1, rows)))
    stretch = best_stretch(unit, unit.terms([term])[0], EMPTY)
    if stretch is None:
        return
    assert 0 <= stretch.start < stretch.end <= columns
    assert 0.0 <= stretch.score <= 1.0
    assert unit.en[stretch.start].lower not in FUNCTION_WORDS
    assert unit.en[stretch.end - 1].lower not in FUNCTION_WORDS
    assert stretch.score == unit.terms([term])[0].score(stretch.start, stretch.end)
