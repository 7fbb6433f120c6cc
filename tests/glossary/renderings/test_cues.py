"""Tests of `glossary.renderings.cues`: what the translator marked."""

from itertools import pairwise

import pytest

from glossary.dictionary import Dictionary
from glossary.glosses import glosses
from glossary.renderings.cues import gloss_stretch, paired_quotations, quoted_ranges
from glossary.renderings.spans import LinkedUnit, Stretch
from glossary.types import Span
from tests.glossary.renderings.samples import en_of, linked, pair_of, span_of

EMPTY = Dictionary(None)


def _glossed(zh: str, en: str, term: str, links: list[tuple[str, str]]) -> str | None:
    unit = linked(zh, en, links)
    [gloss] = glosses(pair_of(zh, en).en)
    stretch = gloss_stretch(unit, gloss, span_of(zh, term))
    return None if stretch is None else en_of(en, stretch.span(unit))


@pytest.mark.parametrize(
    ("en", "rendering"),
    [
        ("and foster new quality forces [新质生产力] .", "new quality forces"),  # foster renders another word
        ("of the new quality forces [新质生产力] .", "new quality forces"),
        ("boats , new quality forces [新质生产力] .", "new quality forces"),
        ("the “ new quality forces ,_” [新质生产力] .", "new quality forces"),
        ("foster new_-_quality forces [新质生产力] .", "new-quality forces"),
        ("[新质生产力] foster", None),
    ],
)
def test_what_a_gloss_explains(en: str, rendering: str | None) -> None:
    links = [("培育", "foster"), ("新质", "new"), ("新质", "quality"), ("生产力", "forces")]
    assert _glossed("培育 新质 生产力", en.replace("“ ", "“_"), "新质生产力", links) == rendering


def _paired(unit: LinkedUnit, zh: str, en: str, quotes: list[str]) -> list[str | None]:
    ranges = quoted_ranges(unit, pair_of(zh, en).en)
    pairs = paired_quotations(unit, [(span_of(zh, quote), quote) for quote in quotes], ranges, EMPTY)
    assert list(pairs) == [span_of(zh, quote) for quote in quotes]
    found: list[Stretch] = [stretch for stretch in pairs.values() if stretch is not None]
    assert all(left.end <= right.start for left, right in pairwise(found))
    return [None if stretch is None else en_of(en, stretch.span(unit)) for stretch in pairs.values()]


ZH = "做到 “ 两个 优先 ” 和 “ 三张 网 ”"
LINKS = [("两个", "two"), ("优先", "priorities"), ("三张", "three"), ("网", "networks")]


@pytest.mark.parametrize(
    ("en", "renderings"),
    [
        ("the “_two priorities_” and “_three networks_”", ["two priorities", "three networks"]),
        ("the two priorities and “_three networks_”", [None, "three networks"]),
        ("the “_two priorities_,_”_5 and three networks", ["two priorities", None]),
        ("the “_two priorities_” of the “_old days_” and the “_three networks_”", ["two priorities", "three networks"]),
        ("the two priorities and three networks", [None, None]),
        ("the “_four seas_”", [None, None]),
    ],
)
def test_quotations_pair_across_languages(en: str, renderings: list[str | None]) -> None:
    assert _paired(linked(ZH, en, LINKS), ZH, en, ["两个优先", "三张网"]) == renderings


def test_another_number_rules_a_pair_out() -> None:
    en = "the “_four networks_”"
    assert _paired(linked(ZH, en, [("三张", "four"), ("网", "networks")]), ZH, en, ["三张网"]) == [None]


def test_quotations_of_other_units_are_left_out() -> None:
    en = "the “_two priorities_”"
    assert quoted_ranges(linked("湖", en), pair_of("湖", en).en + " “and three”") == [(2, 4)]
    assert paired_quotations(linked("湖", en), [], [(2, 4)], EMPTY) == {}
    assert paired_quotations(linked("湖", en), [(Span(0, 1), "湖")], [], EMPTY) == {Span(0, 1): None}
