"""Tests of `glossary.extractors.parallels`: wordings that their form alone makes formulations."""

import pytest

from tests.glossary.extractors.samples import proposed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("补短板、锻长板、强基础。", ["补短板、锻长板、强基础", "补短板", "锻长板", "强基础"]),
        ("推动高端化、智能化、绿色化。", ["高端化", "智能化", "绿色化"]),
        ("做到河畅水清、岸绿景美。", ["河畅水清、岸绿景美"]),
        ("加快强链延链补链。", ["强链延链补链"]),
    ],
)
def test_parallels(text: str, parts: list[str]) -> None:
    assert set(parts) <= set(proposed(text, "parallels"))


@pytest.mark.parametrize("text", ["湖区、铁路和电动船产业。", "只有一项。", "天天向上", "船、水"])
def test_unlike_parts_are_no_parallel(text: str) -> None:
    assert proposed(text, "parallels") == []
