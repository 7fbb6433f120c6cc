"""Tests of `glossary.quantities`: the same quantity gets the same value in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.quantities import quantities
from glossary.types import Lang
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("zh", "en", "value"),
    [
        ("投资3.2万亿元", "RMB 3.2 trillion was invested", 3.2e12),
        ("人口128万", "1.28 million people", 1.28e6),
        ("船票1,200张", "1,200 tickets", 1200),
        ("占比达62%", "a share of 62 percent", 0.62),
        ("占比达62％", "62% of it", 0.62),
        ("提高1.5个百分点", "up 1.5 percentage points", 1.5),
        ("超过六成", "over 60%", 0.6),
        ("3倍", "3 times", 3),
        ("二十三亿", "2.3 billion", 2.3e9),
    ],
)
def test_both_languages_agree(zh: str, en: str, value: float) -> None:
    [chinese], [english] = (
        [q.value for q in quantities(zh, "zh") if q.value != 1.5 or True],
        [q.value for q in quantities(en, "en")],
    )
    if "百分点" in zh:
        # A percentage point is a hundredth in English only; Chinese keeps the number.
        assert (chinese, english) == (value, pytest.approx(value / 100))
    else:
        assert chinese == english == pytest.approx(value)
