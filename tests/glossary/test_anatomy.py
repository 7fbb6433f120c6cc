"""Tests of `glossary.anatomy`: what a numeral formulation is made of."""

import pytest

from glossary.anatomy import Anatomy, anatomy_of


@pytest.mark.parametrize(
    ("term", "anatomy"),
    [
        ("三驾马车", Anatomy(3, "measured", "驾", "马车")),
        ("两个优先", Anatomy(2, "measured", "个", "优先")),
        ("五大体系", Anatomy(5, "measured", "大", "体系")),
        ("十二个必须", Anatomy(12, "measured", "个", "必须")),
        ("四风", Anatomy(4, "bare", "", "风")),
        ("双碳", Anatomy(2, "bare", "", "碳")),
        ("四好农村路", Anatomy(4, "bare", "", "好农村路")),
        ("三位一体", Anatomy(3, "measured", "位", "一体")),
        ("新三样", Anatomy(3, "new", "样", "")),
        ("三县一市", Anatomy(4, "compound", "", "三县一市")),
        ("湖鲜三宝", Anatomy(3, "within", "", "湖鲜宝")),
        ("1+4", Anatomy(5, "sum", "", "")),
        ("1+N", Anatomy(None, "sum", "", "")),
    ],
)
def test_anatomies(term: str, anatomy: Anatomy) -> None:
    assert anatomy_of(term) == anatomy


@pytest.mark.parametrize("term", ["新型工业化", "一带一路", "十四五", "三个月", "第三产业", "两家企业", "5G工厂", ""])
def test_what_names_no_number(term: str) -> None:
    assert anatomy_of(term) is None


def test_the_text_tells_which_number_counts() -> None:
    found = anatomy_of("四水四定", 4)
    assert found is not None
    assert found.number == 4
