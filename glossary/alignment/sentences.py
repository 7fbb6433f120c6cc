"""Sentence alignment inside a paragraph pair: monotone beads of n Chinese and m English segments.

Dynamic programming over lengths after Gale & Church (1993, *A program for aligning sentences in bilingual
corpora*, Computational Linguistics 19), with three changes: the ratio of lengths is that of the paragraph
pair, the variance is wider (their 6.8 is for European pairs; 30 was best on Chinese–English policy prose),
and what the segments share (`glossary.alignment.anchors`) lowers the cost of a bead. A bead's score is its
posterior probability: the forward–backward sum over all alignments of the paragraph.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.alignment.anchors import Anchors
from glossary.alignment.splitting import split_en, split_zh
from glossary.types import Document, ParagraphPair, Span, TranslationUnit

__all__ = ["align_document", "align_pair"]

#: Variance of the length difference per Chinese character.
_VARIANCE: Final = 30.0
#: Cost (negative log prior) of each bead shape: Chinese segments, English segments.
_PRIORS: Final = {
    (1, 1): -math.log(0.89),
    (1, 2): -math.log(0.045), (2, 1): -math.log(0.045),
    (2, 2): -math.log(0.0005), (1, 3): -math.log(0.004), (3, 1): -math.log(0.004),
    (1, 0): -math.log(0.002), (0, 1): -math.log(0.002),
}  # fmt: skip
#: How much a full overlap of anchors lowers the cost of a bead.
_ANCHOR_WEIGHT: Final = 3.0
#: Cost by length from which a bead is not worth looking at for anchors: they could not save it.
_HOPELESS: Final = 14.0
_NEVER: Final = math.inf
#: Weight from which a bead would change no digit of a sum.
_VANISHING: Final = 1e-16

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def align_document(document: Document, anchors: Anchors) -> tuple[TranslationUnit, ...]:
    """Align every paragraph pair of `document`.

    Args:
        document: With English (else each Chinese sentence becomes a unit with empty English and score 0).
        anchors: Judges what two segments share.

    Returns:
        The translation units in order, numbered from 1.
    """
    units: list[TranslationUnit] = []
    for pair in document.pairs:
        for zh, en, score in align_pair(pair, anchors):
            units.append(TranslationUnit(len(units) + 1, pair.number, zh, en, score))
    return tuple(units)


def align_pair(pair: ParagraphPair, anchors: Anchors) -> list[tuple[Span, Span, float]]:
    """Align the sentences of one paragraph pair.

    Args:
        pair: The paragraph pair.
        anchors: Judges what two segments share.

    Returns:
        Beads ``(Chinese span, English span, score)`` in order; a side that is missing is an empty span at the
        place where it would stand.
    """
    zh = split_zh(pair.zh)
    if not pair.en.strip():
        return [(span, Span(0, 0), 0.0) for span in zh]
    en = split_en(pair.en, semicolons=any(mark in pair.zh for mark in ";；"))
    costs = _costs(pair, zh, en, anchors)
    path, posteriors = _best_path(costs, len(zh), len(en))
    return [
        (_cover(zh, zh_start, zh_end), _cover(en, en_start, en_end), round(posterior, 4))
        for ((zh_start, en_start), (zh_end, en_end)), posterior in zip(pairwise(path), posteriors, strict=True)
    ]


def _cover(spans: Sequence[Span], start: int, end: int) -> Span:
    """Return the span from segment `start` to before segment `end`, empty where they are the same."""
    if start == end:
        place = spans[start].start if start < len(spans) else spans[-1].end if spans else 0
        return Span(place, place)
    return Span(spans[start].start, spans[end - 1].end)


def _costs(pair: ParagraphPair, zh: Sequence[Span], en: Sequence[Span], anchors: Anchors) -> Floats:
    """Return the cost of every bead: by its first segments and its shape, in the order of `_PRIORS`."""
    ratio = len(pair.en) / max(1, len(pair.zh))
    costs = np.full((len(zh) + 1, len(en) + 1, len(_PRIORS)), _NEVER)
    shared = anchors.overlaps([span.of(pair.zh) for span in zh], [span.of(pair.en) for span in en])
    for number, ((zh_count, en_count), prior) in enumerate(_PRIORS.items()):
        if zh_count > len(zh) or en_count > len(en):
            continue
        cost = prior + _length_costs(_lengths(zh, zh_count)[:, None], _lengths(en, en_count)[None, :], ratio)
        if zh_count and en_count:
            saved = _ANCHOR_WEIGHT * shared.of(zh_count, en_count) * min(zh_count, en_count)
            cost -= np.where(cost < _HOPELESS, saved, 0.0)
        costs[: cost.shape[0], : cost.shape[1], number] = cost
    return costs


def _lengths(spans: Sequence[Span], count: int) -> Integers:
    """Return the lengths in characters of every run of `count` segments."""
    if not count:
        return np.zeros(len(spans) + 1, dtype=np.int64)
    bounds = np.array(spans)
    lengths: Integers = bounds[count - 1 :, 1] - bounds[: len(spans) - count + 1, 0]
    return lengths


def _length_costs(zh_lengths: Integers, en_lengths: Integers, ratio: float) -> Floats:
    """Negative log probability, up to a constant, of so large a difference from the expected length."""
    mean = (zh_lengths + en_lengths / ratio) / 2
    deviation = np.abs(en_lengths - zh_lengths * ratio) / np.sqrt(2 * _VARIANCE * np.maximum(mean, 1.0))
    chances = np.array(list(map(math.erfc, deviation.ravel().tolist()))).reshape(deviation.shape)
    costs: Floats = -np.log(np.maximum(chances, 1e-12))
    return costs


def _best_path(costs: Floats, zh_count: int, en_count: int) -> tuple[list[tuple[int, int]], list[float]]:
    """Return the cheapest way through all segments, point by point, and the posterior of each of its beads."""
    zh, en, shape = np.nonzero(np.isfinite(costs))
    steps = np.array(list(_PRIORS))[shape]
    width = en_count + 1  # points are numbered row by row
    starts, ends = zh * width + en, (zh + steps[:, 0]) * width + en + steps[:, 1]
    cost = costs[zh, en, shape]
    least = [0.0] + [_NEVER] * ((zh_count + 1) * width - 1)
    last = [0] * len(least)
    for start, end, added in zip(starts.tolist(), ends.tolist(), cost.tolist(), strict=True):
        through = least[start] + added
        if through < least[end]:
            least[end], last[end] = through, start
    path = [len(least) - 1]
    while path[-1]:
        path.append(last[path[-1]])
    path.reverse()
    cheapest = np.array(least)
    weights = np.exp(cheapest[ends] - cheapest[starts] - cost)
    return [divmod(point, width) for point in path], _posteriors(path, starts, ends, weights)


def _posteriors(path: Sequence[int], starts: Integers, ends: Integers, weights: Floats) -> list[float]:
    """Return the posterior of each bead of a path: its share in the sum over all paths.

    Args:
        path: The points of the path, from the first point to the last.
        starts: The point that each bead starts from, in an order in which predecessors come first.
        ends: The point that it leads to.
        weights: How probable each bead is beside the cheapest way to its end, whose weight is 1. So the sums over
            paths are products of numbers that neither vanish nor grow without bounds, however long the paragraph.
    """
    seen = weights > _VANISHING
    beads = list(zip(starts[seen].tolist(), ends[seen].tolist(), weights[seen].tolist(), strict=True))
    before, after = [0.0] * (path[-1] + 1), [0.0] * (path[-1] + 1)
    before[0] = after[-1] = 1.0
    for start, end, weight in beads:
        before[end] += before[start] * weight
    for start, end, weight in reversed(beads):
        after[start] += weight * after[end]
    weight_of = {(start, end): weight for start, end, weight in beads}
    return [min(1.0, before[start] * weight_of[start, end] * after[end] / before[-1]) for start, end in pairwise(path)]
