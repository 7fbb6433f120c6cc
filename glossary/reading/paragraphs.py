"""Pairs two parallel lists of paragraphs of unequal length.

A monotone alignment of n Chinese with m English paragraphs by dynamic programming, after Gale & Church (1993),
"A Program for Aligning Sentences in Bilingual Corpora", with what paragraphs share whatever their wording
(`glossary.reading.anchors`) as further evidence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.anchors import Anchors, anchors, overlap
from glossary.reading.base import Bead, Paragraph
from glossary.types import Metadata

__all__ = ["MINIMUM_CONFIDENCE", "Aligner", "Link", "is_title", "settled", "without_title"]

#: Below this confidence (the mean over the text, in [0, 1]) an alignment is refused.
MINIMUM_CONFIDENCE: Final = 0.6

# English characters for one Chinese character: usual in policy documents, and the bounds for a fit.
_USUAL_RATIO: Final = 4.5
_RATIOS: Final = (2.5, 6.5)
_FIT_FROM: Final = 400
# Variance of the English length for each Chinese character. The textbook's 6.8 holds for related languages.
_VARIANCE: Final = 40.0
_LENGTH_CAP: Final = 14.0
_ANCHOR_COST: Final = 5.0
_ANCHORS_ENOUGH: Final = 4
_ANCHORS_PLENTY: Final = 8

# What a bead of n Chinese and m English paragraphs costs in advance.
_PRIORS: Final = {
    (1, 1): 0.0, (1, 2): 2.5, (2, 1): 2.5, (2, 2): 6.0, (1, 3): 4.5, (3, 1): 4.5, (1, 4): 6.0, (4, 1): 6.0,
    (1, 0): 8.0, (0, 1): 8.0,
}  # fmt: skip
_TITLE_PRIOR: Final = 1.5
# A bead of several paragraphs is less likely right than one of two that fit as well.
_MERGED: Final = 0.85
_BAND: Final = 30
_SMOOTHING: Final = 20
_TITLE_LENGTH: Final = {True: 40, False: 150}
_PLACES_SHOWN: Final = 5


# The cheapest way to each point, in Chinese and English paragraphs done: its cost and its last step.
_Best = dict[tuple[int, int], tuple[float, tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Link:
    """A bead of the alignment.

    Attributes:
        zh: The Chinese paragraphs; empty where there are none for the English.
        en: The English paragraphs.
        confidence: How sure it is, in [0, 1]; 0 where one side is empty.
    """

    zh: Sequence[Paragraph]
    en: Sequence[Paragraph]
    confidence: float

    @property
    def weight(self) -> int:
        """How much text it holds, in Chinese characters, roughly."""
        return sum(len(p.text) for p in self.zh) + round(sum(len(p.text) for p in self.en) / _USUAL_RATIO)


@dataclass(frozen=True)
class Aligner:
    """Aligns paragraphs of one document.

    Args:
        zh: All Chinese paragraphs of the document, from which the ratio of lengths is fitted.
        en: All English ones.
    """

    zh: Sequence[Paragraph]
    en: Sequence[Paragraph]
    _anchors: dict[int, Anchors] = field(default_factory=dict, init=False, repr=False)
    ratio: float = field(init=False)

    def __post_init__(self) -> None:
        # By identity, since the same words may stand in a document twice and hashing long texts takes time.
        for paragraph in self.zh:
            self._anchors[id(paragraph)] = anchors(paragraph, "zh")
        for paragraph in self.en:
            self._anchors[id(paragraph)] = anchors(paragraph, "en")
        chinese, english = _length(self.zh), _length(self.en)
        fitted = english / chinese if chinese >= _FIT_FROM else _USUAL_RATIO
        object.__setattr__(self, "ratio", min(max(fitted, _RATIOS[0]), _RATIOS[1]))

    def confidence(self, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> float:
        """Return how well two groups of paragraphs go together, by length and anchors.

        Args:
            zh: Chinese paragraphs of the document.
            en: English paragraphs of the document.

        Returns:
            A figure in [0, 1]; 0 where one side is empty.
        """
        if not zh or not en:
            return 0.0
        expected, found = _length(zh) * self.ratio + _SMOOTHING, _length(en) + _SMOOTHING
        agreement, total = self._overlap(zh, en)
        mismatch = (1 - agreement) * min(1.0, total / _ANCHORS_ENOUGH)
        merged = 1.0 if len(zh) == len(en) == 1 else _MERGED
        fit = min(expected, found) / max(expected, found) * (1 - mismatch / 2)
        # The same figures on both sides say more than lengths.
        return merged * max(fit, agreement * min(1.0, total / _ANCHORS_PLENTY))

    def align(self, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> list[Link]:
        """Align Chinese with English paragraphs, both in order.

        Args:
            zh: Chinese paragraphs of the document.
            en: English paragraphs of the document.

        Returns:
            The beads in order; together they hold every paragraph once.
        """
        best: _Best = {(0, 0): (0.0, (0, 0))}
        band = _BAND + abs(len(zh) - len(en))
        for row in range(len(zh) + 1):
            centre = round(row * len(en) / max(1, len(zh)))
            for column in range(max(0, centre - band), min(len(en), centre + band) + 1):
                steps = []
                for step in _PRIORS:
                    before = row - step[0], column - step[1]
                    if before in best:
                        left, right = zh[before[0] : row], en[before[1] : column]
                        steps.append((best[before][0] + self._cost(left, right, opens=before == (0, 0)), step))
                if steps:
                    best[row, column] = min(steps)
        return self._traced(best, zh, en)

    def _traced(self, best: _Best, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> list[Link]:
        links = []
        row, column = len(zh), len(en)
        while row or column:
            step = best[row, column][1]
            left, right = zh[row - step[0] : row], en[column - step[1] : column]
            links.append(Link(left, right, self.confidence(left, right)))
            row, column = row - step[0], column - step[1]
        return links[::-1]

    def _cost(self, zh: Sequence[Paragraph], en: Sequence[Paragraph], *, opens: bool) -> float:
        """Return what a bead costs; `opens` says whether it is the first."""
        prior = _PRIORS[len(zh), len(en)]
        if not zh or not en:
            return _TITLE_PRIOR if opens and is_title((*zh, *en)[0]) else prior
        chinese, english = _length(zh), _length(en)
        deviation = (english - chinese * self.ratio) / math.sqrt((chinese + english / self.ratio) / 2 * _VARIANCE)
        agreement, total = self._overlap(zh, en)
        mismatch = (1 - agreement) * min(1.0, total / _ANCHORS_ENOUGH)
        return min(deviation * deviation / 2, _LENGTH_CAP) + _ANCHOR_COST * mismatch + prior

    def _overlap(self, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> tuple[float, int]:
        return overlap([self._anchors[id(p)] for p in zh], [self._anchors[id(p)] for p in en])


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def is_title(paragraph: Paragraph) -> bool:
    """Return whether a paragraph at the start of a document can be its title: short, and no sentence.

    >>> is_title(Paragraph("湖区简报", 1)), is_title(Paragraph("The lake is deep.", 1))
    (True, False)
    """
    short = len(paragraph.text) <= _TITLE_LENGTH[any(c >= "\u2e80" for c in paragraph.text)]
    return short and paragraph.text[-1:] not in ".!?。！？:：,，;；、"


def without_title(links: list[Link]) -> tuple[list[Link], Metadata]:
    """Take a title that has no counterpart from the start of an alignment.

    Args:
        links: The alignment.

    Returns:
        The rest of the alignment, and the title as metadata; nothing is taken where there is no such title.
    """
    first = links[0]
    if len(links) == 1 or len(first.zh) + len(first.en) != 1 or not is_title((*first.zh, *first.en)[0]):
        return links, Metadata()
    title = Metadata(title_zh=first.zh[0].text) if first.zh else Metadata(title=first.en[0].text)
    return links[1:], title


def settled(links: Sequence[Link], path: Path, *, english_path: Path | None = None) -> list[Bead]:
    """Return the beads of an alignment that can be trusted, every paragraph in one of them.

    A paragraph without counterpart joins the bead before it (at the start: after it), so that no text is lost.

    Args:
        links: The alignment.
        path: The file with the Chinese, for the message.
        english_path: The file with the English if that is another one.

    Returns:
        Beads without empty sides.

    Raises:
        InputError: The mean confidence, weighted by the length of the text, is below `MINIMUM_CONFIDENCE`; the
            message names the worst places.
    """
    total = sum(link.weight for link in links)
    mean = sum(link.confidence * link.weight for link in links) / total if total else 0.0
    if mean < MINIMUM_CONFIDENCE:
        worst = sorted(links, key=lambda link: (link.confidence - 1) * link.weight)[:_PLACES_SHOWN]
        places = "; ".join(_place(link) for link in sorted(worst, key=links.index))
        sides = "and the English paragraphs" if english_path is None else f"paragraphs and those of {english_path}"
        raise InputError(
            f"the Chinese {sides} do not pair (confidence {mean:.2f} of 1,"
            f" needed {MINIMUM_CONFIDENCE}); worst: {places}",
            path=path,
            line=_line(worst[0]),
            hint="make both sides have the same paragraphs in the same order, or give a table with a row per pair",
        )
    beads: list[tuple[list[Paragraph], list[Paragraph]]] = []
    waiting: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    for link in links:
        if link.zh and link.en:
            beads.append(([*waiting[0], *link.zh], [*waiting[1], *link.en]))
            waiting = ([], [])
        else:
            target = beads[-1] if beads else waiting
            target[0].extend(link.zh)
            target[1].extend(link.en)
    return list(beads)


def _line(link: Link) -> int:
    return (*link.zh, *link.en)[0].line


def _place(link: Link) -> str:
    sides = []
    for name, paragraphs in (("Chinese", link.zh), ("English", link.en)):
        lines = [str(paragraph.line) for paragraph in paragraphs]
        sides.append(
            f"{name} line {lines[0] if len(lines) == 1 else '–'.join((lines[0], lines[-1]))}" if lines else f"no {name}"
        )
    return " with ".join(sides)
