"""Tests of `glossary.termlists`: the user's own lists of terms."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.harvesting import harvest_terms
from glossary.termlists import absent, across, read_terms, shortened
from tests.glossary.samples import brief


@pytest.mark.parametrize(
    ("name", "text", "terms"),
    [
        ("list.txt", "低空经济\n新三样\n", ("低空经济", "新三样")),
        ("list.txt", "# lake\n\n  低空经济 \n　# more\n新三样", ("低空经济", "新三样")),
        ("list", "强链,延链,补链\n“1+4”\n5G\n", ("强链,延链,补链", "“1+4”", "5G")),
        ("list.txt", "新质生产力\n新質生產力\n“新质生产力”\n", ("新质生产力",)),
        ("list.txt", "低空经济\tlow-altitude economy\n新三样\n", ("低空经济", "新三样")),
        ("list.tsv", "pair\tzh\ten\n2\t低空经济\tx\n3\t新三样\ty\n", ("低空经济", "新三样")),
        ("list.csv", '中文,English\n"一湖,三岸",lake\n新三样,three\n', ("一湖,三岸", "新三样")),
        ("list.csv", "English,中文\nlake\nthree,新三样\n", ("新三样",)),
        ("list.txt", "。\n新三样\n", ("新三样",)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_lists(tmp_path: Path, name: str, text: str, terms: tuple[str, ...], encoding: str) -> None:
    (tmp_path / name).write_text(text, encoding=encoding)
    assert read_terms(tmp_path / name) == terms


def test_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("推动绿色发展的重要行动\n低空经济\n新质生产力的发展\n", encoding="gb18030")
    assert read_terms(path)[1] == "低空经济"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no such file"),
        (b"", "holds no Chinese term"),
        (b"# nothing\n\n", "holds no Chinese term"),
        (b"green finance\n", "holds no Chinese term"),
        (b"%PDF-1.7", "a PDF"),
        (
            "湖区要发展低空经济。要建设海绵城市，要保护生态。\n".encode() * 2 + b"It flows.",
            "no list of terms .湖区要发展低空经济",
        ),
        (("湖" * 5000).encode(), "no list of terms .湖{30}…"),
    ],
)
def test_no_lists(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_terms(path)
    assert "list.txt" in str(caught.value)


def test_absent_terms() -> None:
    made = harvest_terms(brief(), terms := ["绿色金融", "“新三樣”", "海绵城市"])
    assert absent(terms, made) == ["海绵城市"]


def test_a_term_across_two_sentences_is_told_from_one_that_stands_nowhere() -> None:
    made = harvest_terms(brief(), terms := ["绿色金融", "生产力。企业", "海绵城市"])
    assert absent(terms, made) == ["生产力。企业", "海绵城市"]
    assert across(absent(terms, made), made) == ["生产力。企业"]


def test_a_table_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('"' + "湖" * 200_000, encoding="utf-8")
    with pytest.raises(InputError, match="the list is no table"):
        read_terms(path)


def test_long_terms_are_cut_in_messages() -> None:
    assert shortened("湖区 \n经济") == "湖区 经济"
    assert shortened("湖" * 31) == "湖" * 30 + "…"
