"""Tests of `glossary.reading.encoding`."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import InputError
from glossary.reading.encoding import decode

PATH = Path("brief.txt")
SIMPLIFIED = "我们要推进湖区工业发展。\n坚持生态优先，建设“美丽湖区”。\n"
TRADITIONAL = "我們要推進湖區工業發展。\n堅持生態優先，建設「美麗湖區」。\n"
BILINGUAL = "We will develop the lake region’s industry.\n我们要发展湖区的工业。\n"
SENTENCES = st.lists(
    st.sampled_from(
        [
            *SIMPLIFIED.splitlines(),
            "We will go on.",
            "湖区经济发展进入新的阶段,5G网络全面建成。",
            "到2035年，人均收入达到10万元。",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n".join)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, BILINGUAL, "湖区的工业", "The lake.\n湖。"])
def test_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), PATH) == text


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5"), PATH) == TRADITIONAL


def test_western_code_page_with_curly_quotes() -> None:
    text = "The lake’s “three firsts” – and the people’s café."
    assert decode(text.encode("cp1252"), PATH) == text


@given(SENTENCES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_any_text_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), PATH) == text


@given(SENTENCES, st.sampled_from(["utf-8", "utf-16-le", "gb18030"]))
def test_a_named_encoding_overrules(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), PATH, encoding) == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "PDF.*DOCX"),
        (b"PK\x03\x04....", "ZIP.*unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file.*DOCX"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"<!DOCTYPE html><html><p>text</p>", "web page.*plain text"),
        (b"\n<HTML lang='zh'>", "web page"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(content, PATH)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("size", [40, 400, 4000])
def test_random_bytes_are_refused(seed: int, size: int) -> None:
    with pytest.raises(InputError, match=r"brief\.txt"):
        decode(random.Random(seed).randbytes(size), PATH)


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13"])
def test_unknown_encoding_lists_examples(name: str) -> None:
    with pytest.raises(InputError, match=r"unknown encoding.*gb18030"):
        decode(b"abc", PATH, name)


def test_wrong_encoding_names_the_line() -> None:
    with pytest.raises(InputError, match=r"brief\.txt, line 2: .*ascii") as caught:
        decode("one\n二\n".encode(), PATH, "ascii")
    assert caught.value.line == 2
