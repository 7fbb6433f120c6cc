"""What formats cannot hold, counted: the loss report that goes with an export.

`FEATURES` names all that the catalogue knows of formulations. The function `losses` of a format says which of it the
format holds (`not_held`), and adds what it loses in other ways, such as characters that it forbids.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from exports.base import Loss
from graph.catalogue import Catalogue, ConceptEntry

__all__ = ["FEATURES", "Feature", "FeatureName", "not_held"]

#: Names of what the catalogue knows.
FeatureName = Literal[
    "iri", "spellings", "pinyin", "kind", "status", "termhood", "reasons", "counts", "omissions",
    "renderings", "other_renderings", "rendering_status", "rendering_spellings", "renderers", "rendering_counts",
    "sentences", "documents", "sections", "themes", "members", "relations", "definitions", "notes", "matches",
    "replaced_by", "authority", "official", "redirects",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that the catalogue knows.

    Attributes:
        what: What it is, in the plural, for people.
        count: How many of them a catalogue has.
    """

    what: str
    count: Callable[[Catalogue], int]


def _each(count: Callable[[ConceptEntry], int]) -> Callable[[Catalogue], int]:
    return lambda catalogue: sum(map(count, catalogue.concepts))


#: All that can be lost, in the order of a report.
FEATURES: Final[Mapping[FeatureName, Feature]] = MappingProxyType(
    {
        "renderings": Feature("preferred renderings", _each(lambda one: bool(one.renderings))),
        "other_renderings": Feature("other renderings", _each(lambda one: max(len(one.renderings) - 1, 0))),
        "spellings": Feature("other Chinese spellings", _each(lambda one: len(set(one.spellings) - {one.zh}))),
        "rendering_spellings": Feature(
            "other spellings of renderings",
            _each(lambda one: sum(len(set(each.spellings) - {each.en}) for each in one.renderings)),
        ),
        "pinyin": Feature("readings in pinyin", _each(lambda one: bool(one.pinyin))),
        "kind": Feature("kinds", _each(lambda _: 1)),
        "status": Feature("statuses of formulations", _each(lambda _: 1)),
        "rendering_status": Feature("statuses of renderings", _each(lambda one: len(one.renderings))),
        "definitions": Feature("definitions", _each(lambda one: len(one.definitions))),
        "notes": Feature("notes", _each(lambda one: len(one.notes))),
        "renderers": Feature(
            "names of renderers", _each(lambda one: sum(len(each.renderers) for each in one.renderings))
        ),
        "rendering_counts": Feature("counts of renderings", _each(lambda one: len(one.renderings))),
        "counts": Feature("counts of formulations", _each(lambda _: 1)),
        "omissions": Feature("places left out in English", _each(lambda one: one.omissions)),
        "sentences": Feature("places with their sentences", _each(lambda one: len(one.citations))),
        "documents": Feature("documents", lambda catalogue: len(catalogue.documents)),
        "sections": Feature("sections", lambda catalogue: len(catalogue.sections)),
        "themes": Feature("exposition themes", lambda catalogue: len(catalogue.themes)),
        "members": Feature(
            "members", _each(lambda one: len(one.members) + len(one.authority_members))
        ),
        "relations": Feature("relations", _each(lambda one: len(one.relations))),
        "matches": Feature("links to other vocabularies", _each(lambda one: len(one.matches))),
        "replaced_by": Feature("replacements", _each(lambda one: len(one.replaced_by))),
        "authority": Feature("statements of authority lists", _each(lambda one: len(one.authority))),
        "official": Feature(
            "formulations that only authority lists have", lambda catalogue: len(catalogue.official)
        ),
        "redirects": Feature("merged, split and rejected terms", lambda catalogue: len(catalogue.redirects)),
        "termhood": Feature("figures of termhood and score", _each(lambda one: 1 + len(one.renderings))),
        "reasons": Feature("reasons for being a term", _each(lambda one: len(one.reasons))),
        "iri": Feature("IRIs", _each(lambda _: 1)),
    }
)  # fmt: skip


def not_held(catalogue: Catalogue, held: Iterable[FeatureName]) -> tuple[Loss, ...]:
    """Return what a catalogue has and a format does not hold.

    Args:
        catalogue: What is exported.
        held: What the format holds.

    Raises:
        ValueError: If `held` names what is no feature.
    """
    kept = set(held)
    if unknown := kept - set(get_args(FeatureName)):
        raise ValueError(f"no features: {sorted(unknown)}")
    counts = ((feature.what, feature.count(catalogue)) for name, feature in FEATURES.items() if name not in kept)
    return tuple(Loss(what, count) for what, count in counts if count)
