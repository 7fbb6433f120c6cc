"""Tests of `glossary.ranking.features`: what form, neighbours and spread say."""

import math
from collections.abc import Mapping

from hypothesis import given, settings

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import collect
from glossary.ranking.features import Features, features
from tests.glossary.extractors.samples import read
from tests.glossary.samples import MIXED


def _features(*texts: str) -> Mapping[str, Features]:
    docs = [read(text) for text in texts]
    return features(collect(docs), docs, Dictionary(None))


def test_form() -> None:
    found = _features("推进数字经济发展，“河畅水清、岸绿景美”。")
    assert found["推进数字经济发展"]["starts with policy verb"] == 1.0
    assert found["数字经济"]["starts with policy verb"] == 0.0
    assert found["河畅水清、岸绿景美"]["pair of four"] == found["河畅水清、岸绿景美"]["enumeration inside"] == 1.0
    assert found["数字经济"]["dictionary entry"] == 0.0


def test_context_counts_shares_of_sites() -> None:
    found = _features("“智慧湖区”。", "和智慧湖区的船。")["智慧湖区"]
    assert found["left=quote"] == found["right=quote"] == found["left=conj"] == found["right=的"] == 0.5


def test_spread() -> None:
    found = _features("低空经济，", "绿色金融。低空经济！")
    assert found["绿色金融"]["once"] == 1.0
    assert found["低空经济"]["once"] == 0.0
    assert found["低空经济"]["frequency"] > found["绿色金融"]["frequency"]
    assert found["低空经济"]["always extended"] == 0.0
    assert _features("低空经济圈。", "新低空经济圈！")["低空"]["always extended"] == 1.0


def test_cues_name_the_extractors() -> None:
    found = _features("做到“两个优先”。")["两个优先"]
    assert found["by quotations"] == found["by numerals"] == 0.95
    assert found["by several"] == 1.0


@settings(deadline=None)
@given(MIXED)
def test_features_are_finite(text: str) -> None:
    for found in _features(text, text).values():
        assert all(math.isfinite(value) for value in found.values())
