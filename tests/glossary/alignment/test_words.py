"""Tests of `glossary.alignment.words`: link posteriors, whatever the shape of the bitext."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.alignment.base import Bitext, Floats
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary

EMPTY = Dictionary(None)
WORDS_ZH, WORDS_EN = ["湖", "岸", "绿", "船", "5G", "，"], ["lake", "shore", "green", "boat", "5g", ","]
BITEXTS = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS_ZH), max_size=9), st.lists(st.sampled_from(WORDS_EN), max_size=9)),
    max_size=60,
)


@pytest.fixture
def lake(tmp_path: Path) -> Dictionary:
    path = tmp_path / "lake.u8"
    path.write_text("湖 湖 [hu2] /lake/\n岸 岸 [an4] /shore/\n", encoding="utf-8")
    return Dictionary(path)


def _both(bitext: Bitext, dictionary: Dictionary) -> list[Floats]:
    return [links.both for links in link_posteriors(bitext, dictionary)]


@settings(deadline=None, max_examples=60)
@given(BITEXTS)
def test_posteriors_have_the_shape_of_their_units(bitext: Bitext) -> None:
    links = link_posteriors(bitext, EMPTY)
    assert [found.both.shape for found in links] == [(len(zh), len(en)) for zh, en in bitext]
    for found in links:
        for matrix in (found.both, found.either):
            assert np.isfinite(matrix).all()
            assert (matrix >= 0).all()
            assert (matrix <= 1 + 1e-9).all()
        assert (found.both <= found.either + 1e-9).all()  # the geometric mean is never the larger one


@pytest.mark.parametrize(
    "bitext",
    [
        [],
        [([], [])],
        [(["湖"], [])],
        [([], ["lake"])],
        [(["湖"], ["lake"])],
        [(["湖", "湖", "湖"], ["lake", "lake"])],
        [([], ["lake"]), (["湖", "岸"], ["lake", "shore"]), (["湖"], [])],
        [(["湖", "岸"], ["lake", "shore"])] * 60,  # several batches
        [(["湖"] * 80, ["lake"] * 90), (["岸"], ["shore"])],  # padding
    ],
)
def test_odd_bitexts(bitext: Bitext) -> None:
    links = _both(bitext, EMPTY)
    assert [matrix.shape for matrix in links] == [(len(zh), len(en)) for zh, en in bitext]
    assert all(((matrix >= 0) & (matrix <= 1 + 1e-9)).all() for matrix in links)


def test_words_that_recur_together_are_linked() -> None:
    bitext = [
        (["湖", "绿"], ["green", "lake"]),
        (["湖", "船"], ["lake", "boats"]),
        (["绿", "船"], ["green", "boats"]),
    ] * 3
    first, second, third = _both(bitext, EMPTY)[:3]
    assert first.argmax(axis=1).tolist() == [1, 0]
    assert second.argmax(axis=1).tolist() == third.argmax(axis=1).tolist() == [0, 1]


def test_the_dictionary_overrules_the_order(lake: Dictionary) -> None:
    [links] = _both([(["岸", "湖"], ["lake", "shore"])], lake)
    assert links.argmax(axis=1).tolist() == [1, 0]


def test_inflected_words_are_the_dictionarys_too(lake: Dictionary) -> None:
    [links] = _both([(["岸", "湖"], ["lakes", "shores"])], lake)
    assert links.argmax(axis=1).tolist() == [1, 0]


def test_equal_latin_strings_are_linked() -> None:
    [links] = _both([(["建设", "网", "5G"], ["5g", "networks", "grow"])], EMPTY)
    assert int(links[2].argmax()) == 0


def test_the_same_bitext_gives_the_same_links() -> None:
    bitext = [(["湖", "岸"], ["lake", "shore", "green"]), (["岸"], ["shore"])]
    assert all((left == right).all() for left, right in zip(_both(bitext, EMPTY), _both(bitext, EMPTY), strict=True))
