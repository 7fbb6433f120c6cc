"""Sentence alignment inside a paragraph pair: monotone beads of n Chinese and m English segments.

Dynamic programming over lengths after Gale & Church (1993, *A program for aligning sentences in bilingual
corpora*, Computational Linguistics 19), with three changes: the ratio of lengths is that of the paragraph
pair, the variance is wider (their 6.8 is for European pairs; 30 was best on Chinese–English policy prose),
and what the segments share (`glossary.alignment.anchors`) lowers the cost of a bead. A bead's score is its
posterior probability: the forward–backward sum over all alignments of the paragraph.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

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


@dataclass(frozen=True, slots=True)
class _Bead:
    """A candidate bead: segments ``[zh_start, zh_end)`` and ``[en_start, en_end)`` with its cost."""

    zh_start: int
    zh_end: int
    en_start: int
    en_end: int
    cost: float


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
    beads = _candidates(pair, zh, en, anchors)
    path = _best_path(beads, len(zh), len(en))
    forward, backward = _sums(beads, len(zh), len(en))
    total = forward[len(zh)][len(en)]
    scored = []
    for bead in path:
        before, after = forward[bead.zh_start][bead.en_start], backward[bead.zh_end][bead.en_end]
        posterior = math.exp(min(0.0, before - bead.cost + after - total))
        scored.append(
            (_cover(zh, bead.zh_start, bead.zh_end), _cover(en, bead.en_start, bead.en_end), round(posterior, 4))
        )
    return scored


def _cover(spans: Sequence[Span], start: int, end: int) -> Span:
    """Return the span from segment `start` to before segment `end`, empty where they are the same."""
    if start == end:
        place = spans[start].start if start < len(spans) else spans[-1].end if spans else 0
        return Span(place, place)
    return Span(spans[start].start, spans[end - 1].end)


def _candidates(pair: ParagraphPair, zh: Sequence[Span], en: Sequence[Span], anchors: Anchors) -> list[_Bead]:
    """Every possible bead with its cost, in an order in which predecessors come first."""
    ratio = len(pair.en) / max(1, len(pair.zh))
    beads = []
    for zh_start in range(len(zh) + 1):
        for en_start in range(len(en) + 1):
            for (zh_count, en_count), prior in _PRIORS.items():
                zh_end, en_end = zh_start + zh_count, en_start + en_count
                if zh_end > len(zh) or en_end > len(en):
                    continue
                zh_span, en_span = _cover(zh, zh_start, zh_end), _cover(en, en_start, en_end)
                cost = prior + _length_cost(zh_span.end - zh_span.start, en_span.end - en_span.start, ratio)
                if zh_count and en_count and cost < _HOPELESS:
                    shared = anchors.overlap(zh_span.of(pair.zh), en_span.of(pair.en))
                    cost -= _ANCHOR_WEIGHT * shared * min(zh_count, en_count)
                beads.append(_Bead(zh_start, zh_end, en_start, en_end, cost))
    return beads


def _length_cost(zh_length: int, en_length: int, ratio: float) -> float:
    """Negative log probability, up to a constant, of so large a difference from the expected length."""
    mean = (zh_length + en_length / ratio) / 2 if ratio else zh_length
    deviation = (en_length - zh_length * ratio) / math.sqrt(_VARIANCE * max(mean, 1.0))
    return -math.log(max(math.erfc(abs(deviation) / math.sqrt(2)), 1e-12))


def _best_path(beads: Sequence[_Bead], zh_count: int, en_count: int) -> list[_Bead]:
    cost = [[_NEVER] * (en_count + 1) for _ in range(zh_count + 1)]
    last: dict[tuple[int, int], _Bead] = {}
    cost[0][0] = 0.0
    for bead in beads:
        through = cost[bead.zh_start][bead.en_start] + bead.cost
        if through < cost[bead.zh_end][bead.en_end]:
            cost[bead.zh_end][bead.en_end] = through
            last[bead.zh_end, bead.en_end] = bead
    path: list[_Bead] = []
    place = (zh_count, en_count)
    while place != (0, 0):
        path.append(last[place])
        place = (path[-1].zh_start, path[-1].en_start)
    return path[::-1]


def _sums(beads: Sequence[_Bead], zh_count: int, en_count: int) -> tuple[list[list[float]], list[list[float]]]:
    """Log sums over all paths from the start to each point, and from each point to the end."""
    forward = [[-_NEVER] * (en_count + 1) for _ in range(zh_count + 1)]
    backward = [[-_NEVER] * (en_count + 1) for _ in range(zh_count + 1)]
    forward[0][0] = backward[zh_count][en_count] = 0.0
    for bead in beads:
        here = forward[bead.zh_start][bead.en_start] - bead.cost
        forward[bead.zh_end][bead.en_end] = _log_add(forward[bead.zh_end][bead.en_end], here)
    for bead in reversed(beads):
        here = backward[bead.zh_end][bead.en_end] - bead.cost
        backward[bead.zh_start][bead.en_start] = _log_add(backward[bead.zh_start][bead.en_start], here)
    return forward, backward


def _log_add(left: float, right: float) -> float:
    if left < right:
        left, right = right, left
    return left if right == -_NEVER else left + math.log1p(math.exp(right - left))
