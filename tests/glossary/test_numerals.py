"""Tests of `glossary.numerals`: the numbers that wordings name, and where such wordings stand."""

import pytest

from glossary.numerals import numbers_of, numeral_wordings


@pytest.mark.parametrize(
    ("term", "numbers"),
    [
        ("三驾马车", (3,)),
        ("新三样", (3,)),
        ("双碳", (2,)),
        ("三位一体", (3,)),
        ("三县一市", (4, 3)),
        ("四水四定", (8, 4)),
        ("一湖三岸", (4, 3)),
        ("双随机、一公开", (3,)),
        ("湖鲜三宝", (3,)),
        ("5大行动", (5,)),
        ("一带一路", ()),
        ("三个月", ()),
        ("两家企业", ()),
        ("三位船长", ()),
        ("十四五", ()),
        ("二十大", ()),
        ("新型工业化", ()),
        ("两手抓、两手都要硬", ()),
    ],
)
def test_numbers(term: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of(term) == numbers


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("建好“三张网”，守住三条红线。", ["三张网", "三条红线"]),
        ("形成船、港、城三位一体格局。", ["三位一体"]),
        ("三个口岸、五大体系工作方案", ["五大体系"]),  # counted one by one; the head ends the wording
        ("“三天内完成清淤。”三个月后", []),
        ("第三个目标、几十项任务", []),
    ],
)
def test_wordings(text: str, wordings: list[str]) -> None:
    assert [span.of(text) for span in numeral_wordings(text)] == wordings
