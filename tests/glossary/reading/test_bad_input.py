"""Every reader and every fault: one clear message with the place, a hint, and nothing read by halves."""

import io
import zipfile
from pathlib import Path
from typing import Final

import pytest

from glossary.errors import InputError
from glossary.reading import READERS, base, read_document
from tests.glossary.reading.samples import FORMATS, PAIRS, SUFFIXES, xliff_1, xliff_2, xlsx

SWAPPED: Final = [(en, zh) for zh, en in PAIRS]
THIRD: Final = [*PAIRS[:2], (PAIRS[2][0], "На берегу построили три насосные станции.")]
CHINESE: Final = [(zh, "") for zh, _ in PAIRS]
BOMB: Final = b'<!DOCTYPE x [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
OTHER_FILE: Final = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n'
TBX: Final = b'<tbx type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2"><text/></tbx>'


def repacked(content: bytes, name: str, change: bytes | None, *, before: bytes = b"") -> bytes:
    """Return an archive with a part that has other bytes (`change`), or other bytes before its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            own = old.read(part)
            if part == name:
                own = change if change is not None else before + own.partition(b"?>")[2]
            new.writestr(part, own)
        if name not in old.namelist():
            new.writestr(name, change or b"")
    return out.getvalue()


def good(name: str) -> bytes:
    return FORMATS[name](PAIRS)


def cut(name: str) -> bytes:
    content = good(name)
    return content[: len(content) * 6 // 10]


PARTS: Final = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}

#: What is wrong, by reader; what the message says. None: the format cannot have this fault.
FAULTS: Final[dict[str, dict[str, tuple[bytes, str] | None]]] = {
    "empty": dict.fromkeys(FORMATS, (b" \n", "the file is empty")),
    "cut off": {
        "interleaved": (good("interleaved")[:-20], "no text in an encoding"),
        "table": (good("table").partition("得多".encode())[0], "line 3: the row has no English"),
        "po": (cut("po"), r"line \d: this is no PO \(a string is not closed\)"),
        "tmx": (cut("tmx"), r"line \d: the XML is malformed"),
        "xliff": (cut("xliff"), r"line \d: the XML is malformed"),
        "docx": (cut("docx"), "damaged"),
        "xlsx": (cut("xlsx"), "damaged"),
    },
    "malformed": {
        "interleaved": (b"\0\1\2\xff\xfe" * 40, "a binary file"),
        "table": ('zh,en\n湖面,"The lake\n'.encode(), "line 2: a quotation mark is not closed"),
        "po": (good("po").replace(b"msgstr", b"msgtsr", 1), r"line 2: this is no PO \(this is neither comment nor message\)"),
        "tmx": (good("tmx").replace(b"</seg>", b"</sge>", 1), "line 2: the XML is malformed"),
        "xliff": (good("xliff").replace(b"</source>", b"", 1), "line 3: the XML is malformed"),
        "docx": (repacked(good("docx"), PARTS["docx"], b"<w:document>"), "the DOCX file is damaged"),
        "xlsx": (repacked(good("xlsx"), PARTS["xlsx"], b"<worksheet>"), "the XLSX file is damaged"),
    },
    "wrong dialect": {
        "interleaved": (b"%PDF-1.7", "this is PDF|PDF"),
        "table": (b"<!doctype html><p>", "a web page"),
        "po": (good("tmx"), "line 1: this is no PO"),
        "tmx": (TBX, r"line 1: this is a termbase \(TBX\), no translation memory: tifa authority add"),
        "xliff": (good("tmx"), r"line 1: this is a translation memory \(TMX\), no XLIFF: tifa build --reader tmx"),
        "docx": (good("xlsx"), "no DOCX file"),
        "xlsx": (good("docx"), "no XLSX file"),
    },
    "other languages": {
        "interleaved": None,  # nothing says which language a text is in
        "table": None,
        "docx": None,
        "xlsx": None,
        "po": (b'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n' + good("po"), "line 3: the file is a translation into fr"),
        "tmx": (good("tmx").replace(b"en-US", b"fr-FR"), "no translation unit has both"),
        "xliff": (good("xliff").replace(b"en-US", b"fr-FR"), "line 2: the file is a translation from zh-CN into fr-FR"),
    },
    "no target language": {
        **dict.fromkeys(("interleaved", "table", "docx", "xlsx", "po", "tmx")),
        "xliff": (
            xliff_1(PAIRS, languages='source-language="zh"'),
            "line 2: the file does not say its target language: write target-language=",
        ),
    },
    "sides swapped": {
        "interleaved": None,  # either language may come first
        "docx": None,
        "po": (b'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n' + FORMATS["po"](SWAPPED), "line 5: this is no Chinese"),
        "table": (FORMATS["table"](SWAPPED), "line 2: this is no Chinese text"),
        "xlsx": (FORMATS["xlsx"](SWAPPED), "line 2: this is no Chinese text"),
        "tmx": (FORMATS["tmx"](SWAPPED), "line 2: this is no Chinese text"),
        "xliff": (FORMATS["xliff"](SWAPPED), "line 3: this is no Chinese text"),
    },
    "a third language": {
        "interleaved": (FORMATS["interleaved"](THIRD), "line 5: this is neither Chinese nor English"),
        "docx": (FORMATS["docx"](THIRD), "line 5: this is neither Chinese nor English"),
        "po": (FORMATS["po"](THIRD), "line 8: this is neither Chinese nor English"),
        "table": (FORMATS["table"](THIRD), "line 4: this is neither Chinese nor English"),
        "xlsx": (FORMATS["xlsx"](THIRD), "line 4: this is neither Chinese nor English"),
        "tmx": (FORMATS["tmx"](THIRD), "line 4: this is neither Chinese nor English"),
        "xliff": (FORMATS["xliff"](THIRD), "line 5: this is neither Chinese nor English"),
    },
    "a language is missing": {
        "interleaved": (FORMATS["interleaved"](CHINESE), "no English paragraph.*--source-only"),
        "docx": (FORMATS["docx"](CHINESE), "no English paragraph.*--source-only"),
        "po": (FORMATS["po"](CHINESE), "line 1: no entry is translated: give --source-only"),
        "table": (FORMATS["table"](CHINESE), "line 2: the row has no English: fill the cell"),
        "xlsx": (FORMATS["xlsx"](CHINESE), r"line 2: the row has no English \(sheet Sheet, cell B2\): fill the cell"),
        "tmx": (FORMATS["tmx"](CHINESE), "no translation unit has both"),
        "xliff": (FORMATS["xliff"](CHINESE), "line 3: no segment is translated: give --source-only"),
    },
    "a column is missing": {
        **dict.fromkeys(("interleaved", "docx", "po", "tmx", "xliff")),
        "table": ("zh\n湖面平静\n湖水很深\n".encode(), "the table has no English column: name the columns"),
        "xlsx": (
            xlsx([(zh, "—") for zh, _ in PAIRS], ("", "")),
            r"no sheet has a Chinese and an English column \(Sheet: it has no English column\): name the columns",
        ),
    },
    "ids taken twice": {
        **dict.fromkeys(("interleaved", "docx", "table", "xlsx", "tmx")),  # they have no ids that must be unique
        "po": (FORMATS["po"]([*PAIRS, PAIRS[0]]), "line 10: two entries have one message, this one and that of line 1"),
        "xliff": (
            xliff_1(PAIRS, ids=["1", "2", "1"]),
            "line 5: two <trans-unit> elements of one <file> have the id '1', this one and that of line 3",
        ),
    },
    "entities": {
        **dict.fromkeys(("interleaved", "table", "po")),
        "tmx": (BOMB + good("tmx"), "line 2: the file declares XML entities"),
        "xliff": (OTHER_FILE + good("xliff"), "line 1: the file declares XML entities"),
        "docx": (
            repacked(good("docx"), PARTS["docx"], None, before=BOMB),
            r"its part word/document\.xml declares a document type",
        ),
        "xlsx": (
            repacked(good("xlsx"), PARTS["xlsx"], None, before=BOMB),
            r"its part xl/worksheets/sheet1\.xml declares a document type",
        ),
    },
    "a bomb": {
        **dict.fromkeys(("interleaved", "table", "po")),
        "tmx": (b"<tmx>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</tmx>", "line 1: the XML is beyond the limits"),
        "xliff": (b"<xliff>" + b"<a>" * 5000, "line 1: the XML is beyond the limits"),
        "docx": (repacked(good("docx"), "word/media/a.png", b"\0" * 20_000_000), r"its part word/media/a\.png unpacks"),
        "xlsx": (repacked(good("xlsx"), "xl/media/a.png", b"\0" * 20_000_000), r"its part xl/media/a\.png unpacks"),
    },
}  # fmt: skip

CASES: Final = [
    pytest.param(name, case, id=f"{name}: {fault}")
    for fault, cases in FAULTS.items()
    for name, case in cases.items()
    if case is not None
]


def test_every_fault_is_thought_of_for_every_reader() -> None:
    assert set(FORMATS) | {"parallel"} == set(READERS)  # parallel files are plain text or DOCX
    for fault, cases in FAULTS.items():
        assert set(cases) == set(FORMATS), fault


@pytest.mark.parametrize("name", FORMATS)
def test_the_samples_are_read_without_fault(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"sample{SUFFIXES[name]}"
    path.write_bytes(good(name))
    pairs = read_document(path).pairs
    assert [(pair.zh, pair.en) for pair in pairs] == list(PAIRS)
    assert all(pair.zh_line for pair in pairs)
    unnamed = tmp_path / "sample"
    unnamed.write_bytes(good(name))
    assert read_document(unnamed).pairs == pairs


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_fault_gets_one_clear_message(tmp_path: Path, name: str, case: tuple[bytes, str]) -> None:
    content, said = case
    path = tmp_path / f"sample{SUFFIXES[name]}"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_document(path, format=name)
    assert caught.value.path == path
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300 + len(str(path))


@pytest.mark.parametrize("name", FORMATS)
def test_too_large_a_file_is_refused_before_it_is_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"sample{SUFFIXES[name]}"
    with path.open("wb") as file:
        file.truncate(base.LARGEST + 1)  # a sparse file, which takes no room
    monkeypatch.setattr(Path, "read_bytes", None)
    with pytest.raises(InputError, match=r"the file of 100 MB is larger than the limit of 100 MB: split it"):
        read_document(path, format=name)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("place", range(0, 100, 9))
def test_flipped_bytes_never_end_in_another_error(tmp_path: Path, name: str, place: int) -> None:
    content = bytearray(good(name))
    start = len(content) * place // 100
    for offset in range(start, min(len(content), start + 7)):
        content[offset] ^= 0x5A
    path = tmp_path / f"sample{SUFFIXES[name]}"
    path.write_bytes(content)
    try:
        read_document(path, format=name)
    except InputError as error:
        assert error.hint


@pytest.mark.parametrize("content", [xliff_2(PAIRS, ids=["a", "b", "a"]), xliff_2(PAIRS, languages='srcLang="zh"')])
def test_version_2_has_the_same_faults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sample.xlf"
    path.write_bytes(content)
    said = "line 5: two <unit> elements of one <file> have the id 'a'.*line 3|line 1: the file does not say its target"
    with pytest.raises(InputError, match=said):
        read_document(path)
