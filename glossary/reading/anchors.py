"""What a paragraph shares with its translation, whatever the wording: quantities, Latin words, heading numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from glossary.quantities import quantities
from glossary.reading.base import Paragraph
from glossary.structure.numbering import read_marks
from glossary.types import Lang

__all__ = ["Anchors", "anchors", "overlap"]

#: Anchors of a paragraph with how often each stands in it.
Anchors = Counter[str]

_LATIN: Final = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*|(?<![A-Za-z0-9])[0-9]+[A-Z][A-Za-z0-9]*"
)

# A heading has nothing else to be known by, so its number weighs as much as two quantities.
_HEADING_WEIGHT: Final = 2


def anchors(paragraph: Paragraph, lang: Lang) -> Anchors:
    """Return the anchors of a paragraph.

    Args:
        paragraph: The paragraph.
        lang: Its language.

    Returns:
        Quantities by value, names with capitals or digits (GDP, 5G), the number of a heading.

    >>> zh, en = Paragraph("(二)5G用户达1.2亿", 1), Paragraph("(ii) 120 million users of 5G", 1)
    >>> anchors(zh, "zh") == anchors(en, "en")
    True
    """
    text = unicodedata.normalize("NFKC", paragraph.text)
    marks = read_marks(f"{paragraph.number} {text}" if paragraph.number else text)
    body = text[marks[0].end :] if marks and not paragraph.number else text
    found = Counter(_LATIN.findall(body))
    values = quantities(_LATIN.sub(" ", body), lang)
    found.update(f"{quantity.value:.6g}" for quantity in values if not quantity.spelt)
    if marks:
        found[f"#{marks[0].ordinal}"] += _HEADING_WEIGHT
    return found


def overlap(zh: Sequence[Anchors], en: Sequence[Anchors]) -> tuple[float, int]:
    """Return how far the anchors of two sides agree.

    Args:
        zh: Anchors of the Chinese paragraphs.
        en: Anchors of the English ones.

    Returns:
        The Dice coefficient in [0, 1] (1 where neither side has any), and how many anchors the sides have.
    """
    ours, theirs = sum(zh, Anchors()), sum(en, Anchors())
    total = ours.total() + theirs.total()
    return (2 * (ours & theirs).total() / total if total else 1.0), total
