"""Tests of `glossary.alignment.aligners`: one interface before the statistical and the neural aligner."""

from pathlib import Path

import numpy as np
import pytest

from glossary.alignment.aligners import MeanAligner, StatisticalAligner, make_aligner
from glossary.alignment.base import Aligner, Bitext, Links
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary
from glossary.errors import InputError

BITEXT: Bitext = [(["湖", "岸"], ["Lake", "Shore"]), (["湖"], ["The", "lake"]), ([], [])]
LOWER: Bitext = [(["湖", "岸"], ["lake", "shore"]), (["湖"], ["the", "lake"]), ([], [])]


class _Constant:
    def __init__(self, value: float) -> None:
        self.value = value

    def link(self, bitext: Bitext) -> list[Links]:
        matrices = [np.full((len(zh), len(en)), self.value) for zh, en in bitext]
        return [Links(matrix, matrix + 0.1) for matrix in matrices]


def test_the_statistical_aligner_is_ours_whatever_the_case() -> None:
    dictionary = Dictionary(None)
    expected = link_posteriors(LOWER, dictionary)
    found = StatisticalAligner(dictionary).link(BITEXT)
    assert all(np.array_equal(one.both, other.both) for one, other in zip(found, expected, strict=True))


def test_the_mean() -> None:
    parts: list[Aligner] = [_Constant(0.2), _Constant(0.6)]
    found = MeanAligner(parts).link(BITEXT)
    assert [links.both.shape for links in found] == [(2, 2), (1, 2), (0, 0)]
    assert all(np.allclose(links.both, 0.4) and np.allclose(links.either, 0.5) for links in found)


def test_without_an_encoder_the_statistical_aligner_stands_alone() -> None:
    assert isinstance(make_aligner(Dictionary(None), encoder=None, layer=8), StatisticalAligner)


def test_an_encoder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        make_aligner(Dictionary(None), encoder=tmp_path / "none", layer=8)
