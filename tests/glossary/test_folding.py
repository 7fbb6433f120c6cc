"""Tests of `glossary.folding`: what counts as the same wording, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.folding import fold, fold_en, fold_label, is_han, simplified
from glossary.types import Span
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("「新三樣」", '"新三样"'),
        ("５Ｇ　工廠", "5g工厂"),
        ("建设 5G 工厂", "建设5g工厂"),
        ("AI plus 行动", "ai plus行动"),
        ("湖区——门户", "湖区--门户"),
        ("１＋４体系", "1+4体系"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“两个优先”", "兩個優先"),
        ("5G 工厂", "５Ｇ工廠"),
        ("『三张网』", "三张网、"),
        ("1 + 4", "１＋４"),
        ("低空经济。", "低空經濟"),
        ("动⾞组", "动车组"),  # a radical, as some PDF files give it
        ("㈶湖区基金", "(财)湖区基金"),
    ],
)
def test_labels_of_one_concept(left: str, right: str) -> None:
    assert fold_label(left) == fold_label(right)


@pytest.mark.parametrize(("left", "right"), [("低空经济", "低空经济圈"), ("新三样", "新三张"), ("5G", "6G")])
def test_labels_of_two_concepts(left: str, right: str) -> None:
    assert fold_label(left) != fold_label(right)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The “Two Priorities”", "two priorities", True),
        ("low\u2011altitude  economy", "low-altitude economy", True),
        ("people\u2019s lake", "people's lake", True),
        ("three networks,", "Three Networks", True),
        ("network", "networks", False),
        ("The", "a", False),  # an article alone is all there is of the rendering
    ],
)
def test_renderings(left: str, right: str, same: bool) -> None:
    assert (fold_en(left) == fold_en(right)) is same


@pytest.mark.parametrize(
    ("character", "han"), [("湖", True), ("〇", True), ("𠀀", True), ("，", False), ("a", False), ("あ", False)]
)
def test_is_han(character: str, han: bool) -> None:
    assert is_han(character) is han


@settings(deadline=None)
@given(MIXED)
def test_origins_point_back_to_the_right_characters(text: str) -> None:
    folded = fold(text)
    assert folded.length == len(text)
    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)
    for place, origin in enumerate(folded.origins):
        # Each folded character is (part of) what its original folds to alone.
        if not text[origin].isspace() and not is_han(text[origin]):
            assert folded.text[place] in fold(text[origin]).text


@settings(deadline=None)
@given(MIXED, st.data())
def test_spans_there_and_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(folded.text))))
    original = folded.to_original(span)
    assert 0 <= original.start < original.end <= len(text)
    assert folded.to_folded(original).holds(span)


def test_nothing_folded_stands_in_an_empty_span() -> None:
    assert fold("湖区").to_folded(Span(1, 1)) == Span(0, 0)


@settings(deadline=None)
@given(MIXED)
def test_a_folded_label_stays_as_it_is(text: str) -> None:
    label = fold_label(text)
    assert fold_label(label) == label
    assert not any(character.isspace() or character in "\"“”「」'" for character in label)


@settings(deadline=None)
@given(MIXED)
def test_simplifying_leaves_every_character_where_it_is(text: str) -> None:
    plain = simplified(text)
    assert len(plain) == len(text)
    assert all(new == old for new, old in zip(plain, text, strict=True) if not is_han(old))
