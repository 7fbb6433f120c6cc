"""Harvests made by hand: sentences of our own with terms at stated places."""

from collections.abc import Mapping, Sequence

from glossary.folding import fold_label
from glossary.types import (
    Document,
    Harvest,
    Occurrence,
    Outline,
    ParagraphPair,
    Role,
    Span,
    Term,
    TranslationUnit,
)

__all__ = ["harvest_of"]


def harvest_of(
    sentences: Sequence[tuple[str, str]],
    terms: Mapping[str, Sequence[tuple[int, str | None]]] | None = None,
    *,
    score: float = 0.95,
    termhood: float = 0.9,
) -> Harvest:
    """Return a harvest in which each pair of sentences is a paragraph pair and a translation unit.

    Args:
        sentences: Chinese and English.
        terms: For each term its places: number of the pair, and the rendering there (``None``: left out).
        score: How sure all renderings and omissions are.
        termhood: How sure all terms are.
    """
    pairs = tuple(ParagraphPair(number, zh, en) for number, (zh, en) in enumerate(sentences, 1))
    units = tuple(
        TranslationUnit(pair.number, pair.number, Span(0, len(pair.zh)), Span(0, len(pair.en)), 1.0) for pair in pairs
    )
    found = []
    for zh, places in (terms or {}).items():
        occurrences = []
        for number, en in places:
            pair = pairs[number - 1]
            start = pair.zh.index(zh)
            span = None if en is None else Span(pair.en.index(en), pair.en.index(en) + len(en))
            occurrences.append(Occurrence(number, number, Span(start, start + len(zh)), span, score))
        found.append(Term(fold_label(zh), zh, "slogan", termhood, (), tuple(occurrences)))
    roles = tuple(Role(pair.number, 3, None, None) for pair in pairs)
    return Harvest(Document("sample", pairs), Outline(roles), units, tuple(found), {}, "test")
