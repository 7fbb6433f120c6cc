"""Tests of `glossary.findings.amounts`: what numbers may stand for in each language, and which agree."""

import pytest

from glossary.findings.amounts import Amount, agree, amounts
from glossary.types import Lang, Span


def _read(text: str, lang: Lang) -> list[tuple[str, float]]:
    return [(amount.span.of(text), amount.values[0]) for amount in amounts(text, lang)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("渔船120艘", "120", 120),
        ("渔获1,234.5吨", "1,234.5吨", 1234.5),
        ("渔获12，345吨", "12，345吨", 12345),
        ("占２０％", "２０％", 0.2),
        ("提高3.5‰", "3.5‰", 0.0035),
        ("产值3万多亿元", "3万多亿", 3e12),
        ("游客1亿3千多万", "1亿3千多万", 1.3e8),
        ("约六成", "六成", 0.6),
        ("占百分之二十三", "百分之二十三", 0.23),
        ("占三分之二", "三分之二", 2 / 3),
        ("占千分之二", "千分之二", 0.002),
        ("占万分之五", "万分之五", 0.0005),
        ("翻两番", "翻两番", 4),
        ("产值翻番", "翻番", 2),
        ("减少一半", "一半", 0.5),
        ("一百零五座", "一百零五", 105),
        ("二〇二三年", "二〇二三", 2023),
        ("一点五倍", "一点五倍", 1.5),
        ("超万亿元", "万亿", 1e12),
        ("近1/4", "1/4", 0.25),
        ("18世纪60年代", "18世纪60年代", 1760),
    ],
)
def test_chinese_numbers(text: str, written: str, value: float) -> None:
    [found] = _read(text, "zh")
    assert found[0] == written
    assert found[1] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("RMB 40.16 trillion", "40.16 trillion", 4.016e13),
        ("US$3 billion", "3 billion", 3e9),
        ("60 percent", "60 percent", 0.6),
        ("sixty-five percent", "sixty-five percent", 0.65),
        ("10-plus boats", "10-plus", 10),
        ("two hundred thousand", "two hundred thousand", 2e5),
        ("one-fourth", "one-fourth", 0.25),
        ("three quarters", "three quarters", 0.75),
        ("half a million", "half a million", 5e5),
        ("three quarters of a million", "three quarters of a million", 7.5e5),
        ("a billion", "a billion", 1e9),
        ("doubled", "doubled", 2),
        ("May", "May", 5),
    ],
)
def test_english_numbers(text: str, written: str, value: float) -> None:
    [found] = _read(text, "en")
    assert found[0] == written
    assert found[1] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("2024-05-01 09:30", "zh"),
        ("2024/5/1", "en"),
        ("（1）清淤", "zh"),
        ("1. 清淤", "zh"),
        ("1. Dredging", "en"),
        ("the lake,”5 and", "en"),  # a note mark
        ("percent, hundred, thirsty, someone", "en"),
        ("湖区", "zh"),
        ("", "en"),
    ],
)
def test_what_is_no_number(text: str, lang: Lang) -> None:
    assert amounts(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "lang", "sure"),
    [
        ("120艘", "zh", True),
        ("2024年", "zh", True),
        ("5G基站", "zh", False),
        ("G20峰会", "zh", False),
        ("“1+4”体系", "zh", False),
        ("80后”船长", "zh", False),
        ("90年代", "zh", False),
        ("六成", "zh", False),
        ("120 boats", "en", True),
        ("RMB5 billion", "en", True),
        ("COVID-19", "en", False),
        ("twelve", "en", False),
        ("24/7", "en", False),  # no fraction
        ("1/4", "en", True),
    ],
)
def test_names_words_and_places_in_a_row_need_no_counterpart(text: str, lang: Lang, sure: bool) -> None:
    assert {amount.sure for amount in amounts(text, lang)} == {sure}


@pytest.mark.parametrize(("text", "year"), [("1899", False), ("1900", True), ("2099", True), ("2100", False), ("2024万", False), ("02024", False)])  # fmt: skip
def test_years(text: str, year: bool) -> None:
    assert [amount.year for amount in amounts(text, "zh")] == [year]


@pytest.mark.parametrize("text", ["数十", "十几", "数万", "几百万", "数亿"])
def test_orders_of_magnitude_are_vague(text: str) -> None:
    [amount] = amounts(text, "zh")
    assert amount.vague
    assert amount.span == Span(0, len(text))
    least = amount.values[0]
    for value, fits in ((least, True), (9 * least, True), (10 * least, False), (least - 1, False)):
        other = Amount(Span(0, 1), (value,), sure=True)
        assert agree(amount, other) is agree(other, amount) is fits


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("1.5倍", "150 percent"),
        ("3倍", "4"),  # up threefold is to four times as much
        ("2.5个百分点", "2.5 percentage points"),
        ("2.5个百分点", "2.5%"),
        ("150亩", "10"),  # hectares
        ("6000亩", "990"),  # acres, rounded
        ("10公里", "6.2"),  # miles
        ("200斤", "100"),  # kilograms
        ("3吨", "3,000"),
        ("3000万千瓦", "30 GW"),
        ("90年代", "1990"),
        ("50万", "half a million"),
        ("24", "two dozen"),
        ("万分之五", "0.05%"),
    ],
)
def test_the_same_number_in_other_words(zh: str, en: str) -> None:
    assert agree(amounts(zh, "zh")[0], amounts(en, "en")[0])


@pytest.mark.parametrize(
    ("zh", "en"),
    [("37", "73"), ("36.8亿", "36.8 billion"), ("100", "101"), ("150亩", "11"), ("0.5个百分点", "5%"), ("0", "1")],
)
def test_numbers_that_differ(zh: str, en: str) -> None:
    assert not agree(amounts(zh, "zh")[0], amounts(en, "en")[0])


@pytest.mark.parametrize(
    ("text", "lang", "also"),
    [
        ("20至30万", "zh", 2e5),
        ("20、30万", "zh", 2e5),
        ("6.5 to 7 percent", "en", 0.065),
        ("3, 5, and 8 percent", "en", 0.03),
        ("5 to about 8 million", "en", 5e6),
    ],
)
def test_a_bare_number_may_share_the_unit_of_the_next(text: str, lang: Lang, also: float) -> None:
    first = amounts(text, lang)[0]
    assert also in [pytest.approx(value) for value in first.values[1:]]


def test_numbers_of_two_clauses_share_nothing() -> None:
    assert amounts("建成20座，投资30万元", "zh")[0].values == (20.0,)
