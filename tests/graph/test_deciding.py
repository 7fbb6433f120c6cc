"""Tests of `graph.deciding`: rulings applied to harvests and concepts, and what the view makes of them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from rdflib import DCTERMS, RDFS, SKOS, Graph, Literal, URIRef

from graph.catalogue import Catalogue, ConceptEntry, MovedLabel, MovedPlace
from graph.cataloguing import catalogue
from graph.deciding import conflicts_with, evidence_status, ruled
from graph.rulings import Rulings, rule
from graph.view import describe_view
from ontology.namespaces import TIFA
from tests import factories
from tests.graph.samples import IRIS, dissenting
from tests.graph.test_rulings import said

KEYS = ("低空经济", "四个意识", "新三样", "电动船")


def _catalogue(*decisions: Sequence[str]) -> Catalogue:
    rulings = rule([said(*one) for one in decisions])
    return catalogue([factories.harvest(), dissenting()], base=IRIS.base, rulings=rulings)


def _view(*decisions: Sequence[str]) -> Graph:
    return describe_view(_catalogue(*decisions), iris=IRIS)


def _entry(found: Catalogue, key: str) -> ConceptEntry:
    return next(concept for concept in found.concepts if concept.key == key)


def _labels(graph: Graph, key: str, prop: URIRef) -> set[str]:
    return {str(value) for value in graph.objects(URIRef(IRIS.concept(key)), prop)}


@pytest.mark.parametrize(
    ("places", "documents", "score", "status"),
    [(1, 1, 0.89, "candidate"), (1, 1, 0.9, "attested"), (2, 1, 0.1, "attested"), (0, 2, 0.1, "attested")],
)
def test_evidence_gives_a_status(places: int, documents: int, score: float, status: str) -> None:
    assert evidence_status(places, documents, score) == status


def test_without_rulings_a_harvest_is_as_it_was() -> None:
    harvest = factories.harvest()
    assert ruled(harvest, Rulings()) is harvest
    assert ruled(harvest, rule([said("reject", "湖心岛")])) is harvest


def test_a_rejected_term_is_no_concept() -> None:
    found = _catalogue(("reject", "新三样"))
    assert "新三样" not in [concept.key for concept in found.concepts]
    assert not [1 for section in found.sections if "新三样" in section.concepts]
    [redirect] = found.redirects
    assert (redirect.key, redirect.targets, redirect.why) == ("新三样", (), "rejected")


def test_a_merged_term_gives_its_places_and_its_label() -> None:
    before, found = _catalogue(), _catalogue(("merge", "电动船", "新三样"))
    merged = _entry(found, "新三样")
    assert merged.zh == "新三样"
    assert merged.count == _entry(before, "新三样").count + _entry(before, "电动船").count
    assert "电动船" in merged.spellings
    assert merged.number == 3
    graph = _view(("merge", "电动船", "新三样"))
    old = URIRef(IRIS.concept("电动船"))
    assert list(graph.objects(old, DCTERMS.isReplacedBy)) == [URIRef(IRIS.concept("新三样"))]
    assert (old, TIFA.status, TIFA.statusDeprecated) in graph
    assert "电动船" in _labels(graph, "新三样", SKOS.altLabel)
    assert "新三样" in _labels(graph, "新三样", SKOS.prefLabel)


def test_a_redirect_says_what_went_where() -> None:
    [redirect] = _catalogue(("merge", "电动船", "新三样")).redirects
    assert redirect.places == (MovedPlace("shore-brief", 4, 6, 9, "新三样"),)
    assert redirect.labels == (MovedLabel("zh", "电动船", "新三样"), MovedLabel("en", "electric boats", "新三样"))
    assert redirect.members == ()


def test_members_go_with_a_merged_term_where_the_other_has_none_there() -> None:
    [redirect] = _catalogue(("merge", "新三样", "低空经济")).redirects
    assert {one.target for one in redirect.members} == {"低空经济"}
    assert len(redirect.members) == 3
    graph = _view(("merge", "新三样", "低空经济"))
    assert len(list(graph.objects(URIRef(IRIS.concept("低空经济")), TIFA.enumerates))) == 3


def test_the_view_states_of_the_target_what_documents_state_of_a_merged_term() -> None:
    graph = _view(("merge", "电动船", "新三样"))
    old, new = URIRef(IRIS.concept("电动船")), URIRef(IRIS.concept("新三样"))
    assert (new, TIFA.hasOccurrence, URIRef(IRIS.occurrence("shore-brief", 4, 6, 9))) in graph
    assert (new, TIFA.rendering, URIRef(IRIS.label("电动船", "en", "electric boats"))) in graph
    assert (new, TIFA.term, URIRef(IRIS.label("电动船", "zh", "电动船"))) in graph
    assert (old, RDFS.label, Literal("电动船", lang="zh")) in graph
    assert (old, SKOS.prefLabel, None) not in graph


def test_a_part_that_keeps_the_name_is_no_redirect_of_itself() -> None:
    graph = _view(
        ("split", "低空经济", "低空经济 = the low-altitude economy"), ("split", "低空经济", "低空（二） = economy")
    )
    kept = URIRef(IRIS.concept("低空经济"))
    assert (kept, TIFA.status, TIFA.statusDeprecated) not in graph
    assert (kept, DCTERMS.isReplacedBy, None) not in graph


def test_a_rendering_of_the_editors_is_stated_by_the_view() -> None:
    graph = _view(("prefer", "新三样", "new three"), ("deprecate", "新三样", "newest three"))
    stated = set(graph.objects(URIRef(IRIS.concept("新三样")), TIFA.rendering))
    assert stated == {URIRef(IRIS.label("新三样", "en", "new three"))}


def test_a_split_term_redirects_to_its_parts() -> None:
    decisions = (
        ("split", "低空经济", "低空（一） = the low-altitude economy"),
        ("split", "低空经济", "低空（二） = economy"),
    )
    before, found = _entry(_catalogue(), "低空经济"), _catalogue(*decisions)
    first, second = _entry(found, "低空(一)"), _entry(found, "低空(二)")
    assert first.count + second.count == before.count
    assert [entry.key for entry in second.renderings] == ["economy"]
    [redirect] = found.redirects
    assert redirect.targets == ("低空(一)", "低空(二)")
    assert len(list(_view(*decisions).objects(URIRef(IRIS.concept("低空经济")), DCTERMS.isReplacedBy))) == 2


def test_preferred_admitted_deprecated_and_rejected_renderings() -> None:
    decisions = (
        ("prefer", "低空经济", "economy"),
        ("deprecate", "低空经济", "the low-altitude economy"),
        ("approve", "低空经济", "low-level economy"),
    )
    entry = _entry(_catalogue(*decisions), "低空经济")
    assert [(one.en, one.status) for one in entry.renderings] == [
        ("economy", "preferred"),
        ("low-level economy", "admitted"),
        ("low-altitude economy", "deprecated"),
    ]
    assert entry.renderings[1].count == 0
    graph = _view(*decisions)
    assert "economy" in _labels(graph, "低空经济", SKOS.prefLabel)
    assert "low-level economy" in _labels(graph, "低空经济", SKOS.altLabel)
    assert "low-altitude economy" in _labels(graph, "低空经济", SKOS.hiddenLabel)
    assert "low-altitude economy" not in _labels(graph, "低空经济", SKOS.altLabel)
    rejected = _entry(_catalogue(("reject", "低空经济", "economy")), "低空经济")
    assert "economy" not in [one.en for one in rejected.renderings]


def test_a_deprecated_term_stays_and_names_another() -> None:
    graph = _view(("deprecate", "电动船"), ("relate", "电动船", "replacedBy 新三样"))
    old = URIRef(IRIS.concept("电动船"))
    assert list(graph.objects(old, DCTERMS.isReplacedBy)) == [URIRef(IRIS.concept("新三样"))]
    assert (old, TIFA.status, TIFA.statusDeprecated) in graph
    assert (old, SKOS.topConceptOf, None) not in graph
    assert (old, SKOS.prefLabel, Literal("电动船", lang="zh")) in graph


def test_relations_of_editors_are_stated_from_both_ends() -> None:
    graph = _view(("relate", "电动船", "broader 新三样"), ("relate", "电动船", "exactMatch https://example.org/x"))
    boats, kinds = URIRef(IRIS.concept("电动船")), URIRef(IRIS.concept("新三样"))
    assert (boats, SKOS.broader, kinds) in graph
    assert (kinds, SKOS.narrower, boats) in graph
    assert (boats, SKOS.exactMatch, URIRef("https://example.org/x")) in graph


def test_a_relation_that_does_not_hold_goes_from_both_ends() -> None:
    harvest = replace(factories.harvest(), relations=factories.relations())
    before = catalogue([harvest], base=IRIS.base)
    assert ("broader", "新三样") in _relations(before, "低空经济")
    assert ("narrower", "低空经济") in _relations(before, "新三样")
    after = catalogue([harvest], base=IRIS.base, rulings=rule([said("unrelate", "低空经济", "broader 新三样")]))
    assert ("broader", "新三样") not in _relations(after, "低空经济")
    assert ("narrower", "低空经济") not in _relations(after, "新三样")
    assert ("related", "四个意识") in _relations(after, "新三样")


def test_relations_of_a_merged_term_are_those_of_the_other() -> None:
    harvest = replace(factories.harvest(), relations=factories.relations())
    found = catalogue([harvest], base=IRIS.base, rulings=rule([said("merge", "四个意识", "低空经济")]))
    assert ("related", "新三样") in _relations(found, "低空经济")
    assert not [key for concept in found.concepts for role, key in _relations(found, concept.key) if key == "四个意识"]


def _relations(found: Catalogue, key: str) -> list[tuple[str, str]]:
    return [(one.role, one.key) for one in _entry(found, key).relations]


def test_notes_and_definitions_have_their_language() -> None:
    graph = _view(("note", "新三样", "Three exports."), ("define", "新三样", "三种出口产品。"))
    concept = URIRef(IRIS.concept("新三样"))
    assert (concept, SKOS.editorialNote, Literal("Three exports.", lang="en")) in graph
    assert (concept, SKOS.definition, Literal("三种出口产品。", lang="zh")) in graph


def test_decisions_on_what_no_document_holds_wait() -> None:
    rulings = rule([said("approve", "湖心岛"), said("merge", "新三样", "老三样"), said("approve", "新三样")])
    told = [conflict.message for conflict in conflicts_with(KEYS, rulings)]
    assert told == [
        "no document here holds 湖心岛; the decision waits",
        "no document here holds 老三样; 新三样 has its name until then",
    ]


def test_a_term_merged_into_one_that_is_split_goes_to_the_parts() -> None:
    found = _catalogue(
        ("merge", "电动船", "低空经济"),
        ("split", "低空经济", "低空（一） = the low-altitude economy"),
        ("split", "低空经济", "低空（二） = electric boats"),
    )
    keys = [concept.key for concept in found.concepts]
    assert "低空经济" not in keys
    assert "电动船" not in keys
    assert _entry(found, "低空(二)").count == 1


def test_a_part_that_is_merged_is_no_concept_of_its_own() -> None:
    found = _catalogue(
        ("split", "低空经济", "低空（一） = the low-altitude economy"),
        ("split", "低空经济", "四个意识 = economy"),
        ("merge", "四个意识", "新三样"),
    )
    assert "四个意识" not in [concept.key for concept in found.concepts]
    assert "economy" in [one.key for one in _entry(found, "新三样").renderings]


def test_what_editors_say_of_two_concepts_takes_the_place_of_what_was_found() -> None:
    harvest = replace(factories.harvest(), relations=factories.relations())
    rulings = rule([said("relate", "四个意识", "broader 新三样")])
    found = catalogue([harvest], base=IRIS.base, rulings=rulings)
    assert ("broader", "新三样") in _relations(found, "四个意识")
    assert ("related", "新三样") not in _relations(found, "四个意识")
    assert ("related", "四个意识") not in _relations(found, "新三样")


def test_the_editors_spelling_is_the_one_shown() -> None:
    entry = _entry(_catalogue(("prefer", "低空经济", "Low-Altitude Economy")), "低空经济")
    assert entry.renderings[0].en == "Low-Altitude Economy"
    assert entry.renderings[0].count > 0


def test_decisions_without_an_effect_are_told() -> None:
    rulings = rule(
        [
            said("reject", "新三样"), said("note", "新三样", "x"), said("relate", "电动船", "related 湖心岛"),
            said("approve", "湖心岛"),
        ]
    )  # fmt: skip
    told = [conflict.message for conflict in conflicts_with(KEYS, rulings)]
    assert "新三样 is rejected, so this has no effect" in told
    assert "no document here holds 湖心岛; the relation waits" in told
