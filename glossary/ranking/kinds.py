"""Kinds: which of the six kinds of formulation a term is, by its form.

Where two fit, the more specific wins: org, strategy, goal, tech before slogan before concept. Slogans are
told by their form: numeral, quoted, parallel, a fixed four-character wording, or a verb phrase.
"""

import re
from typing import Final

from glossary.extractors.cues import KIND_ENDINGS, POLICY_VERBS
from glossary.feature_table import Features
from glossary.numerals import number_of
from glossary.ranking.candidates import Candidate
from glossary.types import Kind

__all__ = ["ASKED", "kind_of"]

_CONGRESS: Final = re.compile(r"(?:党的)?[一二三四五六七八九十]{1,3}[大届](?:[一二三四五六七]中全会)?$")
#: A state to be reached: build something by some year, or a country so described.
_GOAL: Final = re.compile(r"到\d{4}年|^(?:全面)?建[设成].*(?:强国|社会|国家)$|^[\u4e00-\u9fff]{2}中国$|奋斗目标$")
_QUOTED_ENOUGH: Final = 0.5
#: The features that the rules ask for.
ASKED: Final = ("starts with policy verb", "latin", "enumeration inside", "edges=fixed-fixed")


def kind_of(candidate: Candidate, features: Features) -> Kind:
    """Return the kind of a candidate.

    Args:
        candidate: The candidate.
        features: Its features (`glossary.ranking.features`), at least those of `ASKED` that are not 0.
    """
    key = candidate.key
    if _CONGRESS.match(key):
        return "org"
    if _GOAL.search(key):
        return "goal"
    verb_first = features.get("starts with policy verb", 0.0) > 0
    if not verb_first:
        for kind, endings in KIND_ENDINGS:
            if key.endswith(endings) and not (kind == "tech" and _is_slogan(candidate, features)):
                return kind
    if features.get("latin") and len(key) <= 4 and not _is_slogan(candidate, features):
        return "tech"
    if _is_slogan(candidate, features) or (verb_first and not key.endswith(tuple(POLICY_VERBS))):
        return "slogan"
    return "concept"


def _is_slogan(candidate: Candidate, features: Features) -> bool:
    quoted = candidate.found_by.get("quotations", (0.0, ""))[0]
    return (
        quoted >= _QUOTED_ENOUGH
        or number_of(candidate.key) is not None
        or "numerals" in candidate.found_by
        or "parallels" in candidate.found_by
        or features.get("enumeration inside", 0.0) > 0
        or features.get("edges=fixed-fixed", 0.0) > 0
    )
