"""What authority lists say of the concepts of a catalogue: the two are put side by side, never one into the other.

A concept and an entry are the same where their folded Chinese labels are (`glossary.folding.fold_label`: simplified
or traditional, width, spaces, quotation marks). They are close where only a variant meets: another label of the
entry, a label without the particle 的 or the marks inside, or a full form that adds a word that names the sort
(乡村振兴, 乡村振兴战略). Where a list has several concepts with one label, none is the same, all are close.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.authority import RANKS, AuthorityEntry, AuthorityList, AuthorityRendering
from glossary.extractors.cues import SORTS, UNDERTAKINGS
from glossary.folding import fold_en, fold_label
from graph.catalogue import (
    AUTHORITY,
    AuthorityCitation,
    AuthorityListEntry,
    AuthorityMatch,
    AuthorityMember,
    Catalogue,
    ConceptEntry,
    RenderingEntry,
)
from graph.cataloguing import pinyin
from graph.iris import DEFAULT_BASE, Iris

__all__ = ["with_authorities"]

#: What a label has and its variant may lack; a form that is left of fewer characters stands for too much.
_LOOSE: Final = re.compile("[的、,;:·-]")
_SORT: Final = re.compile(f"(?:{'|'.join((*UNDERTAKINGS, *SORTS))})$")
_SHORTEST: Final = 4
#: Order of renderings by what editors said of them.
_EDITORS: Final = {"preferred": 0, "deprecated": 2}


def with_authorities(catalogue: Catalogue, lists: Iterable[AuthorityList], *, base: str = DEFAULT_BASE) -> Catalogue:
    """Return a catalogue with what authority lists say beside what the documents attest.

    Each concept gets the entries that meet it. A rendering that the documents attest comes first where a list
    prefers it and shows evidence, and last where a list deprecates it. What only a list says (a rendering, members,
    a whole concept) stands apart: in `ConceptEntry.authority`, `ConceptEntry.authority_members` and
    `Catalogue.official`.

    Args:
        catalogue: What the documents attest.
        lists: The lists, in any order.
        base: Where IRIs start.

    Returns:
        The catalogue; itself where there are no lists.
    """
    ordered = sorted(lists, key=lambda one: one.id)
    if not ordered:
        return catalogue
    iris = Iris(base)
    sources = [_Source(one, iris) for one in ordered]
    concepts = tuple(_beside(concept, sources) for concept in catalogue.concepts)
    return replace(
        catalogue,
        concepts=concepts,
        authorities=tuple(_figures(source, concepts) for source in sources),
        official=_official(sources, {one.key for one in concepts} | {one.key for one in catalogue.redirects}),
    )


class _Source:
    """A list with its look-ups."""

    def __init__(self, one: AuthorityList, iris: Iris) -> None:
        self.list = one
        self._iris = iris
        self.iri = iris.authority(one.id)
        self.iris = {entry.id: iris.authority_concept(one.id, entry) for entry in one.entries}
        self.exact: dict[str, list[AuthorityEntry]] = {}
        self.loose: dict[str, list[AuthorityEntry]] = {}
        for entry in one.entries:
            if entry.key:
                self.exact.setdefault(entry.key, []).append(entry)
            for form in sorted(_forms(entry.key) | {form for zh in entry.variants for form in _forms(fold_label(zh))}):
                self.loose.setdefault(form, []).append(entry)

    def labels(self, entry: AuthorityEntry) -> list[tuple[AuthorityRendering, str]]:
        """Return the renderings of an entry with the IRIs of their labels."""
        iris = self._iris.authority_labels(self.list.id, entry, "en", (one.en for one in entry.renderings))
        return list(zip(entry.renderings, iris, strict=True))

    def meet(self, key: str) -> list[tuple[AuthorityEntry, AuthorityMatch]]:
        """Return the entries that meet a concept: the same one, else all that are close."""
        same = self.exact.get(key, ())
        if len(same) == 1:
            return [(same[0], "exact")]
        found = {entry.id: entry for form in sorted(_forms(key)) for entry in self.loose.get(form, ())}
        return [(entry, "close") for _, entry in sorted(found.items())]


def _forms(key: str) -> set[str]:
    """The forms by which a label is close to another one: itself, without loose parts, without the sort."""
    if not key:
        return set()
    plain = _LOOSE.sub("", key)
    return {key} | {form for form in (plain, _SORT.sub("", plain)) if len(form) >= _SHORTEST}


def _beside(concept: ConceptEntry, sources: Sequence[_Source]) -> ConceptEntry:
    met = [(source, entry, match) for source in sources for entry, match in source.meet(concept.key)]
    if not met:
        return concept
    cited = tuple(sorted((at for one in met for at in _cite(*one)), key=_precedence))
    members = () if concept.members else _members((source, entry) for source, entry, match in met if match == "exact")
    return replace(
        concept,
        renderings=_ordered(concept.renderings, cited),
        authority=cited,
        authority_members=members,
    )


def _cite(source: _Source, entry: AuthorityEntry, match: AuthorityMatch) -> Iterator[AuthorityCitation]:
    for one, label in source.labels(entry) or [(AuthorityRendering(""), "")]:
        yield AuthorityCitation(
            source.list.id,
            source.list.title,
            source.iris[entry.id],
            entry.zh,
            one.en,
            one.renderer,
            one.rank,
            one.evidence,
            one.confidence,
            match,
            label,
        )


def _precedence(at: AuthorityCitation) -> tuple[bool, bool, int]:
    """Sorts exact matches first, then what is preferred with evidence, then by rank."""
    return at.match != "exact", not at.is_official, RANKS.index(at.rank)


def _ordered(renderings: Sequence[RenderingEntry], cited: Iterable[AuthorityCitation]) -> tuple[RenderingEntry, ...]:
    """Return attested renderings in their order, except for what lists prefer with evidence, or deprecate.

    What editors prefer or deprecate stays before or behind all others.
    """
    exact = [at for at in cited if at.match == "exact"]
    first = {fold_en(at.en) for at in exact if at.is_official}
    last = {fold_en(at.en) for at in exact if at.rank == "deprecated"} - first
    return tuple(
        sorted(renderings, key=lambda one: (_EDITORS.get(one.status, 1), one.key not in first, one.key in last))
    )


def _members(met: Iterable[tuple[_Source, AuthorityEntry]]) -> tuple[AuthorityMember, ...]:
    """The members that the first list that has any gives."""
    for source, entry in met:
        if entry.members:
            return tuple(AuthorityMember(zh, source.list.id, source.list.title) for zh in entry.members)
    return ()


# --- what no document holds ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Held:
    """What the lists have of one label."""

    entries: tuple[tuple[_Source, AuthorityEntry], ...]

    def concept(self, key: str) -> ConceptEntry:
        source, first = self.entries[0]
        everything = [entry for _, entry in self.entries]
        spellings = {zh for entry in everything for zh in (entry.zh, *entry.variants)}
        return ConceptEntry(
            key=key,
            iri=source.iris[first.id],
            zh=first.zh,
            spellings=tuple(sorted(spellings)),
            pinyin=next((entry.pinyin for entry in everything if entry.pinyin), "") or pinyin(first.zh),
            kind=next((entry.kind for entry in everything if entry.kind), "concept"),
            status=AUTHORITY,
            termhood=0.0,
            count=0,
            omissions=0,
            number=None,
            renderings=(),
            members=(),
            relations=(),
            documents=(),
            sections=(),
            themes=(),
            reasons=(),
            citations=(),
            authority=tuple(sorted((at for one in self.entries for at in _cite(*one, "exact")), key=_precedence)),
            authority_members=_members(self.entries),
        )


def _official(sources: Sequence[_Source], known: set[str]) -> tuple[ConceptEntry, ...]:
    held: dict[str, list[tuple[_Source, AuthorityEntry]]] = {}
    for source in sources:
        for key, entries in source.exact.items():
            if key not in known:
                held.setdefault(key, []).extend((source, entry) for entry in entries)
    return tuple(_Held(tuple(held[key])).concept(key) for key in sorted(held))


def _figures(source: _Source, concepts: Iterable[ConceptEntry]) -> AuthorityListEntry:
    matches: Counter[AuthorityMatch] = Counter()
    for concept in concepts:
        matches.update({at.match for at in concept.authority if at.list == source.list.id})
    return AuthorityListEntry(
        source.list.id,
        source.list.title,
        source.list.source,
        source.iri,
        len(source.list.entries),
        sum(len(entry.renderings) for entry in source.list.entries),
        matches["exact"],
        matches["close"],
    )
