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
        different relations for two concepts, such as ``related`` and ``short form``; both are kept.
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
    of_concept: dict[str, list[RelationEntry]] = {}
    for (key, _, _), entry in found.items():
        of_concept.setdefault(key, []).append(entry)
    return {key: _sorted(entries) for key, entries in of_concept.items()}


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
