"""What speaks for words as an unknown rendering, and what against them."""

import pytest

from glossary.checking.base import TermEntry
from glossary.checking.english import EnglishText
from glossary.checking.evidence import Grounds, UnitWords
from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.types import Span
from tests.glossary.checking.samples import checked, termbase

_DICTIONARY = load_dictionary(default_path())


def _grounds(zh: str, term: str, en: str, *said: str, dictionary: Dictionary = _DICTIONARY) -> Grounds:
    [entry] = termbase({term: list(said)}).entries
    return _of(entry, zh, term, en, dictionary)


def _of(entry: TermEntry, zh: str, term: str, en: str, dictionary: Dictionary) -> Grounds:
    words = UnitWords(zh, Span(0, len(zh)), EnglishText(en), dictionary)
    start = zh.index(term)
    return words.grounds(entry, Span(start, start + len(term)), rendered=(), taken=frozenset())


def _accepted(grounds: Grounds, en: str, likely: str, score: float) -> str | None:
    start = en.index(likely)
    span = grounds.accepted(Span(start, start + len(likely)), score)
    return span.of(en) if span else None


@pytest.mark.parametrize(
    ("zh", "en", "term", "said", "verdict"),
    [
        # No word of the term is there.
        ("湖区坚持稳产保供，做好各项工作。", "The lake region does its work well in every field.", "稳产保供", "+stable production", "missing"),
        ("国有林场的工人很辛苦。", "The workers have a hard life.", "国有林场", "+state forest farms", "missing"),
        ("改善公共交通，居民很满意。", "Residents are very satisfied.", "公共交通", "+public transport", "missing"),
        # The dictionary has its words.
        ("国有林场要保护好林子。", "Government-owned tree farms must protect the woods.", "国有林场", "+state forest farms", "Government-owned tree farms"),
        ("保障饮水卫生。", "Drinking water must be kept hygienic.", "饮水卫生", "+water hygiene", "Drinking water must be kept hygienic"),
        # A word for people.
        ("护林员每天上山。", "The woodland patroller sees the whole hill every day.", "护林员", "+forest ranger", "woodland patroller"),
        # A word of a rendering.
        ("城镇居民用水方便。", "People in towns have water at hand.", "城镇居民", "+town residents", "People in towns"),
    ],
)  # fmt: skip
def test_unknown_and_missing(zh: str, en: str, term: str, said: str, verdict: str) -> None:
    [one] = checked((zh, en), terms={term: [said]}).judgements
    assert (one.en or one.verdict) == verdict


def test_another_chinese_word_explains_a_word() -> None:
    en = "They talk at the lake."
    assert _accepted(_grounds("协商制度", "协商制度", en, "+consultation system"), en, "talk", 0.4) == "talk"
    shared = _grounds("健全协商制度，在湖边商量。", "协商制度", en, "+consultation system")
    assert _accepted(shared, en, "talk", 0.4) is None


def test_words_that_say_all_of_a_term_count_whatever_else_explains_them() -> None:
    en = "The forest farm is open."
    grounds = _grounds("森林农场和森林里的农场。", "森林农场", en, "+woodland estate")
    assert _accepted(grounds, en, "forest farm", 0.2) == "forest farm"


@pytest.mark.parametrize(
    ("likely", "score", "accepted"),
    [
        ("all of the herons", 0.5, "herons"),
        ("herons", 0.4, None),
        ("all of the", 0.9, None),
        ("what", 0.9, None),
    ],
)
def test_words_that_nothing_speaks_for_need_a_sure_model(likely: str, score: float, accepted: str | None) -> None:
    en = "We see what all of the herons do."
    grounds = _grounds("公平", "公平", en, "+fairness", dictionary=Dictionary(None))
    assert _accepted(grounds, en, likely, score) == accepted


def test_a_single_word_is_too_little_for_a_long_term() -> None:
    en = "We see herons."
    grounds = _grounds("公平竞争", "公平竞争", en, "+fair play among firms", dictionary=Dictionary(None))
    assert _accepted(grounds, en, "herons", 0.7) is None
    assert _accepted(grounds, en, "herons", 0.9) == "herons"


@pytest.mark.parametrize(
    ("en", "likely", "accepted"),
    [
        ("in the midst of lake culture", "midst of lake culture", "lake culture"),
        ("lake culture taking shape", "lake culture taking shape", "lake culture"),
        ("lake culture, and boats", "lake culture, and boats", "lake culture"),
        ("trust in lake culture", "trust in lake culture", "lake culture"),
    ],
)
def test_what_governs_a_rendering_is_cut_off(en: str, likely: str, accepted: str) -> None:
    grounds = _grounds("湖泊文化", "湖泊文化", en, "+culture of lakes")
    assert _accepted(grounds, en, likely, 0.6) == accepted


def test_a_word_is_kept_for_each_word_of_the_term_that_is_open() -> None:
    en = "we need faith in our own culture"
    assert _accepted(
        _grounds("文化自信", "文化自信", en, "+cultural confidence"), en, "faith in our own culture", 0.6
    ) == ("faith in our own culture")


@pytest.mark.parametrize(
    ("en", "sought"),
    [
        ("Hygiene of the water that we drink.", "Hygiene of the water"),
        ("The water, whose taste is good, has its own hygiene rules.", None),
        ("Water is here. Hygiene is there.", None),
        ("Water is here.", None),
    ],
)
def test_all_of_the_term_near_each_other_is_sought(en: str, sought: str | None) -> None:
    span = _grounds("饮水卫生", "饮水卫生", en, "+water hygiene").sought()
    assert (span.of(en) if span else None) == sought


def test_a_deprecated_rendering_is_not_sought() -> None:
    en = "Hygiene of the water that we drink."
    assert _grounds("湖泊", "湖泊", en, "-water hygiene", dictionary=Dictionary(None)).sought() is None
