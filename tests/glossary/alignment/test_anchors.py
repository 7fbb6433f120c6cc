"""Tests of `glossary.alignment.anchors`: what two segments share."""

from functools import cache

import pytest
from hypothesis import given, settings

from glossary.alignment.anchors import Anchors
from glossary.dictionary import Dictionary, default_path
from glossary.pipelines import segment
from tests.glossary.samples import MIXED


@cache
def _anchors() -> Anchors:
    return Anchors(Dictionary(default_path()), segment)


@pytest.mark.parametrize(
    ("zh", "right", "wrong"),
    [
        ("湖区面积862平方公里", "The lake covers 862 square kilometers.", "The lake covers 268 square kilometers."),
        ("投资3.2万亿元", "RMB 3.2 trillion was invested.", "RMB 3.2 billion was invested."),
        ("建设5G基站", "Build 5G base stations.", "Build base stations."),
        ("发展经济", "Develop the economy.", "Guard the harbor."),
        ("占比62％", "a share of 62%", "a share of 26%"),
    ],
)
def test_the_translation_shares_more(zh: str, right: str, wrong: str) -> None:
    assert _anchors().overlap(zh, right) > _anchors().overlap(zh, wrong)


@pytest.mark.parametrize(("zh", "en"), [("", ""), ("，。", "The lake."), ("", "862"), ("862", "")])
def test_nothing_to_echo(zh: str, en: str) -> None:
    assert _anchors().overlap(zh, en) == 0.0


def test_without_a_dictionary_numbers_are_left() -> None:
    bare = Anchors(Dictionary(None), segment)
    assert bare.overlap("湖区有862个点", "862 sites in the lake region") == 1.0
    assert bare.overlap("湖区", "lake region") == 0.0


@settings(deadline=None)
@given(MIXED, MIXED)
def test_the_share_is_a_share(zh: str, en: str) -> None:
    assert 0.0 <= _anchors().overlap(zh, en) <= 1.0


ZH = ["湖区有862个点。", "建设5G基站；", "发展经济。", "，"]
EN = ["The lake region has 862 sites.", "Build 5G base stations;", "develop the economy."]


@pytest.mark.parametrize("zh_count", [1, 2, 3, 4])
@pytest.mark.parametrize("en_count", [1, 2, 3])
def test_a_run_of_segments_shares_what_its_text_shares(zh_count: int, en_count: int) -> None:
    shares = _anchors().overlaps(ZH, EN).of(zh_count, en_count)
    assert shares.shape == (len(ZH) - zh_count + 1, len(EN) - en_count + 1)
    for zh, row in enumerate(shares.tolist()):
        for en, share in enumerate(row):
            text = "".join(ZH[zh : zh + zh_count]), " ".join(EN[en : en + en_count])
            assert share == pytest.approx(_anchors().overlap(*text))
