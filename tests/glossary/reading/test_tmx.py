"""Tests of `glossary.reading.tmx`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, Source
from glossary.reading.tmx import read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header/><body>\n'
UNIT = (
    '<tu><tuv xml:lang="{zh}"><seg>湖面平静。</seg></tuv><tuv xml:lang="{en}"><seg>The lake is calm.</seg></tuv></tu>\n'
)
TAIL = "</body></tmx>"
#: English enough for all that WORDS put beside it.
LAKE = "the water of the lake is as calm as it has been for years and will be"
WORDS = st.text(alphabet="湖区发展,“”&<>5 ", min_size=1, max_size=20).map(lambda text: f"湖{text}水")


def read_bytes(content: bytes, *, source_only: bool = False) -> Reading:
    return read(Request(Source(content, Path("memory.tmx")), source_only=source_only))


def memory(*units: str, tail: str = TAIL) -> bytes:
    return (HEAD + "".join(units) + tail).encode()


@pytest.mark.parametrize("zh", ["zh", "zh-CN", "ZH-HANS", "zh_cn", "zh-Hant-TW", "cmn"])
@pytest.mark.parametrize("en", ["en", "EN-US", "en-gb"])
def test_language_variants(zh: str, en: str) -> None:
    pair = read_bytes(memory(UNIT.format(zh=zh, en=en))).pairs[0]
    assert (pair.zh, pair.en, pair.zh_line) == ("湖面平静。", "The lake is calm.", 4)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_round_trip(texts: list[tuple[str, str]]) -> None:
    body = etree.Element("body")
    for zh, en in texts:
        unit = etree.SubElement(body, "tu")
        for lang, text in (("en", f"{LAKE} {en}"), ("zh", zh)):
            variant = etree.SubElement(unit, "tuv", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
            etree.SubElement(variant, "seg").text = text
    root = etree.Element("tmx", version="1.4")
    root.append(body)
    for encoding in ("utf-8", "utf-16"):
        content = etree.tostring(root, encoding=encoding, xml_declaration=True)
        pairs = read_bytes(bytes(content)).pairs  # type: ignore[arg-type]  # the stubs say str | bytes
        assert [(pair.zh, pair.en) for pair in pairs] == [(zh, f"{LAKE} {en}".strip()) for zh, en in texts]


def test_inline_codes_are_dropped_and_highlights_kept() -> None:
    segment = 'The <bpt i="1">&lt;b&gt;</bpt>lake<ept i="1">&lt;/b&gt;</ept> is<ph/> <hi>very</hi> calm.'
    unit = UNIT.format(zh="zh", en="en").replace("The lake is calm.", segment)
    assert read_bytes(memory(unit)).pairs[0].en == "The lake is very calm."


def test_what_codes_hold_as_text_follows_the_segment() -> None:
    unit = UNIT.format(zh="zh", en="en").replace("calm.", 'calm<ph>&lt;a title="<sub>a note</sub>"&gt;</ph>.')
    assert read_bytes(memory(unit)).pairs[0].en == "The lake is calm.\na note"


@pytest.mark.parametrize("source", ["*all*", "en-US", "ZH-CN", "fr"])
def test_the_header_does_not_matter(source: str) -> None:
    header = f'<header adminlang="de" srclang="{source}" segtype="block" datatype="x"><prop type="a">b</prop></header>'
    unit = UNIT.format(zh="zh-Hant", en="en-US").replace("<tuv", '<prop type="x">y</prop><note>z</note><tuv', 1)
    content = memory(unit).replace(b"<header/>", header.encode())
    assert [pair.zh for pair in read_bytes(content).pairs] == ["湖面平静。"]


def test_the_first_of_several_variants_of_a_language_counts() -> None:
    more = '<tuv xml:lang="zh-Hant"><seg>湖面平靜。</seg></tuv><tuv xml:lang="fr"><seg>Le lac.</seg></tuv></tu>'
    pairs = read_bytes(memory(UNIT.format(zh="zh-CN", en="en").replace("</tu>", more))).pairs
    assert [(pair.zh, pair.en) for pair in pairs] == [("湖面平静。", "The lake is calm.")]


def test_units_without_both_languages_are_passed_over() -> None:
    units = [UNIT.format(zh="zh", en="fr"), UNIT.format(zh="zh", en="en"), UNIT.format(zh="ja", en="en")]
    assert len(read_bytes(memory(*units)).pairs) == 1
    assert [pair.en for pair in read_bytes(memory(*units), source_only=True).pairs] == ["", ""]


def test_a_unit_in_the_other_language_among_others_is_taken_as_it_is() -> None:
    swapped = UNIT.format(zh="en", en="zh")
    pairs = read_bytes(memory(*[UNIT.format(zh="zh", en="en")] * 2, swapped)).pairs
    assert pairs[2].zh == "The lake is calm."


@pytest.mark.parametrize("source_only", [False, True])
def test_swapped_languages_are_told(source_only: bool) -> None:
    with pytest.raises(InputError, match=r"memory\.tmx, line 4: this is no Chinese text: check which") as caught:
        read_bytes(memory(UNIT.format(zh="en", en="zh")), source_only=source_only)
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (memory(UNIT.format(zh="zh", en="en"), tail=""), "malformed"),
        (memory(UNIT.format(zh="ja", en="en")), "no translation unit has both"),
        (b"<html/>", "no translation memory"),
        (b"plain text", "malformed"),
        (b'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx><body><tu/></body></tmx>', "entities"),
        (b'<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><body>&a;</body></tmx>', "entities"),
    ],
)
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_bytes(content)
    assert caught.value.path == Path("memory.tmx")
    assert caught.value.hint
