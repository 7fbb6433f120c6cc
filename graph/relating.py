"""What concepts are to each other in a set of documents: each relation from both of its ends."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, get_args

from glossary.types import Harvest, RelationType
from graph.catalogue import RelationEntry, RelationRole

__all__ = ["related_concepts"]

#: For each type, what the target is to the source, and the source to the target.
_ROLES: Final[Mapping[RelationType, tuple[RelationRole, RelationRole]]] = {
    "broader": ("broader", "narrower"),
    "short form": ("short form", "full form"),
    "related": ("related", "related"),
}
_ORDER: Final[tuple[RelationRole, ...]] = get_args(RelationRole)


def related_concepts(harvests: Sequence[Harvest]) -> dict[str, tuple[RelationEntry, ...]]:
    """Return the relations of each concept, those that several documents show once.

    Args:
        harvests: The harvests, in the order in which the first to show a relation is named.

    Returns:
        Key of a concept → its relations by role, then the higher statistic, then key. Two documents may show
        different relations for two concepts, such as ``related`` and ``short form``; both are kept. Where one
        document knows only the farther head of a term and another a nearer one, the farther one follows and goes.
    """
    found: dict[tuple[str, RelationRole, str], RelationEntry] = {}
    for harvest in harvests:
        labels = {term.key: term.zh for term in harvest.terms}
        for one in harvest.relations:
            ends = (one.source, one.target), (one.target, one.source)
            for (key, other), role in zip(ends, _ROLES[one.type], strict=True):
                entry = RelationEntry(
                    role, other, labels[other], one.note, one.score, one.statistic,
                    harvest.document.id, one.pair, (harvest.document.id,),
                )  # fmt: skip
                place = key, role, other
                found[place] = _joined(found[place], entry) if place in found else entry
    spare = _spare(found)
    of_concept: dict[str, list[RelationEntry]] = {}
    for place, entry in found.items():
        if place in spare:
            continue
        key = place[0]
        of_concept.setdefault(key, []).append(entry)
    return {key: _sorted(entries) for key, entries in of_concept.items()}


def _spare(places: Iterable[tuple[str, RelationRole, str]]) -> set[tuple[str, RelationRole, str]]:
    """Return the broader concepts, from both ends, that other broader ones lead up to."""
    above: dict[str, list[str]] = {}
    for key, role, other in places:
        if role == "broader":
            above.setdefault(key, []).append(other)
    spare: set[tuple[str, RelationRole, str]] = set()
    for key, parents in above.items():
        if len(parents) < 2:
            continue
        seen, ahead = set[str](), [higher for parent in parents for higher in above.get(parent, ())]
        while ahead:
            if (here := ahead.pop()) not in seen:
                seen.add(here)
                ahead.extend(above.get(here, ()))
        for parent in seen.intersection(parents):
            spare |= {(key, "broader", parent), (parent, "narrower", key)}
    return spare


def _joined(first: RelationEntry, other: RelationEntry) -> RelationEntry:
    """The entry of the first document, with the best figures of both."""
    return replace(
        first,
        score=max(first.score, other.score),
        statistic=max(filter(None, (first.statistic, other.statistic)), default=None),
        documents=first.documents + other.documents,
    )


def _sorted(entries: Iterable[RelationEntry]) -> tuple[RelationEntry, ...]:
    return tuple(sorted(entries, key=lambda one: (_ORDER.index(one.role), -(one.statistic or 0.0), one.key)))
