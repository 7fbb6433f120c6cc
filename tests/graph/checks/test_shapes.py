"""Tests of SHACL: the project's own profile over its own graphs, and shapes of users."""

from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from glossary.errors import InputError
from graph.checks.base import Severity
from graph.checks.catalogue import choose, run
from graph.checks.shapes import SHAPES, profile, with_shapes
from graph.checks.sources import from_rdflib, from_text
from ontology.namespaces import TIFA
from tests import factories
from tests.graph.samples import IRIS, decided_graphs, dissenting, graphs
from tests.graph.test_rulings import said

_HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
_PLACE = "tifa:inDocument <d> ; tifa:inParagraph <p> ; tifa:inUnit <u>"
_AROUND = (
    "<d> a tifa:Document ; dcterms:identifier 'd' . <p> a tifa:ParagraphPair ; tifa:number 1 ; tifa:text 'x'@en ."
    " <u> a tifa:TranslationUnit ; tifa:inDocument <d> ; tifa:inParagraph <p> ."
    " <c> a tifa:Formulation ; skos:inScheme <s> ; skos:prefLabel '爱'@zh ; tifa:hasOccurrence <o> ."
)


def test_the_graphs_of_the_project_have_no_error() -> None:
    every = (triple for graph in graphs(factories.harvest(), dissenting()).values() for triple in graph)
    vocabulary = from_rdflib(every)
    assert [finding for finding in run(vocabulary, choose()) if finding.severity is Severity.ERROR] == []


def test_the_graphs_have_no_error_after_editors_decided() -> None:
    decisions = [
        said("merge", "电动船", "新三样"),
        said("prefer", "新三样", "new three"),
        said("split", "低空经济", "低空（一） = low-altitude economy; the low-altitude economy"),
        said("split", "低空经济", "低空（二） = economy"),
        said("reject", "四个意识"),
    ]
    for some in (decisions, [said("deprecate", "电动船"), said("relate", "电动船", "replacedBy 新三样")]):
        every = decided_graphs(some, factories.harvest(), dissenting()).values()
        found = run(from_rdflib(triple for graph in every for triple in graph), choose())
        assert [finding for finding in found if finding.severity is Severity.ERROR] == []
        names = {"电动船", "低空经济", "四个意识"} if some is decisions else set()
        about = {URIRef(IRIS.concept(name)) for name in names}
        assert [finding for finding in found if URIRef(finding.subject) in about] == []


def test_a_vocabulary_without_formulations_is_not_judged_by_the_profile() -> None:
    assert profile.run(from_text("<o> a tifa:Occurrence .")) == []


@pytest.mark.parametrize(
    ("occurrence", "messages"),
    [
        (f"{_PLACE} ; tifa:zhStart 2 ; tifa:zhEnd 5", []),
        (
            f"{_PLACE} ; tifa:zhStart 5 ; tifa:zhEnd 2",
            ["Chinese offsets are whole numbers from 0, the start before the end (has 5)"],
        ),
        (
            f"{_PLACE} ; tifa:zhStart -1 ; tifa:zhEnd 2",
            ["Chinese offsets are whole numbers from 0, the start before the end (has -1)"],
        ),
        (f"{_PLACE} ; tifa:zhStart 2", ["an occurrence has an offset where it ends"]),
        (f"{_PLACE} ; tifa:zhStart 2 ; tifa:zhEnd 5 ; tifa:score 1.5", ["a score lies in [0, 1] (has 1.5)"]),
        (
            "tifa:inDocument <d> ; tifa:inParagraph <p> ; tifa:zhStart 2 ; tifa:zhEnd 5",
            ["an occurrence stands in one translation unit"],
        ),
    ],
)
def test_what_the_profile_wants_of_an_occurrence(occurrence: str, messages: list[str]) -> None:
    text = f"{_AROUND} <o> a tifa:Occurrence ; {occurrence} ."
    found = {finding.message for finding in profile.run(from_text(text))}
    # A start without an end is no start before the end either.
    assert found - {"Chinese offsets are whole numbers from 0, the start before the end (has 2)"} == set(messages)


@pytest.mark.parametrize(
    "text",
    [
        "<c> a tifa:Formulation ; skos:inScheme <s> ; dcterms:isReplacedBy <d> .",
        "<c> a tifa:Formulation ; skos:inScheme <s> ; skos:prefLabel '爱'@zh , 'love'@en ; tifa:termhood 0.5 .",
    ],
)
def test_formulations_that_keep_to_the_profile(text: str) -> None:
    assert profile.run(from_text(text)) == []


def test_shapes_of_users_with_their_severities(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(
        f"{_HEAD}[] a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path skos:definition ;"
        ' sh:minCount 1 ; sh:severity sh:Warning ; sh:message "define it" ] .',
        encoding="utf-8",
    )
    (tmp_path / "two.ttl").write_text(
        f"{_HEAD}[] a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path skos:notation ;"
        ' sh:maxCount 0 ; sh:message "no notation" ] .',
        encoding="utf-8",
    )
    check = with_shapes([tmp_path / "one.ttl", tmp_path / "two.ttl"])
    found = check.run(from_text('<a> a skos:Concept ; skos:notation "1" . [] a skos:Concept ; skos:definition "x" .'))
    assert [(finding.severity, finding.message) for finding in found] == [
        (Severity.WARNING, "define it"),
        (Severity.ERROR, "no notation"),
    ]


@pytest.mark.parametrize(("name", "text"), [("no.ttl", None), ("bad.ttl", "this is no Turtle")])
def test_shapes_that_cannot_be_read(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="the shapes cannot be read"):
        with_shapes([tmp_path / name]).run(from_text("<a> a skos:Concept ."))


def test_the_profile_speaks_of_names_that_exist() -> None:
    start = str(TIFA._NS)
    names = {str(node) for triple in Graph().parse(SHAPES) for node in triple if str(node).startswith(start)}
    known = {name for name in names if URIRef(name) in TIFA}
    assert {name.removeprefix(start) for name in names - known} == {
        f"{shape}Shape"
        for shape in (
            "Attestation Document Formulation GivenUp Label Labelled Occurrence ParagraphPair Place Relation Replaced Section"
        ).split()
    }
    assert len(known) > 20
