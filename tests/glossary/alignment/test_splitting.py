"""Tests of `glossary.alignment.splitting`: where segments end."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.alignment.splitting import split_en, split_zh
from glossary.types import Span
from tests.glossary.samples import MIXED


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("湖区要发展。企业要创新！", ["湖区要发展。", "企业要创新！"]),
        ("一是治水；二是护岸。", ["一是治水；", "二是护岸。"]),
        ("他说：“把湖管好。把岸护好。”大家赞成。", ["他说：“把湖管好。把岸护好。”大家赞成。"]),
        ("（见第三条。）湖区要发展。", ["（见第三条。）湖区要发展。"]),
        ("这行吗？！行。", ["这行吗？！", "行。"]),
        ("湖“区。要发展。", ["湖“区。", "要发展。"]),  # a mark that is never closed opens nothing
        ("  没有句号  ", ["没有句号"]),
        (" \n", []),
        ("", []),
    ],
)
def test_chinese(text: str, segments: list[str]) -> None:
    assert [span.of(text) for span in split_zh(text)] == segments


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("The lake grew. Firms invested.", ["The lake grew.", "Firms invested."]),
        ("The U.S. firm of Mr. Lake grew 1.5%. It hired.", ["The U.S. firm of Mr. Lake grew 1.5%.", "It hired."]),
        ("First, clean the water; second, green the shore.", ["First, clean the water;", "second, green the shore."]),
        ("Build the “three networks.” Then link them.", ["Build the “three networks.”", "Then link them."]),
        ("Build the “three networks.”5 Then link them.", ["Build the “three networks.”5", "Then link them."]),
        (
            "He said, “Guard the lake. Green the shore.” All agreed.",
            ["He said, “Guard the lake. Green the shore.”", "All agreed."],
        ),
        ("The plan of J. Lake (see no. 3) stands.", ["The plan of J. Lake (see no. 3) stands."]),
        ("Use batteries, panels, etc. in boats.", ["Use batteries, panels, etc. in boats."]),
        ("  no stop ", ["no stop"]),
        ("", []),
    ],
)
def test_english(text: str, segments: list[str]) -> None:
    assert [span.of(text) for span in split_en(text)] == segments


def test_semicolons_split_only_when_asked() -> None:
    text = "Clean the water; green the shore."
    assert len(split_en(text)) == 2
    assert len(split_en(text, semicolons=False)) == 1


@pytest.mark.parametrize("split", [split_zh, split_en])
@given(text=st.one_of(MIXED, st.text(alphabet='ab A.;!?,，。；“”()"5 \n', max_size=60)))
def test_segments_hold_all_but_white_space_in_order(split: Callable[[str], tuple[Span, ...]], text: str) -> None:
    spans = split(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    pieces = [span.of(text) for span in spans]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())
