"""Tests of `glossary.extractors.phrases`: runs of words between the borders of a clause."""

import pytest
from hypothesis import given, settings

from glossary.extractors.cues import CLAUSE_BREAKS, CONJUNCTIONS
from tests.glossary.extractors.samples import proposed, read
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("湖区发展低空经济。", "低空经济"), ("支持绿色金融和数字经济。", "数字经济"), ("把湖区建成示范区", "示范区")],
)
def test_a_term_is_among_the_runs(text: str, phrase: str) -> None:
    assert phrase in proposed(text, "phrases")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("湖区的经济。", "的经济"),
        ("湖区和经济。", "和经济"),
        ("湖区，经济。", "湖区，经济"),
        ("低空“经济”圈", "低空“经济"),
    ],
)
def test_no_run_crosses_a_border(text: str, wrong: str) -> None:
    assert wrong not in proposed(text, "phrases")


@settings(deadline=None)
@given(MIXED)
def test_runs_hold_no_clause_break_and_no_conjunction_at_their_edges(text: str) -> None:
    doc = read(text)
    for span in doc.spans["phrases"]:
        assert not {token.text for token in span} & CLAUSE_BREAKS
        assert span[0].text not in CONJUNCTIONS
        assert span[-1].text not in CONJUNCTIONS
        assert 2 <= len(span.text) <= 24
