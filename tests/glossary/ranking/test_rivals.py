"""Tests of `glossary.ranking.rivals`: what overlapping candidates say of a candidate."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.pipelines import chinese
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.rivals import NOTHING, rival_features
from glossary.ranking.standing import Standing
from glossary.types import Span

TEXT = "湖区发展绿色先进产业集群"


def _features(odds: Mapping[tuple[int, int], float]) -> list[dict[str, float]]:
    """For each range of tokens, with its log odds, the features it gets."""
    doc = chinese()(TEXT)
    starts = [token.idx for token in doc] + [len(TEXT)]
    candidates = [Candidate(f"{a}-{b}", [Site(0, a, b, Span(starts[a], starts[b]))]) for a, b in odds]
    columns = rival_features(Standing.of(candidates, [doc]), np.array(list(odds.values())))
    return [{name: float(column[row]) for name, column in columns.items()} for row in range(len(odds))]


def test_each_kind_of_rival_is_seen() -> None:
    odds = {(1, 3): 0.0, (0, 4): 1.0, (2, 3): 2.0, (2, 5): 3.0, (0, 2): 4.0, (1, 4): 5.0, (0, 3): 6.0, (1, 2): 7.0}
    own = _features(odds)[0]
    assert own["by itself"] == 0.0
    assert own["best longer"] == 6.0
    assert own["best shorter"] == 7.0
    assert own["best crossing"] == 4.0
    assert (own["best longer from its start"], own["best longer to its end"]) == (5.0, 6.0)
    assert (own["best shorter from its start"], own["best shorter to its end"]) == (7.0, 2.0)
    assert (own["best with a word before"], own["best with a word behind"]) == (6.0, 5.0)
    assert (own["best without the first word"], own["best without the last word"]) == (2.0, 7.0)
    assert own["ahead of the longer"] == -6.0
    assert own["ahead of all"] == -7.0
    assert own["share inside a likely term"] == 1.0


def test_one_alone_has_no_rivals() -> None:
    [own] = _features({(1, 3): -1.0})
    assert {value for name, value in own.items() if name.startswith("best ")} == {NOTHING}
    assert own["share inside a likely term"] == 0.0


def test_neighbours_beyond_one_word() -> None:
    odds = {(2, 3): 0.0, (0, 1): 2.0, (4, 5): 3.0, (1, 2): 1.0}
    own = _features(odds)[0]
    assert (own["best before one word"], own["best behind one word"], own["best right before"]) == (2.0, 3.0, 1.0)


RANGES = st.tuples(st.integers(0, 5), st.integers(1, 4)).map(lambda pair: (pair[0], min(6, sum(pair))))


@given(st.dictionaries(RANGES.filter(lambda r: r[0] < r[1]), st.floats(-9, 9), min_size=1, max_size=9))
def test_the_grid_finds_what_a_walk_finds(odds: dict[tuple[int, int], float]) -> None:
    doc = chinese()(TEXT)
    odds = {span: value for span, value in odds.items() if span[1] <= len(doc)}
    if not odds:
        return
    for (a, b), own in zip(odds, _features(odds), strict=True):
        others = [(c, d, value) for (c, d), value in odds.items() if (c, d) != (a, b)]
        longer = [value for c, d, value in others if c <= a and b <= d]
        shorter = [value for c, d, value in others if a <= c and d <= b]
        crossing = [value for c, d, value in others if c < a < d < b or a < c < b < d]
        assert own["best longer"] == pytest.approx(max(longer, default=NOTHING))
        assert own["best shorter"] == pytest.approx(max(shorter, default=NOTHING))
        assert own["best crossing"] == pytest.approx(max(crossing, default=NOTHING))
