"""Tests of `glossary.extractors.names`: plans, laws, meetings and bodies."""

import pytest

from tests.glossary.extractors.samples import proposed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("印发《湖区保护条例》和配套文件。", "湖区保护条例"),
        ("党的二十大作出部署。", "党的二十大"),
        ("党的二十届三中全会提出要求。", "党的二十届三中全会"),
        ("启动清水入湖工程。", "清水入湖工程"),
        ("成立湖区管理委员会。", "湖区管理委员会"),
        ("实施湖区振兴战略。", "湖区振兴战略"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert any(name in found for found in proposed(text, "names"))


@pytest.mark.parametrize("text", ["湖水很清。", "方案。", "“战略”，行动", "他的大会", "《》"])
def test_a_bare_head_is_no_name(text: str) -> None:
    assert proposed(text, "names") == []
