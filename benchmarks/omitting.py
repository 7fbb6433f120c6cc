"""Omissions that are made: annotated documents with some renderings cut out of their English.

Translators leave few terms out, too few to learn from what an omission looks like. Cutting a rendering out of the
sentence makes one: all else stays as it was.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from benchmarks.annotated import Annotated
from benchmarks.scoring import Gold, fold_rendering
from glossary.types import Document, ParagraphPair

__all__ = ["with_omissions"]

#: Share of the terms in pairs whose rendering is cut out.
_SHARE: Final = 0.06
_SEED: Final = 3


def with_omissions(source: Annotated, gold: Gold) -> tuple[Document, dict[tuple[int, str], set[tuple[str, ...]]]]:
    """Return a copy of a document that leaves some terms out, and what its gold renderings are then.

    Args:
        source: The annotated document.
        gold: Its renderings (`benchmarks.scoring.gold_renderings`).

    Returns:
        The document under another id, and the renderings of all pairs; terms whose rendering can no longer be told
        are left out.
    """
    chance = random.Random(_SEED)
    pairs: list[ParagraphPair] = []
    renderings: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for pair in source.document.pairs:
        own = {key: golds for key, golds in gold.items() if key[0] == pair.number}
        drawn = [key for key in own if chance.random() < _SHARE]
        text, cut = pair.en, []
        for _, zh in drawn:
            places = _places(text, source.wordings.get((pair.number, zh), ()))
            if len(places) == 1:
                start, end = places[0]
                cut.append(text[start:end])
                text = " ".join((text[:start] + text[end:]).split())
        pairs.append(replace(pair, en=text))
        renderings |= _left(own, source.wordings, text, cut)
    return replace(source.document, id=f"{source.document.id}-omitting", pairs=tuple(pairs)), renderings


def _places(text: str, wordings: tuple[str, ...]) -> list[tuple[int, int]]:
    """Every place of any of the wordings in a text, with an article before it."""
    return [
        match.span()
        for wording in wordings
        for match in re.finditer(rf"(?:\b(?:the|an?) )?(?<!\w){re.escape(wording)}(?!\w)", text)
    ]


def _left(
    own: Gold, wordings: Mapping[tuple[int, str], tuple[str, ...]], text: str, cut: list[str]
) -> dict[tuple[int, str], set[tuple[str, ...]]]:
    """What the terms of a pair are rendered by after the cut."""
    found: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for key, golds in own.items():
        here = wordings.get(key, ())
        standing = {fold_rendering(wording) for wording in here if _places(text, (wording,))}
        if golds == {()} or standing:
            found[key] = standing or {()}
        elif any(_places(removed, here) for removed in cut):
            found[key] = {()}
    return found
