"""The SKOS vocabulary that is cut out of the whole graph."""

from dataclasses import replace

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from graph.vocabulary import complete, vocabulary
from ontology.namespaces import SKOSXL, TIFA
from tests import factories
from tests.graph.samples import IRIS, decided_graphs, dissenting, graphs
from tests.graph.test_rulings import said

SCHEME = URIRef(IRIS.scheme("formulations"))


def concept(key: str) -> URIRef:
    return URIRef(IRIS.concept(key))


def union(*more: Graph) -> Graph:
    """Return the whole graph of two documents that differ, one of them with relations, and of what is given."""
    first = replace(factories.harvest(), relations=factories.relations())
    whole = Graph()
    for graph in (*graphs(first, dissenting()).values(), *more):
        whole += graph
    return whole


@pytest.fixture
def found() -> Graph:
    return vocabulary(union())


def test_it_holds_one_scheme_and_the_formulations_alone(found: Graph) -> None:
    assert list(found.subjects(RDF.type, SKOS.ConceptScheme)) == [SCHEME]
    expected = {concept(key) for key in ("低空经济", "新三样", "四个意识", "电动船")}
    assert set(found.subjects(RDF.type, SKOS.Concept)) == expected == set(found.subjects(SKOS.inScheme, SCHEME))


def test_no_text_of_the_documents_is_in_it(found: Graph) -> None:
    assert not set(found.predicates()) & {TIFA.text, TIFA.hasOccurrence, TIFA.evidence, TIFA.appearsIn, TIFA.attestedIn}
    assert not any("总书记指出" in str(value) for value in found.objects())


def test_all_of_it_is_in_the_whole_graph_save_pinyin_and_collections(found: Graph) -> None:
    whole = union()
    added = {(s, p) for s, p, _ in found - whole}
    assert {p for _, p in added} == {SKOS.notation, RDF.type, SKOS.member, SKOS.prefLabel}
    assert {s for s, p in added if p != SKOS.notation} == {
        URIRef(IRIS.theme(name, 1) + "/formulations") for name in ("lake-brief", "shore-brief")
    }


def test_pinyin_is_a_plain_string(found: Graph) -> None:
    assert found.value(concept("新三样"), SKOS.notation) == Literal("xīn sān yàng")


def test_labels_come_plain_and_as_resources(found: Graph) -> None:
    for extended, plain in ((SKOSXL.prefLabel, SKOS.prefLabel), (SKOSXL.altLabel, SKOS.altLabel)):
        stated = {(s, found.value(label, SKOSXL.literalForm)) for s, label in found.subject_objects(extended)}
        assert stated == {(s, form) for s, form in found.subject_objects(plain) if (s, RDF.type, SKOS.Concept) in found}
    assert all((label, RDF.type, SKOSXL.Label) in found for label in found.objects(None, SKOSXL.altLabel))


def test_a_hidden_label_is_kept_as_both() -> None:
    label = URIRef(IRIS.label("新三样", "en", "new trio"))
    more = Graph()
    more.add((concept("新三样"), SKOS.hiddenLabel, Literal("new trio", lang="en")))
    more.add((concept("新三样"), SKOSXL.hiddenLabel, label))
    more.add((label, SKOSXL.literalForm, Literal("new trio", lang="en")))
    assert set(more) <= set(vocabulary(union(more)))


def test_themes_are_collections_of_their_concepts(found: Graph) -> None:
    collection = URIRef(IRIS.theme("lake-brief", 1) + "/formulations")
    assert (collection, RDF.type, SKOS.Collection) in found
    assert set(found.objects(collection, SKOS.member)) == {concept("低空经济"), concept("新三样")}
    assert {str(label) for label in found.objects(collection, SKOS.prefLabel)} == {
        "坚持生态优先",
        "Putting ecology first",
    }
    assert (collection, RDF.type, SKOS.Concept) not in found


def test_what_is_not_skos_has_a_name_in_both_languages(found: Graph) -> None:
    used = {name for triple in found for name in triple if str(name).startswith(str(TIFA._NS))}
    assert {TIFA.Formulation, TIFA.kind, TIFA.kindSlogan, TIFA.statusCandidate} <= used
    for name in used:
        labels = {*found.objects(name, RDFS.label), *found.objects(name, SKOS.prefLabel)}
        assert {label.language for label in labels} == {"en", "zh"}, name  # type: ignore[attr-defined]
        assert not list(found.objects(name, SKOS.inScheme))


def test_a_formulation_that_the_view_has_dropped_is_not_in_it() -> None:
    whole = union()
    whole.remove((concept("四个意识"), SKOS.inScheme, None))
    assert concept("四个意识") not in set(vocabulary(whole).subjects(RDF.type))


def test_concepts_of_other_schemes_stay_outside_and_mappings_to_them_inside() -> None:
    foreign, scheme = URIRef("https://example.com/list/1"), URIRef("https://example.com/list")
    more = Graph()
    more.add((foreign, RDF.type, SKOS.Concept))
    more.add((foreign, SKOS.inScheme, scheme))
    more.add((foreign, SKOS.prefLabel, Literal("新三样", lang="zh")))
    more.add((concept("新三样"), SKOS.exactMatch, foreign))
    kept = vocabulary(union(more))
    assert set(kept.predicate_objects(foreign)) == {(SKOS.exactMatch, concept("新三样"))}
    assert (concept("新三样"), SKOS.exactMatch, foreign) in kept


def test_a_deprecated_concept_keeps_what_leads_on_from_it() -> None:
    old, new = concept("新三件"), concept("新三样")
    more = Graph()
    for prop, value in (
        (RDF.type, SKOS.Concept),
        (RDF.type, TIFA.Formulation),
        (SKOS.inScheme, SCHEME),
        (SKOS.prefLabel, Literal("新三件", lang="zh")),
        (SKOS.changeNote, Literal("merged by a decision of the editors", lang="en")),
        (OWL.deprecated, Literal("true", datatype=XSD.boolean)),
        (DCTERMS.isReplacedBy, new),
    ):
        more.add((old, prop, value))
    assert set(more) <= set(vocabulary(union(more)))


def test_what_editors_gave_up_has_a_preferred_label_and_is_in_no_collection() -> None:
    whole = Graph()
    decisions = [said("merge", "低空经济", "新三样"), said("reject", "四个意识")]
    for graph in decided_graphs(decisions, factories.harvest(), dissenting()).values():
        whole += graph
    found = vocabulary(whole)
    for key in ("低空经济", "四个意识"):
        assert (concept(key), SKOS.prefLabel, Literal(key, lang="zh")) in found
        assert (concept(key), RDFS.label, None) not in found
        assert (concept(key), OWL.deprecated, Literal("true", datatype=XSD.boolean)) in found
        assert not list(found.subjects(SKOS.member, concept(key)))
    collection = URIRef(IRIS.theme("lake-brief", 1) + "/formulations")
    assert set(found.objects(collection, SKOS.member)) == {concept("新三样")}


def test_a_truth_value_that_a_store_gives_back_as_a_number_is_one_again() -> None:
    more = Graph()
    more.add((concept("新三样"), OWL.deprecated, Literal("1", datatype=XSD.integer)))
    kept = set(vocabulary(union(more)).objects(concept("新三样"), OWL.deprecated))
    assert kept == {Literal("true", datatype=XSD.boolean)}


def test_nothing_comes_of_nothing() -> None:
    assert not vocabulary(Graph())


ONE, OTHER = URIRef("https://example.org/1"), URIRef("https://example.org/2")


@pytest.mark.parametrize(
    ("stated", "entailed"),
    [
        ("related", {(ONE, SKOS.related, OTHER), (OTHER, SKOS.related, ONE)}),
        ("narrower", {(ONE, SKOS.narrower, OTHER), (OTHER, SKOS.broader, ONE)}),
        ("exactMatch", {(ONE, SKOS.exactMatch, OTHER), (OTHER, SKOS.exactMatch, ONE)}),
        (
            "broadMatch",
            {
                (ONE, SKOS.broadMatch, OTHER),
                (ONE, SKOS.broader, OTHER),
                (OTHER, SKOS.narrowMatch, ONE),
                (OTHER, SKOS.narrower, ONE),
            },
        ),
        (
            "relatedMatch",
            {
                (ONE, SKOS.relatedMatch, OTHER),
                (ONE, SKOS.related, OTHER),
                (OTHER, SKOS.relatedMatch, ONE),
                (OTHER, SKOS.related, ONE),
            },
        ),
        (
            "topConceptOf",
            {(ONE, SKOS.topConceptOf, OTHER), (OTHER, SKOS.hasTopConcept, ONE), (ONE, SKOS.inScheme, OTHER)},
        ),
    ],
)
def test_what_skos_entails_is_stated(stated: str, entailed: set[tuple[URIRef, URIRef, URIRef]]) -> None:
    graph = Graph()
    graph.add((ONE, SKOS[stated], OTHER))
    complete(graph)
    assert set(graph) == entailed
    complete(graph)
    assert set(graph) == entailed


@pytest.mark.parametrize("below", [SKOS.broader, SKOS.broadMatch])
def test_a_concept_is_a_top_concept_unless_something_is_broader(below: URIRef) -> None:
    graph = Graph()
    for one in (ONE, OTHER):
        graph.add((one, RDF.type, SKOS.Concept))
        graph.add((one, SKOS.inScheme, SCHEME))
    graph.add((ONE, below, OTHER))
    complete(graph)
    assert set(graph.subjects(SKOS.topConceptOf)) == set(graph.objects(SCHEME, SKOS.hasTopConcept)) == {OTHER}


def test_top_concepts_are_left_alone_where_they_are_not_asked_for() -> None:
    graph = Graph()
    graph.add((ONE, RDF.type, SKOS.Concept))
    graph.add((ONE, SKOS.inScheme, SCHEME))
    complete(graph, tops=False)
    assert len(graph) == 2
