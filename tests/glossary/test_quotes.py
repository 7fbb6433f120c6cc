"""Tests of `glossary.quotes`: what stands between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given

from glossary.quotes import quotations
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("抓好“三张网”和「新三样」", ["三张网", "新三样"]),
        ("the “three networks,” and “new three.”", ["three networks", "new three"]),
        ('the "three networks" grew', ["three networks"]),
        ("他说：“把‘绿’字写好。”", ["把‘绿’字写好"]),
        ("“ 1 + 4 ”体系", ["1 + 4"]),
        ("“没有结束", []),
        ("没有开始”", []),
        ("“”和“，”", []),
        ("", []),
    ],
)
def test_inner(text: str, inner: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in quotations(text)] == inner


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("“把湖管好。”", True),
        ("“湖区怎么办？”", True),
        ("“三张网”", False),
        ("“三张网，”", False),
        ("“One lake, one plan!”", True),
    ],
)
def test_sentences(text: str, sentence: bool) -> None:
    assert [quotation.sentence for quotation in quotations(text)] == [sentence]


@given(MIXED)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(left.outer.end <= right.outer.start for left, right in pairwise(found))
    for quotation in found:
        assert quotation.outer.holds(quotation.inner)
        assert quotation.inner.of(text).strip() == quotation.inner.of(text) != ""
