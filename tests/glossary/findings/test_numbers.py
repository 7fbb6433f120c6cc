"""Tests of `glossary.findings.numbers` and `amounts`: what differs is found, what agrees in other words is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionary import Dictionary
from glossary.findings.amounts import agree, amounts
from glossary.findings.numbers import differing_numbers
from glossary.types import Lang
from tests.glossary.findings.samples import harvest_of
from tests.glossary.samples import MIXED

AGREEING = [
    ("投资40.2万亿元", "an investment of RMB40.2 trillion"),
    ("人口1300多万", "a population of over 13 million"),
    ("日均办理1万6千多件", "handling more than 16,000 cases a day"),
    ("游客达1亿3千多万人次", "visitors made over 130 million trips"),
    ("减负3万多亿元", "burdens were cut by over 3 trillion yuan"),
    ("奖补资金1000亿元", "One hundred billion yuan in rewards"),
    ("占60%", "sixty percent of it"),
    ("占比约六成", "about 60% of the total"),
    ("近1/4的渔船", "nearly one-fourth of the boats"),
    ("产量增长近3倍", "a nearly three-fold rise in output"),
    ("产量增长1.5倍", "output rose by 150 percent"),
    ("产量增长3倍", "output quadrupled"),
    ("收入翻一番", "income doubled, up 100%"),
    ("天数减少一半", "days fell by 50 percent"),
    ("比重从30%提高到40%以上", "a share that rose from 30 to over 40 percent"),
    ("投资20至30万元", "an investment of 200,000 to 300,000 yuan"),
    ("下降2.5个百分点", "down 2.5 percentage points"),
    ("万元能耗下降0.5个百分点", "a fall of 0.5 percent"),
    ("装机3000万千瓦", "an installed capacity of 30 gigawatts"),
    ("造林150万亩", "100,000 hectares were afforested"),
    ("粮食1.3万亿斤", "650 million metric tons of grain"),
    ("始于18世纪60年代", "began in the 1760s"),
    ("上世纪80年代", "in the 1980s"),
    ("5月12日开航", "sailings began on May 12"),
    ("2023年3月", "March 2023"),
    ("产值超万亿元", "output of more than 1 trillion yuan"),
    ("增长数十倍", "30 times as many"),
    ("建成12个码头", "twelve piers were built"),
    ("提高5‰", "a rise of 0.5 percent"),
    ("１２．５亿元", "1.25 billion yuan"),
]


@pytest.mark.parametrize(("zh", "en"), AGREEING)
def test_agreeing_numbers_are_no_finding(zh: str, en: str) -> None:
    assert differing_numbers(harvest_of([(zh + "。", en + ".")]), Dictionary(None)) == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2023年以来，港口吞吐量稳步增长。", "Since last year, the throughput of the port has grown steadily."),
        ("去年，港口吞吐量稳步增长。", "In 2023, the throughput of the port grew steadily."),
        ("（1）疏浚航道。", "Dredging the channel."),
        ("建设5G基站，控制PM2.5。", "Base stations were built, and fine dust was controlled."),
        ("坚持“两个维护”。", "Keep to the “two upholds.”5"),
        ("“90后”船长", "young captains"),
        ("2024-05-01 09:30 港务局", "Port Office"),
        ("第一，疏浚航道；第二，清理码头。", "First, dredge the channel. Second, clear the piers."),
        ("3个码头都已建成。", "All of the piers have been built."),
    ],
)
def test_traps(zh: str, en: str) -> None:
    assert differing_numbers(harvest_of([(zh, en)]), Dictionary(None)) == ()


@pytest.mark.parametrize(
    ("zh", "en", "zh_told", "en_told"),
    [
        ("通航比例超过97.5%。", "More than 95% are open to boats.", "97.5%", "95%"),
        ("产值36.8亿元。", "An output of 36.8 billion yuan.", "36.8亿", "36.8 billion"),
        ("2021年建成86座码头。", "In 2012, 86 piers were built.", "2021", "2012"),
        ("占比六成，共120艘。", "60 percent, or 210 boats.", "120", "210"),
        ("总长61.96万公里，共300条。", "There are 300 lines.", "61.96万公里", ""),
        ("船队不断壮大。", "The fleet has grown to 450 boats.", "", "450"),
        ("约四成渔船已改造。", "About 45% of the boats have been refitted.", "", "45%"),
    ],
)
def test_differing_numbers_are_found(zh: str, en: str, zh_told: str, en_told: str) -> None:
    [finding] = differing_numbers(harvest_of([(zh, en)]), Dictionary(None))
    [showing] = finding.showings
    assert (finding.zh, showing.en, showing.pairs) == (zh_told, en_told, (1,))
    assert [mark.of(showing.place.zh) for mark in showing.place.zh_marks] == ([zh_told] if zh_told else [])
    assert [mark.of(showing.place.en) for mark in showing.place.en_marks] == ([en_told] if en_told else [])


def test_both_numbers_are_told_together_and_surer() -> None:
    both, alone = differing_numbers(
        harvest_of([("长37公里。", "It is 73 km long."), ("长37公里。", "It is long.")]), Dictionary(None)
    )
    assert both.score > alone.score


def test_a_translation_that_is_missing_is_no_number_that_differs() -> None:
    assert differing_numbers(harvest_of([("长37公里。", "")]), Dictionary(None)) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(text=MIXED)
def test_spans_lie_in_the_text_in_order(lang: Lang, text: str) -> None:
    found = amounts(text, lang)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert list(found) == sorted(found, key=lambda one: one.span)
    assert all(agree(one, one) for one in found if one.values[0] and not one.vague)


@given(st.integers(min_value=1, max_value=99_999))
def test_any_number_agrees_with_itself_and_with_no_other(number: int) -> None:
    [zh], [en] = amounts(f"共{number}万吨", "zh"), amounts(f"totalling {number * 10_000:,} tonnes", "en")
    [wrong] = amounts(f"totalling {number * 10_000 + 7_000:,} tonnes", "en")
    assert agree(zh, en)
    assert not agree(zh, wrong)
