"""The hidden Markov alignment model: words next to each other tend to be translated next to each other.

Vogel, Ney & Tillmann (1996, *HMM-based word alignment in statistical translation*), with the null states of
Och & Ney (2003, *A systematic comparison of various statistical alignment models*): each source word has a
twin that generates nothing in particular and keeps the place from which the next jump is measured. Units are
padded to batches, so that each step of the recursions is one matrix product for many units.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["Batch", "JumpModel", "batches", "expectations"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

#: Jumps farther than this share one probability.
_FARTHEST: Final = 6
_BATCH: Final = 24
#: Words of the longest unit that is modelled.
_LONGEST: Final = 800
#: Most cells of a batch (words by words, padded), which bounds the memory: some 30 MB an array.
_MOST_CELLS: Final = 4_000_000
_TINY: Final = 1e-30


@dataclass(frozen=True, slots=True)
class Batch:
    """Units of like length, padded.

    Attributes:
        units: Numbers of the units; length ``B``.
        cells: Index into the flat list of cells, shape ``(B, J, I)``: target by source; padding is the index
            one past the last cell.
        sources: How many source words each unit has, shape ``(B,)``.
        targets: How many target words each unit has, shape ``(B,)``.
    """

    units: tuple[int, ...]
    cells: Integers
    sources: Integers
    targets: Integers


@dataclass(frozen=True, slots=True)
class JumpModel:
    """How likely the alignment jumps from one source word to another.

    Attributes:
        widths: Relative probability of each jump from ``-FARTHEST`` to ``FARTHEST``, shape ``(13,)``.
        null: Probability that a target word translates nothing.
    """

    widths: Floats
    null: float

    @classmethod
    def start(cls, null: float) -> "JumpModel":
        """Return a model that prefers the next word, and less so its neighbours."""
        places = np.arange(-_FARTHEST, _FARTHEST + 1)
        return cls(np.exp(-0.5 * np.abs(places - 1)), null)

    def refit(self, counts: Floats) -> "JumpModel":
        """Return a model from expected jump counts and the places that offered each width, shape ``(2, 13)``."""
        rates = counts[0] / np.maximum(counts[1], 1.0)
        if not rates.any():  # units of one word know no jumps
            return self
        smoothed = rates + rates.sum() * 0.02 * self.widths / self.widths.sum()
        return JumpModel(smoothed / smoothed.sum(), self.null)

    def transitions(self, batch: Batch) -> "Moves":
        """Return the jump probabilities of a batch."""
        length = batch.cells.shape[2]
        table = self.widths[_widths(length)]
        words = (np.arange(length)[None, :] < batch.sources[:, None]).astype(np.float64)
        return Moves(table, 1 / np.maximum(words @ table.T, _TINY), words)


@dataclass(frozen=True, slots=True)
class Moves:
    """Jump probabilities of the units of a batch, in three factors: the units differ only in their lengths.

    Attributes:
        table: Relative probability of each jump, from and to, shape ``(I, I)``.
        share: What makes the probabilities of all jumps from a word sum to 1, shape ``(B, I)``.
        words: 1 for the words of each unit, 0 for padding, shape ``(B, I)``.
    """

    table: Floats
    share: Floats
    words: Floats

    def dense(self) -> Floats:
        """Return the probabilities, shape ``(B, I, I)``: from, to; rows sum to 1 over the unit's words."""
        probabilities: Floats = self.share[:, :, None] * self.table[None, :, :] * self.words[:, None, :]
        return probabilities

    def onward(self, reached: Floats) -> Floats:
        """Return how likely each word is reached by a jump from `reached`, for words alone; shapes ``(B, I)``."""
        landed: Floats = (reached * self.share) @ self.table
        return landed

    def back(self, future: Floats) -> Floats:
        """Return the expected future of a jump from each word to one of `future`, 0 for padding; shapes ``(B, I)``."""
        expected: Floats = future @ self.table.T
        expected *= self.share
        return expected

    def widths(self, before: Floats, ahead: Floats) -> Floats:
        """Return expected jumps of each width, and how many places offer it, shape ``(2, 13)``.

        Args:
            before: How likely each word is stood on before each step, shape ``(B, J, I)``.
            ahead: Emission and future of a jump to each word at each step, shape ``(B, J, I)``.
        """
        length = len(self.table)
        stood = (before * self.share[:, None, :]).reshape(-1, length)
        landed = (ahead * self.words[:, None, :]).reshape(-1, length)
        jumped = self.table * (stood.T @ landed)
        bins = _widths(length).ravel()
        # Many places share the outermost bins: count each width per place that offers it.
        offered = self.words.T @ self.words
        counts = [np.bincount(bins, weights.ravel(), 2 * _FARTHEST + 1) for weights in (jumped, offered)]
        return np.stack(counts)


def _widths(length: int) -> Integers:
    places = np.arange(length)
    widths: Integers = np.clip(places[None, :] - places[:, None], -_FARTHEST, _FARTHEST) + _FARTHEST
    return widths


def _grouped(order: Sequence[int], shapes: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Cut `order` (ascending in size) into groups that are small enough to be padded together."""
    group: list[int] = []
    for unit in order:
        longest = max(shapes[unit])
        if group and (len(group) == _BATCH or (len(group) + 1) * longest * longest > _MOST_CELLS):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def batches(shapes: Sequence[tuple[int, int]], starts: Sequence[int], *, transpose: bool) -> Iterator[Batch]:
    """Group units of like length.

    Args:
        shapes: ``(rows, columns)`` of each unit's block of cells; the block is stored row by row.
        starts: Index of each unit's first cell.
        transpose: Whether the rows are the targets (else the columns are).

    Yields:
        Batches that together hold every unit with words on both sides once, units that are far longer than any
        sentence left out: time grows with the cube of their length.
    """
    total = int(starts[-1] + shapes[-1][0] * shapes[-1][1]) if shapes else 0
    fit = (n for n, shape in enumerate(shapes) if min(shape) and max(shape) <= _LONGEST)
    order = sorted(fit, key=lambda n: shapes[n])
    for units in _grouped(order, shapes):
        blocks = [(starts[n] + np.arange(shapes[n][0] * shapes[n][1])).reshape(shapes[n]) for n in units]
        blocks = blocks if transpose else [block.T for block in blocks]
        cells = np.full((len(units), max(b.shape[0] for b in blocks), max(b.shape[1] for b in blocks)), total)
        for number, block in enumerate(blocks):
            cells[number, : block.shape[0], : block.shape[1]] = block
        targets = np.array([block.shape[0] for block in blocks])
        sources = np.array([block.shape[1] for block in blocks])
        yield Batch(tuple(units), cells, sources, targets)


def expectations(batch: Batch, emission: Floats, null_emission: float, jumps: JumpModel) -> tuple[Floats, Floats]:
    """Run forward and backward over one batch.

    Args:
        batch: The units.
        emission: Probability of each cell's target word given its source word, with a 0 appended for padding.
        null_emission: Probability of any target word given the null word.
        jumps: The jump model.

    Returns:
        ``(posterior, widths)``: the posterior of each cell, shape ``(B, J, I)``, null states left out, and
        the expected counts of jump widths, shape ``(13,)``.
    """
    moves = jumps.transitions(batch)
    # A step at a time is worked on, so the steps come first; padding is never emitted, so no path enters it.
    emitted = emission.take(batch.cells.transpose(1, 0, 2))
    live = np.arange(len(emitted))[:, None] < batch.targets[None, :]
    forward, stood = np.empty((len(emitted), 2, *emitted.shape[1:])), np.empty_like(emitted)
    scale = np.empty(emitted.shape[:2])
    reach = stay = moves.words / batch.sources[:, None]
    for step, here in enumerate(forward):  # of each word, and of its null twin
        if step:
            reach = moves.onward(stay)
        np.multiply(reach * (1 - jumps.null), emitted[step], out=here[0])
        np.multiply(stay * jumps.null, null_emission, out=here[1])
        np.maximum(here.sum(axis=(0, 2)), _TINY, out=scale[step])
        np.divide(here, scale[step, :, None], out=here)
        stay = np.add(here[0], here[1], out=stood[step])
    emitted *= 1 - jumps.null
    posterior, ahead = _backward(emitted, jumps.null * null_emission, scale, live, moves)
    posterior *= forward[:, 0]
    widths = moves.widths(stood[:-1].transpose(1, 0, 2), ahead[1:].transpose(1, 0, 2))
    return posterior.transpose(1, 0, 2), widths


def _backward(
    emitted: Floats, nothing: float, scale: Floats, live: npt.NDArray[np.bool_], moves: Moves
) -> tuple[Floats, Floats]:
    """Run backward over one batch.

    Args:
        emitted: Probability of each step's word given each source word, shape ``(J, B, I)``.
        nothing: Probability that it translates nothing.
        scale: What the forward probabilities of each step were divided by, shape ``(J, B)``.
        live: Which steps are words of each unit, shape ``(J, B)``; behind them the future stays 1.
        moves: The jump probabilities.

    Returns:
        The future of each word at each step, and emission and future together, per unit of the step's scale;
        shapes ``(J, B, I)``.
    """
    futures, ahead = np.empty_like(emitted), np.empty_like(emitted)
    futures[-1] = 1.0  # a word and its null twin have the same future
    for step in range(len(emitted) - 1, 0, -1):
        after, divisor = futures[step], scale[step, :, None]
        np.multiply(emitted[step], after, out=ahead[step])
        ahead[step] /= divisor
        back = moves.back(ahead[step])
        back += nothing * after / divisor
        futures[step - 1] = np.where(live[step, :, None], back, after)
    return futures, ahead
