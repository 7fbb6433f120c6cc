"""Tests of `glossary.script`."""

import pytest

from glossary.folding import is_han
from glossary.script import is_foreign, language_of
from glossary.types import Lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("湖区发展", "zh"),
        ("The lake region grows.", "en"),
        ("推进 5G、AI、IoT、Cloud、Big Data 等新技术在湖区的应用", "zh"),
        ("对标 ISO 9001 Quality Management System 标准", "zh"),
        ("湖区新质生产力(new quality productive forces of the lake region)", "zh"),
        ("new quality productive forces [新质生产力]", "en"),
        ("We stand by the “two firsts” [两个率先] and the “lake chief system” (湖长制) of the region.", "en"),
        ("The slogan 生态优先 is on every wall.", "en"),
        ("[新质生产力]", "zh"),
        ("(i)", "en"),
        ("一、", "zh"),
        ("I.", "en"),
        ("湖區經濟", "zh"),
        ("GDP", "en"),
        ("2024年", "zh"),
        ("Ｔｈｅ　ｌａｋｅ　ｉｓ　ｃａｌｍ．", "en"),
        ("推进ＧＤＰ增长", "zh"),
        ("３℃", None),
        ("Café Łódź", "en"),
        ("***", None),
        ("2024", None),
        ("- 3 -", None),
        ("", None),
        ("——", None),
        ("①", None),
    ],
)
def test_language(text: str, lang: Lang | None) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("湖面は静かです", True),
        ("호수는 잔잔하다", True),
        ("Озеро спокойно", True),
        ("Η λίμνη", True),
        ("“の”这个字", False),
        ("α粒子的湖", False),
        ("Łódź is a city", False),
        ("湖面平静，Ｔｈｅ", False),
        ("— … 2024 % ★ ①", False),
        ("", False),
    ],
)
def test_languages_of_other_scripts(text: str, foreign: bool) -> None:
    assert is_foreign(text) == foreign


@pytest.mark.parametrize("character", [*"湖〇龥㐀𠀀豈", *"ａ，0aの한"])
def test_han_characters_are_those_of_folding(character: str) -> None:
    assert (language_of(character) == "zh") == is_han(character)
