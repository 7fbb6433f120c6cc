"""The rule on numbers."""

import pytest

from tests.glossary.checking.samples import checked


@pytest.mark.parametrize(
    ("zh", "en", "is_told"),
    [
        ("三千名党员", "three thousand Party members", False),
        ("三千名党员", "three hundred Party members", True),
        ("五百户", "500 households", False),
        ("五百户", "50 households", True),
        ("成百上千的企业", "hundreds of businesses", False),
        ("三成企业受益，五成居民受益。", "Thirty percent of businesses and half of the residents benefit.", False),
        ("增长1.5倍", "grew by 150 percent", False),
        ("增长1.5倍", "increased 1.5 times", False),
        ("增长1.5倍", "was 2.5 times as high", False),
        ("用电量为3.2亿千瓦时", "power use came to 320 million kilowatt-hours", False),
        ("用电量为3.2亿千瓦时", "power use came to 32 million kilowatt-hours", True),
        ("1.5万个村", "15,000 villages", False),
        ("1.5万个村", "1,500 villages", True),
        ("第20次会议", "the 20th meeting", False),
        ("在20世纪90年代", "in the 1990s", False),
        ("18世纪60年代", "the 1760s", False),
        ("投资20多亿元", "an investment of over 2 billion yuan", False),
        ("5G基站达10.2万座", "5G base stations reached 102,000", False),
        ("日均200人次", "200 visits a day", False),
        ("减少一半", "was halved", False),
        ("四分之三", "three quarters", False),
        ("百分之百合格", "All were up to standard.", False),
        ("七八个村", "seven or eight villages", False),
        ("一万年太久", "ten thousand years are too long", False),
        ("两万五千里长征", "the Long March of 25,000 li", False),
        ("下降5%至8%", "fell by 5 to 8 percent", False),
        ("从5%提高到8%", "rose from 5 percent to 8 percent", False),
        ("从5%提高到8%", "rose from 5 percent to 9 percent", True),
        ("一二三产业", "primary, secondary, and tertiary industries", False),
        ("产值达3万亿元。", "Output reached 3 trillion yuan.", False),
        ("产值达3万亿元。", "Output reached 3 billion yuan.", True),
        ("人口超过14亿。", "The population exceeds 1.4 billion.", False),
        ("人口超过14亿。", "The population exceeds 14 billion.", True),
        ("新增5万户。", "50,000 new households were added.", False),
        ("新增5万户。", "5,000 new households were added.", True),
        ("占比超过六成。", "The share exceeds 60 percent.", False),
        ("占比超过六成。", "The share exceeds 6 percent.", True),
        ("占比超过六成。", "The share exceeds three fifths.", False),
        ("出口是三年前的3倍。", "Exports were three times those of three years earlier.", False),
        ("出口是前年的3倍。", "Exports were five times those of the year before last.", True),
        ("收入翻一番。", "Incomes doubled.", False),
        ("收入翻两番。", "Incomes quadrupled.", False),
        ("下降2.3个百分点。", "It fell by 2.3 percentage points.", False),
        ("下降2.3个百分点。", "It fell by 3.2 percentage points.", True),
        ("百分之四十的村通了公交。", "Forty percent of villages have buses.", False),
        ("百分之四十的村通了公交。", "Fourteen percent of villages have buses.", True),
        ("三分之一的湖面结冰。", "One third of the lake froze.", False),
        ("三分之一的湖面结冰。", "A quarter of the lake froze.", True),
        ("打八折出售。", "It is sold at a 20 percent discount.", False),
        ("打八折出售。", "It is sold at an 80 percent discount.", False),
        ("面积1.5万亩。", "The area is 1,000 hectares.", False),
        ("面积1.5万亩。", "The area is 10,000 hectares.", True),
        ("2023年启动。", "It started in 2024.", True),
        ("2023年启动。", "It started last year.", False),
        ("增长12.5%。", "Growth came to 12.5%.", False),
        ("增长12.5%。", "Growth was strong.", True),
        ("增长很快。", "Growth came to 12.5%.", True),
        ("近三千万人受益。", "Nearly 30 million people benefited.", False),
        ("近三千万人受益。", "Nearly 3 million people benefited.", True),
        ("十几个项目", "more than ten projects", False),
        ("数十亿元投资", "investment of several billion yuan", False),
        ("两亿人", "200 million people", False),
        ("两亿人", "20 million people", True),
        ("五千余家企业", "more than 5,000 businesses", False),
        ("一千五百万元", "15 million yuan", False),
        ("一千五百万元", "1.5 million yuan", True),
        ("1.2亿吨", "120 million tonnes", False),
        ("第三章", "Chapter Three", False),
        ("半年完成", "completed in half a year", False),
        ("半年完成了一半。", "It was half done in six months.", False),
        ("同比增长一倍。", "It doubled year on year.", False),
        ("增长近九成", "grew by nearly 90 percent", False),
        ("千方百计稳就业", "do everything possible to stabilize employment", False),
        ("“十四五”时期", "the 14th Five-Year Plan period", False),
        ("3月5日", "March 5", False),
        ("3月5日", "May 5", False),
        ("7.5个点", "7.5 points", False),
    ],
)
def test_what_differs_is_told(zh: str, en: str, is_told: bool) -> None:
    assert [finding.code for finding in checked((zh, en), rules=("number",)).findings] == ["number"] * is_told


def test_the_finding_shows_both_numbers() -> None:
    [finding] = checked(("产值达3万亿元。", "Output reached 3 billion yuan."), rules=("number",)).findings
    assert (finding.zh, finding.en, finding.severity) == ("3万亿", "3 billion", "error")
    assert [mark.of(finding.place.en) for mark in finding.place.en_marks] == ["3 billion"]
    assert finding.message == "The numbers differ: 3万亿 in Chinese, 3 billion in English."
