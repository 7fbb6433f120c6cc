"""Tests of `glossary.glosses`: Chinese originals in brackets."""

import pytest

from glossary.glosses import glosses


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("new quality productive forces [新质生产力] and", ["新质生产力"]),
        ("the “three networks” (三张网) and the lake plan（湖區規劃）", ["三张网", "湖区规划"]),
        ("the “one lake” strategy [“一湖三岸”战略]", ["一湖三岸战略"]),
        ("small firms (SMEs) [sic]", []),
        ("湖区 without brackets", []),
        ("", []),
    ],
)
def test_glosses(text: str, keys: list[str]) -> None:
    assert [gloss.key for gloss in glosses(text)] == keys


def test_a_gloss_knows_what_it_explains() -> None:
    text = "grow “low-altitude flying,” [低空飞行] and seeds [种子]"
    quoted, bare = glosses(text)
    assert quoted.start is not None
    assert text[quoted.start : quoted.end] == "low-altitude flying"
    assert bare.start is None
    assert text[: bare.end].endswith("and seeds")
