"""Tests of `glossary.alignment.base`: two directions of links put together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from glossary.alignment.base import Links

CHANCES = st.lists(st.floats(0, 1), min_size=6, max_size=6)


def test_what_one_direction_alone_sees_is_not_sure() -> None:
    links = Links.of(np.array([[0.9, 0.9, 0.0]]), np.array([[0.9, 0.0, 0.0]]))
    assert np.allclose(links.both, [[0.9, 0.0, 0.0]])
    assert np.allclose(links.either, [[0.9, 0.45, 0.0]])


@given(CHANCES, CHANCES)
def test_links_are_chances_whichever_direction_comes_first(onward: list[float], back: list[float]) -> None:
    one, other = np.array(onward).reshape(2, 3), np.array(back).reshape(2, 3)
    links, swapped = Links.of(one, other), Links.of(other, one)
    assert np.allclose(links.both, swapped.both)
    assert np.allclose(links.either, swapped.either)
    for matrix in (links.both, links.either):
        assert ((matrix >= np.minimum(one, other) - 1e-9) & (matrix <= np.maximum(one, other) + 1e-9)).all()
    assert (links.both <= links.either + 1e-9).all()
