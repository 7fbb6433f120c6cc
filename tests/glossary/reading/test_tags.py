"""Tests of `glossary.reading.tags`."""

import pytest

from glossary.reading.tags import without_tags


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<1>湖面</1>平静<2/>。", "湖面平静。"),
        ("the {1>lake<1} is {2}calm", "the lake is calm"),
        ("the [1}lake{1] is calm", "the lake is calm"),
        ("{b>the<b} {iu>lake<iu}", "the lake"),
        ("as {0} says [1], 3<5>2 and <b>", "as  says [1], 32 and <b>"),
        ("{lake} <shore> [12] (3)", "{lake} <shore> [12] (3)"),
    ],
)
def test_tags(cell: str, text: str) -> None:
    assert without_tags(cell) == text
