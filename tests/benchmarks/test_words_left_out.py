"""Tests of `benchmarks.words_left_out`: words of terms that their renderings keep and lose."""

import pytest

from benchmarks.words_left_out import WordOfTerm, words_of_terms
from glossary.dictionary import Dictionary
from tests.shared import needs_shared

pytestmark = needs_shared


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    path = tmp_path_factory.mktemp("dictionary") / "lake.u8"
    path.write_text("開放 开放 [kai1 fang4] /opening/\n戰略 战略 [zhan4 lu:e4] /strategy/\n", encoding="utf-8")
    return Dictionary(path)


def test_a_word_that_the_rendering_does_without_is_left_out(words: Dictionary) -> None:
    found = list(words_of_terms({(3, "开放战略"): ("the opening",)}, words))
    assert found == [WordOfTerm(3, "开放战略", "开放", "opening"), WordOfTerm(3, "开放战略", "战略", "")]


@pytest.mark.parametrize(
    ("term", "renderings"),
    [
        ("开放战略", ("opening strategy",)),  # nothing is left out
        ("开放战略", ("opening up strategy",)),  # one word is not accounted for
        ("开放战略", ("grand opening",)),
        ("开放战略", ("opening", "strategy")),  # two renderings
        ("开放战略", ()),  # the whole term is left out
        ("开放", ("opening",)),  # one word
    ],
)
def test_what_the_dictionary_cannot_tell(term: str, renderings: tuple[str, ...], words: Dictionary) -> None:
    assert list(words_of_terms({(3, term): renderings}, words)) == []


def test_each_english_word_serves_once(words: Dictionary) -> None:
    found = list(words_of_terms({(3, "开放战略"): ("strategy",), (4, "战略开放"): ("strategy",)}, words))
    assert [(one.pair, one.word, one.rendering) for one in found] == [
        (3, "开放", ""),
        (3, "战略", "strategy"),
        (4, "战略", "strategy"),
        (4, "开放", ""),
    ]
