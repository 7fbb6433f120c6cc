"""The derived view keeps to SKOS, also where documents differ."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from glossary.harvesting import HarvestOptions, harvest_terms
from glossary.types import Document, ParagraphPair
from graph.cataloguing import catalogue
from graph.serialise import turtle
from graph.view import describe_imprint, describe_view
from ontology.namespaces import SKOSXL, TIFA
from tests import factories
from tests.graph.samples import IRIS, dissenting, graphs, view_of


def concept(key: str) -> URIRef:
    return URIRef(IRIS.concept(key))


def labels(graph: Graph, key: str, prop: URIRef) -> set[tuple[str, str | None]]:
    return {(str(label), label.language) for label in graph.objects(concept(key), prop)}  # type: ignore[attr-defined]


def check_skos(graph: Graph) -> None:
    """Check the integrity conditions S13 and S14, and S9 (no scheme is a concept)."""
    kinds = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    for first, second in ((0, 1), (0, 2), (1, 2)):
        assert not set(graph.subject_objects(kinds[first])) & set(graph.subject_objects(kinds[second])), "S13"
    preferred = Counter((s, label.language) for s, label in graph.subject_objects(SKOS.prefLabel))  # type: ignore[attr-defined]
    assert not [which for which, count in preferred.items() if count > 1], "S14"
    assert not set(graph.subjects(RDF.type, SKOS.Concept)) & set(graph.subjects(RDF.type, SKOS.ConceptScheme)), "S9"


@pytest.fixture
def view() -> Graph:
    return view_of(factories.harvest(), dissenting())


def test_preferred_is_the_most_frequent_rendering_and_the_others_are_alternative(view: Graph) -> None:
    assert labels(view, "低空经济", SKOS.prefLabel) == {("低空经济", "zh"), ("low-altitude economy", "en")}
    assert labels(view, "低空经济", SKOS.altLabel) == {("the low-altitude economy", "en"), ("economy", "en")}


def test_a_concept_without_rendering_has_no_english_label(view: Graph) -> None:
    assert labels(view, "四个意识", SKOS.prefLabel) == {("四个意识", "zh")}


def test_concepts_are_in_the_scheme_and_the_scheme_lists_them(view: Graph) -> None:
    scheme = URIRef(IRIS.scheme("formulations"))
    concepts = set(view.subjects(RDF.type, TIFA.Formulation))
    assert concepts == {concept(key) for key in ("低空经济", "新三样", "四个意识", "电动船")}
    assert set(view.objects(scheme, SKOS.hasTopConcept)) == set(view.subjects(SKOS.inScheme, scheme)) == concepts


def test_schemes_have_a_preferred_label_in_both_languages(view: Graph) -> None:
    for name in ("formulations", "themes"):
        stated = view.objects(URIRef(IRIS.scheme(name)), SKOS.prefLabel)
        assert {label.language for label in stated} == {"en", "zh"}  # type: ignore[attr-defined]


def test_a_concept_has_the_dates_of_the_first_and_the_last_document_that_attest_it(view: Graph) -> None:
    def days(subject: URIRef) -> tuple[str, str]:
        return str(view.value(subject, DCTERMS.created)), str(view.value(subject, DCTERMS.modified))

    assert days(concept("低空经济")) == ("2024-05-01", "2024-06-01")
    assert days(concept("新三样")) == ("2024-05-01", "2024-05-01")
    assert str(view.value(URIRef(IRIS.scheme("formulations")), DCTERMS.modified)) == "2024-06-01"


@pytest.mark.parametrize("date", ["", "2024", "2024-05", "spring 2024"])
def test_only_a_date_to_the_day_is_a_date_of_a_concept(date: str) -> None:
    view = view_of(factories.harvest(date=date))
    assert not {DCTERMS.created, DCTERMS.modified} & set(view.predicates())


def test_publisher_and_license_are_stated_as_iris_where_they_are_some() -> None:
    stated = describe_imprint("Lake Office", "https://example.org/free", iris=IRIS)
    schemes = {URIRef(IRIS.scheme(name)) for name in ("formulations", "themes")}
    assert set(stated.subject_objects(DCTERMS.publisher)) == {(one, Literal("Lake Office")) for one in schemes}
    assert set(stated.subject_objects(DCTERMS.license)) == {
        (one, URIRef("https://example.org/free")) for one in schemes
    }
    assert not describe_imprint("", "", iris=IRIS)


def test_pinyin_is_a_typed_notation(view: Graph) -> None:
    (notation,) = view.objects(concept("新三样"), SKOS.notation)
    assert (str(notation), notation.datatype) == ("xīn sān yàng", TIFA.pinyin)  # type: ignore[attr-defined]


def test_members_are_linked_if_they_are_concepts_and_quoted_otherwise(view: Graph) -> None:
    numeral = concept("新三样")
    assert set(view.objects(numeral, TIFA.hasMember)) == {concept("电动船")}
    assert set(view.objects(concept("电动船"), TIFA.memberOf)) == {numeral}
    assert set(map(str, view.objects(numeral, TIFA.memberText))) == {"电池", "光伏"}


def test_relations_are_stated_from_both_ends_and_what_is_narrower_is_no_top_concept() -> None:
    view = view_of(replace(factories.harvest(), relations=factories.relations()), dissenting())
    low, new, four = map(concept, ("低空经济", "新三样", "四个意识"))
    for first, prop, second in (
        (low, SKOS.broader, new),
        (new, SKOS.narrower, low),
        (new, SKOS.related, four),
        (four, SKOS.related, new),
        (low, TIFA.hasShortForm, four),
        (four, TIFA.shortFormOf, low),
        (low, SKOS.related, four),
        (four, SKOS.related, low),
    ):
        assert (first, prop, second) in view
    scheme = URIRef(IRIS.scheme("formulations"))
    assert low not in set(view.objects(scheme, SKOS.hasTopConcept))
    assert {new, four} <= set(view.objects(scheme, SKOS.hasTopConcept))
    assert low in set(view.subjects(SKOS.inScheme, scheme))


def test_related_is_disjoint_from_what_is_broader_however_far_above() -> None:
    """SKOS S27, and no concept above itself, on the relations of a harvested document."""
    sentence = "湖区先进制造业集群、先进制造业集群、渔村振兴战略、渔村振兴。"
    text = Document(
        "lake", (*(ParagraphPair(at, sentence) for at in range(1, 5)), ParagraphPair(5, "湖。")), source_only=True
    )
    terms = ["湖区先进制造业集群", "先进制造业集群", "渔村振兴战略", "渔村振兴"]
    found = harvest_terms(text, terms, options=HarvestOptions(use_dictionary=False))
    view = view_of(found)
    assert len(set(view.subject_objects(SKOS.broader))) == 1
    assert set(view.subject_objects(SKOS.related))
    for low in set(view.subjects(SKOS.broader)):
        above = set(view.transitive_objects(low, SKOS.broader)) - {low}
        assert not above & set(view.objects(low, SKOS.related))
        assert not [high for high in above if low in set(view.transitive_objects(high, SKOS.broader))]


def test_links_to_sections_and_themes_and_the_reach_of_themes(view: Graph) -> None:
    theme = URIRef(IRIS.theme("lake-brief", 1))
    sections = set(map(str, view.objects(concept("低空经济"), TIFA.appearsIn)))
    assert {IRIS.section("lake-brief", 2), IRIS.section("shore-brief", 3)} <= sections
    assert theme in set(view.objects(concept("低空经济"), TIFA.underTheme))
    assert set(map(str, view.objects(theme, TIFA.recursIn))) == {IRIS.section("lake-brief", 3)}


def test_labels_are_resources_too_and_agree_with_the_plain_ones(view: Graph) -> None:
    """SKOS-XL, S55 to S56: the literal form of a preferred label resource is a preferred label."""
    for extended, plain in ((SKOSXL.prefLabel, SKOS.prefLabel), (SKOSXL.altLabel, SKOS.altLabel)):
        stated = {
            (s, form) for s, label in view.subject_objects(extended) for form in view.objects(label, SKOSXL.literalForm)
        }
        formulations = set(view.subjects(RDF.type, TIFA.Formulation))
        assert stated == {(s, form) for s, form in view.subject_objects(plain) if s in formulations}


@pytest.mark.parametrize(("status", "reviewed"), [("candidate", "false"), ("attested", "false"), ("preferred", "true")])
def test_a_concept_is_reviewed_once_people_have_judged_it(status: str, reviewed: str) -> None:
    whole = catalogue([factories.harvest()], base=IRIS.base)
    judged = replace(whole, concepts=tuple(replace(entry, status=status) for entry in whole.concepts))
    view = describe_view(judged, iris=IRIS)
    assert {str(value) for value in view.objects(None, TIFA.reviewed)} == {reviewed}


def test_union_of_documents_that_differ_keeps_to_skos() -> None:
    union = Graph()
    for graph in graphs(factories.harvest(), dissenting()).values():
        union += graph
    check_skos(union)
    assert len(set(union.objects(concept("低空经济"), TIFA.kind))) == 1


def test_order_of_harvests_does_not_matter() -> None:
    assert turtle(view_of(factories.harvest(), dissenting())) == turtle(view_of(dissenting(), factories.harvest()))


WORDING = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@settings(max_examples=150, deadline=None)
@given(
    st.text("新三样 “”", max_size=4),
    st.lists(WORDING, max_size=4),
    st.lists(st.lists(WORDING, min_size=1, max_size=3), max_size=3),
)
def test_any_spellings_keep_to_skos(zh: str, spellings: list[str], renderings: list[list[str]]) -> None:
    whole = catalogue([factories.harvest()], base=IRIS.base)
    template = whole.concepts[0].renderings or next(entry.renderings for entry in whole.concepts if entry.renderings)
    entries = tuple(replace(template[0], en=forms[0], spellings=tuple(forms)) for forms in renderings)
    odd = replace(whole.concepts[0], zh=zh, spellings=tuple(spellings), renderings=entries)
    check_skos(describe_view(replace(whole, concepts=(odd,)), iris=IRIS))
