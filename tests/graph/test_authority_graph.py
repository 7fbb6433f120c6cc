"""An authority list as RDF, and the union of it with documents and view."""

from itertools import combinations

import pytest
from rdflib import DCTERMS, PROV, RDF, SKOS, BNode, Graph, Literal, URIRef

from glossary.authority import AuthorityEntry, AuthorityList, AuthorityRendering, Link
from graph.authority_graph import describe_authority
from graph.cataloguing import catalogue
from graph.iris import Iris
from graph.official import with_authorities
from graph.view import describe_view
from ontology.namespaces import SKOSXL, TIFA
from tests import factories
from tests.authorities import official
from tests.graph.samples import IRIS, dissenting, graphs

LIST = IRIS.authority("gazette")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def union() -> Graph:
    harvests = [factories.harvest(), dissenting()]
    found = with_authorities(catalogue(harvests, base=IRIS.base), [official()], base=IRIS.base)
    parts = graphs(*harvests) | {
        IRIS.graph("view"): describe_view(found, iris=IRIS),
        IRIS.graph("authority/gazette"): describe_authority(official(), iris=IRIS),
    }
    whole = Graph()
    for part in parts.values():
        whole += part
    return whole


def test_a_list_is_a_scheme_of_its_own() -> None:
    graph = describe_authority(official(), iris=IRIS)
    scheme = URIRef(LIST)
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert graph.value(scheme, DCTERMS.title) == Literal("Lake Gazette")
    assert graph.value(scheme, DCTERMS.source) == URIRef("https://example.org/gazette")
    concepts = set(graph.subjects(RDF.type, TIFA.AuthorityConcept))
    assert concepts == set(graph.subjects(SKOS.inScheme, scheme)) == set(graph.objects(scheme, SKOS.hasTopConcept))
    assert len(concepts) == 4
    assert URIRef("https://example.org/gazette/chief") in concepts
    assert not set(graph.subjects(RDF.type, TIFA.Formulation))
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_labels_say_by_whom_with_which_rank_and_evidence() -> None:
    graph = describe_authority(official(), iris=IRIS)
    concept = URIRef(f"{LIST}/concept/low")
    (label,) = graph.objects(concept, SKOSXL.altLabel)
    assert graph.value(label, SKOSXL.literalForm) == Literal("low-level economy", lang="en")
    assert graph.value(label, TIFA.renderer) == Literal("Sky Office")
    assert graph.value(label, TIFA.status) == TIFA.statusAdmitted
    assert graph.value(label, TIFA.evidence) is None
    preferred = next(
        label
        for label in graph.objects(concept, SKOSXL.prefLabel)
        if str(graph.value(label, SKOSXL.literalForm)) == "the low‑altitude economy"
    )
    assert graph.value(preferred, TIFA.evidence) == Literal("Gazette 4/2024")
    assert graph.value(preferred, TIFA.confidence) == Literal("sure")
    assert graph.value(preferred, PROV.wasDerivedFrom) == URIRef(LIST)
    assert (preferred, RDF.type, TIFA.AuthorityLabel) in graph


def test_members_definitions_links_and_deprecated_labels() -> None:
    graph = describe_authority(official(), iris=IRIS)
    concept = URIRef(f"{LIST}/concept/new")
    assert {str(one) for one in graph.objects(concept, TIFA.memberText)} == {"甲", "乙", "丙"}
    assert graph.value(concept, SKOS.definition) == Literal("three exports", lang="en")
    assert graph.value(concept, SKOS.closeMatch) == URIRef("https://example.com/trio")
    assert graph.value(concept, SKOS.hiddenLabel) == Literal("three new kinds", lang="en")
    assert graph.value(concept, TIFA.kind) == TIFA.kindSlogan
    assert set(graph.objects(concept, SKOS.altLabel)) == {Literal("三新", lang="zh")}


def test_one_label_is_preferred_where_several_are_ranked_so() -> None:
    renderings = (
        AuthorityRendering("mere"),
        AuthorityRendering("lake", "A", "preferred", "seen"),
        AuthorityRendering("lake", "B", "alternative"),
        AuthorityRendering("mere", "C", "deprecated"),
    )
    one = AuthorityList("l", "L", "l.tsv", (AuthorityEntry("湖", "湖", "湖", renderings=renderings),))
    graph = describe_authority(one, iris=IRIS)
    concept = URIRef(IRIS.authority("l") + "/concept/湖")
    assert {str(label) for label in graph.objects(concept, SKOS.prefLabel)} == {"湖", "lake"}
    assert {str(label) for label in graph.objects(concept, SKOS.altLabel)} == {"mere"}
    assert not set(graph.objects(concept, SKOS.hiddenLabel))
    assert len(set(graph.subjects(TIFA.renderer))) == 3
    assert str(graph.value(URIRef(IRIS.authority("l")), DCTERMS.source)) == "l.tsv"


def test_relations_within_a_list_are_stated_from_both_ends() -> None:
    one = AuthorityList(
        "l",
        "L",
        "l.ttl",
        (
            AuthorityEntry("水", "水", "water"),
            AuthorityEntry("湖", "湖", "", iri="https://example.org/lake", links=(Link("broader", "water"),)),
        ),
    )
    graph = describe_authority(one, iris=IRIS)
    lake, water = URIRef("https://example.org/lake"), URIRef(IRIS.authority("l") + "/concept/water")
    assert (lake, SKOS.broader, water) in graph
    assert (water, SKOS.narrower, lake) in graph
    assert set(graph.subjects(SKOS.topConceptOf)) == {water}


def test_an_iri_of_the_workspace_itself_is_not_taken_over() -> None:
    own = AuthorityEntry("湖", "湖", "湖", iri=IRIS.concept("湖"))
    graph = describe_authority(AuthorityList("l", "L", "l.ttl", (own,)), iris=IRIS)
    assert set(graph.subjects(RDF.type, TIFA.AuthorityConcept)) == {URIRef(IRIS.authority("l") + "/concept/湖")}


def test_same_list_same_graph() -> None:
    assert set(describe_authority(official(), iris=IRIS)) == set(describe_authority(official(), iris=IRIS))


# --- with documents and view ---------------------------------------------------------------------------


def test_formulations_are_linked_and_keep_their_own_labels() -> None:
    whole = union()
    low = URIRef(IRIS.concept("低空经济"))
    assert set(whole.objects(low, SKOS.exactMatch)) == {URIRef(f"{LIST}/concept/low")}
    assert {str(one) for one in whole.objects(low, SKOS.prefLabel)} == {"低空经济", "low-altitude economy"}
    (shown,) = whole.objects(low, TIFA.officialRendering)
    assert str(whole.value(shown, SKOSXL.literalForm)) == "the low‑altitude economy"
    new = URIRef(IRIS.concept("新三样"))
    assert "new trio" not in {str(label) for prop in LABELS for label in whole.objects(new, prop)}
    assert (URIRef("https://example.org/gazette/chief"), RDF.type, TIFA.Formulation) not in whole


@pytest.mark.parametrize(("one", "other"), list(combinations(LABELS, 2)))
def test_labels_are_disjoint_in_the_union(one: URIRef, other: URIRef) -> None:
    whole = union()
    assert not [subject for subject, label in whole.subject_objects(one) if (subject, other, label) in whole]  # S13


def test_one_preferred_label_for_each_language_in_the_union() -> None:
    whole = union()
    held = [(subject, label.language) for subject, label in whole.subject_objects(SKOS.prefLabel)]  # type: ignore[attr-defined]
    assert len(held) == len(set(held))  # S14


def test_plain_labels_follow_from_those_that_are_resources() -> None:
    graph = describe_authority(official(), iris=Iris())
    for plain, extended in zip(LABELS, (SKOSXL.prefLabel, SKOSXL.altLabel, SKOSXL.hiddenLabel), strict=True):
        followed = {
            (subject, graph.value(label, SKOSXL.literalForm)) for subject, label in graph.subject_objects(extended)
        }
        assert followed == set(graph.subject_objects(plain))
