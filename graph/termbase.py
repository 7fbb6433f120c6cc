"""The termbase that translations are checked against, made of a catalogue or of an authority list alone.

Editors have the say. What they do not judge has the status that authority lists give it: preferred, admitted where
they call it an alternative, deprecated. What documents attest and nobody judges is known, no more. Terms that were
merged lend their labels to the concept that took their place; rejected terms are none.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from glossary.authority import NOT_REVIEWED, AuthorityEntry, AuthorityList, Rank
from glossary.checking.base import RenderingStatus, Termbase, TermEntry, TermRendering
from glossary.folding import fold_en, fold_label
from graph.catalogue import Catalogue, ConceptEntry

__all__ = ["termbase", "termbase_of_list"]

_RANKS: Final[dict[Rank, RenderingStatus]] = {
    "preferred": "preferred", "alternative": "admitted", "deprecated": "deprecated",
}  # fmt: skip
_EDITED: Final[dict[str, RenderingStatus]] = {
    "preferred": "preferred", "admitted": "admitted", "deprecated": "deprecated",
}  # fmt: skip
_ORDER: Final[dict[RenderingStatus, int]] = {"preferred": 0, "admitted": 1, "known": 2, "deprecated": 3}
_EDITORS: Final = "editors"


def termbase(catalogue: Catalogue, *, authority: bool = True) -> Termbase:
    """Return the termbase of a catalogue.

    Args:
        catalogue: Concepts with what documents, editors and authority lists say of them.
        authority: Whether authority lists count, and the concepts that only they have.

    Returns:
        The terms by key, those without a rendering among them: no shorter term is to be found in them.
    """
    labels: dict[str, list[str]] = {}
    for redirect in catalogue.redirects:
        if redirect.why == "merged":
            for target in redirect.targets:
                labels.setdefault(target, []).append(redirect.zh)
        for label in redirect.labels:
            if label.lang == "zh" and redirect.why == "merged":
                labels.setdefault(label.target, []).append(label.form)
    concepts = [*catalogue.concepts, *(catalogue.official if authority else ())]
    entries = [_entry(concept, labels.get(concept.key, ()), authority=authority) for concept in concepts]
    return Termbase(tuple(sorted(entries, key=lambda entry: entry.key)))


def _entry(concept: ConceptEntry, labels: Iterable[str], *, authority: bool) -> TermEntry:
    forms = dict.fromkeys((concept.zh, *concept.spellings, *labels))
    return TermEntry(
        concept.key,
        concept.zh,
        tuple(form for form in forms if form),
        _ranked(_renderings(concept, authority=authority)),
        concept.iri,
    )


def _renderings(concept: ConceptEntry, *, authority: bool) -> Iterator[TermRendering]:
    """What anybody says, those who have the say first."""
    for one in concept.renderings:
        if one.status in _EDITED:
            yield TermRendering(one.en, _EDITED[one.status], _EDITORS)
    if authority:
        for at in concept.authority:
            # A list's concept that only a variant of the label meets may be another one.
            if at.en and at.match == "exact":
                yield TermRendering(at.en, _status(at.rank, at.confidence), at.title)
    for one in concept.renderings:
        if one.status not in _EDITED:
            yield TermRendering(one.en, "known", ", ".join(one.documents))


def _status(rank: Rank, confidence: str) -> RenderingStatus:
    """What a list says of a rendering; what a program harvested and nobody judged is no more than known."""
    return "known" if confidence == NOT_REVIEWED and rank == "alternative" else _RANKS[rank]


def _ranked(said: Iterable[TermRendering]) -> tuple[TermRendering, ...]:
    """Each rendering once, as the first says who has a say; deprecated ones with what replaces them."""
    first: dict[str, TermRendering] = {}
    for one in said:
        first.setdefault(fold_en(one.en), one)
    ordered = sorted(first.values(), key=lambda one: _ORDER[one.status])
    preferred = tuple(one.en for one in ordered if one.status == "preferred")
    return tuple(
        TermRendering(one.en, one.status, one.source, preferred) if one.status == "deprecated" else one
        for one in ordered
    )


def termbase_of_list(one: AuthorityList) -> Termbase:
    """Return the termbase of an authority list alone, for checks without a workspace.

    Args:
        one: The list. Entries with one label are one term.
    """
    held: dict[str, list[AuthorityEntry]] = {}
    for entry in one.entries:
        if key := entry.key or fold_label(entry.zh):
            held.setdefault(key, []).append(entry)
    return Termbase(tuple(_of_entries(key, held[key], one.title) for key in sorted(held)))


def _of_entries(key: str, entries: list[AuthorityEntry], title: str) -> TermEntry:
    forms = dict.fromkeys(form for entry in entries for form in (entry.zh, *entry.variants) if form)
    said = (
        TermRendering(rendering.en, _status(rendering.rank, rendering.confidence), title)
        for entry in entries
        for rendering in entry.renderings
        if rendering.en
    )
    iri = next((entry.iri for entry in entries if entry.iri), "")
    return TermEntry(key, entries[0].zh, tuple(forms), _ranked(said), iri)
