"""Tests of `glossary.pipelines`: tokens of both languages cover the text."""

import pytest
from hypothesis import given, settings

from glossary.pipelines import chinese, english, segment
from tests.glossary.samples import MIXED

ZH, EN = chinese(), english()


@settings(deadline=None)
@given(MIXED)
def test_every_character_belongs_to_a_token(text: str) -> None:
    for doc in (ZH(text), EN(text)):
        assert doc.text == text
        assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert "".join(segment(text)) == text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the “three networks,”5 and", ["the", "“", "three", "networks", ",", "”", "5", "and"]),
        ('the "new three"12 grew', ["the", '"', "new", "three", '"', "12", "grew"]),
        ("low-altitude economy", ["low", "-", "altitude", "economy"]),
        ("5G and 1.5% growth", ["5", "G", "and", "1.5", "%", "growth"]),
    ],
)
def test_english_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in EN(text)] == tokens


def test_words_of_the_document_are_kept_whole() -> None:
    text = "建好一湖三岸示范带"
    assert "一湖三岸" not in [token.text for token in ZH(text)]
    assert "一湖三岸" in [token.text for token in chinese(words=["一湖三岸"])(text)]


def test_every_token_has_a_tag() -> None:
    assert all(token.tag_ for token in ZH("湖区发展 5G，快。"))


def test_components_run_in_order() -> None:
    nlp = english(["sentencizer"])
    assert nlp.pipe_names == ["sentencizer"]


def test_pipelines_are_shared_but_not_the_words_of_a_document() -> None:
    assert english() is english()
    first, second = chinese(words=["一湖三岸"]), chinese(words=["三岸示范"])
    assert "三岸示范" not in [token.text for token in first("建好三岸示范带")]
    assert "三岸示范" in [token.text for token in second("建好三岸示范带")]
    assert "一湖三岸" in [token.text for token in first("建好一湖三岸")]
    assert "一湖三岸" not in [token.text for token in chinese()("建好一湖三岸")]
