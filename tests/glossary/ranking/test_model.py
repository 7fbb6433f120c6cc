"""Tests of `glossary.ranking.model`: the two termhood models."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.ranking.features import Features
from glossary.ranking.model import contributions, model, termhoods

VALUES = st.dictionaries(st.sampled_from([*model(bilingual=True).names, "unknown"]), st.floats(-1e3, 1e3))


@pytest.mark.parametrize("bilingual", [False, True])
@given(rows=st.lists(VALUES, max_size=4))
def test_termhoods_are_probabilities(bilingual: bool, rows: list[Features]) -> None:
    chances = termhoods(rows, bilingual=bilingual)
    assert len(chances) == len(rows)
    assert all(0.0 < chance < 1.0 for chance in chances)


def test_an_unknown_feature_says_nothing() -> None:
    assert termhoods([{"unknown": 5.0}]) == termhoods([{}])


def test_quotation_marks_speak_for_a_term() -> None:
    plain: Features = {"length": 4.0, "words": 2.0, "once": 1.0}
    [quoted, bare] = termhoods([plain | {"by quotations": 0.95, "left=quote": 1.0, "right=quote": 1.0}, plain])
    assert quoted > bare


def test_the_models_know_no_text() -> None:
    for bilingual in (False, True):
        words = {name.partition("=")[2] or name for name in model(bilingual=bilingual).names}
        han = {word for word in words if any("\u4e00" <= character <= "\u9fff" for character in word)}
        assert han <= {"的", "等", "的 inside"}  # closed-class words only


@pytest.mark.parametrize("most", [0, 1, 4])
@given(features=VALUES)
def test_contributions_are_the_strongest(most: int, features: Features) -> None:
    [shares] = contributions([features], bilingual=True, most=most)
    assert len(shares) <= most
    assert all(share > 0 and not name.startswith("by ") for name, share in shares)
    assert shares == sorted(shares, key=lambda share: (-share[1], share[0]))


@pytest.mark.parametrize("bilingual", [False, True])
@given(features=VALUES)
def test_contributions_against_are_negative_and_others(bilingual: bool, features: Features) -> None:
    [opposing] = contributions([features], bilingual=bilingual, most=5, against=True)
    [supporting] = contributions([features], bilingual=bilingual, most=5)
    assert all(share < 0 and not name.startswith("by ") for name, share in opposing)
    assert opposing == sorted(opposing, key=lambda share: (share[1], share[0]))
    assert not {name for name, _ in opposing} & {name for name, _ in supporting}
