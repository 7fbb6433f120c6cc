"""Closed classes of Chinese words and endings that the extractors and the ranking go by.

The classes stand in ``cues.toml`` beside this module, each with a comment; here they get names and types.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from glossary.types import Kind

__all__ = [
    "ABSTRACT_ENDINGS",
    "ATTRIBUTES",
    "CAUSATIVES",
    "CLAUSE_BREAKS",
    "CONJUNCTIONS",
    "COUNTED_THINGS",
    "DEGREE_WORDS",
    "GENERIC_NOUNS",
    "KIND_ENDINGS",
    "NEGATIONS",
    "NUMERALS",
    "NUMERAL_HEADS",
    "ORG_ENDINGS",
    "POLICY_VERBS",
    "QUANTIFIERS",
    "QUOTE_MARKS",
    "REPORTING_VERBS",
    "SORTS",
    "STRATEGY_ENDINGS",
    "UNDERTAKINGS",
]


@cache
def _classes() -> dict[str, str]:
    text = files("glossary.extractors").joinpath("cues.toml").read_text(encoding="utf-8")
    classes: dict[str, str] = tomllib.loads(text)
    return classes


def _words(name: str) -> tuple[str, ...]:
    return tuple(_classes()[name].split())


#: Marks that end a clause.
CLAUSE_BREAKS: Final = frozenset("，。；：！？,;:!?…\n")
QUOTE_MARKS: Final = frozenset('“”"「」『』‘’')
NUMERALS: Final = "一二三四五六七八九十两双百"
#: Last characters of nouns for notions: …化, …性, …力, and so on.
ABSTRACT_ENDINGS: Final = frozenset("化性力链业型制度率区圈带网云库群层面权观感式学论策")

POLICY_VERBS: Final = frozenset(_words("policy_verbs"))
REPORTING_VERBS: Final = frozenset(_words("reporting_verbs"))
DEGREE_WORDS: Final = frozenset(_words("degree_words"))
GENERIC_NOUNS: Final = frozenset(_words("generic_nouns"))
NUMERAL_HEADS: Final = frozenset(_words("numeral_heads"))
CONJUNCTIONS: Final = frozenset(_words("conjunctions"))
ATTRIBUTES: Final = frozenset(_words("attributes"))
COUNTED_THINGS: Final = frozenset(_words("counted_things"))
CAUSATIVES: Final = frozenset(_words("causatives"))
QUANTIFIERS: Final = frozenset(_words("quantifiers"))
NEGATIONS: Final = frozenset(_words("negations"))
UNDERTAKINGS: Final = _words("undertakings")
SORTS: Final = _words("sorts")
STRATEGY_ENDINGS: Final = _words("strategy_endings")
ORG_ENDINGS: Final = _words("org_endings")

#: Endings that tell the kind, most specific kind first.
KIND_ENDINGS: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    ("org", ORG_ENDINGS),
    ("strategy", STRATEGY_ENDINGS),
    ("goal", _words("goal_endings")),
    ("tech", _words("tech_endings")),
)
