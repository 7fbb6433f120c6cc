"""Tests of `glossary.reading`: the registry, the choice of the reader, identity and metadata, bad input."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.errors import InputError, TifaError, UnknownNameError
from glossary.reading import READERS, read_document
from glossary.types import Metadata
from tests.glossary.reading.test_interleaved import EN, EN_FIRST, ZH
from tests.glossary.reading.test_tmx import UNIT, memory
from tests.glossary.reading.test_word import saved, with_paragraphs
from tests.shared import SHARED, needs_shared

TEXT = "\n".join(EN_FIRST)
TABLE = "\n".join(f"{zh}\t{en}" for zh, en in zip(ZH, EN, strict=True))


@pytest.mark.parametrize("name", READERS)
def test_registered_readers_load_and_describe_themselves(name: str) -> None:
    reader = READERS[name].load()
    assert list(inspect.signature(reader).parameters) == ["request"]
    assert READERS[name].summary
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READERS[name].suffixes)


def test_no_suffix_belongs_to_two_readers() -> None:
    suffixes = [suffix for spec in READERS.values() for suffix in spec.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("name", ["brief.txt", "brief.md", "brief", "brief.unknown", "BRIEF.TXT", "-"])
def test_text_by_suffix_and_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    path = Path("-") if name == "-" else tmp_path / name
    assert len(read_document(path, stdin=TEXT.encode()).pairs) == 4


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (TABLE.encode(), 4),
        (TABLE.encode("utf-16"), 4),
        (TEXT.encode("gb18030"), 4),
        (memory(UNIT.format(zh="zh", en="en")), 1),
        (saved(with_paragraphs(EN_FIRST)), 4),
    ],
)
def test_standard_input_is_told_by_content(content: bytes, count: int) -> None:
    assert len(read_document(Path("-"), stdin=content, id="lake").pairs) == count


def test_format_overrules_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(TABLE, encoding="utf-8")
    assert [pair.zh for pair in read_document(path, format="table").pairs] == ZH


def test_options_overrule_the_header(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(f"---\ntitle: Lake\ndate: 2023\nid: header-id\n---\n{TEXT}", encoding="utf-8")
    document = read_document(path, metadata=Metadata(title="Lake Brief"))
    assert (document.id, document.metadata) == ("header-id", Metadata(title="Lake Brief", date="2023"))
    assert read_document(path, id="own").id == "own"


def test_pairs_are_numbered_without_gaps(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = read_document(path)
    assert [document.pair(number).number for number in range(1, 5)] == [1, 2, 3, 4]
    assert not document.source_only


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.docx", b"", "empty"),
        ("a.txt", b" \n\n", "empty"),
        ("a.txt", "只有中文。".encode(), "no English paragraph.*--source-only"),
        ("a.txt", b"English only.", "no Chinese paragraph"),
        ("a.pdf", b"%PDF-1.7", "PDF.*DOCX"),
        ("a.html", b"<!doctype html><p>", "web page.*plain text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office file"),
        ("a.txt", b"\x00\x01\x02\xff\xfe" * 40, "binary"),
        ("a.pptx", b"PK\x03\x04", "office file other than DOCX"),
        ("a.xlsx", b"PK\x03\x04", "no XLSX file, or a damaged one"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.tmx", b"<tmx>", "malformed"),
        ("a.tbx", b"<?xml version='1.0'?><tbx/>", "a list of terms, no document.*tifa authority add"),
    ],
)
def test_bad_files_get_one_clear_message(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_document(path)
    assert name in str(caught.value)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: there is no such file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path)


def test_permission_errors_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="may not be read"):
        read_document(path)


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"format": "pdf"}, UnknownNameError, "unknown format 'pdf'"),
        ({"encoding": "klingon"}, InputError, "unknown encoding.*gb18030"),
        ({"id": "Not An Id"}, InputError, "is no id.*not-an-id"),
        ({"metadata": Metadata(date="May")}, InputError, "no date"),
        ({"en": Path("b.txt")}, InputError, "too many files"),
        ({"format": "parallel"}, InputError, "English file is missing"),
        ({"source_only": True}, InputError, "English paragraphs too"),
    ],
)
def test_bad_options(tmp_path: Path, arguments: dict[str, object], error: type[TifaError], said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(error, match=said):
        read_document(path, **arguments)  # type: ignore[arg-type]


def test_no_file_at_all() -> None:
    with pytest.raises(InputError, match=r"no file to read.*--zh"):
        read_document(None)


def test_empty_standard_input() -> None:
    with pytest.raises(InputError, match=r"standard input.*empty"):
        read_document(Path("-"), stdin=b"")


def test_the_registry_imports_no_heavy_module() -> None:
    code = "import sys, glossary.reading; print(sorted({'docx', 'lxml', 'spacy', 'opencc'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("new-industrialization-2024", 34),
        ("government-work-report-2016", 112),
        ("government-work-report-2018", 115),
        ("government-work-report-2019", 145),
        ("new-year-address-2020", 15),
        ("new-year-address-2021", 30),
        ("new-year-address-2022", 14),
    ],
)
def test_real_documents(name: str, count: int) -> None:
    path = SHARED / "corpus" / f"{name}.txt"
    document = read_document(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert (document.id, len(document.pairs)) == (name, count)
    for pair in document.pairs:
        assert pair.zh_line is not None and pair.en_line == pair.zh_line - 1
        assert (pair.zh, pair.en) == (lines[pair.zh_line - 1].strip(), lines[pair.en_line - 1].strip())
