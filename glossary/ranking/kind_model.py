"""The kinds of terms, by boosted trees that weigh what the form rules say with all other features.

A rule of form (`glossary.ranking.kinds`) is right for a sure ending and wrong where two kinds look alike: a
quoted technology, a slogan without marks. The trees (one sum for each kind) were grown on hand-annotated
paragraphs (``python -m benchmarks.fit_kinds``); the file holds feature names and numbers, no word of any text.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from glossary.numerals import number_of
from glossary.ranking.candidates import Candidate
from glossary.ranking.features import Features
from glossary.ranking.kinds import kind_of
from glossary.ranking.trees import Forest
from glossary.types import KINDS, Kind

__all__ = ["described_for_kind", "kinds_of"]


@cache
def _forests() -> Mapping[Kind, Forest]:
    stored = json.loads(files("glossary.ranking").joinpath("kinds.json").read_text(encoding="utf-8"))
    return {kind: Forest.from_stored(stored["features"], stored["kinds"][kind]) for kind in KINDS}


def described_for_kind(candidate: Candidate, features: Features) -> Features:
    """Return the features that the kind is told by: all of the ranking's, and what the form rule says."""
    own: Features = {
        f"form={kind_of(candidate, features)}": 1.0,
        "numeral": float(number_of(candidate.key) is not None),
        "ends in 化": float(candidate.key.endswith("化")),
    }
    return features | own


def kinds_of(candidates: Sequence[Candidate], rows: Sequence[Features]) -> list[Kind]:
    """Return the kind of each candidate.

    Args:
        candidates: The candidates.
        rows: Their features (`glossary.ranking.features`, with those of their renderings where there are any).
    """
    if not candidates:
        return []
    described = [described_for_kind(one, row) for one, row in zip(candidates, rows, strict=True)]
    forests = _forests()
    table = next(iter(forests.values())).matrix(described)
    odds = np.stack([forests[kind].log_odds(table) for kind in KINDS])
    return [KINDS[number] for number in odds.argmax(axis=0)]
