"""Tests of `glossary.quantities`: the same quantity gets the same value in both languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.quantities import quantities
from glossary.types import Lang
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("zh", "en", "value", "share"),
    [
        ("投资3.2万亿元", "RMB 3.2 trillion was invested", 3.2e12, False),
        ("人口128万", "1.28 million people", 1.28e6, False),
        ("船票1,200张", "1,200 tickets", 1200, False),
        ("占比达62%", "a share of 62 percent", 0.62, True),
        ("占比达６２％", "62% of it", 0.62, True),
        ("提高1.5个百分点", "up 1.5 percentage points", 1.5, False),
        ("超过六成", "over 60 per cent", 0.6, True),
        ("两成", "twenty percent", 0.2, True),
        ("三倍", "3-fold", 3, False),
        ("3.2 万亿", "3.2\u00a0trillion", 3.2e12, False),
    ],
)
def test_both_languages_agree(zh: str, en: str, value: float, share: bool) -> None:
    [chinese], [english] = quantities(zh, "zh"), quantities(en, "en")
    assert chinese.value == english.value == pytest.approx(value)
    assert chinese.share == english.share == share


@pytest.mark.parametrize(
    ("text", "lang", "written"),
    [
        ("到2030年建成86个站点", "zh", ["2030", "86"]),
        ("two lakes and three shores", "en", ["two", "three"]),
        ("Twenty-one thousand boats", "en", ["Twenty", "one thousand"]),
        ("一湖三岸", "zh", []),  # numerals without a unit count nothing by themselves
        ("第三产业", "zh", []),
        ("5G网络和A4纸", "zh", []),
        ("5G, COVID-19 and the 1+4 system", "en", []),
        ("someone often weights nothing", "en", []),
        ("ſix or FİVE", "en", []),  # letters that only look like ours when case is ignored
        ("", "en", []),
    ],
)
def test_what_is_a_quantity(text: str, lang: Lang, written: list[str]) -> None:
    assert [quantity.span.of(text) for quantity in quantities(text, lang)] == written


@pytest.mark.parametrize(
    ("text", "value"), [("二十三倍", 23), ("十倍", 10), ("一百零五倍", 105), ("两千倍", 2000), ("三万倍", 30000)]
)
def test_chinese_numerals(text: str, value: float) -> None:
    [quantity] = quantities(text, "zh")
    assert quantity.value == value
    assert quantity.spelt


@given(MIXED, st.sampled_from(["zh", "en"]))
def test_any_text_gives_spans_in_order(text: str, lang: Lang) -> None:
    found = quantities(text, lang)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(0 <= q.span.start < q.span.end <= len(text) and q.value >= 0 for q in found)


@given(st.integers(0, 10**12))
def test_digits_keep_their_value(number: int) -> None:
    for lang in ("zh", "en"):
        [quantity] = quantities(f"共 {number:,} 。", "zh") if lang == "zh" else quantities(f"in all {number:,}.", "en")
        assert quantity.value == number
