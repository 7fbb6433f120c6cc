"""Where the candidates of a document stand among its tokens, as columns that the features are computed from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from glossary.ranking.candidates import Candidate
from glossary.ranking.tokens import TokenTable

__all__ = ["Standing"]

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Standing:
    """The candidates' places as ranges of the document's tokens.

    Attributes:
        candidates: The candidates, a row for each.
        tokens: The document's tokens.
        start, end: The words of each candidate at its first place, white space at the edges left out; shape
            ``(rows,)``.
        count: How many places it has, shape ``(rows,)``.
        row: The row that each place belongs to, shape ``(places,)`` as all below.
        paragraph: Index of the place's paragraph.
        place_start, place_end: The tokens of the place.
    """

    candidates: Sequence[Candidate]
    tokens: TokenTable
    start: Integers
    end: Integers
    count: Integers
    row: Integers
    paragraph: Integers
    place_start: Integers
    place_end: Integers

    @classmethod
    def of(cls, candidates: Sequence[Candidate], docs: Sequence[Doc]) -> "Standing":
        """Find the places of a document's candidates, of which there is at least one, among its tokens."""
        tokens = TokenTable.of(docs)
        count = np.array([len(candidate.sites) for candidate in candidates])
        sites = [(site.paragraph, site.start, site.end) for candidate in candidates for site in candidate.sites]
        paragraph, start, end = np.array(sites, dtype=np.int64).T
        start, end = start + tokens.first[paragraph], end + tokens.first[paragraph]
        at_first = np.cumsum(count) - count
        words = _without_space(start[at_first], end[at_first], tokens.each(str.isspace) > 0)
        row = np.repeat(np.arange(len(count)), count)
        return cls(candidates, tokens, *words, count, row, paragraph, start, end)

    @property
    def words(self) -> Integers:
        """How many words each candidate has, shape ``(rows,)``."""
        return self.end - self.start

    def numbers_of(self, wanted: Truths, *, inside: bool = False) -> Integers:
        """Return how many of each candidate's words are `wanted`, shape ``(rows,)``.

        Args:
            wanted: Whether each token is, shape ``(tokens,)``.
            inside: Whether to leave out the first word and the last.
        """
        before = np.concatenate([[0], np.cumsum(wanted)])
        start, end = self.start + inside, self.end - inside
        numbers: Integers = before[np.maximum(start, end)] - before[start]
        return numbers

    def over_words(self, reduction: np.ufunc, values: Floats) -> Floats:
        """Return a reduction, such as ``np.minimum``, of the values of each candidate's words, shape ``(rows,)``."""
        reduced: Floats = reduction.reduceat(values, np.stack([self.start, self.end], axis=1).ravel())[::2]
        return reduced

    def mean(self, values: Floats | Integers | Truths) -> Floats:
        """Return the means of each candidate's places, shape ``(rows,)``; `values` has the shape ``(places,)``."""
        return np.bincount(self.row, values, len(self.count)) / self.count


def _without_space(start: Integers, end: Integers, space: Truths) -> tuple[Integers, Integers]:
    """Return the ranges of tokens without white space at their edges; one token at least stays."""
    start = start.copy()
    end = end.copy()
    while (moved := space[start] & (start < end - 1)).any():
        start += moved
    while (moved := space[end - 1] & (end > start + 1)).any():
        end -= moved
    return start, end
