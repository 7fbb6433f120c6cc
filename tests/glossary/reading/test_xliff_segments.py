"""Tests of `glossary.reading.xliff_segments`."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.xliff_segments import Segments, read_segments

SDL = (
    '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" '
    'version="1.2" sdl:version="1.0"><doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"/>'
    '<file original="a.docx" source-language="zh-CN" target-language="en-US"><header><tag-defs xmlns='
    '"http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="1"/></tag-defs></header><body>'
    '<trans-unit id="head" translate="no"><source>目录</source></trans-unit><group id="g"><sdl:cxts/>\n'
    '<trans-unit id="u1"><source>湖面平静。<g id="1">湖水很深。</g>岸边有路。</source>'
    '<seg-source><mrk mtype="seg" mid="1">湖面平静。</mrk><g id="1"><mrk mtype="seg" mid="2">湖水很深。</mrk></g>'
    '<mrk mtype="seg" mid="3">岸边有路。</mrk></seg-source>\n'
    '<target><mrk mtype="seg" mid="1">The lake is calm.</mrk> <g id="1"><mrk mtype="seg" mid="2">The water is '
    '<mrk mtype="x-sdl-deleted">very </mrk>deep.</mrk></g><mrk mtype="seg" mid="3"/></target>'
    '<sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2" conf="Draft"/><sdl:seg id="3"/></sdl:seg-defs>'
    "</trans-unit></group></body></file></xliff>"
)
MEMOQ = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file original="a" '
    'source-language="en-gb" target-language="zh-cn" datatype="x-memoq"><body>'
    '<trans-unit id="1" mq:status="ManuallyConfirmed"><source xml:space="preserve">The <bpt id="1">{}</bpt>lake<ept id="1">'
    '{}</ept> is calm.</source><target xml:space="preserve">湖面平静。</target><mq:minorversions>'
    "<mq:historical-unit><source>Old.</source><target>旧。</target></mq:historical-unit></mq:minorversions></trans-unit>"
    '<trans-unit id="2" mq:status="NotStarted"><source>The water is deep.</source><target/></trans-unit>'
    '<trans-unit id="3"><source>GDP</source><target>GDP</target><alt-trans><source>x</source><target>旧</target></alt-trans>'
    "</trans-unit></body></file></xliff>"
)
V2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hans" trgLang="en"><file id="f">'
    '<notes><note>about it</note></notes><group id="g"><unit id="u1"><mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:'
    'matches:2.0"><mtc:match ref="#s1"><source>旧。</source><target>Old.</target></mtc:match></mtc:matches>'
    '<segment id="s1" state="final"><source>湖面<pc id="1">平静</pc>。</source><target>The lake is <pc id="1">calm</pc>.'
    "</target></segment><ignorable><source> </source></ignorable><segment><source>湖水很深。</source></segment></unit>"
    '</group><unit id="u2" translate="no"><segment><source>目录</source></segment></unit>'
    '<unit id="u3"><segment id="s1"><source>岸边<mrk id="m1" type="term">有路</mrk>。</source><target>岸边有路。</target>'
    "</segment></unit></file></xliff>"
)


def found(text: str, *, source_only: bool = False) -> Segments:
    return read_segments(Source(text.encode(), Path("a.xlf")), source_only=source_only)


def told(text: str, *, source_only: bool = False) -> list[tuple[int, str, str, list[str]]]:
    segments = found(text, source_only=source_only).segments
    return [(one.place, one.name, one.zh.text, [en.text for en in one.en]) for one in segments]


def test_segments_of_trados() -> None:
    assert told(SDL) == [
        (1, "1", "湖面平静。", ["The lake is calm."]),
        (1, "2", "湖水很深。", ["The water is deep."]),
        (1, "3", "岸边有路。", []),
    ]
    first = found(SDL).segments[0]
    assert (first.zh.line, first.en[0].line, first.target) == (2, 3, "en")


def test_segments_of_memoq_from_english() -> None:
    assert told(MEMOQ) == [(0, "", "湖面平静。", ["The lake is calm."])]
    assert found(MEMOQ).segments[0].target == "zh"
    assert told(MEMOQ, source_only=True) == [(0, "", "湖面平静。", [])]


def test_segments_of_version_2() -> None:
    assert told(V2) == [
        (0, "s1", "湖面平静。", ["The lake is calm."]),
        (0, "", "湖水很深。", []),
        (2, "", "岸边有路。", []),  # the target repeats the source
    ]
    assert [told(V2.replace('version="2.0"', f'version="{version}"')) for version in ("2.1", "2.2")] == [told(V2)] * 2
    assert told(V2, source_only=True)[0] == (0, "s1", "湖面平静。", [])


def test_english_without_chinese_belongs_to_the_segment_before() -> None:
    text = SDL.replace('<mrk mtype="seg" mid="3"/>', '<mrk mtype="seg" mid="4">There is more.</mrk>')
    assert told(text)[2] == (1, "3", "岸边有路。", ["There is more."])
    empty = V2.replace("<source>湖水很深。</source>", "<source/><target>It is deep.</target>")
    assert told(empty)[0] == (0, "s1", "湖面平静。", ["The lake is calm.", "It is deep."])


def test_a_unit_that_is_not_cut_on_both_sides_is_one_segment() -> None:
    source = SDL[SDL.index("<seg-source>") : SDL.index("<target>")]
    assert told(SDL.replace(source, ""))[0][1:] == (
        "",
        "湖面平静。湖水很深。岸边有路。",
        ["The lake is calm. The water is deep."],
    )
    text = SDL.replace('<mrk mtype="seg" mid="1">The lake is calm.</mrk>', "The lake is calm.")
    assert told(text)[0][1:] == ("", "湖面平静。湖水很深。岸边有路。", ["The lake is calm. The water is deep."])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MEMOQ.replace('version="1.2"', 'version="3.0"'), "line 1: XLIFF 3.0 is not known: export it as XLIFF 1.2"),
        (SDL.replace('source-language="zh-CN" ', ""), "the file does not say its source language"),
        (V2.replace('srcLang="zh-Hans" ', ""), "the file does not say its source language: write srcLang="),
        (SDL.replace("zh-CN", "en-GB"), "a translation from en-GB into en-US: give one between Chinese"),
        (SDL.replace('mid="2">湖', 'mid="1">湖'), "line 2: two segments have the mid '1', this one and that of line 2"),
        (V2.replace("<segment><source>湖水", '<segment id="s1"><source>湖水'), "two segments have the id 's1'"),
        (V2.replace('<unit id="u3"', '<unit id="u1"'), "two <unit> elements of one <file> have the id 'u1'"),
        (V2.replace("</file>", '</file><file id="f"/>'), "two files have the id 'f'"),
        (MEMOQ.replace("<source>The water is deep.</source>", ""), "a <trans-unit> has no <source>"),
        (V2.replace("<source>湖水很深。</source>", ""), "a <segment> has no <source>"),
        (V2.replace("湖水", '<cp hex="zz"/>'), "a character <cp> has no number"),
        (MEMOQ.replace("<target xml:space", '<target xml:lang="ja" xml:space'), "this target is in ja"),
        ('<xliff version="1.2"/>', "the file has no <file> element"),
        (
            '<xliff version="1.2"><trans-unit/><file source-language="zh" target-language="en"/></xliff>',
            "outside of <file>",
        ),
    ],
)
def test_bad_input(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        found(text)
    assert caught.value.line
    assert caught.value.hint


def test_the_target_language_may_stand_at_the_target() -> None:
    text = '<xliff version="1.2"><file source-language="zh"><trans-unit id="1"><source>湖</source>{}</trans-unit></file></xliff>'
    assert told(text.format('<target xml:lang="en-US">lake</target>')) == [(0, "", "湖", ["lake"])]
    assert told(text.format(""), source_only=True) == [(0, "", "湖", [])]


def test_ids_may_be_the_same_in_two_files() -> None:
    file = '<file source-language="zh" target-language="en"><trans-unit id="1"><source>湖</source></trans-unit></file>'
    assert len(told(f'<xliff version="1.2">{file}{file}</xliff>')) == 2
