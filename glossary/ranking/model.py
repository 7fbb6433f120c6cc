"""Termhood: a logistic model over the features, with weights in a small readable file.

The weights were fitted on hand-annotated paragraphs (`python -m benchmarks.fit_termhood` prints how, and
cross-validates); the file holds feature names and numbers, no word of any text.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from glossary.ranking.features import Features

__all__ = ["DEFAULT_THRESHOLD", "contributions", "termhood", "weights"]

#: Termhood from which a candidate is a term: where precision and recall meet on held-out paragraphs.
DEFAULT_THRESHOLD: Final = 0.25


@cache
def weights() -> Mapping[str, float]:
    """Return the fitted weight of each feature; ``bias`` is the constant."""
    text = files("glossary.ranking").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def termhood(features: Features) -> float:
    """Return how likely a candidate with these features is a term, in [0, 1]."""
    known = weights()
    total = known.get("bias", 0.0) + sum(known.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def contributions(features: Features, *, most: int = 4) -> list[tuple[str, float]]:
    """Return the features that speak most for the candidate, as ``(name, logit share)``, strongest first.

    What the extractors say (``by …``) is left out: they speak for themselves.
    """
    known = weights()
    shares = [(name, known.get(name, 0.0) * value) for name, value in features.items() if not name.startswith("by ")]
    return sorted((share for share in shares if share[1] > 0.05), key=lambda share: (-share[1], share[0]))[:most]
