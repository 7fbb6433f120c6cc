"""Tests of `glossary.reading.inline`."""

import pytest
from lxml import etree

from glossary.reading.inline import language_of_tag, segment_text
from glossary.types import Lang


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("", ""),
        ("the lake", "the lake"),
        ('the <bpt i="1">&lt;b&gt;</bpt>lake<ept i="1">&lt;/b&gt;</ept>', "the lake"),
        ('the <g id="1">calm <x id="2"/>lake</g> here', "the calm lake here"),
        ('the <pc id="1">calm <ph id="2"/>lake</pc><sc id="3"/> here<ec startRef="3"/>', "the calm lake here"),
        ('the <mrk mtype="x-sdl-deleted">deep </mrk><mrk mtype="x-sdl-added">calm </mrk>lake', "the calm lake"),
        ('the<x id="1" ctype="lb"/>lake', "the\nlake"),
        ('the<ph id="1" type="fmt" subType="xlf:lb"/>lake', "the\nlake"),
        ('the<ph id="1" equiv=" "/>lake<ph id="2" equiv="{0}"/>', "the lake"),
        ('the<ph id="1" equiv-text="&#9;"/>lake', "the\tlake"),
        ('the lake<cp hex="000B"/> here', "the lake\x0b here"),
        ('the lake<ph id="1">&lt;img alt="<sub>a boat</sub>"/&gt;</ph> here', "the lake here\na boat"),
        ("the<ph>a<sub>one<ph><sub>two</sub></ph></sub></ph> lake", "the lake\none\ntwo"),
        ("the lake<ph><sub> </sub></ph>", "the lake"),
        ("the <hi>calm</hi> <sm id='1'/>lake<em startRef='1'/>", "the calm lake"),
    ],
)
def test_the_text_of_a_segment(content: str, text: str) -> None:
    assert segment_text(etree.fromstring(f"<seg>{content}</seg>")) == text


@pytest.mark.parametrize("number", ["", "x", "110000", "F" * 30])
def test_a_character_without_a_number(number: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        segment_text(etree.fromstring(f'<seg><cp hex="{number}"/></seg>'))


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("zh-CN", "zh"),
        ("zh_TW", "zh"),
        (" CMN-Hans ", "zh"),
        ("en", "en"),
        ("EN-US", "en"),
        ("eng", "en"),
        ("fr", None),
        ("", None),
    ],
)
def test_languages(tag: str, lang: Lang | None) -> None:
    assert language_of_tag(tag) == lang
