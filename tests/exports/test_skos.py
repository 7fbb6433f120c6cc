"""The SKOS vocabulary as tools take it: Skosify changes nothing, Skosmos and SkoHub find what they look for."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from exports import ExportSource, format_named
from exports.skos import SYNTAXES
from glossary.errors import OutputError
from glossary.types import Relation
from graph.cataloguing import catalogue
from graph.view import describe_imprint
from ontology.namespaces import SKOSXL, TIFA
from tests import factories
from tests.graph.samples import IRIS, decided_graphs, dissenting, graphs
from tests.graph.test_rulings import said

SCHEME = URIRef(IRIS.scheme("formulations"))
HARVESTS = (replace(factories.harvest(), relations=factories.relations()), dissenting())


def deprecated() -> Graph:
    """Return what the view states of a concept that editors have merged into another one."""
    old, graph = URIRef(IRIS.concept("新三件")), Graph()
    graph.add((old, RDF.type, SKOS.Concept))
    graph.add((old, RDF.type, TIFA.Formulation))
    graph.add((old, SKOS.inScheme, SCHEME))
    graph.add((old, SKOS.prefLabel, Literal("新三件", lang="zh")))
    graph.add((old, OWL.deprecated, Literal("true", datatype=XSD.boolean)))
    graph.add((old, DCTERMS.isReplacedBy, URIRef(IRIS.concept("新三样"))))
    return graph


def mapped() -> Graph:
    """Return mappings of a concept to concepts of another vocabulary, stated from one end."""
    graph = Graph()
    for number, prop in enumerate((SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)):
        graph.add((URIRef(IRIS.concept("电动船")), prop, URIRef(f"https://example.com/{number}")))
    return graph


def whole(*more: Graph) -> Graph:
    union = Graph()
    for graph in (*graphs(*HARVESTS).values(), *more):
        union += graph
    return union


def exported(*more: Graph) -> Graph:
    source = ExportSource(catalogue([]), lambda: whole(*more))
    return Graph().parse(data=format_named("skos").export(source), format="turtle")


def skosified(graph: Graph) -> Graph:
    """Return what the command `skosify` makes of a graph when it is given no options."""
    skosify = pytest.importorskip("skosify", reason="skosify is not installed")
    made: Graph = skosify.skosify(graph, **skosify.config())
    return made


def messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("more", [(), (deprecated(),), (mapped(),), (deprecated(), mapped())])
def test_skosify_changes_nothing_and_warns_of_nothing(
    more: tuple[Graph, ...], caplog: pytest.LogCaptureFixture
) -> None:
    graph = exported(*more)
    assert isomorphic(skosified(graph), graph)
    assert messages(caplog) == []


def test_skosify_changes_nothing_after_editors_decided(caplog: pytest.LogCaptureFixture) -> None:
    union = Graph()
    decisions = [said("merge", "低空经济", "新三样"), said("reject", "四个意识"), said("deprecate", "电动船")]
    for graph in decided_graphs(decisions, *HARVESTS).values():
        union += graph
    source = ExportSource(catalogue([]), lambda: union)
    found = Graph().parse(data=format_named("skos").export(source), format="turtle")
    assert isomorphic(skosified(found), found)
    assert messages(caplog) == []


def test_skosify_changes_nothing_in_the_whole_graph_and_finds_several_schemes(caplog: pytest.LogCaptureFixture) -> None:
    graph = whole()
    assert isomorphic(skosified(graph), graph)
    (message,) = messages(caplog)
    assert message.startswith("Multiple concept schemes found")


WORDING = st.text(st.sampled_from("新三样低空经济先进制造业集群"), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDING, min_size=2, max_size=6, unique=True), st.data())
def test_skosify_has_nothing_to_mend_whatever_documents_show(keys: list[str], data: st.DataObject) -> None:
    """Two documents show the broader terms of the same concepts, the one nearer ones than the other."""
    base = factories.harvest()
    keys.sort(key=lambda key: (len(key), key))
    span = base.terms[1].occurrences[0].zh
    terms = tuple(replace(base.terms[1], key=key, zh=key, members=()) for key in keys)
    pairs = [(low, high) for at, high in enumerate(keys) for low in keys[at + 1 :]]
    shown = [data.draw(st.lists(st.sampled_from(pairs), unique=True)) for _ in range(2)]
    harvests = [
        replace(
            factories.harvest(name),
            terms=terms,
            relations=tuple(Relation("broader", low, high, "its head", 0.9, 2, span, span) for low, high in found),
        )
        for name, found in zip(("a", "b"), shown, strict=True)
    ]
    union = Graph()
    for graph in graphs(*harvests).values():
        union += graph
    source = ExportSource(catalogue([]), lambda: union)
    graph = Graph().parse(data=format_named("skos").export(source), format="turtle")
    skosify = pytest.importorskip("skosify", reason="skosify is not installed")
    handler = _Collector()
    logging.getLogger().addHandler(handler)
    try:
        assert set(skosify.skosify(graph)) == set(graph)
    finally:
        logging.getLogger().removeHandler(handler)
    assert handler.messages == []


class _Collector(logging.Handler):
    """Collects warnings where hypothesis keeps pytest's fixture away."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


# --- the data model of Skosmos (https://github.com/NatLibFi/Skosmos/wiki/Data-Model) ---


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return exported(deprecated(), mapped())


def concepts(graph: Graph) -> set[URIRef]:
    return {one for one in graph.subjects(RDF.type, SKOS.Concept) if isinstance(one, URIRef)}


def test_the_scheme_has_title_label_description_in_both_languages_and_a_date(vocabulary: Graph) -> None:
    (scheme,) = vocabulary.subjects(RDF.type, SKOS.ConceptScheme)
    for prop in (DCTERMS.title, SKOS.prefLabel, DCTERMS.description):
        assert {value.language for value in vocabulary.objects(scheme, prop)} == {"en", "zh"}  # type: ignore[attr-defined]
    assert vocabulary.value(scheme, DCTERMS.modified) == Literal("2024-06-01", datatype=XSD.date)


def test_every_label_has_a_language_and_every_concept_one_preferred_label_each(vocabulary: Graph) -> None:
    for prop in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, SKOS.scopeNote):
        assert all(value.language for value in vocabulary.objects(None, prop)), prop  # type: ignore[attr-defined]
    for one in concepts(vocabulary):
        languages = [label.language for label in vocabulary.objects(one, SKOS.prefLabel)]  # type: ignore[attr-defined]
        assert "zh" in languages
        assert len(languages) == len(set(languages))


def test_hierarchy_can_be_walked_from_both_ends_and_from_the_top(vocabulary: Graph) -> None:
    tops = set(vocabulary.objects(SCHEME, SKOS.hasTopConcept))
    assert tops == set(vocabulary.subjects(SKOS.topConceptOf, SCHEME))
    assert {(b, a) for a, b in vocabulary.subject_objects(SKOS.broader)} == set(
        vocabulary.subject_objects(SKOS.narrower)
    )
    reached = {below for top in tops for below in vocabulary.transitive_objects(top, SKOS.narrower)}
    mapped_ones = set(vocabulary.subjects(SKOS.broadMatch))
    assert concepts(vocabulary) - mapped_ones <= reached


def test_labels_as_resources_are_found_from_the_concept(vocabulary: Graph) -> None:
    for one in concepts(vocabulary) - {URIRef(IRIS.concept("新三件"))}:
        forms = {vocabulary.value(label, SKOSXL.literalForm) for label in vocabulary.objects(one, SKOSXL.prefLabel)}
        assert forms == set(vocabulary.objects(one, SKOS.prefLabel))


def test_dates_are_days(vocabulary: Graph) -> None:
    dates = {
        (str(prop), value)
        for prop in (DCTERMS.created, DCTERMS.modified)
        for value in vocabulary.objects(URIRef(IRIS.concept("低空经济")), prop)
    }
    assert {(prop, value.toPython()) for prop, value in dates} == {  # type: ignore[attr-defined]
        (str(DCTERMS.created), date(2024, 5, 1)),
        (str(DCTERMS.modified), date(2024, 6, 1)),
    }


def test_a_deprecated_concept_says_so_and_what_replaces_it_is_there(vocabulary: Graph) -> None:
    (old,) = vocabulary.subjects(OWL.deprecated, Literal("true", datatype=XSD.boolean))
    assert (old, RDF.type, SKOS.Concept) in vocabulary
    assert list(vocabulary.objects(old, SKOS.prefLabel))
    assert set(vocabulary.objects(old, DCTERMS.isReplacedBy)) <= concepts(vocabulary)
    assert not set(vocabulary.objects(old, SKOS.broader)) | set(vocabulary.objects(old, SKOS.narrower))


def test_classes_of_concepts_are_known_as_such_and_have_labels(vocabulary: Graph) -> None:
    for one in concepts(vocabulary):
        for kind in set(vocabulary.objects(one, RDF.type)) - {SKOS.Concept}:
            assert SKOS.Concept in set(vocabulary.transitive_objects(kind, RDFS.subClassOf))
            assert {label.language for label in vocabulary.objects(kind, RDFS.label)} == {"en", "zh"}  # type: ignore[attr-defined]


def test_own_properties_of_concepts_have_a_type_and_labels(vocabulary: Graph) -> None:
    used = {prop for one in concepts(vocabulary) for prop in vocabulary.predicates(one)}
    own = {prop for prop in used if str(prop).startswith(str(TIFA._NS))}
    assert own
    for prop in own:
        assert set(vocabulary.objects(prop, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}
        assert {label.language for label in vocabulary.objects(prop, RDFS.label)} == {"en", "zh"}  # type: ignore[attr-defined]


def test_groups_have_labels_and_members(vocabulary: Graph) -> None:
    groups = set(vocabulary.subjects(RDF.type, SKOS.Collection))
    assert len(groups) == 2
    for group in groups:
        assert list(vocabulary.objects(group, SKOS.prefLabel))
        assert set(vocabulary.objects(group, SKOS.member)) <= concepts(vocabulary)


# --- what SkoHub asks for besides (skohub-shapes) ---


def test_notations_are_plain_strings_and_there_is_one_note_a_language(vocabulary: Graph) -> None:
    for one in concepts(vocabulary):
        assert all(value.datatype in (None, XSD.string) for value in vocabulary.objects(one, SKOS.notation))  # type: ignore[attr-defined]
        notes = [note.language for note in vocabulary.objects(one, SKOS.definition)]  # type: ignore[attr-defined]
        assert len(notes) == len(set(notes))


def test_the_license_is_an_iri_if_the_settings_name_one() -> None:
    graph = exported(describe_imprint("Lake Office", "https://example.org/free", iris=IRIS))
    assert set(graph.objects(SCHEME, DCTERMS.license)) == {URIRef("https://example.org/free")}
    assert set(graph.objects(SCHEME, DCTERMS.publisher)) == {Literal("Lake Office")}


def test_nothing_to_write() -> None:
    with pytest.raises(OutputError, match="no formulation"):
        format_named("skos").export(ExportSource(catalogue([]), Graph))


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib.*")
@pytest.mark.parametrize(
    ("syntax", "name"), [("ntriples", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld"), ("trig", "trig")]
)
def test_every_syntax_holds_the_same(syntax: str, name: str) -> None:
    source = ExportSource(catalogue([]), whole)
    data = format_named("skos").export(source, syntax=syntax)
    read = Dataset(default_union=True)
    read.parse(data=data, format=name)
    assert set(read.triples((None, None, None))) == set(exported())
    assert data == format_named("skos").export(source, syntax=syntax)
    assert set(SYNTAXES) == set(format_named("skos").options["syntax"].values)


def test_what_is_held_is_not_called_lost() -> None:
    made = ExportSource(catalogue(HARVESTS), whole)
    reasons = [reason for concept in made.catalogue.concepts for reason in concept.reasons]
    assert reasons
    text = format_named("skos").export(made).decode()
    assert all(reason in text for reason in reasons)
    assert "reasons for being a term" not in {loss.what for loss in format_named("skos").lost(made)}
