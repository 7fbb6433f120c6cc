"""Tests of `glossary.alignment.neural`: from embeddings of subwords to links of words, with hand-made embeddings."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.alignment.base import Bitext
from glossary.alignment.neural import NeuralAligner, Subwords, directions
from glossary.types import Span

DIMENSIONS = 8
BITEXTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["湖", "岸线", "绿", "5G", "12", "，"]), max_size=7),
        st.lists(st.sampled_from(["lake", "shore", "5G", "12", ",", "shoreline"]), max_size=7),
    ),
    max_size=5,
)


class PieceEncoder:
    """Embeds pieces of a few characters by nothing but what they read."""

    def __init__(self, size: int = 2) -> None:
        self.size = size
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[Subwords]:
        self.seen += texts
        return [self._subwords(text) for text in texts]

    def _subwords(self, text: str) -> Subwords:
        spans = [Span(start, min(start + self.size, len(text))) for start in range(0, len(text), self.size)]
        vectors = np.array([_vector(span.of(text)) for span in spans], dtype=np.float32)
        return Subwords(spans, vectors.reshape(len(spans), DIMENSIONS))


def _vector(piece: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(piece.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=DIMENSIONS) * 3


@settings(deadline=None)
@given(BITEXTS, st.integers(1, 3))
def test_links_have_the_shape_of_their_units_and_are_probabilities(bitext: Bitext, size: int) -> None:
    links = [found.both for found in NeuralAligner(PieceEncoder(size)).link(bitext)]
    assert [matrix.shape for matrix in links] == [(len(zh), len(en)) for zh, en in bitext]
    assert all(np.isfinite(matrix).all() and (matrix >= 0).all() and (matrix <= 1).all() for matrix in links)


def test_more_units_than_one_group() -> None:
    bitext = [(["湖", str(number)], ["lake", str(number)]) for number in range(150)]
    links = NeuralAligner(PieceEncoder()).link(bitext)
    assert len(links) == 150
    apart = [NeuralAligner(PieceEncoder()).link([unit])[0] for unit in bitext]
    assert all(np.allclose(one.both, other.both) for one, other in zip(links, apart, strict=True))


def test_words_are_joined_as_their_language_writes_them() -> None:
    encoder = PieceEncoder()
    NeuralAligner(encoder).link([(["湖区", "5G", "AI", "网"], ["The", "Lake", ",", "5G"])])
    assert encoder.seen == ["湖区5G AI网", "The Lake , 5G"]


def _subwords(*pieces: tuple[int, int], like: Sequence[int]) -> Subwords:
    """Subwords at the given places; those with the same number are alike."""
    return Subwords([Span(*piece) for piece in pieces], (np.eye(DIMENSIONS)[list(like)] * 5).astype(np.float32))


def test_directions_sum_to_one() -> None:
    zh, en = _subwords((0, 1), (1, 2), (2, 4), like=[0, 1, 2]), _subwords((0, 3), (3, 6), (7, 9), like=[2, 3, 0])
    onward, back = directions(zh, [Span(0, 2), Span(2, 4)], en, [Span(0, 6), Span(7, 9)])
    assert onward.shape == back.shape == (2, 2)
    assert onward.sum(axis=1) == pytest.approx([1, 1])
    assert back.sum(axis=0) == pytest.approx([1, 1])


def test_words_of_several_subwords_translate_as_these_do() -> None:
    zh, en = _subwords((0, 1), (1, 2), like=[0, 1]), _subwords((0, 2), (3, 5), (6, 8), like=[0, 1, 2])
    onward, _ = directions(zh, [Span(0, 2)], en, [Span(0, 2), Span(3, 5), Span(6, 8)])
    assert onward[0] == pytest.approx([0.5, 0.5, 0], abs=0.01)


def test_a_subword_that_words_share_is_divided_by_characters() -> None:
    zh, en = _subwords((0, 4), like=[0]), _subwords((0, 4), like=[0])
    onward, back = directions(zh, [Span(0, 1), Span(1, 4)], en, [Span(0, 4)])
    assert onward[:, 0] == pytest.approx([1, 1])
    assert back[:, 0] == pytest.approx([0.25, 0.75])


def test_words_without_a_subword_have_no_links() -> None:
    zh, en = _subwords((0, 2), like=[0]), _subwords((0, 2), (2, 3), like=[0, 1])
    onward, back = directions(zh, [Span(0, 2), Span(2, 4)], en, [Span(0, 2), Span(5, 7)])
    assert onward.tolist() == [[pytest.approx(1), 0], [0, 0]]
    assert back.tolist() == [[pytest.approx(1), 0], [0, 0]]


def test_what_stands_in_no_word_takes_no_probability() -> None:
    zh, en = _subwords((0, 2), like=[0]), _subwords((0, 2), (2, 3), like=[0, 0])
    onward, _ = directions(zh, [Span(0, 2)], en, [Span(0, 2)])
    assert onward.tolist() == [[1.0]]


def test_large_products_do_not_overflow() -> None:
    vectors = np.array([[1e3, 0], [0, 1e3]], dtype=np.float32)
    side = Subwords([Span(0, 1), Span(1, 2)], vectors)
    onward, back = directions(side, side.spans, side, side.spans)
    assert onward == pytest.approx(np.eye(2))
    assert back == pytest.approx(np.eye(2))


def test_equal_words_link() -> None:
    [links] = NeuralAligner(PieceEncoder(1)).link([(["湖区", "5G", "12"], ["12", "5G", "lake"])])
    assert links.both[1].argmax() == 1
    assert links.both[2].argmax() == 0
