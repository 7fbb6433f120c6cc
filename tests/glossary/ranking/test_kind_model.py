"""Tests of `glossary.ranking.kind_model`: the kinds told by trees."""

import pytest

from glossary.dictionary import Dictionary
from glossary.feature_table import FeatureTable
from glossary.ranking.candidates import collect
from glossary.ranking.features import features
from glossary.ranking.kind_model import described_for_kind, kinds_of
from glossary.types import KINDS, Kind
from tests.glossary.extractors.samples import read

TEXT = "党的二十大以来，做到“两个优先”，实施清水入湖工程，推广水下机器人，成立湖区管理委员会，发展数字经济。"


def _kind(key: str) -> Kind:
    docs = [read(TEXT)]
    candidates = collect(docs)
    described = features(candidates, docs, Dictionary(None))
    [kind] = kinds_of([candidates[key]], described.only([key]))
    return kind


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("党的二十大", "org"),
        ("两个优先", "slogan"),
        ("清水入湖工程", "strategy"),
        ("水下机器人", "tech"),
        ("湖区管理委员会", "org"),
        ("数字经济", "concept"),
    ],
)
def test_kinds(key: str, kind: Kind) -> None:
    assert _kind(key) == kind


def test_nothing_has_no_kind() -> None:
    assert kinds_of([], FeatureTable((), {})) == []


def test_each_is_judged_apart() -> None:
    docs = [read(TEXT)]
    candidates = collect(docs)
    described = features(candidates, docs, Dictionary(None))
    together = kinds_of(list(candidates.values()), described)
    assert set(together) <= set(KINDS)
    key = list(candidates)[3]
    assert [together[3]] == kinds_of([candidates[key]], described.only([key]))


def test_the_form_rule_is_a_feature_and_the_input_stays() -> None:
    docs = [read(TEXT)]
    candidates = collect(docs)
    described = features(candidates, docs, Dictionary(None))["两个优先"]
    before = dict(described)
    assert described_for_kind(candidates["两个优先"], described)["form=slogan"] == 1.0
    assert described == before
