"""Tests of `glossary.ranking.kinds`: the kind that a term's form tells."""

import pytest

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import collect
from glossary.ranking.features import features
from glossary.ranking.kinds import kind_of
from glossary.types import Kind
from tests.glossary.extractors.samples import read


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("党的二十大作出部署。", "党的二十大", "org"),
        ("成立湖区管理委员会。", "湖区管理委员会", "org"),
        ("实施清水入湖工程。", "清水入湖工程", "strategy"),
        ("印发《湖区保护条例》。", "湖区保护条例", "strategy"),
        ("建设美丽中国。", "美丽中国", "goal"),
        ("建成海洋强国。", "海洋强国", "goal"),
        ("推广水下机器人。", "水下机器人", "tech"),
        ("建好5G。", "5g", "tech"),
        ("做到“两个优先”。", "两个优先", "slogan"),
        ("补短板、锻长板、强基础。", "补短板", "slogan"),
        ("“智慧网络”上线。", "智慧网络", "slogan"),  # quoted: no plain technology
        ("发展低空经济。", "低空经济", "concept"),
    ],
)
def test_kinds(text: str, key: str, kind: Kind) -> None:
    docs = [read(text)]
    candidates = collect(docs)
    assert kind_of(candidates[key], features(candidates, docs, Dictionary(None))[key]) == kind
