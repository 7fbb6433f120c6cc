"""Tests of `glossary.extractors.glosses`: the extractor over the English side."""

import pytest

from glossary.extractors import load_extractors
from glossary.extractors.proposals import proposals
from glossary.pipelines import english


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We grow “low-altitude flying” [低空飞行] and build the lake plan (湖区规划).", ["低空飞行", "湖区规划"]),
        ("the “one lake” strategy [“一湖三岸”战略]", ["一湖三岸”战略"]),
        ("small firms (SMEs) [sic]", []),
        ("", []),
    ],
)
def test_glosses_are_proposed(text: str, found: list[str]) -> None:
    doc = english(load_extractors("en"))(text)
    assert [doc[proposal.start : proposal.end].text for _, proposal in proposals(doc)] == found
