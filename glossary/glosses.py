"""Glosses: Chinese originals that a translator puts into brackets behind their rendering.

"new quality productive forces [新质生产力]" names the term that the words before it render.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from glossary.folding import fold_label
from glossary.quotes import quotations

__all__ = ["Gloss", "glosses"]

_GLOSS: Final = re.compile(r"\s*[\[(（]\s*[“\"]?([^\[\]()]*[\u4e00-\u9fff][^\[\]()]*?)[”\"]?\s*[\])）]")


@dataclass(frozen=True, slots=True)
class Gloss:
    """A Chinese original that the translator put into brackets.

    Attributes:
        key: Its folded label.
        zh: Its wording.
        end: Offset in the English paragraph where the words that it explains end.
        start: Where they start if they are quoted, else ``None``.
    """

    key: str
    zh: str
    end: int
    start: int | None


@lru_cache(maxsize=4096)  # asked again and again for the same paragraphs
def glosses(text: str) -> tuple[Gloss, ...]:
    """Return the bracketed Chinese originals of an English text.

    >>> glosses("grow “low-altitude flying,” [低空飞行] too")[0].zh
    '低空飞行'
    """
    quoted = {quotation.outer.end: quotation.inner for quotation in quotations(text)}
    found: list[Gloss] = []
    for match in _GLOSS.finditer(text):
        inner = quoted.get(match.start())
        end = inner.end if inner else match.start()
        found.append(Gloss(fold_label(match[1]), match[1].strip(), end, inner.start if inner else None))
    return tuple(found)
