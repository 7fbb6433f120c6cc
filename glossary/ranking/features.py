"""Features of a candidate: what its form, its neighbours and its spread say of its being a term.

The ideas are the field's: C-value's penalty for strings that live inside longer ones (Frantzi, Ananiadou &
Mima 2000, *Automatic recognition of multi-word terms: the C-value/NC-value method*), branching entropy (Jin &
Tanaka-Ishii 2006, *Unsupervised segmentation of Chinese text by use of branching entropy*), delimiters on both
sides (Yang, Lu & Zhao 2008, *Chinese term extraction using minimal resources*), how ordinary the words are in a
general reference (jieba's dictionary frequencies), and the cues that writers set.

Nothing here looks at which words they are beyond closed classes: the model learns forms, not a lexicon.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
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
from glossary.feature_table import Columns, Features, FeatureTable
from glossary.ranking.candidates import Candidate
from glossary.ranking.standing import Standing
from glossary.ranking.tokens import CLASSES, NEIGHBOURS, commonness

__all__ = ["Features", "explained", "features", "is_measure"]

Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

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


#: What the features of senses say to people.
_SAID: Final = {
    f"{what}{whose}": f"{said} {word}"
    for what, said in (
        ("senses", "how many senses the dictionary gives for"),
        ("verbs among the senses", "how much of a verb the dictionary makes of"),
        ("names among the senses", "how much of a name the dictionary makes of"),
    )
    for whose, word in (
        ("", "it"), (" of first word", "its first word"), (" of last word", "its last word"),
        (" left", "the word before it"), (" right", "the word behind it"),
    )
} | {
    f"{word} word can be counted": f"its {word} word names what can be counted" for word in ("first", "last")
}  # fmt: skip

#: Features whose names say by themselves what they mean.
_AS_IT_IS: Final = frozenset(
    {"alone and common", "alone and rare", "always extended", "enumerated", "in a quotation", "once"}
    | {"starts with policy verb", "ends with policy verb", "starts generic", "ends generic", "generic alone"}
    | {"verb inside", "的 inside", "conjunction inside", "enumeration inside", "number inside", "pair of four"}
    | {"first word can be counted", "last word can be counted"}
    | {"four characters", "dictionary entry", "latin", "free left", "free right"}
)


def explained(name: str) -> str:
    """Return what a feature means, in words.

    >>> explained("left=policy verb"), explained("length"), explained("rendering: score")
    ('stands after a verb of policy prose', 'its length', 'its rendering: score')
    """
    family, _, value = name.partition("=")
    if name in _SAID:
        return _SAID[name]
    if not value:
        return f"its {name}" if is_measure(name) else name
    return _PATTERNS[family].format(_CLASS_NAMES.get(value, value))


def is_measure(name: str) -> bool:
    """Return whether a feature is a quantity; the others hold or do not hold.

    >>> is_measure("length"), is_measure("left=policy verb"), is_measure("once")
    (True, False, False)
    """
    return "=" not in name and name not in _AS_IT_IS


def features(
    candidates: Mapping[str, Candidate],
    docs: Sequence[Doc],
    dictionary: Dictionary,
    *,
    standing: Standing | None = None,
) -> FeatureTable:
    """Compute the features of every candidate of a document.

    Args:
        candidates: By folded label (`glossary.ranking.candidates.collect`).
        docs: The paragraphs that the candidates' sites point into.
        dictionary: Tells which strings are dictionary words.
        standing: Where the candidates stand, for who knows it already.

    Returns:
        For each label its features.
    """
    if not candidates:
        return FeatureTable((), {})
    keys, standing = list(candidates), standing or Standing.of(list(candidates.values()), docs)
    # To add a feature: name it in one of these families, with its values for all candidates at once. If it is no
    # quantity, name it in _AS_IT_IS too. The shipped models do not ask for it until they are fitted anew.
    columns: Columns = {}
    columns |= _form(keys, standing, dictionary)
    columns |= _measures(keys, standing, dictionary)
    columns |= _context(standing)
    columns |= _spread(standing)
    columns |= _cues(standing)
    columns |= _senses(keys, standing, dictionary)
    return FeatureTable(keys, columns)


def _classes(family: str, names: Sequence[object], numbers: Integers) -> Columns:
    """A feature for each class (``left=的``) that a candidate is of; `numbers` are places in `names`."""
    return {f"{family}={names[number]}": numbers == number for number in np.unique(numbers).tolist()}


def _each(keys: Sequence[str], holds: Callable[[str], bool]) -> Truths:
    return np.fromiter(map(holds, keys), dtype=bool, count=len(keys))


def _form(keys: Sequence[str], standing: Standing, dictionary: Dictionary) -> Columns:
    """Length, word classes at the edges and inside, endings."""
    tokens, words = standing.tokens, standing.words
    first, last = standing.start, standing.end - 1
    classes = tokens.word_class
    pairs = [f"{one}-{other}" for one in CLASSES for other in CLASSES]
    lengths = np.array(list(map(len, keys)))
    last_characters = [key[-1] for key in keys]
    policy, generic = tokens.among(POLICY_VERBS), tokens.among(GENERIC_NOUNS)
    return {
        **_classes("tokens", range(7), np.minimum(words, 6)),
        **_classes("characters", range(7), np.minimum(lengths, 13) // 2),
        **_classes("first", CLASSES, classes[first]),
        **_classes("last", CLASSES, classes[last]),
        **_classes("edges", pairs, classes[first] * len(CLASSES) + classes[last]),
        "verb inside": standing.numbers_of(policy, inside=True) > 0,
        "的 inside": standing.numbers_of(tokens.among({"的"}), inside=True) > 0,
        "conjunction inside": standing.numbers_of(tokens.among(CONJUNCTIONS), inside=True) > 0,
        "enumeration inside": standing.numbers_of(tokens.among({"、"})) > 0,
        "number inside": _hold(keys, str.isdigit),
        "latin": _hold(keys, lambda character: "a" <= character <= "z"),
        "starts with policy verb": policy[first],
        "ends with policy verb": policy[last] & (words > 1),
        "reporting verb": standing.numbers_of(tokens.among(REPORTING_VERBS)) > 0,
        "generic alone": generic[first] & (words == 1),
        "starts generic": generic[first] & (words > 1),
        "ends generic": generic[last] & (words > 1),
        "abstract ending": _each(last_characters, ABSTRACT_ENDINGS.__contains__),
        "four characters": lengths == 4,
        "dictionary entry": _each(keys, dictionary.__contains__),
        "pair of four": _each(keys, _is_pair_of_four),
        **{f"ending={kind}": _end(keys, last_characters, endings) & (words > 1) for kind, endings in KIND_ENDINGS},
    }


def _hold(keys: Sequence[str], is_wanted: Callable[[str], bool]) -> Truths:
    """Return which of `keys`, none empty, hold a character that is wanted."""
    text = "".join(keys)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.array(list(map(len, keys)))
    wanted = np.isin(codes, [ord(character) for character in set(text) if is_wanted(character)])
    held: Truths = np.logical_or.reduceat(wanted, np.cumsum(lengths) - lengths)
    return held


def _end(keys: Sequence[str], last_characters: Sequence[str], endings: tuple[str, ...]) -> Truths:
    held = np.zeros(len(keys), dtype=bool)
    last = frozenset(ending[-1] for ending in endings)  # a quick look first
    held[[n for n, one in enumerate(last_characters) if one in last and keys[n].endswith(endings)]] = True
    return held


def _is_pair_of_four(key: str) -> bool:
    if "、" not in key and "," not in key:
        return False
    parts = key.replace(",", "、").split("、")
    return len(parts) == 2 and len(parts[0]) == len(parts[1]) >= 4


def _measures(keys: Sequence[str], standing: Standing, dictionary: Dictionary) -> Columns:
    """How long, how common and how bound to each other the words are."""
    tokens, words = standing.tokens, standing.words
    first, last = standing.start, standing.end - 1
    common, length = tokens.each(commonness), tokens.each(len)
    lengths = np.array(list(map(len, keys)))
    used = np.bincount(tokens.text)[tokens.text]
    is_verb = np.isin(tokens.word_class, [CLASSES.index("v"), CLASSES.index("vn")])
    return {
        "length": lengths,
        "words": words,
        "characters a word": lengths / words,
        "length of first word": length[first],
        "length of last word": length[last],
        "single characters": standing.numbers_of(length == 1),
        "nouns": standing.numbers_of(tokens.word_class == CLASSES.index("n")),
        "verbs": standing.numbers_of(is_verb),
        "policy verbs": standing.numbers_of(tokens.among(POLICY_VERBS)),
        "mean commonness": standing.over_words(np.add, common) / words,
        "commonness of first word": common[first],
        "commonness of last word": common[last],
        "least commonness": standing.over_words(np.minimum, common),
        "most commonness": standing.over_words(np.maximum, common),
        "commonness as a word": np.array(list(map(commonness, keys))),
        "dictionary words": standing.numbers_of(tokens.among(dictionary)) / words,
        # How much of the document's use of the word is in this string: 1 where it never stands without it.
        "bond of first word": standing.count / used[first],
        "bond of last word": standing.count / used[last],
        "frequency of first word": np.log(used[first]),
        "frequency of last word": np.log(used[last]),
        "alone and common": (words == 1) & (common[first] > _COMMON),
        "alone and rare": (words == 1) & (common[first] < _RARE),
    }


def _senses(keys: Sequence[str], standing: Standing, dictionary: Dictionary) -> Columns:
    """What kind of words the dictionary says they are: verbs, names, what can be counted; words of many senses."""
    tokens = standing.tokens
    number = tokens.each(lambda word: dictionary.senses(word).number)
    verbs = tokens.each(lambda word: dictionary.senses(word).verbs)
    names = tokens.each(lambda word: dictionary.senses(word).names)
    counted = tokens.each(lambda word: dictionary.senses(word).is_counted)
    found: Columns = {}
    for word, place in (("first", standing.start), ("last", standing.end - 1)):
        found |= {
            f"senses of {word} word": number[place],
            f"verbs among the senses of {word} word": verbs[place],
            f"names among the senses of {word} word": names[place],
            f"{word} word can be counted": counted[place] > 0,
        }
    for side, place in (("left", standing.place_start - 1), ("right", standing.place_end)):
        found[f"senses {side}"] = standing.mean(number[place])
        found[f"verbs among the senses {side}"] = standing.mean(verbs[place])
    whole = [dictionary.senses(key) for key in keys]
    return found | {
        "verbs among the senses": np.array([senses.verbs for senses in whole]),
        "names among the senses": np.array([senses.names for senses in whole]),
        "senses": np.array([senses.number for senses in whole]),
    }


def _context(standing: Standing) -> Columns:
    """The neighbours on both sides, and how much of its clause the candidate is; means over its places."""
    tokens = standing.tokens
    common, length, listed = tokens.each(commonness), tokens.each(len), tokens.among({"、", "等"})
    clause = tokens.clause[standing.place_start]
    sides = {"left": standing.place_start - 1, "right": standing.place_end}
    found: Columns = {
        "enumerated": standing.mean(sum(listed[place].astype(np.int64) for place in sides.values())),
        "length of clause": standing.mean(clause),
        "share of clause": standing.mean((standing.place_end - standing.place_start) / clause),
        "in a quotation": standing.mean(tokens.quoted[standing.place_start]),
    }
    for side, place in sides.items():
        neighbour = tokens.neighbour[place]
        found |= {
            f"{side}={NEIGHBOURS[number]}": standing.mean(neighbour == number)
            for number in np.unique(neighbour).tolist()
        }
        found[f"commonness {side}"] = standing.mean(common[place])
        found[f"length {side}"] = standing.mean(length[place])
    return found


def _spread(standing: Standing) -> Columns:
    """How it spreads over the document, and how much of it lies in longer strings."""
    count, tokens = standing.count, standing.tokens
    paragraphs = np.unique(np.stack([standing.row, standing.paragraph]), axis=1)[0]
    found: Columns = {
        "frequency": np.log2(count),
        "once": count == 1,
        "paragraphs": np.bincount(paragraphs),
    }
    # What is no word is one border, whatever stands there.
    word = np.where(tokens.each(lambda text: text[0].isalnum()) > 0, tokens.text, 0)
    most = np.zeros(len(count))
    for side, place in (("left", standing.place_start - 1), ("right", standing.place_end)):
        codes, times = np.unique(standing.row * len(tokens.texts) + word[place], return_counts=True)
        row, is_word = codes // len(tokens.texts), codes % len(tokens.texts) > 0
        top = np.zeros(len(count))
        np.maximum.at(top, row, times * is_word)
        # Each border is a neighbour of its own.
        bits = np.where(is_word, np.log2(count[row] / times), np.log2(count[row])) * times
        found[f"most frequent {side}"] = top / count
        found[f"free {side}"] = np.bincount(row, times * ~is_word, len(count)) / count
        found[f"{side} entropy"] = np.bincount(row, bits, len(count)) / count
        most = np.maximum(most, top)
    found["always extended"] = (count > 1) & (most == count)
    return found


def _cues(standing: Standing) -> Columns:
    """Which extractors proposed it, and how strongly."""
    found: dict[str, npt.NDArray[np.float64]] = {}
    several = np.zeros(len(standing.count), dtype=bool)
    for row, candidate in enumerate(standing.candidates):
        others = [name for name in candidate.found_by if name != "phrases"]
        several[row] = len(others) > 1
        for name in others:
            column = found.setdefault(f"by {name}", np.zeros(len(standing.count)))
            column[row] = candidate.found_by[name][0]
    return {**found, "by several": several}
