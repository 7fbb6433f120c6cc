"""What the candidates that overlap a candidate say of it: of several cuts of a wording, one is the term.

Termhood by a candidate's own features judges 先进制造业 and 先进制造业集 alike where neither neighbour is telling. Seen
beside each other, the better cut wins: a second model (stacked generalisation, Wolpert 1992) sees the first one's
log odds of the candidate and of those that hold it, lie inside it, cross it, or stand beside it.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.feature_table import Columns
from glossary.ranking.standing import Standing

__all__ = ["NOTHING", "rival_features"]

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

#: Log odds of what is no candidate, and the limit of all others in both directions.
NOTHING: Final = -9.2
#: Longest candidates that are compared, in tokens.
_LONGEST: Final = 24
#: Log odds from which a longer candidate is likely a term.
_LIKELY: Final = -0.6


def rival_features(standing: Standing, log_odds: Floats) -> Columns:
    """Return, for each candidate, its log odds and the best of its rivals', means over its places.

    Args:
        standing: The places of a document's candidates.
        log_odds: How likely each is a term by itself, shape ``(rows,)``.
    """
    own = np.clip(log_odds, NOTHING, -NOTHING)
    length = standing.place_end - standing.place_start
    fits = length <= _LONGEST
    grid = np.full((len(standing.tokens.text) + _LONGEST + 2, _LONGEST + 2), NOTHING)
    start, size = standing.place_start, np.where(fits, length, 0)
    np.maximum.at(grid, (start[fits], size[fits]), own[standing.row[fits]])
    found: Columns = {"by itself": own}
    nested = np.zeros(len(length))
    for name, values in _rivals(grid, start, size).items():
        best = np.where(fits, values, NOTHING)
        found[f"best {name}"] = standing.mean(best)
        if name == "longer":
            nested = np.where(best > _LIKELY, 1.0, 0.0)
    found["share inside a likely term"] = standing.mean(nested)
    for name in ("longer", "shorter", "crossing"):
        found[f"ahead of the {name}"] = own - found[f"best {name}"]
    overlapping = np.maximum.reduce([found[f"best {name}"] for name in ("longer", "shorter", "crossing")])
    found["ahead of all"] = own - overlapping
    return found


def _rivals(grid: Floats, start: Integers, size: Integers) -> dict[str, Floats]:
    """The best log odds of each kind of rival at each place.

    Args:
        grid: Log odds of the candidate that starts at each token and has so many tokens, shape
            ``(tokens, lengths)``; `NOTHING` where there is none.
        start: First token of each place.
        size: Number of tokens of each place.
    """
    # From a start: the best of more tokens, and of fewer. To an end: the same; at [end, tokens].
    more_from, fewer_from = _more(grid), _fewer(grid)
    to_end = _by_end(grid)
    more_to, fewer_to = _more(to_end), _fewer(to_end)
    end = start + size
    inside, around = _inside(grid), _around(grid)
    before = start - 1  # a border stands before the first word
    shorter = np.maximum(inside[start, np.maximum(size - 1, 0)], inside[start + 1, np.maximum(size - 1, 0)])
    longer = np.maximum(around[before, size + 1], around[start, size + 1])
    best_to, best_from = to_end.max(axis=1), grid.max(axis=1)
    return {
        "longer": longer,
        "shorter": shorter,
        "crossing": np.maximum(_crossing(more_to, start, size), _crossing_back(more_from, end, size)),
        "longer from its start": more_from[start, size],
        "longer to its end": more_to[end, size],
        "shorter from its start": fewer_from[start, size],
        "shorter to its end": fewer_to[end, size],
        "with a word before": grid[before, size + 1],
        "with a word behind": grid[start, size + 1],
        "without the first word": grid[start + 1, np.maximum(size - 1, 0)],
        "without the last word": grid[start, np.maximum(size - 1, 0)],
        "before one word": best_to[before],
        "behind one word": best_from[np.minimum(end + 1, len(grid) - 1)],
        "right before": best_to[start],
    }


def _more(grid: Floats) -> Floats:
    """For each line and length the best of all greater lengths."""
    best = np.maximum.accumulate(grid[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate([best[:, 1:], np.full((len(grid), 1), NOTHING)], axis=1)


def _fewer(grid: Floats) -> Floats:
    """For each line and length the best of all smaller lengths."""
    best = np.maximum.accumulate(grid, axis=1)
    return np.concatenate([np.full((len(grid), 1), NOTHING), best[:, :-1]], axis=1)


def _by_end(grid: Floats) -> Floats:
    """The grid by the token behind each candidate in place of its first."""
    turned = np.full_like(grid, NOTHING)
    for size in range(1, grid.shape[1]):
        turned[size:, size] = grid[: len(grid) - size, size]
    return turned


def _inside(grid: Floats) -> Floats:
    """For each stretch the best candidate that lies in it, itself included."""
    best = grid.copy()
    for size in range(1, grid.shape[1]):
        best[:, size] = np.maximum(best[:, size], best[:, size - 1])
        best[:-1, size] = np.maximum(best[:-1, size], best[1:, size - 1])
    return best


def _around(grid: Floats) -> Floats:
    """For each stretch the best candidate that holds it, itself included."""
    best = grid.copy()
    for size in range(grid.shape[1] - 2, -1, -1):
        best[:, size] = np.maximum(best[:, size], best[:, size + 1])
        best[1:, size] = np.maximum(best[1:, size], best[:-1, size + 1])
    return best


def _crossing(more_to: Floats, start: Integers, size: Integers) -> Floats:
    """Candidates that begin before a place and end inside it."""
    ends = np.full((len(more_to), more_to.shape[1]), NOTHING)
    for inside in range(1, more_to.shape[1]):
        ends[: len(more_to) - inside, inside] = more_to[inside:, inside]
    return np.asarray(_fewer(ends)[start, size])


def _crossing_back(more_from: Floats, end: Integers, size: Integers) -> Floats:
    """Candidates that begin inside a place and end behind it."""
    starts = np.full((len(more_from), more_from.shape[1]), NOTHING)
    for inside in range(1, more_from.shape[1]):
        starts[inside:, inside] = more_from[: len(more_from) - inside, inside]
    return np.asarray(_fewer(starts)[end, size])
