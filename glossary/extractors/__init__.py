"""Extractors: what may be a term in a paragraph, as spaCy components that propose span groups.

Each component is a registered spaCy factory that reads a tokenised paragraph and adds one span group of
its own name (`glossary.extractors.proposals`). Extractors propose generously; `glossary.ranking` decides.
"""

import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Final

from glossary.types import Lang

__all__ = ["EXTRACTORS", "Extractor", "load_extractors"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """What the registry knows of an extractor.

    Attributes:
        module: Module whose import registers the spaCy factory named ``tifa_NAME``.
        description: What it finds, in one line.
        lang: Language of the paragraphs that it reads.
    """

    module: str
    description: str
    lang: Lang = "zh"


# To add an extractor: write a module beside these with a component `tifa_NAME` (docs/add-an-extractor.md), add a
# line here, and refit the termhood models (python -m benchmarks.fit_termhood).
EXTRACTORS: Final[Mapping[str, Extractor]] = MappingProxyType(
    {
        "quotations": Extractor("glossary.extractors.quotations", "what stands in quotation marks"),
        "numerals": Extractor("glossary.extractors.numerals", "numeral formulations: 两个维护, 五大体系, “1+N”"),
        "enumerated": Extractor("glossary.extractors.enumerated", "numbers with as many parts beside them"),
        "names": Extractor("glossary.extractors.names", "names of plans, laws, meetings and bodies"),
        "parallels": Extractor("glossary.extractors.parallels", "parallel clauses and four-character runs"),
        "glosses": Extractor("glossary.extractors.glosses", "Chinese originals in brackets in the English", "en"),
        "phrases": Extractor("glossary.extractors.phrases", "runs of words between the borders of a clause"),
    }
)


def load_extractors(lang: Lang = "zh") -> list[str]:
    """Import the extractors of a language and return the names of their spaCy factories.

    Other packages register theirs, for Chinese, through the entry-point group ``tifa.extractors``: name → module.
    """
    modules = {name: extractor.module for name, extractor in EXTRACTORS.items() if extractor.lang == lang}
    if lang == "zh":
        modules |= _registered(tuple(sys.path))
    for module in modules.values():
        importlib.import_module(module)
    return [f"tifa_{name}" for name in modules]


@lru_cache(maxsize=1)  # to look through all that is installed takes long; it changes only with the path
def _registered(_path: tuple[str, ...]) -> Mapping[str, str]:
    """The extractors of other packages: name → module."""
    return {point.name: point.value for point in entry_points(group="tifa.extractors")}
