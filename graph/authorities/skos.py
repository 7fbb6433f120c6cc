"""Authority lists in SKOS and SKOS-XL, in any syntax of RDF.

What a vocabulary says against the SKOS Reference is put right and told: of two preferred labels in one language the
first (in alphabetical order) stays preferred (S14), a label is not preferred and alternative (S13), two concepts are
not related and in one hierarchy (S27).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import DC, DCTERMS, PROV, RDF, RDFS, SKOS

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Link, LinkType, Rank
from glossary.folding import fold_label, is_han
from glossary.reading.base import Source
from glossary.types import KINDS, Lang
from graph.authorities.base import Notes, Reading, checked, language, one_preferred, tidy
from graph.authorities.rdf import RELATIVE, Triples, read_triples
from ontology.namespaces import SKOSXL, TIFA

__all__ = ["read"]

_TYPE: Final = str(RDF.type)
_CONCEPT: Final = str(SKOS.Concept)
_NO_CONCEPTS: Final = frozenset(map(str, (SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection, SKOSXL.Label)))
_LABELS: Final = {
    "pref": (str(SKOS.prefLabel), str(SKOSXL.prefLabel)),
    "alt": (str(SKOS.altLabel), str(SKOSXL.altLabel)),
    "hidden": (str(SKOS.hiddenLabel), str(SKOSXL.hiddenLabel)),
}
_LINKS: Final[Mapping[LinkType, tuple[str, ...]]] = {
    "broader": (str(SKOS.broader), str(SKOS.broaderTransitive)),
    "narrower": (str(SKOS.narrower), str(SKOS.narrowerTransitive)),
    "related": (str(SKOS.related),),
    "exactMatch": (str(SKOS.exactMatch),),
    "closeMatch": (str(SKOS.closeMatch),),
}
_SCHEMES: Final = tuple(map(str, (SKOS.inScheme, SKOS.topConceptOf)))
_TITLES: Final = tuple(map(str, (DCTERMS.title, DC.title, SKOS.prefLabel, RDFS.label)))
_SOURCES: Final = tuple(map(str, (DCTERMS.source, DC.source, TIFA.evidence, PROV.wasDerivedFrom)))
_RENDERERS: Final = tuple(map(str, (TIFA.renderer, DCTERMS.creator, DC.creator)))
_READ: Final = frozenset(
    [_TYPE, *_SCHEMES, *_SOURCES, *_RENDERERS, str(SKOS.definition), str(SKOS.notation), str(TIFA.kind)]
    + [name for names in (*_LABELS.values(), *_LINKS.values()) for name in names]
)
_UNTAGGED: Final = "a label has no language: it is taken for Chinese if it holds Han characters, else for English"


class _Label(NamedTuple):
    """A label: its text, language and tag, and what a SKOS-XL label says of itself."""

    text: str
    lang: Lang
    tag: str
    renderer: str = ""
    evidence: str = ""


def read(source: Source) -> Reading:
    """Read a vocabulary.

    Args:
        source: The file.

    Returns:
        An entry for each concept with a Chinese or an English label.

    Raises:
        InputError: The file is malformed, or has no concept with such a label.
    """
    notes = Notes()
    triples = read_triples(source)
    found = _concepts(triples)
    entries = [_Concept(triples, name, notes).entry() for name in found]
    kept = checked(_consistent(entries, notes), source, notes)
    schemes = sorted(
        {one for one in triples if str(SKOS.ConceptScheme) in triples.resources(one, _TYPE)}
        | {scheme for name in found for scheme in triples.resources(name, *_SCHEMES)}
    )
    own = schemes[0] if len(schemes) == 1 and not schemes[0].startswith(("_:", RELATIVE)) else ""
    return Reading(kept, notes.all(), _title(triples, schemes), own)


def _concepts(triples: Triples) -> list[str]:
    """The concepts: what is typed so or stands in a scheme; where nothing does, what has a label of SKOS."""
    typed = [
        name
        for name in triples
        if _CONCEPT in (types := triples.resources(name, _TYPE))
        or (triples.resources(name, *_SCHEMES) and _NO_CONCEPTS.isdisjoint(types))
    ]
    if typed:
        return sorted(typed)
    labelled = {name for names in _LABELS.values() for name in names}
    return sorted(
        name
        for name in triples
        if not labelled.isdisjoint(triples.predicates(name)) and _NO_CONCEPTS.isdisjoint(triples.resources(name, _TYPE))
    )


def _title(triples: Triples, schemes: Iterable[str]) -> str:
    for scheme in schemes:
        titles = triples.literals(scheme, *_TITLES)
        if titles:
            return min(titles, key=lambda one: (language(one.language or "en") != "en", one.value)).value
    return ""


class _Concept:
    """A concept of a vocabulary, on its way to an entry."""

    def __init__(self, triples: Triples, name: str, notes: Notes) -> None:
        self.triples = triples
        self.name = name
        self.notes = notes
        self.evidence = _said(triples, name, _SOURCES)
        self.renderer = _said(triples, name, _RENDERERS)

    def note(self, what: str) -> None:
        self.notes.add(what, unquote(self.name.removeprefix(RELATIVE)))

    def entry(self) -> AuthorityEntry:
        for predicate in self.triples.predicates(self.name):
            if predicate not in _READ:
                self.note(f"{predicate} is not read")
        pref, alt, hidden = (self.labels(kind) for kind in _LABELS)
        chinese = dict.fromkeys(label.text for labels in (pref, alt, hidden) for label in labels if label.lang == "zh")
        self.check(pref, alt)
        first, *variants = chinese or [""]
        is_own = self.name.startswith(("_:", RELATIVE))
        return AuthorityEntry(
            fold_label(first),
            first,
            unquote(self.name.removeprefix(RELATIVE)) if self.name.startswith(RELATIVE) else "",
            variants=tuple(variants),
            pinyin=self.pinyin(),
            kind=next((kind for kind in KINDS if str(TIFA[f"kind{kind.capitalize()}"]) in self.kinds()), None),
            renderings=self.renderings(pref, alt),
            definitions=tuple(sorted(self.definitions(), key=lambda one: (one.lang or "", one.text))),
            links=tuple(self.links()),
            iri="" if is_own else self.name,
            place=unquote(self.name.removeprefix(RELATIVE)),
        )

    def labels(self, kind: str) -> list[_Label]:
        """The labels of one kind, plain ones and those of SKOS-XL: of each language the plainest tag first."""
        plain, extended = _LABELS[kind]
        found = [label for one in self.triples.literals(self.name, plain) if (label := self.label(one, "", ""))]
        forms = {label.text: label for label in found}
        for resource in self.triples.resources(self.name, extended):
            renderer, evidence = (_said(self.triples, resource, names) for names in (_RENDERERS, _SOURCES))
            for one in self.triples.literals(resource, str(SKOSXL.literalForm)):
                label = self.label(one, renderer, evidence)
                if label and label.text in forms and label != forms[label.text]:
                    found = [other for other in found if other != forms[label.text]]  # it says more than the plain one
                if label and label not in found:
                    found.append(label)
        return sorted(found, key=lambda one: (one.lang != "zh", _plainness(one.tag), one.text, one.renderer))

    def label(self, literal: ox.Literal, renderer: str, evidence: str) -> _Label | None:
        text, tag = tidy(literal.value), literal.language or ""
        if not text:
            self.note("a label is empty")
            return None
        lang = language(tag) if tag else "zh" if any(map(is_han, text)) else "en"
        if lang is None:
            self.note(f"labels in the language {tag!r} are not read")
            return None
        if not tag:
            self.note(_UNTAGGED)
        return _Label(text, lang, tag, renderer, evidence)

    def check(self, pref: list[_Label], alt: list[_Label]) -> None:
        """Tell where labels are against the conditions S13 and S14 of SKOS."""
        by_tag: dict[str, set[str]] = defaultdict(set)
        for label in pref:
            by_tag[label.tag].add(label.text)
        for tag, texts in by_tag.items():
            if len(texts) > 1:
                self.note(f"it has several preferred labels in {tag or 'no language'}; the first stays preferred (S14)")
        if {(one.text, one.tag) for one in pref} & {(one.text, one.tag) for one in alt}:
            self.note("a label is preferred and alternative; it is taken for preferred (S13)")

    def renderings(self, pref: list[_Label], alt: list[_Label]) -> tuple[AuthorityRendering, ...]:
        first = next((label.text for label in pref if label.lang == "en"), None)
        preferred = {label.text for label in pref if label.text == first}
        ranked: list[tuple[AuthorityRendering, Rank | None]] = []
        for label in (*pref, *(label for label in alt if label.text not in preferred)):
            rank: Rank = "preferred" if label.text in preferred else "alternative"
            if label.lang == "en":
                evidence = label.evidence or self.evidence
                ranked.append(
                    (AuthorityRendering(label.text, label.renderer or self.renderer, evidence=evidence), rank)
                )
        return one_preferred(ranked)

    def definitions(self) -> Iterator[Definition]:
        for one in self.triples.literals(self.name, str(SKOS.definition)):
            lang = language(one.language) if one.language else None
            if one.language and lang is None:
                self.note(f"definitions in the language {one.language!r} are not read")
            elif text := tidy(one.value):
                yield Definition(text, lang)

    def pinyin(self) -> str:
        notations = self.triples.literals(self.name, str(SKOS.notation))
        return next((one.value for one in notations if one.datatype.value == str(TIFA.pinyin)), "")

    def kinds(self) -> list[str]:
        return self.triples.resources(self.name, str(TIFA.kind))

    def links(self) -> Iterator[Link]:
        for kind, predicates in _LINKS.items():
            for target in sorted(set(self.triples.resources(self.name, *predicates))):
                if target.startswith("_:"):
                    self.note("a link to a concept without an IRI is not kept")
                else:
                    yield Link(kind, unquote(target.removeprefix(RELATIVE)) if target.startswith(RELATIVE) else target)


def _said(triples: Triples, subject: str, predicates: tuple[str, ...]) -> str:
    literals = [tidy(one.value) for one in triples.literals(subject, *predicates)]
    resources = [one for one in triples.resources(subject, *predicates) if not one.startswith(("_:", RELATIVE))]
    return "; ".join(dict.fromkeys(filter(None, (*literals, *resources))))


def _plainness(tag: str) -> tuple[bool, bool, str]:
    """Sorts the plain language first, then simplified characters and American spelling, then others."""
    folded = tag.lower()
    return "-" in folded, not folded.endswith(("hans", "-cn", "-sg", "-us")), folded


def _consistent(entries: Iterable[AuthorityEntry], notes: Notes) -> list[AuthorityEntry]:
    """Return the entries with links that keep to S27; those between concepts lead to concepts of the list."""
    kept = list(entries)
    names = {entry.iri or entry.id: entry for entry in kept}
    above: dict[str, set[str]] = defaultdict(set)
    for name, entry in names.items():
        for link in entry.links:
            if link.type == "broader":
                above[name].add(link.iri)
            elif link.type == "narrower":
                above[link.iri].add(name)
    ancestors = {name: _reachable(name, above) for name in names}

    def is_kept(name: str, link: Link, place: str) -> bool:
        if link.type in ("exactMatch", "closeMatch"):
            return link.iri != name
        if link.iri not in names:
            notes.add("a link leads to a concept that the list does not have and is not kept", place)
            return False
        if link.type == "related" and (link.iri in ancestors[name] or name in ancestors[link.iri]):
            notes.add("two concepts are related and in one hierarchy; the first is not kept (S27)", place)
            return False
        return True

    return [
        replace(entry, links=tuple(link for link in entry.links if is_kept(entry.iri or entry.id, link, entry.place)))
        for entry in kept
    ]


def _reachable(start: str, above: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(above.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += above.get(name, ())
    return found
