"""An authority list as RDF: a concept scheme of its own, in a named graph of its own.

Its concepts are `tifa:AuthorityConcept`, never `tifa:Formulation`: the derived view links a formulation of the
documents to them by `skos:exactMatch` or `skos:closeMatch`. Labels are resources (SKOS-XL), for who renders so, with
which rank and evidence, is said of a label. One English label is preferred (S14); a deprecated one is hidden.
"""

from collections.abc import Mapping
from typing import Final

from rdflib import DCTERMS, PROV, RDF, SKOS, Graph, Literal, URIRef

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering, LinkType, Rank
from glossary.folding import fold_en
from glossary.types import Lang
from graph.facts import Facts, address, kind, one_line, status, text
from graph.iris import Iris
from ontology.namespaces import SKOSXL, TIFA

__all__ = ["describe_authority"]

#: The plain property and that of SKOS-XL for each rank, and the status that ISO 10241-1 calls it.
_PROPERTIES: Final[Mapping[Rank, tuple[URIRef, URIRef]]] = {
    "preferred": (SKOS.prefLabel, SKOSXL.prefLabel),
    "alternative": (SKOS.altLabel, SKOSXL.altLabel),
    "deprecated": (SKOS.hiddenLabel, SKOSXL.hiddenLabel),
}
_STATUSES: Final[Mapping[Rank, str]] = {
    "preferred": "preferred",
    "alternative": "admitted",
    "deprecated": "deprecated",
}
_LINKS: Final[Mapping[LinkType, URIRef]] = {
    "broader": SKOS.broader,
    "narrower": SKOS.narrower,
    "related": SKOS.related,
    "exactMatch": SKOS.exactMatch,
    "closeMatch": SKOS.closeMatch,
}
_INVERSE: Final[Mapping[LinkType, LinkType]] = {"broader": "narrower", "narrower": "broader", "related": "related"}


def describe_authority(one: AuthorityList, *, iris: Iris) -> Graph:
    """Describe an authority list.

    Args:
        one: The list.
        iris: Where IRIs start; the same as for the documents' graphs.

    Returns:
        The graph to be stored under ``iris.graph("authority/ID")``.
    """
    description = _Description(one, iris)
    description.write_scheme()
    for entry in one.entries:
        description.write_concept(entry)
    return description.facts.graph


class _Description:
    """One graph in the making."""

    def __init__(self, one: AuthorityList, iris: Iris) -> None:
        self.list = one
        self.iris = iris
        self.scheme = iris.authority(one.id)
        self.facts = Facts()
        self.say = self.facts.say
        self.concepts = {entry.iri or entry.id: iris.authority_concept(one.id, entry) for entry in one.entries}
        self.narrower = {
            below
            for entry in one.entries
            for link in entry.links
            for below in (
                (entry.iri or entry.id,) if link.type == "broader" else (link.iri,) if link.type == "narrower" else ()
            )
        }

    def write_scheme(self) -> None:
        graph = self.iris.graph(f"authority/{self.list.id}")
        self.say(self.scheme, RDF.type, SKOS.ConceptScheme)
        self.say(self.scheme, DCTERMS.title, text(one_line(self.list.title)))
        self.say(self.scheme, DCTERMS.source, address(self.list.source))
        self.say(graph, RDF.type, PROV.Entity)
        self.say(graph, PROV.wasDerivedFrom, self.scheme)

    def write_concept(self, entry: AuthorityEntry) -> None:
        concept = self.concepts[entry.iri or entry.id]
        self.say(concept, RDF.type, TIFA.AuthorityConcept, SKOS.Concept)
        self.say(concept, SKOS.inScheme, self.scheme)
        if (entry.iri or entry.id) not in self.narrower:
            self.say(concept, SKOS.topConceptOf, self.scheme)
            self.say(self.scheme, SKOS.hasTopConcept, concept)
        if entry.pinyin.strip():
            self.say(concept, SKOS.notation, Literal(one_line(entry.pinyin), datatype=TIFA.pinyin))
        self.say(concept, TIFA.kind, None if entry.kind is None else kind(entry.kind))
        self.say(concept, TIFA.memberText, *(text(one_line(member), "zh") for member in entry.members))
        self.say(concept, SKOS.definition, *(text(one.text, one.lang) for one in entry.definitions))
        self.write_chinese(entry, concept)
        self.write_renderings(entry, concept)
        for link in entry.links:
            self.write_link(concept, link.type, link.iri)

    def write_chinese(self, entry: AuthorityEntry, concept: str) -> None:
        forms = list(dict.fromkeys(filter(None, map(one_line, (entry.zh, *entry.variants)))))
        labels = self.iris.authority_labels(self.list.id, entry, "zh", forms)
        for place, (form, label) in enumerate(zip(forms, labels, strict=True)):
            self.write_label(concept, label, "zh", form, "alternative" if place else "preferred")

    def write_renderings(self, entry: AuthorityEntry, concept: str) -> None:
        first = _preferred(entry)
        deprecated = {one_line(one.en) for one in entry.renderings if one.rank == "deprecated"}
        usual = {one_line(one.en) for one in entry.renderings if one.rank != "deprecated"}
        labels = self.iris.authority_labels(self.list.id, entry, "en", (one.en for one in entry.renderings))
        for rendering, label in zip(entry.renderings, labels, strict=True):
            form = one_line(rendering.en)
            rank: Rank = "preferred" if form == first else "deprecated" if form in deprecated - usual else "alternative"
            self.write_label(concept, label, "en", form, rank)
            self.say(label, TIFA.foldedForm, text(fold_en(form)))
            self.write_credit(label, rendering)

    def write_label(self, concept: str, label: str, lang: Lang, form: str, rank: Rank) -> None:
        plain, extended = _PROPERTIES[rank]
        self.say(concept, plain, text(form, lang))
        self.say(concept, extended, label)
        self.say(label, RDF.type, TIFA.AuthorityLabel, SKOSXL.Label)
        self.say(label, SKOSXL.literalForm, text(form, lang))
        self.say(label, PROV.wasDerivedFrom, self.scheme)

    def write_credit(self, label: str, rendering: AuthorityRendering) -> None:
        self.say(label, TIFA.status, status(_STATUSES[rendering.rank]))
        self.say(label, TIFA.renderer, text(one_line(rendering.renderer)))
        self.say(label, TIFA.evidence, text(one_line(rendering.evidence)))
        self.say(label, TIFA.confidence, text(one_line(rendering.confidence)))

    def write_link(self, concept: str, kind_of_link: LinkType, target: str) -> None:
        """State a link, within the list from both of its ends; what leads to a foreign scheme as it is."""
        other = self.concepts.get(target)
        if other is None and kind_of_link not in ("exactMatch", "closeMatch"):
            return  # readers leave such links out
        found = other or address(target)
        if isinstance(found, Literal) or found is None:
            return
        self.say(concept, _LINKS[kind_of_link], found)
        if other is not None and kind_of_link in _INVERSE:
            self.say(other, _LINKS[_INVERSE[kind_of_link]], concept)


def _preferred(entry: AuthorityEntry) -> str:
    """The one English label that is preferred: of those that the list prefers, the first one with evidence."""
    preferred = [one for one in entry.renderings if one.rank == "preferred"]
    best = sorted(preferred, key=lambda one: not one.evidence)
    return one_line(best[0].en) if best else ""
