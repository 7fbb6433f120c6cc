"""Tests of `glossary.alignment.priors`: what is known of a pair of words before any text has been seen."""

import numpy as np
import pytest

from glossary.alignment.priors import pseudo_counts
from glossary.dictionary import Dictionary

EMPTY = Dictionary(None)
MANY = "/".join(f"w{letter * 3}" for letter in "abcdefghijklmnopqrstuvwx")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    path = tmp_path_factory.mktemp("dictionary") / "lake.u8"
    lines = [
        "湖 湖 [hu2] /lake/",
        "岸 岸 [an4] /shore/",
        "湖心 湖心 [hu2 xin1] /centre/",
        "信息化 信息化 [xin4 xi1 hua4] /informatization/",
        f"打 打 [da3] /beat/{MANY}/",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Dictionary(path)


def _count(zh: str, en: str, dictionary: Dictionary, *others: str) -> float:
    """Pseudo-count of a pair in a text that has other English words, too."""
    [found] = pseudo_counts(np.array([0]), np.array([0]), [zh], [en, *others], dictionary)
    return float(found)


def test_what_nothing_is_known_of_has_a_little(lake: Dictionary) -> None:
    assert 0 < _count("湖", "green", lake) < 0.01
    assert _count("湖", "green", lake) == _count("湖", "green", EMPTY)


def test_evidence_weighs_in_this_order(lake: Dictionary) -> None:
    counts = [
        _count("湖", "lake", lake),
        _count("信息化", "information", lake),  # starts like the gloss
        _count("湖心", "lake", lake),  # a character is glossed so
        _count("湖", "boat", lake),
    ]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == len(counts)


@pytest.mark.parametrize(("zh", "en"), [("湖", "lakes"), ("岸", "shores"), ("信息化", "informatization")])
def test_inflected_words_are_glosses_too(zh: str, en: str, lake: Dictionary) -> None:
    assert _count(zh, en, lake) == _count("湖", "lake", lake)


def test_each_of_many_glosses_says_less(lake: Dictionary) -> None:
    assert _count("打", "beat", EMPTY) < _count("打", "beat", lake) < _count("湖", "lake", lake)


@pytest.mark.parametrize(("zh", "en"), [("2024", "2024"), ("5G", "5g"), ("５Ｇ", "5g"), ("，", ",")])
def test_equal_strings_are_known_without_a_dictionary(zh: str, en: str) -> None:
    assert _count(zh, en, EMPTY) > 1


def test_function_words_have_their_usual_counterparts() -> None:
    assert _count("和", "and", EMPTY) > _count("和", "lake", EMPTY)


def test_the_largest_evidence_counts_once(lake: Dictionary) -> None:
    alone = _count("湖", "lake", lake)
    assert _count("湖", "lake", lake, "lakes", "laked") == alone


def test_pairs_keep_their_order(lake: Dictionary) -> None:
    zh, en = ["湖", "岸"], ["shore", "lake", "boat"]
    rows, columns = np.array([0, 0, 1, 1, 0]), np.array([0, 1, 0, 2, 1])
    counts = pseudo_counts(rows, columns, zh, en, lake)
    known = (counts > 1).tolist()
    assert known == [False, True, True, False, True]
    assert counts.tolist() == [_count(zh[row], en[column], lake) for row, column in zip(rows, columns, strict=True)]


def test_no_pairs_and_no_words() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert pseudo_counts(nothing, nothing, [], [], EMPTY).tolist() == []
    assert pseudo_counts(nothing, nothing, ["湖"], [], EMPTY).tolist() == []
