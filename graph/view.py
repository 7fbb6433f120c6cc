"""The derived view: what all documents together say of each concept, as one SKOS vocabulary.

It alone states `skos:prefLabel`, `skos:altLabel`, `skos:notation` and the relations between concepts, computed
from the catalogue, so that the union of all graphs keeps to the SKOS Reference: a label is preferred or
alternative, not both (S13), and there is one preferred label per language (S14).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from glossary.folding import fold_en, is_han
from glossary.types import Lang
from graph.catalogue import Catalogue, ConceptEntry, NoteEntry, Redirect, RelationRole, ThemeEntry
from graph.deciding import REVIEWED
from graph.facts import Facts, address, calendar_date, decimal, flag, integer, kind, one_line, status, text
from graph.iris import Iris
from graph.vocabulary import complete
from ontology.namespaces import SKOSXL, TIFA

__all__ = ["describe_imprint", "describe_view"]

#: What is stated of a concept and another one that is this to it; a sub-property with the property above it.
_PREDICATES: Final[Mapping[RelationRole, tuple[URIRef, ...]]] = {
    "broader": (SKOS.broader,),
    "narrower": (SKOS.narrower,),
    "short form": (TIFA.hasShortForm, SKOS.related),
    "full form": (TIFA.shortFormOf, SKOS.related),
    "related": (SKOS.related,),
}

#: The two concept schemes: name, title and description in English and Chinese.
_SCHEMES: Final = (
    (
        "formulations",
        ("Formulations", "提法"),
        (
            "The formulations of the documents with their renderings; found by the program, not reviewed"
            " unless a concept says so.",
            "各文件中的提法及其译法，由程序找出，除另有说明外未经审阅。",
        ),
    ),
    (
        "themes",
        ("Exposition themes", "论述主题"),
        (
            "What leaders have expounded, as the documents set it out: one scheme for the themes of all documents.",
            "各文件所阐述的领导人重要论述主题，诸文件同用一个体系。",
        ),
    ),
)


def describe_view(catalogue: Catalogue, *, iris: Iris) -> Graph:
    """Describe the concepts of a catalogue for people and SKOS tools.

    Args:
        catalogue: What the documents say.
        iris: Where IRIs start; the same as for the documents' graphs.

    Returns:
        The graph to be stored under ``iris.graph("view")``.
    """
    facts = Facts()
    dates = _dates(catalogue)
    for name, titles, descriptions in _SCHEMES:
        _describe_scheme(facts, iris.scheme(name), titles, descriptions)
        facts.say(iris.scheme(name), DCTERMS.modified, *sorted(dates.values(), key=str)[-1:])
    known = {concept.key: concept.iri for concept in catalogue.concepts}
    for concept in catalogue.concepts:
        _describe_concept(facts, concept, iris)
        _describe_dates(facts, concept, dates)
        _describe_labels(facts, concept, iris)
        _describe_members(facts, concept, known)
        _describe_relations(facts, concept, known)
        _describe_authority(facts, concept)
        _describe_edits(facts, concept)
    for redirect in catalogue.redirects:
        if redirect.key not in known:  # one of the parts of a concept that is split may keep its name
            _describe_redirect(facts, redirect, iris)
        _describe_moved(facts, redirect, iris)
    for theme in catalogue.themes:
        _describe_theme(facts, theme, iris)
    complete(facts.graph, tops=False)
    return facts.graph


def describe_imprint(publisher: str, rights: str, *, iris: Iris) -> Graph:
    """Describe who publishes the concept schemes and what others may do with them.

    Args:
        publisher: An IRI or a name; empty to say nothing.
        rights: The license, as an IRI or in words; empty to say nothing.
        iris: Where IRIs start.

    Returns:
        What the view states beside `describe_view`.
    """
    facts = Facts()
    for name, _, _ in _SCHEMES:
        facts.say(iris.scheme(name), DCTERMS.publisher, address(publisher))
        facts.say(iris.scheme(name), DCTERMS.license, address(rights))
    return facts.graph


def _describe_scheme(facts: Facts, scheme: str, titles: tuple[str, str], descriptions: tuple[str, str]) -> None:
    facts.say(scheme, RDF.type, SKOS.ConceptScheme)
    facts.say(scheme, DCTERMS.title, text(titles[0], "en"), text(titles[1], "zh"))
    facts.say(scheme, SKOS.prefLabel, text(titles[0], "en"), text(titles[1], "zh"))
    facts.say(scheme, DCTERMS.description, text(descriptions[0], "en"), text(descriptions[1], "zh"))


def _describe_concept(facts: Facts, concept: ConceptEntry, iris: Iris) -> None:
    subject, scheme = concept.iri, iris.scheme("formulations")
    facts.say(subject, RDF.type, TIFA.Formulation, SKOS.Concept)
    facts.say(subject, SKOS.inScheme, scheme)
    if concept.status != "deprecated" and not any(relation.role == "broader" for relation in concept.relations):
        facts.say(subject, SKOS.topConceptOf, scheme)
        facts.say(scheme, SKOS.hasTopConcept, subject)
    if concept.pinyin.strip():
        facts.say(subject, SKOS.notation, Literal(concept.pinyin, datatype=TIFA.pinyin))
    facts.say(subject, SKOS.scopeNote, text("; ".join(map(one_line, concept.reasons)), "en"))
    facts.say(subject, TIFA.kind, kind(concept.kind))
    facts.say(subject, TIFA.status, status(concept.status))
    facts.say(subject, TIFA.reviewed, flag(concept.status in REVIEWED))
    facts.say(subject, TIFA.termhood, decimal(concept.termhood))
    facts.say(subject, TIFA.count, integer(concept.count))
    facts.say(subject, TIFA.omissions, integer(concept.omissions))
    facts.say(subject, TIFA.numeral, integer(concept.number))
    facts.say(subject, TIFA.attestedIn, *map(iris.document, concept.documents))
    facts.say(subject, TIFA.appearsIn, *(iris.section(document, pair) for document, pair in concept.sections))
    facts.say(subject, TIFA.underTheme, *(iris.theme(document, number) for document, number in concept.themes))


def _dates(catalogue: Catalogue) -> dict[str, Literal]:
    """Return the dates of the documents that are dated to the day, by id: no other can be shown as a date."""
    dated = ((document.id, calendar_date(document.metadata.date)) for document in catalogue.documents)
    return {name: day for name, day in dated if day is not None and day.datatype == XSD.date}


def _describe_dates(facts: Facts, concept: ConceptEntry, dates: Mapping[str, Literal]) -> None:
    """State the dates of the first and the last document that attest a concept.

    An entry says nothing but what documents attest, so these are when it came to be and last changed; the time of
    a build is no such thing, and would make every build differ.
    """
    days = sorted((dates[name] for name in concept.documents if name in dates), key=str)
    facts.say(concept.iri, DCTERMS.created, *days[:1])
    facts.say(concept.iri, DCTERMS.modified, *days[-1:])


def _describe_labels(facts: Facts, concept: ConceptEntry, iris: Iris) -> None:
    """State the preferred and the other labels, plain and as SKOS-XL resources.

    The preferred English label is the catalogue's first: what people prefer, else one that an authority list prefers
    with evidence, else the most frequent rendering. What people advise against is a hidden label: it is searched for,
    and never shown as a choice. A rendering that only a list has is no label of the concept.
    """
    renderings = [entry for entry in concept.renderings if entry.status != "deprecated"]
    hidden = [entry for entry in concept.renderings if entry.status == "deprecated"]
    preferred: tuple[tuple[Lang, str, Iterable[str]], ...] = (
        ("zh", concept.zh, concept.spellings),
        ("en", renderings[0].en if renderings else "", (form for entry in renderings for form in entry.spellings)),
    )
    for lang, first, others in preferred:
        for form, plain, extended in _ranked(first, others):
            label = iris.label(concept.key, lang, form)
            facts.say(concept.iri, plain, text(form, lang))
            facts.say(concept.iri, extended, label)
            facts.say(label, RDF.type, SKOSXL.Label)
            facts.say(label, SKOSXL.literalForm, text(form, lang))
    for entry in concept.renderings:
        for form in map(one_line, entry.spellings):
            label = iris.label(concept.key, "en", form)
            facts.say(label, TIFA.status, status(entry.status))
            if not entry.count and entry not in hidden:  # the editors' own: no document states it
                facts.say(concept.iri, TIFA.rendering, label)
                facts.say(label, TIFA.foldedForm, text(fold_en(form)))
            if entry in hidden:
                facts.say(concept.iri, SKOS.hiddenLabel, text(form, "en"))
                facts.say(concept.iri, SKOSXL.hiddenLabel, label)
                facts.say(label, RDF.type, SKOSXL.Label)
                facts.say(label, SKOSXL.literalForm, text(form, "en"))


def _ranked(first: str, others: Iterable[str]) -> Iterator[tuple[str, URIRef, URIRef]]:
    """Yield each label once, with the plain property and the SKOS-XL property that it gets (S13, S14)."""
    chosen = one_line(first)
    if chosen:
        yield chosen, SKOS.prefLabel, SKOSXL.prefLabel
    for form in sorted({one_line(other) for other in others} - {chosen, ""}):
        yield form, SKOS.altLabel, SKOSXL.altLabel


def _describe_members(facts: Facts, concept: ConceptEntry, known: Mapping[str, str]) -> None:
    """Link the members that are concepts themselves; of the others, state the wording."""
    for member in concept.members:
        other = known.get(member.key)
        if other is None or other == concept.iri:
            facts.say(concept.iri, TIFA.memberText, text(one_line(member.zh), "zh"))
        else:
            facts.say(concept.iri, TIFA.hasMember, other)
            facts.say(other, TIFA.memberOf, concept.iri)


def _describe_relations(facts: Facts, concept: ConceptEntry, known: Mapping[str, str]) -> None:
    """State what other concepts are to a concept; the other end of each relation is stated with the other concept.

    The way relations are found keeps to SKOS S27 (`glossary.relations`): no related pair is one of a broader
    concept and a narrower one.
    """
    for relation in concept.relations:
        for predicate in _PREDICATES[relation.role]:
            facts.say(concept.iri, predicate, known[relation.key])


def _describe_authority(facts: Facts, concept: ConceptEntry) -> None:
    """Link a concept with those of authority lists; labels stay apart (docs/decisions/0010-authority-lists.md)."""
    for cited in concept.authority:
        match = SKOS.exactMatch if cited.match == "exact" else SKOS.closeMatch
        facts.say(concept.iri, match, cited.iri)
        facts.say(cited.iri, match, concept.iri)  # mapping is symmetric, and stores do not infer
        if cited.match == "exact" and cited.is_official:
            facts.say(concept.iri, TIFA.officialRendering, cited.label)


def _describe_edits(facts: Facts, concept: ConceptEntry) -> None:
    """State what editors say of a concept: notes, definitions, matches, and what takes its place."""
    for note in concept.notes:
        facts.say(concept.iri, SKOS.editorialNote, _written(note))
    for definition in concept.definitions:
        facts.say(concept.iri, SKOS.definition, _written(definition))
    for name, other in concept.matches:
        facts.say(concept.iri, SKOS[name], other)
    facts.say(concept.iri, DCTERMS.isReplacedBy, *concept.replaced_by)


def _written(note: NoteEntry) -> Literal | None:
    """The text of a note in its language: Chinese if it holds Han characters."""
    return text(note.text, "zh" if any(map(is_han, note.text)) else "en")


def _describe_redirect(facts: Facts, redirect: Redirect, iris: Iris) -> None:
    """State of a term that is no concept any more what took its place; documents' graphs go on naming it.

    It has no preferred label, which queries ask concepts for: else they would count it beside what took its place.
    """
    facts.say(redirect.iri, RDF.type, TIFA.Formulation, SKOS.Concept)
    facts.say(redirect.iri, RDFS.label, text(one_line(redirect.zh), "zh"))
    facts.say(redirect.iri, SKOS.inScheme, iris.scheme("formulations"))
    facts.say(redirect.iri, TIFA.status, status("deprecated"))
    facts.say(redirect.iri, SKOS.changeNote, text(f"{redirect.why} by a decision of the editors", "en"))
    facts.say(redirect.iri, DCTERMS.isReplacedBy, *map(iris.concept, redirect.targets))


def _describe_moved(facts: Facts, redirect: Redirect, iris: Iris) -> None:
    """State what the concepts that took the place of a term have of it, as documents state it of the term itself."""
    for document, pair, start, end, target in redirect.places:
        facts.say(iris.concept(target), TIFA.hasOccurrence, iris.occurrence(document, pair, start, end))
    for document, pair, start, end, target in redirect.members:
        facts.say(iris.concept(target), TIFA.enumerates, iris.member(document, pair, start, end))
    for lang, form, target in redirect.labels:
        link = TIFA.term if lang == "zh" else TIFA.rendering
        facts.say(iris.concept(target), link, iris.label(redirect.key, lang, one_line(form)))


def _describe_theme(facts: Facts, theme: ThemeEntry, iris: Iris) -> None:
    facts.say(theme.iri, RDF.type, TIFA.ExpositionTheme, SKOS.Concept)
    facts.say(iris.scheme("themes"), SKOS.hasTopConcept, theme.iri)
    facts.say(theme.iri, TIFA.recursIn, *(iris.section(theme.document, reach.section) for reach in theme.reach))
