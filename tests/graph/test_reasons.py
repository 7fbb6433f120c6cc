"""Why a query found a label, in words."""

import pytest

from graph.forms import Form
from graph.reasons import reason_for_likeness, reason_for_whole, reason_for_words


@pytest.mark.parametrize(
    ("query", "label", "why"),
    [
        ("生产例", "生产力", "one character differs"),
        ("产生力", "生产力", "two characters swapped"),
        ("新生生产力", "新质生产利", "two characters differ"),
        ("生例", "生产力", "similar"),  # two of three is no slip
        ("生产", "新质生产力品", "similar"),
    ],
)
def test_likeness(query: str, label: str, why: str) -> None:
    assert reason_for_likeness(query, Form("zh", label, label)) == why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["product", "forc"], "part of the rendering, in another inflection"),
        (["new", "forc"], "English, words left out between"),
        (["forc", "new"], "English, other word order"),
    ],
)
def test_words(words: list[str], why: str) -> None:
    assert reason_for_words(words, Form("stems", "new qualiti product forc", "new quality productive forces")) == why


def test_a_label_in_traditional_characters() -> None:
    why = reason_for_whole(Form("zh", "新三样", "新三样"), Form("zh", "新三样", "新三樣"), is_exact=False)
    assert why == "the term, in simplified characters"
