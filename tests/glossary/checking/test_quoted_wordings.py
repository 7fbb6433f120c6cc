"""Quoted wordings that are no terms, and what stands for them."""

import pytest

from glossary.checking.quoted_wordings import unpaired
from glossary.types import Span
from tests.glossary.checking.samples import checked


@pytest.mark.parametrize(
    ("zh", "en", "zh_alone", "en_alone"),
    [
        ("要防“湖区病”。", "We must guard against the “lake disease.”", [], []),
        ("要防“湖区病”。", "We must guard against the lake disease.", ["湖区病"], []),
        ("要防湖区病。", "We must guard against the “lake disease.”", [], ["lake disease"]),
        ("先“退船”，再“上岸”。", "First “give up boats,” then go ashore.", ["上岸"], []),
        ("先“退船”，再“上岸”。", "First give up boats, then “go ashore.”", ["退船"], []),
        ("开展“清湖行动”。", "They began Operation Clean Lake.", [], []),
        ("他说：“湖面结冰了。”", "He said that the lake had frozen.", [], []),
        ("学习《湖区条例》。", "They study the “Lake Rules.”", [], []),
        ("“湖区里的每一条船都要登记在册才能出航”", "Every boat must be registered.", [], []),
    ],
)
def test_what_is_left(zh: str, en: str, zh_alone: list[str], en_alone: list[str]) -> None:
    found = unpaired(zh, en, (Span(0, len(zh)), Span(0, len(en))), ((), ()))
    assert [span.of(zh) for span in found.zh] == zh_alone
    assert [span.of(en) for span in found.en] == en_alone


def test_a_quoted_term_is_another_matter() -> None:
    zh, en = "要防“湖区病”。", "We must guard against the lake disease."
    known = ([Span(3, 6)], [Span(26, 38)])
    assert unpaired(zh, en, (Span(0, len(zh)), Span(0, len(en))), known).zh == ()


def test_one_place_is_told_and_none_where_the_translation_quotes_little() -> None:
    words = "甲乙丙丁戊己庚辛"
    pairs = [(f"要防“{word}病”。", f"We must guard against the {word} disease.") for word in words]
    assert len(checked(*pairs[:3], pairs[0], rules=("quotation",)).findings) == 3
    assert not checked(*pairs, rules=("quotation",)).findings
