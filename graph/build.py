"""Describing a harvest as RDF: the graph of one document, with what that document attests and nothing else.

Two documents may differ on a concept (its kind, its most frequent rendering), and all graphs are queried
together. So what is the document's own opinion hangs on resources of the document (occurrences, attestations);
`skos:prefLabel` of a concept is stated by the derived view alone (`graph.view`), else two documents that differ
would break SKOS S14 in the union. There are no blank nodes and no time stamps: same harvest, same graph.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from rdflib import DCTERMS, PROV, RDF, SKOS, Graph, Literal, URIRef

from glossary.folding import fold_en
from glossary.types import (
    Evidence,
    Harvest,
    Lang,
    Occurrence,
    Reason,
    Relation,
    RelationType,
    Section,
    Span,
    Statement,
    Term,
    Theme,
)
from graph.facts import Facts, address, calendar_date, decimal, flag, integer, kind, one_line, status, text
from graph.iris import Iris
from ontology.namespaces import DOCO, SKOSXL, TIFA

__all__ = ["PREDICATES", "describe"]

#: What the view states where a document shows a relation.
PREDICATES: Final[Mapping[RelationType, URIRef]] = {
    "broader": SKOS.broader,
    "short form": TIFA.hasShortForm,
    "related": SKOS.related,
}


def describe(harvest: Harvest, *, iris: Iris) -> Graph:
    """Describe what one document attests.

    Args:
        harvest: The harvest of the document.
        iris: Where IRIs start.

    Returns:
        The graph to be stored under ``iris.graph(f"document/{harvest.document.id}")``.
    """
    return _Description(harvest, iris).write()


class _Description:
    """One graph in the making: the harvest, its IRIs and what has been said."""

    def __init__(self, harvest: Harvest, iris: Iris) -> None:
        self.harvest = harvest
        self.iris = iris
        self.id = harvest.document.id
        self.document = iris.document(self.id)
        # Attestations are labels seen in one document: the same path, below the document.
        self.own = Iris(f"{self.document}/")
        self.facts = Facts()
        self.say = self.facts.say
        outline = harvest.outline
        self.sections = {pair.number: outline.section_of(pair.number) for pair in harvest.document.pairs}
        self.themes = {pair.number: outline.theme_of(pair.number) for pair in harvest.document.pairs}

    def write(self) -> Graph:
        self.write_document()
        self.write_provenance()
        self.write_paragraphs()
        for order, section in enumerate(self.harvest.outline.sections, 1):
            self.write_section(section, order)
        self.write_items()
        self.write_units()
        for theme in self.harvest.outline.themes:
            self.write_theme(theme)
        for term in self.harvest.terms:
            self.write_term(term)
        for relation in self.harvest.relations:
            self.write_relation(relation)
        return self.facts.graph

    # --- the document and how its graph came about ---

    def write_document(self) -> None:
        known = self.harvest.document.metadata
        self.say(self.document, RDF.type, TIFA.Document)
        self.say(self.document, DCTERMS.identifier, text(self.id))
        self.say(self.document, DCTERMS.title, text(known.title, "en"), text(known.title_zh, "zh"))
        self.say(self.document, DCTERMS.date, calendar_date(known.date))
        self.say(self.document, DCTERMS.source, address(known.source))
        self.say(self.document, TIFA.issuer, text(known.issuer))
        self.say(self.document, TIFA.translator, text(known.translator))
        self.say(self.document, TIFA.sourceOnly, flag(self.harvest.document.source_only))

    def write_provenance(self) -> None:
        graph, activity = self.iris.graph(f"document/{self.id}"), self.iris.activity(self.id)
        settings = sorted(f"{name}={value}" for name, value in self.harvest.settings.items())
        self.say(graph, RDF.type, PROV.Entity)
        self.say(graph, PROV.wasDerivedFrom, self.document)
        self.say(graph, PROV.wasGeneratedBy, activity)
        self.say(graph, TIFA.reviewed, flag(False))
        self.say(activity, RDF.type, PROV.Activity)
        self.say(activity, PROV.used, self.document)
        self.say(activity, TIFA.program, text(self.harvest.program))
        self.say(activity, TIFA.setting, *map(text, settings))

    # --- its structure ---

    def write_paragraphs(self) -> None:
        for pair, role in zip(self.harvest.document.pairs, self.harvest.outline.roles, strict=True):
            paragraph = self.iris.paragraph(self.id, pair.number)
            self.say(paragraph, RDF.type, TIFA.ParagraphPair)
            self.say(paragraph, TIFA.inDocument, self.document)
            self.say(paragraph, TIFA.inSection, self.section_of(pair.number))
            self.say(paragraph, TIFA.number, integer(pair.number))
            self.say(paragraph, TIFA.level, integer(role.level))
            self.say(paragraph, TIFA.text, text(pair.zh, "zh"), text(pair.en, "en"))
            self.say(paragraph, TIFA.zhLine, integer(pair.zh_line))
            self.say(paragraph, TIFA.enLine, integer(pair.en_line))

    def write_section(self, section: Section, order: int) -> None:
        subject = self.iris.section(self.id, section.pair)
        parent = None if section.parent is None else self.iris.section(self.id, section.parent)
        self.say(subject, RDF.type, TIFA.Section, DOCO.Section)
        self.write_found(subject, section.pair, section.zh_title_span, section.en_title_span)
        self.write_extent(subject, section.pair, section.last_pair)
        self.say(subject, TIFA.parentSection, parent)
        self.say(subject, TIFA.sectionNumber, text(section.zh_number, "zh"), text(section.en_number, "en"))
        self.say(subject, DCTERMS.title, text(section.zh_title, "zh"), text(section.en_title, "en"))
        self.say(subject, TIFA.order, integer(order))
        self.say(subject, TIFA.depth, integer(section.depth))
        self.say(subject, TIFA.runIn, flag(section.run_in))
        self.say(subject, TIFA.exposition, flag(section.exposition))

    def write_items(self) -> None:
        for item in self.harvest.outline.items:
            subject = self.iris.item(self.id, item.pair, item.zh.start)
            self.say(subject, RDF.type, TIFA.Item)
            self.say(subject, TIFA.inSection, self.section_of(item.pair))
            self.write_found(subject, item.pair, item.zh, item.en)
            self.say(subject, TIFA.ordinal, integer(item.ordinal))
            self.say(subject, TIFA.marker, text(item.zh_marker, "zh"), text(item.en_marker, "en"))

    def write_units(self) -> None:
        for unit in self.harvest.units:
            subject = self.iris.unit(self.id, unit.number)
            self.say(subject, RDF.type, TIFA.TranslationUnit)
            self.say(subject, TIFA.inSection, self.section_of(unit.pair))
            self.write_found(subject, unit.pair, unit.zh, unit.en)
            self.say(subject, TIFA.number, integer(unit.number))
            self.say(subject, TIFA.score, decimal(unit.score))

    def write_theme(self, theme: Theme) -> None:
        subject, scheme = self.iris.theme(self.id, theme.number), self.iris.scheme("themes")
        opens = any(section.pair == theme.pair for section in self.harvest.outline.sections)
        self.say(subject, RDF.type, TIFA.ExpositionTheme, SKOS.Concept)
        self.say(subject, SKOS.inScheme, scheme)
        self.say(subject, SKOS.topConceptOf, scheme)
        self.say(scheme, RDF.type, SKOS.ConceptScheme)
        self.say(scheme, SKOS.hasTopConcept, subject)
        self.say(subject, SKOS.prefLabel, text(one_line(theme.zh), "zh"), text(one_line(theme.en), "en"))
        self.say(subject, TIFA.number, integer(theme.number))
        self.say(subject, TIFA.attestedIn, self.document)
        self.say(subject, TIFA.setOutIn, self.iris.section(self.id, theme.pair) if opens else None)
        self.say(subject, TIFA.reviewed, flag(False))
        self.write_extent(subject, theme.pair, theme.last_pair)
        for statement in theme.statements:
            self.write_statement(statement, subject)

    def write_statement(self, statement: Statement, theme: str) -> None:
        # Every statement has a span of its own, so the span names it as it names an occurrence.
        subject = f"{self.document}/statement/{statement.pair}-{statement.zh.start}-{statement.zh.end}"
        self.say(subject, RDF.type, TIFA.Statement)
        self.say(subject, TIFA.underTheme, theme)
        self.say(subject, TIFA.inSection, self.section_of(statement.pair))
        self.write_found(subject, statement.pair, statement.zh, None)
        self.say(subject, TIFA.speaker, text(statement.speaker))
        self.say(subject, TIFA.verb, *map(text, statement.verbs))

    # --- its terms ---

    def write_term(self, term: Term) -> None:
        concept = self.iris.concept(term.key)
        self.say(concept, RDF.type, TIFA.Formulation, SKOS.Concept)
        self.say(concept, TIFA.attestedIn, self.document)
        self.say(concept, TIFA.numeral, integer(term.number))
        self.write_term_label(term, concept)
        for occurrence in term.occurrences:
            theme = self.theme_of(occurrence.pair)
            self.say(concept, TIFA.appearsIn, self.section_of(occurrence.pair))
            self.say(concept, TIFA.underTheme, theme)
            self.write_occurrence(term, occurrence, theme)
        forms = Counter(form for occurrence in term.occurrences if (form := self.rendering(occurrence)))
        for form, count in sorted(forms.items()):
            self.write_rendering(term, form, count)
        self.write_members(term, concept)

    def write_term_label(self, term: Term, concept: str) -> None:
        form = one_line(term.zh)
        omissions = sum(self.omitted(occurrence) for occurrence in term.occurrences)
        self.say(concept, TIFA.term, self.write_label(term.key, "zh", form, folded=term.key))
        attestation = self.write_attestation(term.key, "zh", form, count=len(term.occurrences))
        self.say(attestation, TIFA.omissions, integer(omissions))
        self.say(attestation, TIFA.kind, kind(term.kind))
        self.say(attestation, TIFA.termhood, decimal(term.termhood))
        self.say(attestation, TIFA.reason, *map(_sentence, term.reasons))

    def write_rendering(self, term: Term, form: str, count: int) -> None:
        known = self.harvest.document.metadata
        label = self.write_label(term.key, "en", form, folded=fold_en(form))
        self.say(self.iris.concept(term.key), TIFA.rendering, label)
        attestation = self.write_attestation(term.key, "en", form, count=count)
        self.say(attestation, TIFA.renderer, text(known.translator or known.issuer))

    def write_label(self, key: str, lang: Lang, form: str, *, folded: str) -> str:
        label = self.iris.label(key, lang, form)
        self.say(label, RDF.type, SKOSXL.Label)
        self.say(label, SKOSXL.literalForm, text(form, lang))
        self.say(label, TIFA.foldedForm, text(folded))
        return label

    def write_attestation(self, key: str, lang: Lang, form: str, *, count: int) -> str:
        attestation = self.own.label(key, lang, form)
        self.say(attestation, RDF.type, TIFA.Attestation)
        self.say(attestation, TIFA.attests, self.iris.label(key, lang, form))
        self.say(attestation, TIFA.attestedIn, self.document)
        self.say(attestation, TIFA.count, integer(count))
        self.say(attestation, TIFA.status, status("candidate"))
        self.say(attestation, TIFA.reviewed, flag(False))
        return attestation

    def write_occurrence(self, term: Term, occurrence: Occurrence, theme: str | None) -> None:
        subject = self.iris.occurrence(self.id, occurrence.pair, *occurrence.zh)
        form = self.rendering(occurrence)
        self.say(self.iris.concept(term.key), TIFA.hasOccurrence, subject)
        self.say(subject, RDF.type, TIFA.Occurrence)
        self.say(subject, TIFA.inUnit, self.iris.unit(self.id, occurrence.unit))
        self.say(subject, TIFA.inSection, self.section_of(occurrence.pair))
        self.say(subject, TIFA.underTheme, theme)
        self.write_found(subject, occurrence.pair, occurrence.zh, occurrence.en)
        self.say(subject, TIFA.renderedAs, self.iris.label(term.key, "en", form) if form else None)
        self.say(subject, TIFA.omitted, flag(self.omitted(occurrence)))
        self.say(subject, TIFA.score, decimal(occurrence.score))
        self.say(subject, TIFA.evidence, *map(_sentence, occurrence.evidence))

    def write_members(self, term: Term, concept: str) -> None:
        for member in term.members:
            subject = self.iris.member(self.id, member.pair, *member.span)
            self.say(concept, TIFA.enumerates, subject)
            self.say(subject, RDF.type, TIFA.Member)
            self.say(subject, TIFA.inSection, self.section_of(member.pair))
            self.write_found(subject, member.pair, member.span, member.en)

    def write_relation(self, relation: Relation) -> None:
        """State that the document shows a relation: a statement about it, for the view alone states it itself."""
        subject = self.iris.relation(self.id, relation.type, relation.source, relation.target)
        source, target = relation.source_span, relation.target_span or relation.source_span
        shown = Span(min(source.start, target.start), max(source.end, target.end))
        self.say(subject, RDF.type, TIFA.Relation)
        self.say(subject, RDF.subject, self.iris.concept(relation.source))
        self.say(subject, RDF.predicate, PREDICATES[relation.type])
        self.say(subject, RDF.object, self.iris.concept(relation.target))
        self.say(subject, TIFA.inSection, self.section_of(relation.pair))
        self.write_found(subject, relation.pair, shown, None)
        self.say(subject, TIFA.status, status("candidate"))
        self.say(subject, TIFA.score, decimal(relation.score))
        self.say(subject, TIFA.statistic, None if relation.statistic is None else decimal(relation.statistic))
        self.say(subject, TIFA.evidence, text(one_line(relation.note)))

    # --- what many of them share ---

    def write_found(self, subject: str, pair: int, zh: Span, en: Span | None) -> None:
        """State where something stands and what it covers; an empty span covers nothing and is left out."""
        read = self.harvest.document.pair(pair)
        self.say(subject, TIFA.inDocument, self.document)
        self.say(subject, TIFA.inParagraph, self.iris.paragraph(self.id, pair))
        self.say(subject, TIFA.reviewed, flag(False))
        if zh.start < zh.end:
            self.say(subject, TIFA.zhStart, integer(zh.start))
            self.say(subject, TIFA.zhEnd, integer(zh.end))
            self.say(subject, TIFA.text, text(zh.of(read.zh), "zh"))
        if en is not None and en.start < en.end:
            self.say(subject, TIFA.enStart, integer(en.start))
            self.say(subject, TIFA.enEnd, integer(en.end))
            self.say(subject, TIFA.text, text(en.of(read.en), "en"))

    def write_extent(self, subject: str, first: int, last: int) -> None:
        self.say(subject, TIFA.firstParagraph, self.iris.paragraph(self.id, first))
        self.say(subject, TIFA.lastParagraph, self.iris.paragraph(self.id, last))

    def section_of(self, pair: int) -> str | None:
        section = self.sections[pair]
        return None if section is None else self.iris.section(self.id, section.pair)

    def theme_of(self, pair: int) -> str | None:
        theme = self.themes[pair]
        return None if theme is None else self.iris.theme(self.id, theme.number)

    def rendering(self, occurrence: Occurrence) -> str:
        """Return the English wording at an occurrence; empty where there is none."""
        en = self.harvest.document.pair(occurrence.pair).en
        return "" if occurrence.en is None else one_line(occurrence.en.of(en))

    def omitted(self, occurrence: Occurrence) -> bool:
        """Return whether the English leaves the term out; without English nothing is left out."""
        return occurrence.en is None and bool(self.harvest.document.pair(occurrence.pair).en)


def _sentence(seen: Reason | Evidence) -> Literal | None:
    """Say a reason or a piece of evidence in one string: who says it, what was seen, how much it weighs."""
    source = seen.extractor if isinstance(seen, Reason) else seen.kind
    return text(f"{source}: {one_line(seen.note)} ({seen.score:.2f})")
