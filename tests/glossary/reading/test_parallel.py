"""Tests of `glossary.reading.parallel`."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading import read_document
from glossary.types import Metadata
from tests.glossary.reading.test_paragraphs import EN, ZH


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    zh, en = tmp_path / "report-zh.txt", tmp_path / "report-en.txt"
    zh.write_text("\n".join(ZH), encoding="gb18030")
    en.write_text("\n\n".join(EN), encoding="utf-8")
    return zh, en


def test_two_files(files: tuple[Path, Path]) -> None:
    document = read_document(None, zh=files[0], en=files[1])
    assert [(pair.zh, pair.en) for pair in document.pairs] == list(zip(ZH, EN, strict=True))
    assert (document.pairs[1].zh_line, document.pairs[1].en_line) == (2, 3)
    assert document.id == "report"


def test_unequal_lengths_and_a_title(files: tuple[Path, Path]) -> None:
    files[1].write_text("\n".join(["Twenty Years of Lakes", *EN[:4], EN[4] + " " + EN[5], *EN[6:]]), encoding="utf-8")
    document = read_document(None, zh=files[0], en=files[1])
    assert document.metadata.title == "Twenty Years of Lakes"
    assert document.pairs[4].zh == f"{ZH[4]}\n{ZH[5]}"
    assert document.pairs[-1].en == EN[-1]


def test_headers_of_both_files(files: tuple[Path, Path]) -> None:
    files[0].write_text("---\ntitle_zh: 湖\ndate: 2020\n---\n" + "\n".join(ZH), encoding="utf-8")
    files[1].write_text("---\ntitle: Lake\ndate: 2021\n---\n" + "\n".join(EN), encoding="utf-8")
    assert read_document(None, zh=files[0], en=files[1]).metadata == Metadata("Lake", "湖", "2020")


def test_chinese_alone(files: tuple[Path, Path]) -> None:
    document = read_document(None, zh=files[0], source_only=True)
    assert document.source_only
    assert {pair.en for pair in document.pairs} == {""}


def test_swapped_files_are_told(files: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match=r"no Chinese text.*which file is which"):
        read_document(None, zh=files[1], en=files[0])


def test_missing_english_file(files: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match=r"English file is missing.*--zh FILE --en FILE, or --source-only"):
        read_document(None, zh=files[0])


def test_english_is_not_dropped_in_silence(files: tuple[Path, Path]) -> None:
    with pytest.raises(InputError, match=r"report-en\.txt: --source-only goes with .* Chinese alone: leave out --en"):
        read_document(None, zh=files[0], en=files[1], source_only=True)


def test_unrelated_files_are_refused(files: tuple[Path, Path]) -> None:
    files[1].write_text("A lake.\nThe harbour is 900 years old and has seen 77 floods.\nFish.", encoding="utf-8")
    with pytest.raises(InputError, match=r"the Chinese paragraphs and those of \S+report-en\.txt do not pair"):
        read_document(None, zh=files[0], en=files[1])
