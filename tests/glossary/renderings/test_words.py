"""Tests of `glossary.renderings.words`: the borders of English phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.pipelines import english
from glossary.renderings.words import FUNCTION_WORDS, is_punctuation, trimmed, whole_words, words_in
from glossary.types import Span

EN = english()
PHRASES = st.lists(
    st.sampled_from("the of lake and green ( ) [ ] “ ” , . - 1 iv quickly very low-altitude".split()), max_size=8
)


def _trimmed(text: str) -> str:
    [words] = words_in(EN(text), [Span(0, len(text))])
    start, end = trimmed(words, 0, len(words))
    return text[words[start].span.start : words[end - 1].span.end] if start < end else ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the green lake of", "green lake"),
        ("and the green lake, which", "green lake"),
        ("(1) green lake", "green lake"),
        ("(iv) green lake", "green lake"),
        ("2) green lake", "green lake"),
        ("green lake quickly", "green lake"),
        ("small firms (SMEs)", "small firms (SMEs)"),
        ("(SMEs) grew", "(SMEs) grew"),
        ("lake [green", "lake [green"),
        ("lake ]", "lake"),
        ("people’s", "people"),
        ("of the", ""),
        ("", ""),
    ],
)
def test_trimmed(text: str, kept: str) -> None:
    assert _trimmed(text) == kept


@given(PHRASES)
def test_a_trimmed_range_has_clean_edges(tokens: list[str]) -> None:
    text = " ".join(tokens)
    [words] = words_in(EN(text), [Span(0, len(text))])
    start, end = trimmed(words, 0, len(words))
    assert 0 <= start <= max(end, start) <= len(words)
    if start < end:
        assert words[start].lower not in FUNCTION_WORDS
        assert words[end - 1].lower not in FUNCTION_WORDS
        assert trimmed(words, start, end) == (start, end)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the low-altitude economy", "altitude", "low-altitude"),
        ("the low-altitude economy", "low", "low-altitude"),
        ("an in-depth look - and so on", "look", "look"),
        ("firms (SMEs) grew", "firms (SMEs", "firms (SMEs)"),
        ("the plan", "plan", "plan"),
    ],
)
def test_whole_words(text: str, part: str, whole: str) -> None:
    [words] = words_in(EN(text), [Span(0, len(text))])
    first = text.index(part)
    inside = [n for n, word in enumerate(words) if first <= word.span.start < first + len(part)]
    start, end = whole_words(words, inside[0], inside[-1] + 1)
    assert text[words[start].span.start : words[end - 1].span.end] == whole


def test_an_empty_range_stays_empty() -> None:
    [words] = words_in(EN("lake."), [Span(0, 5)])
    assert whole_words(words, 2, 2) == (2, 2)


def test_words_in_a_span_point_into_the_paragraph() -> None:
    text = "Ignore this.  The lake grew."
    [words] = words_in(EN(text), [Span(14, len(text))])
    assert [word.text for word in words] == ["The", "lake", "grew", "."]
    assert all(word.span.of(text) == word.text for word in words)


@pytest.mark.parametrize(("word", "is_mark"), [(",", True), ("——", True), ("5", False), ("湖", False), ("a.", False)])
def test_is_punctuation(word: str, is_mark: bool) -> None:
    assert is_punctuation(word) is is_mark
