"""How titles are split from bodies."""

import pytest

from glossary.structure.headings import Ending, en_title, zh_title


@pytest.mark.parametrize(
    ("text", "title", "ending"),
    [
        ("主要成就", "主要成就", "paragraph"),
        ("工作目标：", "工作目标", "paragraph"),
        ("坚持生态优先。保护好每个湖。", "坚持生态优先", "sentence"),
        ("坚持生态优先。", "坚持生态优先", "stop"),
        ("总体目标：到明年，湖水变清。", "总体目标", "colon"),
        ("总体目标:到明年,湖水变清。", "总体目标", "colon"),
        ("坚持生态优先，记住一条：水是根本。后面是正文。", "坚持生态优先，记住一条：水是根本", "sentence"),
        ("总体目标　到明年，湖水变清。", "总体目标", "space"),
        ("“三清”行动成效“更”好。今年完成。", "“三清”行动成效“更”好", "sentence"),
    ],
)
def test_a_chinese_title_ends(text: str, title: str, ending: Ending) -> None:
    found = zh_title(text)
    assert (found.span.of(text), found.ending) == (title, ending)


@pytest.mark.parametrize(
    ("text", "zh", "title"),
    [
        ("Main Achievements", "paragraph", "Main Achievements"),
        ("I now turn to our achievements.", "paragraph", "I now turn to our achievements"),
        ("Friends, hear this. I turn to our aims.", "paragraph", "Friends, hear this. I turn to our aims"),
        ("Ecology comes first. We guard every lake.", "sentence", "Ecology comes first"),
        ("Overall aims: by next year, waters are clear.", "colon", "Overall aims"),
        ("Overall aims: clear waters. We work on.", "sentence", "Overall aims: clear waters"),
        (
            "Making the lake region a good place to live in Plans will be drawn up with care, and the bodies that are"
            " needed for the work in towns and villages will all be set up in time.",
            "sentence",
            "Making the lake region a good place to live in",
        ),
        ("", "paragraph", ""),
    ],
)
def test_an_english_title_ends_where_the_chinese_does(text: str, zh: Ending, title: str) -> None:
    assert en_title(text, zh=zh).span.of(text) == title
