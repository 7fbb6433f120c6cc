"""Renderings fitted to the noun chunks of a parser, where the user's English pipeline has one.

The rule is small and works on the edges alone. A rendering that cuts a chunk takes in the rest of it, if these are
few words that no other rendering holds and that the links give to no other Chinese word: the head noun or the
attribute that a word alignment misses. A particle at the start, outside of every chunk and without a link into the
term, goes if a whole chunk is left: it belongs to a verb that stands before (carry *out* the plan). Verbs stay, for
many a formulation is a whole clause. What the translator marked by a gloss or by quotation marks stays as it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.renderings.choosing import Place
from glossary.renderings.spans import LinkedUnit, TermLinks
from glossary.renderings.words import trimmed, whole_words
from glossary.types import Evidence, Occurrence, Span

__all__ = ["Phrases", "fitted"]

#: Most words that complete a chunk at one end.
_MOST: Final = 3
#: Mass of links from which a word renders something.
_CLAIMED: Final = 0.2
#: Evidence that fixes a rendering as it stands.
_FIXED: Final = frozenset({"gloss", "quotation"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a parser says of an English paragraph.

    Attributes:
        chunks: Its noun chunks.
        particles: Where adpositions, particles and the like start.
    """

    chunks: Sequence[Span]
    particles: Collection[int]


def fitted(
    unit: LinkedUnit, chosen: Sequence[tuple[Place, Occurrence]], phrases: Phrases
) -> list[tuple[Place, Occurrence]]:
    """Return the occurrences of a unit with their renderings fitted to noun chunks.

    Args:
        unit: The linked unit.
        chosen: Its places with what was chosen for them.
        phrases: The phrases of its English paragraph.

    Returns:
        The same places in the same order; scores are as they were.
    """
    chunks = [words for chunk in phrases.chunks if (words := _words(unit, chunk))]
    particles = {number for number, word in enumerate(unit.en) if word.span.start in phrases.particles}
    held = [_words(unit, one.en) if one.en is not None else None for _, one in chosen]
    found = []
    for number, (place, occurrence) in enumerate(chosen):
        own, better = held[number], None
        if own and not any(evidence.kind in _FIXED for evidence in occurrence.evidence):
            others = {word for words in held if words and words != own for word in range(*words)}
            [links] = unit.terms([occurrence.zh])
            wider = _completed(links, own, chunks, others - set(range(*own)))
            better = _trimmed(unit, links, wider, chunks, particles)
        found.append((place, _moved(unit, occurrence, better) if better and better != own else occurrence))
    return found


#: Words of a unit from the first to before the second.
_Range = tuple[int, int]


def _words(unit: LinkedUnit, span: Span) -> _Range | None:
    inside = [number for number, word in enumerate(unit.en) if span.holds(word.span)]
    return (inside[0], inside[-1] + 1) if inside else None


def _completed(links: TermLinks, own: _Range, chunks: Sequence[_Range], others: Collection[int]) -> _Range:
    """Take in the rest of the chunks that the range cuts, as far as it renders nothing else."""

    def free(words: range) -> bool:
        return len(words) <= _MOST and not any(n in others or links.outside[n] >= _CLAIMED for n in words)

    start, end = own
    for first, last in chunks:
        if first <= end - 1 < last and free(range(end, last)):
            end = last
        if first <= start < last and free(range(first, start)):
            start = first
    return start, end


def _trimmed(unit: LinkedUnit, links: TermLinks, own: _Range, chunks: Sequence[_Range], particles: set[int]) -> _Range:
    """Drop particles at the start that stand outside of every chunk, and what cannot stand at an edge anyway."""
    start, end = own
    covered = {number for chunk in chunks for number in range(*chunk)}
    while start in particles - covered and links.inside[start] < _CLAIMED and _whole_chunk(chunks, start + 1, end):
        start += 1
    better = trimmed(unit.en, *whole_words(unit.en, start, end))
    return better if better[0] < better[1] else own


def _whole_chunk(chunks: Sequence[_Range], start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in chunks)


def _moved(unit: LinkedUnit, occurrence: Occurrence, words: _Range) -> Occurrence:
    span = Span(unit.en[words[0]].span.start, unit.en[words[1] - 1].span.end)
    note = "its edges are those of the parser's noun phrase"
    return replace(occurrence, en=span, evidence=(*occurrence.evidence, Evidence("chunk", note, 0.0)))
