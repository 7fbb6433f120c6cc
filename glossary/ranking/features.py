"""Features of a candidate: what its form, its neighbours and its spread say of its being a term.

The ideas are the field's: C-value's penalty for strings that live inside longer ones (Frantzi, Ananiadou &
Mima 2000, *Automatic recognition of multi-word terms: the C-value/NC-value method*), delimiters on both sides
(Yang, Lu & Zhao 2008, *Chinese term extraction using minimal resources*), how ordinary the words are in a
general reference (jieba's dictionary frequencies), and the cues that writers set.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import rjieba
from spacy.tokens import Doc, Token

from glossary.dictionary import Dictionary
from glossary.extractors.cues import (
    ABSTRACT_ENDINGS,
    CLAUSE_BREAKS,
    CONJUNCTIONS,
    GENERIC_NOUNS,
    KIND_ENDINGS,
    POLICY_VERBS,
    QUOTE_MARKS,
    REPORTING_VERBS,
)
from glossary.ranking.candidates import Candidate, Site

__all__ = ["Features", "explained", "features"]

#: Name → value; a feature that is 0 may be missing.
Features = dict[str, float]

#: Frequency of a word in jieba's dictionary above which it is everyday Chinese.
_COMMON: Final = 5000
_TAG_CLASSES: Final = (
    ("vn", "vn"), ("v", "v"), ("ns", "name"), ("nr", "name"), ("nt", "name"), ("nz", "name"), ("n", "n"), ("an", "n"),
    ("a", "a"), ("b", "a"), ("j", "j"), ("l", "fixed"), ("i", "fixed"), ("m", "m"), ("q", "q"), ("eng", "latin"),
    ("uj", "de"), ("c", "conj"), ("p", "prep"), ("d", "d"), ("x", "x"), ("t", "time"), ("s", "time"), ("f", "f"),
)  # fmt: skip
_CLASS_OF: Final = dict(_TAG_CLASSES)


def features(candidates: Mapping[str, Candidate], docs: Sequence[Doc], dictionary: Dictionary) -> dict[str, Features]:
    """Compute the features of every candidate of a document.

    Args:
        candidates: By folded label (`glossary.ranking.candidates.collect`).
        docs: The paragraphs that the candidates' sites point into.
        dictionary: Tells which strings are dictionary words.

    Returns:
        For each label its features.
    """
    spread = _Spread(candidates, docs)
    return {
        key: _form(candidate, docs, dictionary) | _context(candidate, docs) | spread.of(candidate) | _cues(candidate)
        for key, candidate in candidates.items()
    }


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


def explained(name: str) -> str:
    """Return what a feature means, in words.

    >>> explained("left=policy verb"), explained("abstract ending")
    ('stands after a verb of policy prose', 'abstract ending')
    """
    family, _, value = name.partition("=")
    if not value:
        return name
    return _PATTERNS[family].format(_CLASS_NAMES.get(value, value))


def _class(token: Token) -> str:
    return _CLASS_OF.get(token.tag_, _CLASS_OF.get(token.tag_[:1], "other"))


def _form(candidate: Candidate, docs: Sequence[Doc], dictionary: Dictionary) -> Features:
    """Length, tags at the edges and inside, endings, and how ordinary the words are."""
    site = candidate.sites[0]
    tokens = [token for token in docs[site.paragraph][site.start : site.end] if not token.is_space]
    words = [token.text for token in tokens]
    first, last, inner = tokens[0], tokens[-1], tokens[1:-1]
    found: Features = {
        f"tokens={min(len(tokens), 6)}": 1.0,
        f"characters={min(len(candidate.key), 13) // 2}": 1.0,
        f"first={_class(first)}": 1.0,
        f"last={_class(last)}": 1.0,
        f"edges={_class(first)}-{_class(last)}": 1.0,
        "verb inside": float(any(_class(token) == "v" and token.text in POLICY_VERBS for token in inner)),
        "的 inside": float("的" in words[1:-1]),
        "conjunction inside": float(any(word in CONJUNCTIONS for word in words[1:-1])),
        "enumeration inside": float("、" in words),
        "number inside": float(any(character.isdigit() for character in candidate.key)),
        "latin": float(any("a" <= character <= "z" for character in candidate.key)),
        "starts with policy verb": float(words[0] in POLICY_VERBS),
        "ends with policy verb": float(words[-1] in POLICY_VERBS and len(words) > 1),
        "reporting verb": float(any(word in REPORTING_VERBS for word in words)),
        "generic alone": float(len(words) == 1 and words[0] in GENERIC_NOUNS),
        "starts generic": float(len(words) > 1 and words[0] in GENERIC_NOUNS),
        "ends generic": float(len(words) > 1 and words[-1] in GENERIC_NOUNS),
        "abstract ending": float(candidate.key[-1] in ABSTRACT_ENDINGS),
        "four characters": float(len(candidate.key) == 4),
        "dictionary entry": float(candidate.key in dictionary),
        "pair of four": float(_is_pair_of_four(candidate.key)),
    }
    for kind, endings in KIND_ENDINGS:
        if candidate.key.endswith(endings) and len(words) > 1:
            found[f"ending={kind}"] = 1.0
    return found | _ordinary(words)


def _is_pair_of_four(key: str) -> bool:
    parts = key.replace(",", "、").split("、")
    return len(parts) == 2 and len(parts[0]) == len(parts[1]) >= 4


def _ordinary(words: Sequence[str]) -> Features:
    """How common the words are in general Chinese; alone and on average."""
    frequencies = [rjieba.suggest_freq(word) for word in words]
    logs = [math.log10(1 + frequency) for frequency in frequencies]
    found = {"mean commonness": sum(logs) / len(logs) / 5}
    if len(words) == 1:
        found["alone and common"] = float(frequencies[0] > _COMMON)
        found["alone and rare"] = float(frequencies[0] < _COMMON / 25)
        found["commonness alone"] = logs[0] / 5
    return found


def _context(candidate: Candidate, docs: Sequence[Doc]) -> Features:
    """The delimiters on both sides: shares over the candidate's sites."""
    found: Counter[str] = Counter()
    for site in candidate.sites:
        doc = docs[site.paragraph]
        found["left=" + _neighbour(doc, site.start - 1)] += 1
        found["right=" + _neighbour(doc, site.end)] += 1
    return {name: count / len(candidate.sites) for name, count in found.items()}


def _neighbour(doc: Doc, place: int) -> str:
    """Class of the token at `place`: a delimiter by itself, else the class of its tag."""
    if not 0 <= place < len(doc):
        return "border"
    token = doc[place]
    if token.text in CLAUSE_BREAKS:
        return "border"
    if token.text in QUOTE_MARKS:
        return "quote"
    if token.text in {"、", "的", "等"}:
        return token.text
    if token.text in CONJUNCTIONS:
        return "conj"
    if token.text in POLICY_VERBS:
        return "policy verb"
    return _class(token)


class _Spread:
    """How a candidate spreads over the document: frequency, and how much of it lies in longer strings."""

    def __init__(self, candidates: Mapping[str, Candidate], docs: Sequence[Doc]) -> None:
        self._docs = docs
        self._counts = {key: len(candidate.sites) for key, candidate in candidates.items()}

    def of(self, candidate: Candidate) -> Features:
        count = len(candidate.sites)
        left = Counter(self._word(site, site.start - 1) for site in candidate.sites)
        right = Counter(self._word(site, site.end) for site in candidate.sites)
        found = {"frequency": min(math.log2(count), 5) / 5, "once": float(count == 1)}
        if count > 1:
            # Branching entropy of the neighbours (Jin & Tanaka-Ishii 2006), borders counted as ever-new.
            found["left entropy"] = _entropy(left, count) / 3
            found["right entropy"] = _entropy(right, count) / 3
            found["always extended"] = float(max(_top(left), _top(right)) == count)
        return found

    def _word(self, site: Site, place: int) -> str:
        doc = self._docs[site.paragraph]
        if not 0 <= place < len(doc) or not doc[place].text[0].isalnum():
            return ""
        return doc[place].text


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
