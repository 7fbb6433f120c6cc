"""Termhood: how likely a candidate with these features is a term.

Two models of boosted trees: one that looks at the Chinese alone, and one that also looks at how the candidate is
rendered, for a term has a rendering that holds together. They were grown on hand-annotated paragraphs
(``python -m benchmarks.fit_termhood`` prints how, and cross-validates); the files hold feature names and
numbers, no word of any text.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from glossary.ranking.features import Features
from glossary.ranking.trees import Forest

__all__ = ["DEFAULT_THRESHOLD", "contributions", "model", "termhoods"]

#: Termhood from which a candidate is a term: where precision and recall meet on held-out documents.
DEFAULT_THRESHOLD: Final = 0.3
_LEAST_SHARE: Final = 0.05
#: Trees of the first opinion.
_FIRST_TREES: Final = 50


@cache
def model(*, bilingual: bool) -> Forest:
    """Return the fitted model; `bilingual` looks at renderings too."""
    name = "termhood-bilingual.json" if bilingual else "termhood.json"
    return Forest.from_json(files("glossary.ranking").joinpath(name).read_text(encoding="utf-8"))


def termhoods(rows: Sequence[Features], *, bilingual: bool = False, quick: bool = False) -> list[float]:
    """Return how likely each candidate is a term, in [0, 1].

    Args:
        rows: The candidates' features.
        bilingual: Whether they hold those of `glossary.ranking.evidence`.
        quick: Whether a first opinion will do, good enough to tell the hopeless from the others.
    """
    if not rows:
        return []
    forest = model(bilingual=bilingual)
    odds = forest.log_odds(forest.matrix(rows), trees=_FIRST_TREES if quick else None)
    chances: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
    return chances


def contributions(
    rows: Sequence[Features], *, bilingual: bool = False, most: int = 4, against: bool = False
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
    sign = -1 if against else 1
    found = []
    for shares in forest.shares(forest.matrix(rows)).tolist():
        named = [(name, share) for name, share in zip(forest.names, shares, strict=True) if sign * share > _LEAST_SHARE]
        kept = [(name, share) for name, share in named if not name.startswith("by ")]
        found.append(sorted(kept, key=lambda share: (-abs(share[1]), share[0]))[:most])
    return found
