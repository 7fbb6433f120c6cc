"""The kinds of terms, by boosted trees that weigh what the form rules say with all other features.

A rule of form (`glossary.ranking.kinds`) is right for a sure ending and wrong where two kinds look alike: a
quoted technology, a slogan without marks. The trees (one sum for each kind) were grown on hand-annotated
paragraphs (``python -m benchmarks.fit_kinds``); the file holds feature names and numbers, no word of any text.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from glossary.feature_table import Features, FeatureTable
from glossary.numerals import number_of
from glossary.ranking.candidates import Candidate
from glossary.ranking.kinds import ASKED, kind_of
from glossary.trees import Forest
from glossary.types import KINDS, Kind

__all__ = ["described_for_kind", "kinds_of"]


@cache
def _forest() -> Forest:
    """The trees of all kinds, each kind's in turn; as many for each."""
    stored = json.loads(files("glossary.ranking").joinpath("kinds.json").read_text(encoding="utf-8"))
    return Forest.from_stored(stored["features"], [tree for kind in KINDS for tree in stored["kinds"][kind]])


def described_for_kind(candidate: Candidate, features: Features) -> Features:
    """Return the features that the kind is told by: all of the ranking's, and what the form rule says."""
    return features | _own(candidate, features)


def _own(candidate: Candidate, features: Features) -> Features:
    return {
        f"form={kind_of(candidate, features)}": 1.0,
        "numeral": float(number_of(candidate.key) is not None),
        "ends in 化": float(candidate.key.endswith("化")),
    }


def kinds_of(candidates: Sequence[Candidate], described: FeatureTable) -> list[Kind]:
    """Return the kind of each candidate.

    Args:
        candidates: The candidates.
        described: Their features (`glossary.ranking.features`, with those of their renderings where there are
            any), in the same order.
    """
    if not candidates:
        return []
    asked = described.columns_named(ASKED)
    own = {candidate.key: _own(candidate, asked[candidate.key]) for candidate in candidates}
    forest = _forest()
    values = forest.values(forest.matrix(described.joined(own)))
    odds = values.reshape(len(candidates), len(KINDS), -1).sum(axis=2)
    return [KINDS[number] for number in odds.argmax(axis=1).tolist()]
