"""Classes of English words: what stands at the edges of a phrase, told by closed classes and endings.

No tagger is needed for them, and they are coarse on purpose: the model that weighs them
(`glossary.renderings.model`) knows what each class at an edge is worth.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from glossary.renderings.words import FUNCTION_WORDS, is_punctuation

__all__ = ["CLASSES", "CONTENT", "EDGE", "FUNCTION", "class_of", "is_policy_verb", "may_end", "may_start"]

#: The classes; what stands beyond the first and last word of a sentence is an ``edge``.
CLASSES: Final = (
    "break", "comma", "quote", "bracket", "hyphen",
    "determiner", "of", "preposition", "conjunction", "relative", "auxiliary", "function",
    "number", "capital", "ing", "ed", "ly", "adjective", "noun", "plural", "other",
    "possessive", "edge",
)  # fmt: skip
EDGE: Final = CLASSES.index("edge")
#: Codes of the classes of function words, and of words that mean something.
FUNCTION: Final = range(CLASSES.index("determiner"), CLASSES.index("number"))
CONTENT: Final = range(CLASSES.index("number"), CLASSES.index("possessive"))

_MARKS: Final = (
    ("break", frozenset(".;:!?")),
    ("comma", frozenset(",，、")),
    ("quote", frozenset("“”\"‘’'")),
    ("bracket", frozenset("()[]（）")),
    ("hyphen", frozenset("-‑–/")),
)
#: Endings by class, with the least length of a word that shows it.
_ENDINGS: Final = (
    ("ing", ("ing",), 6),
    ("ed", ("ed",), 5),
    ("ly", ("ly",), 5),
    ("noun", ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ship", "ure", "ery", "ology"), 3),
    ("adjective", ("al", "ic", "ive", "ous", "ary", "able", "ible", "an", "ful", "less", "ern"), 5),
)
#: Least length of a word whose -s is a plural.
_PLURAL: Final = 4


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = files("glossary.renderings").joinpath("english.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


@lru_cache(maxsize=1 << 15)
def class_of(text: str, *, opens: bool = False) -> int:
    """Return the code of a word's class in `CLASSES`.

    Args:
        text: The word as written.
        opens: Whether it opens a sentence, where a capital says nothing.

    >>> [CLASSES[class_of(word)] for word in ("the", "Chinese", "building", "forces", ",", "5G")]
    ['determiner', 'capital', 'ing', 'plural', 'comma', 'number']
    """
    return CLASSES.index(_class_of(text, text.lower(), opens))


def _class_of(text: str, lower: str, opens: bool) -> str:
    if lower in ("'s", "’s", "’", "'"):
        return "possessive"
    if is_punctuation(text):
        return next((name for name, marks in _MARKS if text in marks), "break")
    for name, members in (
        ("determiner", "determiners"),
        ("preposition", "prepositions"),
        ("conjunction", "conjunctions"),
        ("relative", "relatives"),
        ("auxiliary", "auxiliaries"),
    ):
        if lower in _lists()[members]:
            return name
    if lower == "of":
        return "of"
    if lower in FUNCTION_WORDS:
        return "function"
    return _class_of_content(text, lower, opens)


def _class_of_content(text: str, lower: str, opens: bool) -> str:
    if any(map(str.isdigit, text)):
        return "number"
    if text[0].isupper() and not opens:
        return "capital"
    for name, endings, least in _ENDINGS:
        if len(lower) >= least and lower.endswith(endings):
            return name
    plural = len(lower) >= _PLURAL and lower.endswith("s") and not lower.endswith("ss")
    return "plural" if plural else "other"


@lru_cache(maxsize=1 << 15)
def is_policy_verb(lower: str) -> bool:
    """Return whether a lower-case word is a verb of policy prose, as it is or with a regular -s, -ed or -ing.

    >>> is_policy_verb("promoting"), is_policy_verb("cutting"), is_policy_verb("economy")
    (True, True, False)
    """
    verbs = _lists()["policy_verbs"]
    if lower in verbs:
        return True
    for ending in ("ing", "ed", "s"):
        if lower.endswith(ending):
            root = lower[: -len(ending)]
            return root in verbs or root + "e" in verbs or (root[-1:] == root[-2:-1] and root[:-1] in verbs)
    return False


@lru_cache(maxsize=1 << 15)
def may_start(text: str) -> bool:
    """Return whether a rendering may start with a word."""
    return not is_punctuation(text) and text.lower() not in _lists()["no_start"]


@lru_cache(maxsize=1 << 15)
def may_end(text: str) -> bool:
    """Return whether a rendering may end with a word: no function word, no mark but a closing bracket."""
    return text == ")" or (not is_punctuation(text) and text.lower() not in FUNCTION_WORDS)
