"""Tests of `glossary.extractors.enumerated`: numbers beside which as many parts stand."""

import pytest

from tests.glossary.extractors.samples import proposed


@pytest.mark.parametrize(
    ("text", "formulations"),
    [
        ("抓好育苗、投放、管护三项工程。", ["三项工程"]),
        ("深化渔政、港政、航政“三政”改革。", ["三政"]),
        ("东湖县、西湖县和南湖市“两县一市”联合巡湖。", ["两县一市"]),
        ("用好湖内湖外两种资源。", ["两种资源"]),
        ("抓好育苗、投放四项工程。", []),
        ("码头、船厂三个月内完工。", []),
        ("东港、西港、南港三个港口开航。", []),  # a plain count
        ("“三天内完成清淤、修堤、植树。”", []),
    ],
)
def test_enumerated_formulations(text: str, formulations: list[str]) -> None:
    assert list(dict.fromkeys(proposed(text, "enumerated"))) == formulations
