"""Tests of `glossary.reading.markup`."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.markup import line_of, local_name, parse

PATH = Path("a.xml")
BILLION = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">\n' for n in range(1, 10))


def parsed(content: bytes, *, encoding: str | None = None) -> str:
    root = parse(content, PATH, hint="export it again", roots=["letter"], what="letter", encoding=encoding)
    return "".join(map(str, root.itertext()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030", "big5"])
def test_the_encoding_is_what_the_file_says(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<letter>湖水</letter>'
    assert parsed(text.encode(encoding)) == "湖水"
    assert parsed("<letter>湖水</letter>".encode(encoding), encoding=encoding) == "湖水"


def test_comments_and_instructions_are_left_out_and_lines_are_counted() -> None:
    content = (
        b'<!DOCTYPE letter SYSTEM "letter.dtd">\n<l:letter xmlns:l="x"><!-- no --><?no no?>\n<l:a>lake</l:a></l:letter>'
    )
    root = parse(content, PATH, hint="export it again", roots=["letter"], what="letter")
    assert ["".join(map(str, root.itertext())).strip(), local_name(root), line_of(root[0])] == ["lake", "letter", 3]


def test_lines_beyond_65535_are_right() -> None:
    root = parse(b"<a>" + b"\n<b/>" * 70_000 + b"</a>", PATH, hint="export it again")
    assert line_of(root[-1]) == 70_001


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: the XML is malformed"),
        (b"lake", "line 1: the XML is malformed"),
        (b"<letter>\n<a>\n</letter>", "line 3: the XML is malformed .*: export it again"),
        (b"<letter>\n\xff</letter>", "line 2: the XML is malformed"),
        (b'<?xml version="1.0" encoding="klingon"?><letter/>', "malformed .Unsupported encoding: klingon"),
        (b"<letter>&lake;</letter>", "malformed"),
        (b'<!DOCTYPE l SYSTEM "l.dtd">\n<letter>\n&lake;</letter>', "line 3: the file uses the entity &lake;"),
        (f'<!DOCTYPE l [\n<!ENTITY b0 "lol">\n{BILLION}]>\n<letter>&b9;</letter>'.encode(), "line 2: .*XML entities"),
        (f'<!DOCTYPE l [\n<!ENTITY b0 "lol">\n{BILLION}]>\n<letter a="&b9;"/>'.encode(), "line 2: .*XML entities"),
        ('<!DOCTYPE l [\n<!ENTITY a "b">]><letter/>'.encode("utf-16"), "line 2: .*XML entities"),
        (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><letter>&a;</letter>', "XML entities"),
        (b'<!DOCTYPE l [<!ENTITY % a SYSTEM "http://localhost/a.dtd"> %a;]><letter/>', "XML entities"),
        (b'<!DOCTYPE l [<!-- <a> -->\n<!ENTITY a "b">]><letter/>', "line 2: .*XML entities"),
        (b"<letter>" * 300, r"line 1: the XML is beyond the limits \(excessive depth\): elements may be nested 256"),
        (b"<letter>" + b"a" * 10_100_000 + b"</letter>", r"beyond the limits \(text node too long\)"),
        (b"<book/>", r"line 1: this XML is no letter \(its first element is <book>\): give a file whose.*<letter>"),
        (b"<html/>", "this is a web page, no letter: open it in a browser"),
        (b"<martif/>", r"this is a termbase \(TBX\), no letter: tifa authority add"),
    ],
)
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        parsed(content)
    assert caught.value.path == PATH
    assert caught.value.hint
    assert len(str(caught.value)) < 250


def test_an_unknown_encoding_is_told() -> None:
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        parsed(b"<letter/>", encoding="klingon")


def test_what_looks_like_a_declaration_in_the_text_is_text() -> None:
    assert parsed(b'<!DOCTYPE l><letter><![CDATA[<!ENTITY a "b">]]></letter>') == '<!ENTITY a "b">'
