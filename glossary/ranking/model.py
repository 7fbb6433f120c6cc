"""Termhood: how likely a candidate with these features is a term.

Two models of boosted trees: one that looks at the Chinese alone, and one that also looks at how the candidate is
rendered, for a term has a rendering that holds together. Two more judge each candidate again among its rivals, the
other cuts of the same wording. All were grown on hand-annotated paragraphs
(``python -m benchmarks.fit_termhood`` prints how, and cross-validates); the files hold feature names and
numbers, no word of any text.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt

from glossary.feature_table import Features, FeatureTable
from glossary.ranking.rivals import rival_features
from glossary.ranking.standing import Standing
from glossary.trees import Forest

__all__ = ["DEFAULT_THRESHOLD", "contributions", "log_odds", "model", "settled", "termhoods"]

#: Termhood from which a candidate is a term: where precision and recall meet on held-out documents.
DEFAULT_THRESHOLD: Final = 0.38
_LEAST_SHARE: Final = 0.05


@cache
def model(*, bilingual: bool) -> Forest:
    """Return the fitted model; `bilingual` looks at renderings too."""
    name = "termhood-bilingual.json" if bilingual else "termhood.json"
    return Forest.from_json(files("glossary.ranking").joinpath(name).read_text(encoding="utf-8"))


def termhoods(rows: FeatureTable | Sequence[Features], *, bilingual: bool = False) -> list[float]:
    """Return how likely each candidate is a term, in [0, 1].

    Args:
        rows: The candidates' features.
        bilingual: Whether they hold those of `glossary.ranking.evidence`.
    """
    if not rows:
        return []
    forest = model(bilingual=bilingual)
    odds = forest.log_odds(forest.matrix(rows))
    chances: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
    return chances


@cache
def _settling(*, bilingual: bool) -> Forest:
    name = "rivals-bilingual.json" if bilingual else "rivals.json"
    return Forest.from_json(files("glossary.ranking").joinpath(name).read_text(encoding="utf-8"))


def settled(standing: Standing, chances: Sequence[float], *, bilingual: bool = False) -> list[float]:
    """Return how likely each candidate is a term among its rivals (`glossary.ranking.rivals`), in [0, 1].

    Args:
        standing: The places of all candidates of a document.
        chances: How likely each is by itself (`termhoods`), in the same order.
        bilingual: Whether that looked at renderings too.
    """
    own = log_odds(np.array(chances))
    forest = _settling(bilingual=bilingual)
    rows = FeatureTable([str(number) for number in range(len(own))], rival_features(standing, own))
    odds = forest.log_odds(forest.matrix(rows))
    likely: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
    return likely


def log_odds(chances: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the log odds of chances in [0, 1], within some bounds."""
    bounded = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(bounded / (1 - bounded)))


def contributions(
    rows: FeatureTable | Sequence[Features], *, bilingual: bool = False, most: int = 4, against: bool = False
) -> list[list[tuple[str, float]]]:
    """Return, for each candidate, the features that speak most for it, or against it.

    What the extractors say (``by …``) is left out: they speak for themselves.

    Args:
        rows: The candidates' features.
        bilingual: Whether they hold those of `glossary.ranking.evidence`.
        most: How many features at most.
        against: Whether to return those that speak against it; their shares are negative.

    Returns:
        For each row ``(name, share of the log odds)``, strongest first.
    """
    forest = model(bilingual=bilingual)
    shares = forest.shares(forest.matrix(rows))
    told = np.array([not name.startswith("by ") for name in forest.names])
    named: list[list[tuple[str, float]]] = [[] for _ in range(len(shares))]
    for row, number in np.argwhere(told & ((-shares if against else shares) > _LEAST_SHARE)).tolist():
        # Rounded, for the last digits depend on which rows are computed together.
        named[row].append((forest.names[number], round(float(shares[row, number]), 3)))
    return [sorted(found, key=lambda share: (-abs(share[1]), share[0]))[:most] for found in named]
