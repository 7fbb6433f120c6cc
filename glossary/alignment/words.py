"""Word alignment: for each Chinese word of a translation unit, which English words may translate it.

IBM model 1 (Brown et al. 1993, *The mathematics of statistical machine translation*) with a preference for the
diagonal (Dyer et al. 2013, *A simple, fast, and effective reparameterization of IBM model 2*) gives the
hidden Markov model (`glossary.alignment.hmm`) its first table; both know pseudo-counts
(`glossary.alignment.priors`), which small corpora need more than rounds. The two directions learn together: both
count the geometric mean of their posteriors, so that a rare word gathers no links that only one of them sees
(Liang, Taskar & Klein 2006, *Alignment by agreement*).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from glossary.alignment.base import Bitext, Floats, Links
from glossary.alignment.hmm import JumpModel, batches, expectations
from glossary.alignment.priors import pseudo_counts
from glossary.dictionary import Dictionary

__all__ = ["link_posteriors"]

Integers = npt.NDArray[np.int64]

#: How strongly words prefer the diagonal.
_DIAGONAL: Final = 2.0
#: Probability that a word translates nothing.
_NULL: Final = 0.1
_MODEL1_ROUNDS: Final = 3
#: More rounds fit rare words to whatever stands near them; fewer do not use what recurs.
_HMM_ROUNDS: Final = 2


@dataclass(frozen=True, slots=True)
class _Cells:
    """All word pairs that share a unit, flattened.

    Attributes:
        zh, en: Vocabulary numbers of the two words of each cell; shape ``(cells,)``.
        pair: Number of the distinct word pair of each cell; shape ``(cells,)``.
        zh_place, en_place: Number of the word token over the whole bitext; shape ``(cells,)``.
        near: How strongly the diagonal draws each cell, in (0, 1]; shape ``(cells,)``.
        prior: Pseudo-count of each distinct pair; shape ``(pairs,)``.
        pair_zh, pair_en: Vocabulary numbers of each distinct pair; shape ``(pairs,)``.
    """

    zh: Integers
    en: Integers
    pair: Integers
    zh_place: Integers
    en_place: Integers
    near: Floats
    prior: Floats
    pair_zh: Integers
    pair_en: Integers


def link_posteriors(bitext: Bitext, dictionary: Dictionary, *, hmm_rounds: int = _HMM_ROUNDS) -> list[Links]:
    """Return how likely each Chinese word is linked to each English word.

    Args:
        bitext: Units with their words, the English ones in lower case; either side of a unit may be empty.
        dictionary: Says which pairs are translations; may be empty.
        hmm_rounds: Rounds of the hidden Markov model; 0 for model 1 alone.

    Returns:
        The links of each unit.
    """
    shapes = [(len(zh), len(en)) for zh, en in bitext]
    cells = _cells(bitext, dictionary)
    if not cells.pair.size:
        return [Links(np.zeros(shape), np.zeros(shape)) for shape in shapes]
    directions = [_Direction(cells, shapes, to_english=to_english) for to_english in (True, False)]
    with threadpool_limits(1, "blas"):  # the matrices are small: to share one out takes longer than to multiply it
        for number in range(_MODEL1_ROUNDS + hmm_rounds):
            modelled = [each.model1 if number < _MODEL1_ROUNDS else each.hmm for each in directions]
            links = Links.of(modelled[0](), modelled[1]())
            for each in directions:
                each.learn(links.both)
    found, start = [], 0
    for shape in shapes:
        end = start + shape[0] * shape[1]
        found.append(Links(links.both[start:end].reshape(shape), links.either[start:end].reshape(shape)))
        start = end
    return found


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
    near = np.exp(-_DIAGONAL * np.concatenate(distances)) if distances else np.zeros(0)
    return _Cells(zh_all, en_all, pair, _joined(zh_places), _joined(en_places), near, prior, pair_zh, pair_en)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)


class _Direction:
    """One of the two directions: words of one language generate those of the other.

    Args:
        cells: The word pairs.
        shapes: Numbers of Chinese and English words of each unit.
        to_english: Whether Chinese words generate English ones (else the other way round).
    """

    def __init__(self, cells: _Cells, shapes: Sequence[tuple[int, int]], *, to_english: bool) -> None:
        self._cells = cells
        self._given = cells.pair_zh if to_english else cells.pair_en
        self._place = cells.en_place if to_english else cells.zh_place
        generated = np.bincount(cells.pair_en if to_english else cells.pair_zh)
        self._null = 1.0 / max(1, int(np.count_nonzero(generated)))
        self._near: Floats = cells.near * ((1 - _NULL) / np.bincount(self._place, cells.near)[self._place])
        self._table: Floats = cells.prior / np.bincount(self._given, cells.prior)[self._given]
        starts = np.concatenate([[0], np.cumsum([rows * columns for rows, columns in shapes])])[:-1].tolist()
        self._batches = list(batches(shapes, starts, transpose=not to_english))
        self._jumps = JumpModel.start(_NULL)
        self._posterior: Floats = np.zeros(0)

    def model1(self) -> Floats:
        """Return the posterior of each cell by model 1 with its diagonal."""
        weight = self._table[self._cells.pair] * self._near
        self._posterior = weight / (np.bincount(self._place, weight) + _NULL * self._null)[self._place]
        return self._posterior

    def hmm(self) -> Floats:
        """Return the posterior of each cell by the hidden Markov model, and refit its jumps.

        Units that are too long for it keep what model 1 said last.
        """
        emission = np.append(self._table[self._cells.pair], 0.0)
        posterior = np.append(self._posterior, 0.0)  # the last cell is padding
        widths = np.zeros((2, len(self._jumps.widths)))
        for batch in self._batches:
            expected, jumped = expectations(batch, emission, self._null, self._jumps)
            posterior[batch.cells] = expected
            widths += jumped
        self._jumps = self._jumps.refit(widths)
        self._posterior = posterior[:-1]
        return self._posterior

    def learn(self, links: Floats) -> None:
        """Set translation probabilities: expected counts of the agreed links with the priors, normalised."""
        counts = np.bincount(self._cells.pair, links, minlength=len(self._cells.prior)) + self._cells.prior
        self._table = counts / np.bincount(self._given, counts)[self._given]
