"""Drift: formulations that a later document renders in another way than the one before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.catalogue import Catalogue, Citation, ConceptEntry
from graph.forms import loose_en

__all__ = ["Drift", "Usage", "drift"]


@dataclass(frozen=True, slots=True)
class Usage:
    """How a document mostly renders a formulation.

    Attributes:
        document: Id of the document.
        date: Its date; empty where none is known.
        en: The dominant rendering, in its most frequent spelling; of even ones the first in the text.
        count: How often the document renders so.
        rendered: How often the document renders the formulation in any way.
        places: Where it renders so, in the order of the text.
    """

    document: str
    date: str
    en: str
    count: int
    rendered: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """A formulation whose dominant rendering is another one than before.

    Attributes:
        key: Folded label.
        zh: The label.
        before: How the last earlier document renders it that renders it at all.
        after: How the later document renders it.
        nested: Whether one rendering is part of the other: often the translator's wording is the same, and its border
            was drawn elsewhere.
    """

    key: str
    zh: str
    before: Usage
    after: Usage
    nested: bool


@dataclass(frozen=True, slots=True)
class _Habit:
    """What a document does with a formulation: its usage, and all renderings on top, as `graph.forms.loose_en`."""

    usage: Usage
    top: frozenset[str]


def drift(catalogue: Catalogue, document: str | None = None) -> list[Drift]:
    """Return the changes of dominant renderings: nested ones last, those with the most occurrences on both sides first.

    A formulation is compared in each two documents that follow each other in date among those that render it. The
    dominant rendering of a document is its most frequent one; what differs in case, hyphens or number alone is one
    rendering. Where several are even, none of them may be on top in the other document: else it is no change.

    Args:
        catalogue: What the documents say. Its documents are in order of date; those without one come first.
        document: Id of the later document; ``None`` for any.
    """
    order = {entry.id: at for at, entry in enumerate(catalogue.documents)}
    dates = {entry.id: entry.metadata.date for entry in catalogue.documents}
    changes = [
        change
        for concept in catalogue.concepts
        for change in _changes(concept, dates)
        if document in (None, change.after.document)
    ]
    return sorted(
        changes, key=lambda change: (change.nested, -_support(change), order[change.after.document], change.key)
    )


def _support(change: Drift) -> int:
    """How many occurrences stand behind the weaker side: one that stands once may be a slip of the harvest."""
    return min(change.before.count, change.after.count)


def _changes(concept: ConceptEntry, dates: dict[str, str]) -> Iterator[Drift]:
    rendered: dict[str, list[Citation]] = {name: [] for name in dates}
    for at in concept.citations:
        if at.en_span is not None:
            rendered[at.document].append(at)
    habits = [_habit(citations, dates[name]) for name, citations in rendered.items() if citations]
    for before, after in pairwise(habits):
        if not before.top & after.top:
            nested = _are_nested(before.usage.en, after.usage.en)
            yield Drift(concept.key, concept.zh, before.usage, after.usage, nested)


def _habit(citations: Sequence[Citation], date: str) -> _Habit:
    written = [at.en_span.of(at.en) for at in citations if at.en_span is not None]
    forms = Counter(map(loose_en, written))  # in the order of the text: of even ones, the first leads
    most = max(forms.values())
    dominant = next(form for form, count in forms.items() if count == most)
    places = [at.place for at, form in zip(citations, map(loose_en, written), strict=True) if form == dominant]
    spelling = Counter(form for form in written if loose_en(form) == dominant).most_common(1)[0][0]
    usage = Usage(citations[0].document, date, spelling, most, len(written), tuple(dict.fromkeys(places)))
    return _Habit(usage, frozenset(form for form, count in forms.items() if count == most))


def _are_nested(one: str, other: str) -> bool:
    """Whether the words of one rendering stand in the other one.

    >>> _are_nested("Belt and Road", "the Belt and Road cooperation"), _are_nested("art", "party")
    (True, False)
    """
    first, second = f" {loose_en(one)} ", f" {loose_en(other)} "
    return first in second or second in first
