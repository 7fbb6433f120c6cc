"""What a finding is: something in a translation that deserves a second look, with its sentences and places."""

from dataclasses import dataclass

from glossary.types import Harvest, ParagraphPair, Span, TranslationUnit

__all__ = ["Finding", "Place", "Showing", "place_of", "units_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """A translation unit that shows a finding.

    Attributes:
        pair: Number of the paragraph pair.
        unit: Number of the translation unit.
        zh: The Chinese sentence.
        en: The English sentence.
        zh_marks: What to look at in the Chinese sentence; offsets count from its start.
        en_marks: The same in the English sentence.
    """

    pair: int
    unit: int
    zh: str
    en: str
    zh_marks: tuple[Span, ...] = ()
    en_marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """One of the wordings that a finding is about.

    Attributes:
        en: What stands against it. The English: a rendering, or numbers as written; empty where the English has
            none. For a count, what the Chinese enumerates.
        place: Where it shows best.
        pairs: Numbers of all paragraph pairs that show it, in order.
    """

    en: str
    place: Place
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a translation that deserves a second look.

    Attributes:
        kind: Registered name of its kind.
        zh: What it is about, in Chinese: a term, or numbers as written; empty where only English has some.
        score: How sure it is, from 0 to 1.
        showings: Its wordings, the most frequent first.
        is_weak: Whether it is so unsure that a report shows it only if asked to.
    """

    kind: str
    zh: str
    score: float
    showings: tuple[Showing, ...]
    is_weak: bool = False


def place_of(
    pair: ParagraphPair, unit: TranslationUnit, zh_marks: tuple[Span, ...] = (), en_marks: tuple[Span, ...] = ()
) -> Place:
    """Return a unit's sentences with marks.

    Args:
        pair: The paragraph pair of the unit.
        unit: The unit.
        zh_marks: Spans in the pair's Chinese text.
        en_marks: Spans in the pair's English text.
    """
    return Place(
        pair.number,
        unit.number,
        unit.zh.of(pair.zh),
        unit.en.of(pair.en),
        tuple(Span(mark.start - unit.zh.start, mark.end - unit.zh.start) for mark in zh_marks),
        tuple(Span(mark.start - unit.en.start, mark.end - unit.en.start) for mark in en_marks),
    )


def units_of(harvest: Harvest) -> dict[int, TranslationUnit]:
    """Return the translation units of a harvest by number."""
    return {unit.number: unit for unit in harvest.units}
