"""Tests of `glossary.ranking.model`: the logistic model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.ranking.model import DEFAULT_THRESHOLD, contributions, termhood, weights

VALUES = st.dictionaries(st.sampled_from([*sorted(weights()), "unknown"]), st.floats(-1e6, 1e6))


@given(VALUES)
def test_termhood_is_a_probability(features: dict[str, float]) -> None:
    assert 0.0 < termhood(features) < 1.0


def test_an_unknown_feature_says_nothing() -> None:
    assert termhood({"unknown": 5.0}) == termhood({})
    assert termhood({}) < DEFAULT_THRESHOLD


def test_quotation_marks_speak_for_a_term() -> None:
    assert termhood({"by quotations": 0.95}) > DEFAULT_THRESHOLD > termhood({"generic alone": 1.0})


@pytest.mark.parametrize("most", [0, 1, 4])
@given(features=VALUES)
def test_contributions_are_the_strongest(most: int, features: dict[str, float]) -> None:
    shares = contributions(features, most=most)
    assert len(shares) <= most
    assert all(share > 0 for _, share in shares)
    assert shares == sorted(shares, key=lambda share: (-share[1], share[0]))
    assert all(share == pytest.approx(weights()[name] * features[name]) for name, share in shares)
