"""Word alignment: for each Chinese word of a translation unit, which English words may translate it.

IBM model 1 (Brown et al. 1993, *The mathematics of statistical machine translation*) with a preference for the
diagonal (Dyer et al. 2013, *A simple, fast, and effective reparameterization of IBM model 2*) gives the
hidden Markov model (`glossary.alignment.hmm`) its first table; both know pseudo-counts
(`glossary.alignment.priors`), which small corpora need more than rounds. The two directions are combined by
their geometric mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.alignment.hmm import JumpModel, batches, expectations
from glossary.alignment.priors import pseudo_counts
from glossary.dictionary import Dictionary

__all__ = ["Bitext", "link_posteriors"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

#: How strongly words prefer the diagonal.
_DIAGONAL: Final = 2.0
#: Probability that a word translates nothing.
_NULL: Final = 0.1
_MODEL1_ROUNDS: Final = 3
#: More rounds fit rare words to whatever stands near them; fewer do not use what recurs.
_HMM_ROUNDS: Final = 2

#: Words of one unit in order: Chinese words, English words in lower case.
Bitext = Sequence[tuple[Sequence[str], Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Cells:
    """All word pairs that share a unit, flattened.

    Attributes:
        zh, en: Vocabulary numbers of the two words of each cell; shape ``(cells,)``.
        pair: Number of the distinct word pair of each cell; shape ``(cells,)``.
        zh_place, en_place: Number of the word token over the whole bitext; shape ``(cells,)``.
        distance: How far the cell lies from the diagonal, in [0, 1]; shape ``(cells,)``.
        prior: Pseudo-count of each distinct pair; shape ``(pairs,)``.
        pair_zh, pair_en: Vocabulary numbers of each distinct pair; shape ``(pairs,)``.
    """

    zh: Integers
    en: Integers
    pair: Integers
    zh_place: Integers
    en_place: Integers
    distance: Floats
    prior: Floats
    pair_zh: Integers
    pair_en: Integers


def link_posteriors(bitext: Bitext, dictionary: Dictionary, *, hmm_rounds: int = _HMM_ROUNDS) -> list[Floats]:
    """Return how likely each Chinese word is linked to each English word.

    Args:
        bitext: Units with their words; either side of a unit may be empty.
        dictionary: Says which pairs are translations; may be empty.
        hmm_rounds: Rounds of the hidden Markov model; 0 for model 1 alone.

    Returns:
        For each unit an array of shape ``(Chinese words, English words)``, values in [0, 1].
    """
    shapes = [(len(zh), len(en)) for zh, en in bitext]
    cells = _cells(bitext, dictionary)
    if not cells.pair.size:
        return [np.zeros(shape) for shape in shapes]
    onward = _posteriors(cells, shapes, to_english=True, hmm_rounds=hmm_rounds)
    links = np.sqrt(onward * _posteriors(cells, shapes, to_english=False, hmm_rounds=hmm_rounds))
    posteriors, start = [], 0
    for rows, columns in shapes:
        posteriors.append(links[start : start + rows * columns].reshape(rows, columns))
        start += rows * columns
    return posteriors


def _cells(bitext: Bitext, dictionary: Dictionary) -> _Cells:
    zh_words: dict[str, int] = {}
    en_words: dict[str, int] = {}
    zh_parts, en_parts, zh_places, en_places, distances = [], [], [], [], []
    zh_seen = en_seen = 0
    for zh, en in bitext:
        zh_ids = np.array([zh_words.setdefault(word, len(zh_words)) for word in zh], dtype=np.int64)
        en_ids = np.array([en_words.setdefault(word, len(en_words)) for word in en], dtype=np.int64)
        zh_parts.append(np.repeat(zh_ids, len(en)))
        en_parts.append(np.tile(en_ids, len(zh)))
        zh_places.append(np.repeat(np.arange(len(zh)) + zh_seen, len(en)))
        en_places.append(np.tile(np.arange(len(en)) + en_seen, len(zh)))
        rows = (np.arange(len(zh)) + 0.5) / max(1, len(zh))
        columns = (np.arange(len(en)) + 0.5) / max(1, len(en))
        distances.append(np.abs(rows[:, None] - columns[None, :]).ravel())
        zh_seen, en_seen = zh_seen + len(zh), en_seen + len(en)
    zh_all, en_all = _joined(zh_parts), _joined(en_parts)
    codes, pair = np.unique(zh_all * max(1, len(en_words)) + en_all, return_inverse=True)
    pair_zh, pair_en = np.divmod(codes, max(1, len(en_words)))
    prior = pseudo_counts(pair_zh, pair_en, list(zh_words), list(en_words), dictionary)
    distance = np.concatenate(distances) if distances else np.zeros(0)
    return _Cells(zh_all, en_all, pair, _joined(zh_places), _joined(en_places), distance, prior, pair_zh, pair_en)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)


def _posteriors(cells: _Cells, shapes: Sequence[tuple[int, int]], *, to_english: bool, hmm_rounds: int) -> Floats:
    """Posterior of each cell in one direction: model 1 first, then the hidden Markov model from its table.

    Args:
        cells: The word pairs.
        shapes: Numbers of Chinese and English words of each unit.
        to_english: Whether Chinese words generate English ones (else the other way round).
        hmm_rounds: Rounds of the hidden Markov model.
    """
    given = cells.pair_zh if to_english else cells.pair_en
    place = cells.en_place if to_english else cells.zh_place
    null = 1.0 / max(1, len(np.unique(cells.pair_en if to_english else cells.pair_zh)))
    near = np.exp(-_DIAGONAL * cells.distance)
    near *= (1 - _NULL) / np.bincount(place, near)[place]
    table = cells.prior / np.bincount(given, cells.prior)[given]
    for _ in range(_MODEL1_ROUNDS):
        weight = table[cells.pair] * near
        posterior = weight / (np.bincount(place, weight) + _NULL * null)[place]
        table = _table(cells, given, posterior)
    starts = np.concatenate([[0], np.cumsum([rows * columns for rows, columns in shapes])])[:-1].tolist()
    groups = list(batches(shapes, starts, transpose=not to_english))
    jumps = JumpModel.start(_NULL)
    posterior = np.append(posterior, 0.0)  # the last cell is padding
    for _ in range(hmm_rounds):
        emission = np.append(table[cells.pair], 0.0)
        widths = np.zeros((2, len(jumps.widths)))
        for batch in groups:
            expected, jumped = expectations(batch, emission, null, jumps)
            posterior[batch.cells] = expected
            widths += jumped
        table = _table(cells, given, posterior[:-1])
        jumps = jumps.refit(widths)
    return posterior[:-1]


def _table(cells: _Cells, given: Integers, posterior: Floats) -> Floats:
    """Translation probabilities of the distinct pairs: expected counts with the priors, normalised."""
    counts = np.bincount(cells.pair, posterior, minlength=len(cells.prior)) + cells.prior
    table: Floats = counts / np.bincount(given, counts)[given]
    return table
