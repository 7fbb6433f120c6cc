"""Tests of `glossary.dictionary`: stems that may translate a Chinese word."""

from pathlib import Path

import pytest

from glossary.dictionary import Dictionary, default_path, load_dictionary, stem
from glossary.errors import InputError

ENTRIES = """\
# a comment / not an entry /
湖 湖 [hu2] /lake/CL:個|个[ge4],片[pian4]/
經濟 经济 [jing1 ji4] /economy/economic/
綠色 绿色 [lu:4 se4] /green/
發展 发展 [fa1 zhan3] /development; growth/to develop/
發展 发展 [fa1 zhan3] /to expand (of an undertaking)/
岸 岸 [an4] /bank/shore/
的 的 [de5] /of/
"""


@pytest.fixture
def small(tmp_path: Path) -> Dictionary:
    path = tmp_path / "small.u8"
    path.write_text(ENTRIES, encoding="utf-8")
    return Dictionary(path)


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("经济", {"economi", "econom"}),
        ("湖", {"lake"}),  # the measure word is no meaning
        ("发展", {"develop", "growth", "expand"}),  # both lines of a word, without asides and function words
        ("绿色经济", {"green", "economi", "econom"}),
        ("湖岸", {"lake", "bank", "shore"}),
        ("的", set()),
        ("船", set()),
        ("", set()),
    ],
)
def test_stems(small: Dictionary, word: str, stems: set[str]) -> None:
    assert small.stems(word) == stems == small.stems(word)


def test_entries_are_simplified(small: Dictionary) -> None:
    assert "经济" in small
    assert "經濟" not in small
    assert "#" not in small


def test_without_a_file_nothing_is_known() -> None:
    assert "湖" not in Dictionary(None)
    assert Dictionary(None).stems("湖") == frozenset()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unreadable_file(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "none.u8"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="the dictionary cannot be read") as caught:
        Dictionary(path)
    assert caught.value.path == path
    assert caught.value.__cause__ is not None


def test_the_installed_dictionary_is_found() -> None:
    path = default_path()
    assert path is not None
    assert "lake" in Dictionary(path).stems("湖")


@pytest.mark.parametrize(
    ("left", "right"), [("industries", "industry"), ("greener", "greener"), ("developing", "development")]
)
def test_stem_unites_forms(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "small.u8"
    path.write_text(ENTRIES, encoding="utf-8")
    loaded = load_dictionary(path)
    assert load_dictionary(path) is loaded
    path.write_text(ENTRIES + "船 船 [chuan2] /boat/\n", encoding="utf-8")
    assert "船" not in loaded
    assert "船" in load_dictionary(path)


def test_loading_what_is_not_there(tmp_path: Path) -> None:
    assert load_dictionary(None).stems("湖") == frozenset()
    with pytest.raises(InputError, match="the dictionary cannot be read"):
        load_dictionary(tmp_path / "none.u8")
