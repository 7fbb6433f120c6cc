"""Features of a candidate: what its form, its neighbours and its spread say of its being a term.

The ideas are the field's: C-value's penalty for strings that live inside longer ones (Frantzi, Ananiadou &
Mima 2000, *Automatic recognition of multi-word terms: the C-value/NC-value method*), branching entropy (Jin &
Tanaka-Ishii 2006, *Unsupervised segmentation of Chinese text by use of branching entropy*), delimiters on both
sides (Yang, Lu & Zhao 2008, *Chinese term extraction using minimal resources*), how ordinary the words are in a
general reference (jieba's dictionary frequencies), and the cues that writers set.

Nothing here looks at which words they are beyond closed classes: the model learns forms, not a lexicon.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from glossary.dictionary import Dictionary
from glossary.extractors.cues import (
    ABSTRACT_ENDINGS,
    CONJUNCTIONS,
    GENERIC_NOUNS,
    KIND_ENDINGS,
    POLICY_VERBS,
    REPORTING_VERBS,
)
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.tokens import TokenTable, commonness

__all__ = ["Features", "explained", "features", "is_measure"]

#: Name → value; a feature that is 0 may be missing.
Features = dict[str, float]

#: Frequency of a word in jieba's dictionary above which it is everyday Chinese.
_COMMON: Final = math.log10(5000)
_RARE: Final = math.log10(200)
#: What the values of the features that are named after a class say to people.
_CLASS_NAMES: Final = {
    "n": "a noun", "vn": "a verbal noun", "v": "a verb", "a": "an adjective", "name": "a name",
    "fixed": "a fixed wording", "latin": "Latin letters", "m": "a number", "q": "a measure word",
    "border": "a clause border", "quote": "a quotation mark",
    "conj": "a conjunction", "policy verb": "a verb of policy prose", "d": "an adverb", "prep": "a preposition",
    "time": "a word of time or place", "f": "a word of place", "j": "an abbreviation", "x": "an unknown word",
    "de": "的", "other": "another word",
}  # fmt: skip
_PATTERNS: Final = {
    "left": "stands after {}", "right": "stands before {}", "first": "starts with {}", "last": "ends with {}",
    "tokens": "has {} words", "characters": "is of a usual length", "ending": "ends like a name ({})",
    "edges": "starts and ends as terms do ({})",
}  # fmt: skip


#: Features whose names say by themselves what they mean.
_AS_IT_IS: Final = frozenset(
    {"alone and common", "alone and rare", "always extended", "enumerated", "in a quotation", "once"}
    | {"starts with policy verb", "ends with policy verb", "starts generic", "ends generic", "generic alone"}
    | {"verb inside", "的 inside", "conjunction inside", "enumeration inside", "number inside", "pair of four"}
    | {"four characters", "dictionary entry", "latin", "free left", "free right"}
)


def explained(name: str) -> str:
    """Return what a feature means, in words.

    >>> explained("left=policy verb"), explained("length"), explained("rendering: score")
    ('stands after a verb of policy prose', 'its length', 'its rendering: score')
    """
    family, _, value = name.partition("=")
    if not value:
        return f"its {name}" if is_measure(name) else name
    return _PATTERNS[family].format(_CLASS_NAMES.get(value, value))


def is_measure(name: str) -> bool:
    """Return whether a feature is a quantity; the others hold or do not hold.

    >>> is_measure("length"), is_measure("left=policy verb"), is_measure("once")
    (True, False, False)
    """
    return "=" not in name and name not in _AS_IT_IS


def features(candidates: Mapping[str, Candidate], docs: Sequence[Doc], dictionary: Dictionary) -> dict[str, Features]:
    """Compute the features of every candidate of a document.

    Args:
        candidates: By folded label (`glossary.ranking.candidates.collect`).
        docs: The paragraphs that the candidates' sites point into.
        dictionary: Tells which strings are dictionary words.

    Returns:
        For each label its features.
    """
    tables = [TokenTable.of(doc, dictionary) for doc in docs]
    counts = Counter(text for table in tables for text in table.texts)
    return {
        key: _form(candidate, tables, dictionary)
        | _measures(candidate, tables, counts)
        | _context(candidate, tables)
        | _spread(candidate, tables)
        | _cues(candidate)
        for key, candidate in candidates.items()
    }


def _range(site: Site, table: TokenTable) -> range:
    """The tokens of a site, white space left out at its edges."""
    start, end = site.start, site.end
    while start < end - 1 and table.texts[start].isspace():
        start += 1
    while end > start + 1 and table.texts[end - 1].isspace():
        end -= 1
    return range(start, end)


def _form(candidate: Candidate, tables: Sequence[TokenTable], dictionary: Dictionary) -> Features:
    """Length, word classes at the edges and inside, endings."""
    key, site = candidate.key, candidate.sites[0]
    table = tables[site.paragraph]
    places = _range(site, table)
    words = table.texts[places.start : places.stop]
    first, last = table.classes[places.start], table.classes[places.stop - 1]
    inner = words[1:-1]
    found: Features = {
        f"tokens={min(len(words), 6)}": 1.0,
        f"characters={min(len(key), 13) // 2}": 1.0,
        f"first={first}": 1.0,
        f"last={last}": 1.0,
        f"edges={first}-{last}": 1.0,
        "verb inside": float(any(word in POLICY_VERBS for word in inner)),
        "的 inside": float("的" in inner),
        "conjunction inside": float(any(word in CONJUNCTIONS for word in inner)),
        "enumeration inside": float("、" in words),
        "number inside": float(any(map(str.isdigit, key))),
        "latin": float(any("a" <= character <= "z" for character in key)),
        "starts with policy verb": float(words[0] in POLICY_VERBS),
        "ends with policy verb": float(words[-1] in POLICY_VERBS and len(words) > 1),
        "reporting verb": float(any(word in REPORTING_VERBS for word in words)),
        "generic alone": float(len(words) == 1 and words[0] in GENERIC_NOUNS),
        "starts generic": float(len(words) > 1 and words[0] in GENERIC_NOUNS),
        "ends generic": float(len(words) > 1 and words[-1] in GENERIC_NOUNS),
        "abstract ending": float(key[-1] in ABSTRACT_ENDINGS),
        "four characters": float(len(key) == 4),
        "dictionary entry": float(key in dictionary),
        "pair of four": float(_is_pair_of_four(key)),
    }
    for kind, endings in KIND_ENDINGS:
        if key.endswith(endings) and len(words) > 1:
            found[f"ending={kind}"] = 1.0
    return found


def _is_pair_of_four(key: str) -> bool:
    parts = key.replace(",", "、").split("、")
    return len(parts) == 2 and len(parts[0]) == len(parts[1]) >= 4


def _measures(candidate: Candidate, tables: Sequence[TokenTable], counts: Mapping[str, int]) -> Features:
    """How long, how common and how bound to each other the words are."""
    site = candidate.sites[0]
    table = tables[site.paragraph]
    places = _range(site, table)
    words = table.texts[places.start : places.stop]
    common = table.common[places.start : places.stop]
    known = table.known[places.start : places.stop]
    count = len(candidate.sites)
    found = {
        "length": float(len(candidate.key)),
        "words": float(len(words)),
        "characters a word": len(candidate.key) / len(words),
        "length of first word": float(len(words[0])),
        "length of last word": float(len(words[-1])),
        "single characters": float(sum(len(word) == 1 for word in words)),
        "nouns": float(sum(table.classes[place] == "n" for place in places)),
        "verbs": float(sum(table.classes[place] in {"v", "vn"} for place in places)),
        "policy verbs": float(sum(word in POLICY_VERBS for word in words)),
        "mean commonness": sum(common) / len(common),
        "commonness of first word": common[0],
        "commonness of last word": common[-1],
        "least commonness": min(common),
        "most commonness": max(common),
        "commonness as a word": commonness(candidate.key),
        "dictionary words": sum(known) / len(known),
        # How much of the document's use of the word is in this string: 1 where it never stands without it.
        "bond of first word": count / counts[words[0]],
        "bond of last word": count / counts[words[-1]],
        "frequency of first word": math.log(counts[words[0]]),
        "frequency of last word": math.log(counts[words[-1]]),
    }
    if len(words) == 1:
        found["alone and common"] = float(common[0] > _COMMON)
        found["alone and rare"] = float(common[0] < _RARE)
    return found


def _context(candidate: Candidate, tables: Sequence[TokenTable]) -> Features:
    """The neighbours on both sides, and how much of its clause the candidate is; means over its sites."""
    found: Counter[str] = Counter()
    for site in candidate.sites:
        table = tables[site.paragraph]
        for side, place in (("left", site.start - 1), ("right", site.end)):
            inside = 0 <= place < len(table.texts)
            found[f"{side}=" + (table.as_neighbour[place] if inside else "border")] += 1
            if inside:
                found[f"commonness {side}"] += table.common[place]  # type: ignore[assignment]
                found[f"length {side}"] += len(table.texts[place])
                found["enumerated"] += table.texts[place] in {"、", "等"}
        clause = table.clause_end[site.start] - table.clause_start[site.start]
        found["length of clause"] += clause
        found["share of clause"] += (site.end - site.start) / max(1, clause)  # type: ignore[assignment]
        found["in a quotation"] += table.quoted[site.start]
    return {name: total / len(candidate.sites) for name, total in found.items()}


def _spread(candidate: Candidate, tables: Sequence[TokenTable]) -> Features:
    """How it spreads over the document, and how much of it lies in longer strings."""
    count = len(candidate.sites)
    left = Counter(_word(tables[site.paragraph], site.start - 1) for site in candidate.sites)
    right = Counter(_word(tables[site.paragraph], site.end) for site in candidate.sites)
    found = {
        "frequency": math.log2(count),
        "once": float(count == 1),
        "paragraphs": float(len({site.paragraph for site in candidate.sites})),
        "most frequent left": _top(left) / count,
        "most frequent right": _top(right) / count,
        "free left": left[""] / count,
        "free right": right[""] / count,
    }
    if count > 1:
        found["left entropy"] = _entropy(left, count)
        found["right entropy"] = _entropy(right, count)
        found["always extended"] = float(max(_top(left), _top(right)) == count)
    return found


def _word(table: TokenTable, place: int) -> str:
    """The word at a place; empty at a border."""
    if not 0 <= place < len(table.texts) or not table.texts[place][0].isalnum():
        return ""
    return table.texts[place]


def _top(neighbours: Counter[str]) -> int:
    return max((count for word, count in neighbours.items() if word), default=0)


def _entropy(neighbours: Counter[str], count: int) -> float:
    """Entropy in bits; each border (empty word) is a neighbour of its own."""
    shares = [n / count for word, n in neighbours.items() if word] + [1 / count] * neighbours[""]
    return -sum(share * math.log2(share) for share in shares)


def _cues(candidate: Candidate) -> Features:
    """Which extractors proposed it, and how strongly."""
    found = {f"by {name}": score for name, (score, _) in candidate.found_by.items() if name != "phrases"}
    found["by several"] = float(len(found) > 1)
    return found
