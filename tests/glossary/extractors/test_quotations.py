"""Tests of `glossary.extractors.quotations`: what is quoted as a term, and what as somebody's words."""

import pytest

from glossary.extractors.proposals import proposals
from tests.glossary.extractors.samples import proposed, read


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("打造“生态之肾”，建设「智慧湖区」。", ["生态之肾", "智慧湖区"]),
        ("他说：“湖清了，鱼就回来了。”", []),
        ("“好”字当头。", []),  # a single character
        ("没有引号。", []),
        ("“没有结束", []),
    ],
)
def test_quoted_terms(text: str, quoted: list[str]) -> None:
    assert proposed(text, "quotations") == quoted


def test_a_long_quotation_is_a_weak_proposal() -> None:
    text = "坚持“让每一条入湖的河流都清澈见底、让每一段湖岸都绿树成荫、让每一个村庄都安居乐业”的要求。"
    [score] = [proposal.score for name, proposal in proposals(read(text)) if name == "quotations"]
    assert score < 0.5
