"""Tests of `glossary.reading.archive`."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading import archive
from glossary.reading.archive import check_archive, holds


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()


def check(content: bytes) -> None:
    check_archive(content, Path("a.docx"), remedy="save it again")


def test_what_an_archive_holds() -> None:
    assert holds(packed({"word/document.xml": b"<a/>"}), "word/")
    assert not holds(packed({"xl/workbook.xml": b"<a/>"}), "word/")
    assert not holds(b"PK\3\4", "word/")
    assert not holds(b"", "word/")


def test_an_ordinary_file_passes() -> None:
    check(packed({"word/document.xml": b"<a>lake</a>" * 100_000, "word/media/a.png": b"\0" * 1000}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed({f"{number}.xml": b"" for number in range(10_001)}), "10,001 parts, more than the limit of 10,000"),
        (packed({"a.xml": b" " * 11_000_000}), r"its part a\.xml unpacks to more than 300 times its size"),
        (packed({"a.xml": b"<!doctype a><a/>"}), r"its part a\.xml declares a document type"),
        (packed({"a.rels": "<!DOCTYPE a><a/>".encode("utf-16")}), r"its part a\.rels declares a document type"),
        (packed({"a.xml": b"<a/>"})[:-10], "the file is damaged .*: save it again"),
    ],
)
def test_bad_input(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        check(content)
    assert caught.value.hint


def test_the_limit_on_what_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 2_000_000)
    monkeypatch.setattr(archive, "_MOST_UNPACKED", 3_000_000)
    with pytest.raises(InputError, match="unpacked, its text has 3 MB, more than the limit of 2 MB: split it"):
        check(packed({"a.xml": b"a" * 3_000_000}))
    with pytest.raises(InputError, match="unpacked, the file has 4 MB, more than the limit of 3 MB: split it"):
        check(packed({"a.png": b"a" * 4_000_000}))


def test_an_encrypted_part_is_told() -> None:
    content = bytearray(packed({"a.png": b"a"}))
    content[content.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(InputError, match="the file is encrypted: save it without a password"):
        check(bytes(content))
