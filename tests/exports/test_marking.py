"""Tests of `exports.marking`."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exports.marking import joined, marked
from glossary.types import Span

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends))))


@given(SPANS)
def test_joined_spans_do_not_meet_and_cover_the_same(spans: list[Span]) -> None:
    found = joined(spans)
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert {place for span in found for place in range(span.start, span.end)} == covered


@given(st.text(max_size=12), SPANS)
def test_taking_the_marks_away_gives_the_text(text: str, spans: list[Span]) -> None:
    spans = [span for span in spans if span.end <= len(text)]
    pieces: list[str] = []

    def mark(part: str) -> str:
        pieces.append(part)
        return part

    assert marked(text, spans, mark) == text
    assert pieces == [span.of(text) for span in joined(spans)]
