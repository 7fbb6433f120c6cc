"""Renderings fitted to the noun chunks of a parser, where the user's English pipeline has one.

The rule is small and works on the edges alone. A rendering that cuts a chunk takes in the rest of it, if these are
few words that no other rendering holds and that the links give to no other Chinese word: the head noun or the
attribute that a word alignment misses. A word at the edge that stands outside of every chunk and has no link into
the term goes, if a whole chunk is left: the verb before an object. What the translator marked by a gloss or by
quotation marks stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from glossary.renderings.choosing import Place
from glossary.renderings.spans import LinkedUnit, TermLinks
from glossary.renderings.words import trimmed, whole_words
from glossary.types import Evidence, Occurrence, Span

__all__ = ["fitted"]

#: Most words that complete a chunk at one end.
_MOST: Final = 3
#: Mass of links from which a word renders something.
_CLAIMED: Final = 0.2
#: Evidence that fixes a rendering as it stands.
_FIXED: Final = frozenset({"gloss", "quotation"})


def fitted(
    unit: LinkedUnit, chosen: Sequence[tuple[Place, Occurrence]], chunks: Sequence[Span]
) -> list[tuple[Place, Occurrence]]:
    """Return the occurrences of a unit with their renderings fitted to noun chunks.

    Args:
        unit: The linked unit.
        chosen: Its places with what was chosen for them.
        chunks: The noun chunks of its English paragraph.

    Returns:
        The same places in the same order; scores are as they were.
    """
    ranges = [words for chunk in chunks if (words := _words(unit, chunk))]
    held = [_words(unit, one.en) if one.en is not None else None for _, one in chosen]
    found = []
    for number, (place, occurrence) in enumerate(chosen):
        own, better = held[number], None
        if own and not any(evidence.kind in _FIXED for evidence in occurrence.evidence):
            others = {word for words in held if words and words != own for word in range(*words)}
            better = _fitted(unit, TermLinks(unit, occurrence.zh), own, ranges, others - set(range(*own)))
        found.append((place, _moved(unit, occurrence, better) if better and better != own else occurrence))
    return found


#: Words of a unit from the first to before the second.
_Range = tuple[int, int]


def _words(unit: LinkedUnit, span: Span) -> _Range | None:
    inside = [number for number, word in enumerate(unit.en) if span.holds(word.span)]
    return (inside[0], inside[-1] + 1) if inside else None


def _fitted(unit: LinkedUnit, links: TermLinks, own: _Range, chunks: Sequence[_Range], others: set[int]) -> _Range:
    """Complete the chunks that the range cuts, then trim what stands outside of all."""

    def free(words: range) -> bool:
        return len(words) <= _MOST and not others & set(words) and all(links.outside[n] < _CLAIMED for n in words)

    start, end = own
    for first, last in chunks:
        if first <= end - 1 < last and free(range(end, last)):
            end = last
        if first <= start < last and free(range(first, start)):
            start = first
    covered = {number for chunk in chunks for number in range(*chunk)}

    def idle(number: int) -> bool:
        return number not in covered and links.inside[number] < _CLAIMED

    while start < end and idle(start) and _whole_chunk(chunks, start + 1, end):
        start += 1
    while start < end and idle(end - 1) and _whole_chunk(chunks, start, end - 1):
        end -= 1
    better = trimmed(unit.en, *whole_words(unit.en, start, end))
    return better if better[0] < better[1] else own


def _whole_chunk(chunks: Sequence[_Range], start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in chunks)


def _moved(unit: LinkedUnit, occurrence: Occurrence, words: _Range) -> Occurrence:
    span = Span(unit.en[words[0]].span.start, unit.en[words[1] - 1].span.end)
    note = "its edges are those of the parser's noun phrase"
    return replace(occurrence, en=span, evidence=(*occurrence.evidence, Evidence("chunk", note, 0.0)))
