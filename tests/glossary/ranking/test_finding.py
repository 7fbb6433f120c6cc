"""Tests of `glossary.ranking.finding`: every place of a folded label."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.folding import fold_label
from glossary.ranking.finding import LabelText, LabelTexts, label_text
from glossary.types import Span
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("建设“5G 工厂”和５Ｇ工廠", "5g工厂", ["5G 工厂", "５Ｇ工廠"]),
        ("15G网和5Gx网", "5g", []),  # inside another Latin word or number
        ("湖区AI产业", "ai产业", ["AI产业"]),
        ("湖湖湖", "湖湖", ["湖湖", "湖湖"]),
        ("“低空”经济", "低空经济", ["低空”经济"]),
        ("湖区", "岸", []),
        ("", "湖区", []),
    ],
)
def test_places(text: str, key: str, found: list[str]) -> None:
    assert [span.of(text) for span in LabelText(text).places(key)] == found


@settings(deadline=None)
@given(MIXED, st.data())
def test_a_label_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    labels = LabelText(text)
    label = labels.label(span)
    assert not any(character.isspace() or character in "\"'" for character in label)
    if not label:
        return
    for place in labels.places(label):
        assert 0 <= place.start < place.end <= len(text)
        assert labels.label(place) == label


@pytest.mark.parametrize("text", ["5G 工厂", "“低空经济”", "Ｎ\u3000型", "1 + N", "AI\tplus"])
def test_a_label_is_the_folded_one(text: str) -> None:
    assert LabelText(text).label(Span(0, len(text))) == fold_label(text)


@settings(deadline=None)
@given(st.lists(MIXED, max_size=4), st.sampled_from(["湖", "湖区", "5g", "a", "、", ""]))
def test_paragraphs_are_searched_together(texts: list[str], key: str) -> None:
    apart = [(number, span) for number, text in enumerate(texts) for span in LabelText(text).places(key)]
    assert list(LabelTexts(texts).places(key)) == apart


def test_nothing_is_found_across_two_paragraphs() -> None:
    assert LabelTexts(["发展低空", "经济"]).places("低空经济") == ()
    assert LabelTexts([]).places("低空经济") == ()


def test_a_paragraph_is_folded_once() -> None:
    assert label_text("湖区5G") is label_text("湖区5G")
