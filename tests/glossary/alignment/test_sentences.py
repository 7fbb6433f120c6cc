"""Tests of `glossary.alignment.sentences`: beads of Chinese and English segments."""

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.alignment.anchors import Anchors
from glossary.alignment.sentences import _PRIORS, _best_path, align_document, align_pair
from glossary.dictionary import Dictionary, default_path
from glossary.pipelines import segment
from glossary.types import ParagraphPair
from tests.glossary.samples import brief


@cache
def _anchors() -> Anchors:
    return Anchors(Dictionary(default_path()), segment)


def _aligned(zh: str, en: str) -> list[tuple[str, str]]:
    return [(z.of(zh), e.of(en)) for z, e, _ in align_pair(ParagraphPair(1, zh, en), _anchors())]


def test_one_to_one() -> None:
    assert _aligned(
        "湖区要发展低空经济。企业要增加投资。",
        "The lake region should develop the low-altitude economy. Firms should invest more.",
    ) == [
        ("湖区要发展低空经济。", "The lake region should develop the low-altitude economy."),
        ("企业要增加投资。", "Firms should invest more."),
    ]


def test_one_chinese_sentence_as_two() -> None:
    zh = "湖区面积862平方公里，沿岸三个县共有人口128万。粮食产量增长较快。"
    en = "The lake region covers 862 square kilometers. The three counties along its shores have a population of 1.28 million. Grain output grew quickly."
    assert [zh_part for zh_part, _ in _aligned(zh, en)] == [
        "湖区面积862平方公里，沿岸三个县共有人口128万。",
        "粮食产量增长较快。",
    ]


def test_two_chinese_sentences_as_one() -> None:
    zh = "湖水变清了。鱼多了。粮食产量增长百分之五，达到128万吨。"
    en = "The lake has become clear and there are more fish. Grain output grew by five percent to 1.28 million tons."
    assert _aligned(zh, en)[0] == ("湖水变清了。鱼多了。", "The lake has become clear and there are more fish.")


@pytest.mark.parametrize("zh", ["湖区要发展。", "湖区要发展。企业要投资。"])
@pytest.mark.parametrize("en", ["", "  \n"])
def test_chinese_alone(zh: str, en: str) -> None:
    beads = align_pair(ParagraphPair(1, zh, en), _anchors())
    assert [score for *_, score in beads] == [0.0] * zh.count("。")
    assert all(english == (0, 0) for _, english, _ in beads)


def test_units_are_numbered_through_the_document() -> None:
    units = align_document(brief(), _anchors())
    assert [unit.number for unit in units] == list(range(1, len(units) + 1))
    assert [unit.pair for unit in units] == sorted(unit.pair for unit in units)
    assert {unit.pair for unit in units} == {1, 2, 3, 4, 5, 6}


SENTENCES_ZH = st.lists(
    st.sampled_from(["湖区要发展。", "企业投资862万元；", "水更清，岸更绿。", "！"]), max_size=5
).map("".join)
SENTENCES_EN = st.lists(
    st.sampled_from(["The lake grew. ", "Firms invested RMB 8.62 million; ", "Then? ", "(ok) "]), max_size=5
).map("".join)


@settings(deadline=None)
@given(SENTENCES_ZH, SENTENCES_EN)
def test_beads_hold_both_sides_once_and_in_order(zh: str, en: str) -> None:
    beads = align_pair(ParagraphPair(1, zh, en), _anchors())
    assert all(0.0 <= score <= 1.0 for *_, score in beads)
    for side, text in ((0, zh), (1, en)):
        spans = [bead[side] for bead in beads]
        assert all(left[1] <= right[0] for left, right in pairwise(spans))  # type: ignore[index]
        assert "".join(text[slice(*span)] for span in spans).replace(" ", "") == text.replace(" ", "")  # type: ignore[misc]


Path = list[tuple[int, int]]


def _paths(zh: int, en: int) -> Iterator[Path]:
    """Yield all ways from the first point to this one."""
    if (zh, en) == (0, 0):
        yield [(0, 0)]
    for zh_count, en_count in _PRIORS:
        if zh_count <= zh and en_count <= en:
            for path in _paths(zh - zh_count, en - en_count):
                yield [*path, (zh, en)]


@pytest.mark.parametrize("spread", [1.0, 30.0, 500.0])
@pytest.mark.parametrize(("zh", "en"), [(0, 1), (1, 1), (2, 3), (3, 3)])
def test_the_path_is_the_cheapest_and_its_posteriors_are_shares_of_all_paths(zh: int, en: int, spread: float) -> None:
    shapes = list(_PRIORS)
    costs = np.random.default_rng(7).uniform(0, spread, (zh + 1, en + 1, len(shapes)))
    for number, (zh_count, en_count) in enumerate(shapes):
        costs[max(0, zh - zh_count + 1) :, :, number] = math.inf  # no bead leads beyond the last segments
        costs[:, max(0, en - en_count + 1) :, number] = math.inf

    def beads(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        return list(pairwise(path))

    def cost(path: Path) -> float:
        return sum(
            float(costs[*start, shapes.index((end[0] - start[0], end[1] - start[1]))]) for start, end in beads(path)
        )

    every = list(_paths(zh, en))
    least = min(map(cost, every))
    path, posteriors = _best_path(costs, zh, en)
    assert cost(path) == pytest.approx(least)
    total = sum(math.exp(least - cost(one)) for one in every)
    shares = [sum(math.exp(least - cost(one)) for one in every if bead in beads(one)) / total for bead in beads(path)]
    assert posteriors == pytest.approx(shares)


def test_a_paragraph_without_segments_has_no_beads() -> None:
    assert _best_path(np.full((1, 1, len(_PRIORS)), math.inf), 0, 0) == ([(0, 0)], [])
