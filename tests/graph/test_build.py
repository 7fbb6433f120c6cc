"""The graph of one document: what it states, what it leaves to the view, and that its offsets point right."""

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from glossary.folding import fold_label
from glossary.types import (
    Document,
    Harvest,
    Item,
    Member,
    Metadata,
    Occurrence,
    Outline,
    ParagraphPair,
    Reason,
    Role,
    Span,
    Term,
    TranslationUnit,
)
from graph.build import describe
from graph.serialise import turtle
from ontology.namespaces import SKOSXL, TIFA
from tests import factories
from tests.graph.samples import IRIS, dissenting


def value(graph: Graph, subject: str, prop: URIRef, lang: str | None = None) -> str | None:
    found = [str(o) for o in graph.objects(URIRef(subject), prop) if lang is None or o.language == lang]  # type: ignore[attr-defined]
    assert len(found) <= 1
    return found[0] if found else None


def check_offsets(graph: Graph) -> int:
    """Check every pair of offsets against the text of its paragraph; return how many there were."""
    count = 0
    for lang, start, end in (("zh", TIFA.zhStart, TIFA.zhEnd), ("en", TIFA.enStart, TIFA.enEnd)):
        for subject in graph.subjects(start):
            paragraph = value(graph, str(subject), TIFA.inParagraph)
            assert paragraph
            whole = value(graph, paragraph, TIFA.text, lang) or ""
            first, last = (int(value(graph, str(subject), prop) or -1) for prop in (start, end))
            assert whole[first:last] == value(graph, str(subject), TIFA.text, lang)
            count += 1
    return count


@pytest.fixture
def graph() -> Graph:
    return describe(factories.harvest(), iris=IRIS)


def test_the_chain_from_concept_to_document(graph: Graph) -> None:
    concept = URIRef(IRIS.concept("新三样"))
    occurrences = sorted(map(str, graph.objects(concept, TIFA.hasOccurrence)))
    assert occurrences == [IRIS.occurrence("lake-brief", 2, 22, 25), IRIS.occurrence("lake-brief", 4, 11, 14)]
    unit = value(graph, occurrences[0], TIFA.inUnit)
    assert unit == IRIS.unit("lake-brief", 2)
    assert value(graph, unit, TIFA.inSection) == IRIS.section("lake-brief", 2)
    assert value(graph, IRIS.section("lake-brief", 2), TIFA.parentSection) == IRIS.section("lake-brief", 1)
    assert value(graph, IRIS.section("lake-brief", 2), TIFA.inDocument) == IRIS.document("lake-brief")


def test_renderings_are_labels_with_an_attestation(graph: Graph) -> None:
    label = value(graph, IRIS.concept("低空经济"), TIFA.rendering)
    assert label
    assert value(graph, label, SKOSXL.literalForm, "en") == "low-altitude economy"
    (attestation,) = (s for s in graph.subjects(TIFA.attests, URIRef(label)))
    assert value(graph, str(attestation), TIFA.count) == "2"
    assert value(graph, str(attestation), TIFA.renderer) == "Lake Desk"
    assert value(graph, str(attestation), TIFA.status) == str(TIFA.statusCandidate)


def test_an_omission_is_said_and_no_rendering_invented(graph: Graph) -> None:
    assert value(graph, IRIS.concept("四个意识"), TIFA.rendering) is None
    occurrence = value(graph, IRIS.concept("四个意识"), TIFA.hasOccurrence)
    assert occurrence
    assert value(graph, occurrence, TIFA.omitted) == str(TIFA.yes)
    assert value(graph, occurrence, TIFA.renderedAs) is None


def test_relations_are_statements_with_their_evidence_and_not_made_here() -> None:
    graph = describe(replace(factories.harvest(), relations=factories.relations()), iris=IRIS)
    stated = {
        (value(graph, str(one), RDF.subject), value(graph, str(one), RDF.predicate), value(graph, str(one), RDF.object))
        for one in graph.subjects(RDF.type, TIFA.Relation)
    }
    low, new, four = map(IRIS.concept, ("低空经济", "新三样", "四个意识"))
    assert stated == {
        (low, str(SKOS.broader), new),
        (new, str(SKOS.related), four),
        (low, str(TIFA.hasShortForm), four),
    }
    assert not [prop for prop in (SKOS.broader, SKOS.related, TIFA.hasShortForm) if (None, prop, None) in graph]
    subject = IRIS.relation("lake-brief", "related", "新三样", "四个意识")
    assert value(graph, subject, TIFA.statistic) == "24.25"
    assert value(graph, subject, TIFA.evidence) == "together"
    assert value(graph, subject, TIFA.reviewed) == str(TIFA.no)
    assert value(graph, subject, TIFA.text, "zh") == "新三样”出口增长,增强“四个意识"
    assert value(graph, IRIS.relation("lake-brief", "short form", "低空经济", "四个意识"), TIFA.statistic) is None
    check_offsets(graph)


def test_without_english_nothing_is_omitted() -> None:
    whole = factories.harvest()
    pairs = tuple(replace(pair, en="") for pair in whole.document.pairs)
    units = tuple(replace(unit, en=Span(0, 0)) for unit in whole.units)
    terms = (factories.term("四个意识", "slogan", [(4, None)]),)
    alone = replace(whole, document=replace(whole.document, pairs=pairs, source_only=True), units=units, terms=terms)
    graph = describe(alone, iris=IRIS)
    assert set(graph.objects(None, TIFA.omitted)) == {TIFA.no}
    assert set(map(str, graph.objects(None, TIFA.omissions))) == {"0"}


def test_themes_are_a_scheme_of_their_own(graph: Graph) -> None:
    theme = IRIS.theme("lake-brief", 1)
    assert value(graph, theme, SKOS.inScheme) == IRIS.scheme("themes")
    assert value(graph, theme, SKOS.prefLabel, "zh") == "坚持生态优先"
    assert value(graph, theme, TIFA.setOutIn) == IRIS.section("lake-brief", 2)
    assert {str(s) for s in graph.subjects(TIFA.underTheme, URIRef(theme))} >= {IRIS.concept("低空经济")}
    (statement,) = graph.subjects(RDF.type, TIFA.Statement)
    assert value(graph, str(statement), TIFA.speaker) == "总书记"


def test_members_stand_in_the_text_in_order(graph: Graph) -> None:
    places = graph.objects(URIRef(IRIS.concept("新三样")), TIFA.enumerates)
    found = sorted((int(value(graph, str(p), TIFA.zhStart) or -1), value(graph, str(p), TIFA.text)) for p in places)
    assert [text for _, text in found] == ["电池", "光伏", "电动船"]


def test_items_keep_marker_and_place() -> None:
    whole = factories.harvest()
    item = Item(4, 1, "电池", "Exports", Span(0, 2), Span(0, 7))
    graph = describe(replace(whole, outline=replace(whole.outline, items=(item,))), iris=IRIS)
    subject = IRIS.item("lake-brief", 4, 0)
    assert value(graph, subject, TIFA.marker, "en") == "Exports"
    assert value(graph, subject, TIFA.text, "en") == "Exports"
    assert check_offsets(graph)


def test_provenance_names_program_and_settings(graph: Graph) -> None:
    activity = IRIS.activity("lake-brief")
    assert value(graph, IRIS.graph("document/lake-brief"), PROV.wasGeneratedBy) == activity
    assert value(graph, activity, PROV.used) == IRIS.document("lake-brief")
    assert value(graph, activity, TIFA.program) == "tifa 0.1.0"
    assert value(graph, activity, TIFA.setting) == "authority=none"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-01", Literal("2024-05-01", datatype=XSD.date)),
        ("2024-05", Literal("2024-05", datatype=XSD.gYearMonth)),
        ("2024", Literal("2024", datatype=XSD.gYear)),
        ("2024-13", Literal("2024-13")),
        ("May 2024", Literal("May 2024")),
        ("", None),
    ],
)
def test_dates_are_typed_where_they_are_dates(date: str, expected: Literal | None) -> None:
    graph = describe(factories.harvest(date=date), iris=IRIS)
    assert graph.value(URIRef(IRIS.document("lake-brief")), DCTERMS.date) == expected


@pytest.mark.parametrize(
    ("source", "is_iri"), [("https://example.org/a?b=c", True), ("the desk's archive", False), ("http://a b", False)]
)
def test_a_source_is_an_iri_if_it_can_be_one(source: str, is_iri: bool) -> None:
    whole = factories.harvest()
    known = replace(whole.document, metadata=Metadata(source=source))
    graph = describe(replace(whole, document=known), iris=IRIS)
    found = graph.value(URIRef(IRIS.document("lake-brief")), DCTERMS.source)
    assert str(found) == source
    assert isinstance(found, URIRef) is is_iri


def test_opinions_of_the_document_are_not_stated_of_the_concept(graph: Graph) -> None:
    """Two documents that differ must not contradict each other in the union."""
    for concept in graph.subjects(RDF.type, TIFA.Formulation):
        stated = set(graph.predicates(concept))
        assert not stated & {SKOS.prefLabel, SKOS.altLabel, TIFA.kind, TIFA.termhood, TIFA.count, TIFA.reviewed}


def test_everything_found_is_marked_as_not_reviewed(graph: Graph) -> None:
    for kind in (TIFA.Occurrence, TIFA.TranslationUnit, TIFA.Attestation, TIFA.ExpositionTheme, TIFA.Member):
        subjects = list(graph.subjects(RDF.type, kind))
        assert subjects
        assert all(value(graph, str(subject), TIFA.reviewed) == str(TIFA.no) for subject in subjects)
    assert set(graph.objects(None, TIFA.reviewed)) == {TIFA.no}


def test_there_are_no_booleans(graph: Graph) -> None:
    """Virtuoso gives them back as numbers (docs/decisions/0011-answers-instead-of-booleans.md)."""
    assert not [value for value in graph.objects() if isinstance(value, Literal) and value.datatype == XSD.boolean]


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert not [triple for triple in graph if any(isinstance(term, BNode) for term in triple)]


def test_only_known_names_are_used(graph: Graph) -> None:
    start = str(TIFA._NS)
    used = {str(term) for triple in graph for term in triple if str(term).startswith(start)}
    assert used <= {start + name for name in TIFA.__annotations__}


@pytest.mark.parametrize("harvest", [factories.harvest(), dissenting()], ids=lambda harvest: harvest.document.id)
def test_two_descriptions_are_the_same(harvest: Harvest) -> None:
    first, second = describe(harvest, iris=IRIS), describe(harvest, iris=IRIS)
    assert isomorphic(first, second)
    assert turtle(first) == turtle(second)


def test_offsets_point_at_the_text(graph: Graph) -> None:
    assert check_offsets(graph) > 20


def spans(text: str) -> st.SearchStrategy[Span]:
    """Return spans that cover at least one character of `text`."""
    starts = st.integers(0, len(text) - 1)
    return starts.flatmap(lambda start: st.builds(Span, st.just(start), st.integers(start + 1, len(text))))


#: Whatever a file can hold: no surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@st.composite
def odd_harvests(draw: st.DrawFn) -> Harvest:
    """Return harvests of one paragraph with any characters in labels, renderings and members."""
    zh, en = draw(TEXTS), draw(TEXTS)
    place, rendering, member = draw(spans(zh)), draw(spans(en)), draw(spans(zh))
    label = place.of(zh)
    occurrence = Occurrence(1, 1, place, rendering, draw(st.floats(0, 1)))
    term = Term(
        fold_label(label), label, "slogan", draw(st.floats(0, 1)), (Reason("quotations", label, 0.5),), (occurrence,),
        2, (Member(member.of(zh), 1, member),),
    )  # fmt: skip
    unit = TranslationUnit(1, 1, Span(0, len(zh)), Span(0, len(en)), 1.0)
    document = Document("odd", (ParagraphPair(1, zh, en),), Metadata(title=en, title_zh=zh, translator=en))
    return Harvest(document, Outline((Role(1, 3, None, None),)), (unit,), (term,), {"a": en}, "tifa")


def iris_of(graph: Graph) -> Iterable[str]:
    return {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}


@settings(max_examples=150, deadline=None)
@given(odd_harvests())
def test_any_wording_gives_valid_iris_right_offsets_and_the_same_graph_back(harvest: Harvest) -> None:
    graph = describe(harvest, iris=IRIS)
    for iri in iris_of(graph):
        assert ox.NamedNode(iri).value == iri  # raises for an invalid IRI
    written = turtle(graph)
    again = Graph().parse(data=written, format="turtle")
    assert set(again) == set(graph)
    assert turtle(again) == written
    for subject in graph.subjects(TIFA.zhStart):
        start, end = (int(value(graph, str(subject), prop) or -1) for prop in (TIFA.zhStart, TIFA.zhEnd))
        covered = harvest.document.pairs[0].zh[start:end]
        assert value(graph, str(subject), TIFA.text, "zh") == (covered if covered.strip() else None)
