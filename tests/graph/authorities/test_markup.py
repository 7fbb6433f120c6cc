"""XML of termbases: the same defences and messages as for documents."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.markup import parsed

BOMB = b'<?xml version="1.0"?>\n<!DOCTYPE tmx [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;">]>\n<tmx>&b;</tmx>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "a.tmx, line 3: the file declares XML entities: take the declarations out"),
        (b"<tmx>\n<tu></tmx>", r"a.tmx, line 2: the XML is malformed \([^,]*\): export the file again"),
        (b"<svg/>", r"line 1: this XML is no translation memory \(its first element is <svg>\)"),
        (b"<tbx/>", r"this is a termbase \(TBX\), no translation memory: tifa authority add reads it"),
    ],
)
def test_what_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parsed(Source(content, Path("a.tmx")), ("tmx",), what="translation memory")
