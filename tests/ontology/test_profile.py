"""The vocabulary and its mappings are OWL 2 DL: the syntactic restrictions one by one, and the OWL API's own check.

https://www.w3.org/TR/owl2-syntax/, sections 2.4 (reserved vocabulary), 5.8 (typing of names) and 11.2 (global
restrictions); no class expressions, chains or transitive properties are used, so no property can fail to be simple.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import MAPPINGS, ONTOLOGY, TIFA, mappings, ontology

CHECKER = Path(__file__).with_name("Owl2Dl.java")
JARS = Path("/usr/share/java")

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DECLARATIONS = (*PROPERTIES, OWL.Class, RDFS.Datatype, OWL.NamedIndividual)
#: Of the reserved vocabulary, what may stand as the predicate of an axiom or of an annotation without a declaration.
BUILT_IN = {
    RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDFS.label, RDFS.comment, RDFS.seeAlso,
    RDFS.isDefinedBy, OWL.inverseOf, OWL.equivalentClass, OWL.equivalentProperty, OWL.disjointWith, OWL.versionInfo,
    OWL.versionIRI, OWL.imports, OWL.deprecated,
}  # fmt: skip
#: The datatype map of OWL 2 (section 4) as far as the project could need it, and the literals without one.
DATATYPES = {
    RDFS.Literal, RDF.PlainLiteral, XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger,
    XSD.positiveInteger, XSD.double, XSD.float, XSD.dateTime, XSD.dateTimeStamp, XSD.anyURI, XSD.language,
}  # fmt: skip
Kinds = dict[URIRef, set[URIRef]]

RESERVED = tuple(str(vocabulary) for vocabulary in (OWL, RDF, RDFS, XSD))


def declared(graph: Graph, kind: URIRef) -> set[URIRef]:
    return {name for name in graph.subjects(RDF.type, kind) if isinstance(name, URIRef)}


def violations(graph: Graph) -> Iterator[str]:
    """Yield what in a graph of declarations and simple axioms is not OWL 2 DL."""
    kinds = {kind: declared(graph, kind) for kind in DECLARATIONS}
    yield from wrong_declarations(kinds)
    for subject, predicate, thing in graph:
        if isinstance(subject, BNode) or isinstance(thing, BNode):
            yield f"a class expression, which this check does not know: {subject} {predicate} {thing}"
        elif words := wrong_triple(kinds, subject, predicate, thing):
            yield f"{words}: {subject} {predicate} {thing}"


def wrong_declarations(kinds: Kinds) -> Iterator[str]:
    for kind, names in kinds.items():
        yield from (f"{name} is reserved and declared as {kind}" for name in names if str(name).startswith(RESERVED))
    for first, second in (*combinations(PROPERTIES, 2), (OWL.Class, RDFS.Datatype)):
        yield from (f"{name} is of two kinds" for name in kinds[first] & kinds[second])


def wrong_triple(kinds: Kinds, subject: Node, predicate: Node, thing: Node) -> str:
    """Return what is wrong with a triple, empty if nothing is."""
    objects, values = kinds[OWL.ObjectProperty], kinds[OWL.DatatypeProperty]
    classes, datatypes = kinds[OWL.Class] | {OWL.Thing}, kinds[RDFS.Datatype] | DATATYPES
    same_kind = {subject, thing} <= objects or {subject, thing} <= values
    known = BUILT_IN | set().union(*(kinds[kind] for kind in PROPERTIES))
    cases = (
        ("an undeclared property", predicate not in known),
        ("an undeclared class", predicate == RDF.type and thing not in {*DECLARATIONS, OWL.Ontology} | classes),
        ("no class", predicate == RDFS.subClassOf and not {subject, thing} <= classes),
        ("no class", predicate == RDFS.domain and thing not in classes),
        ("no two properties of one kind", predicate in {RDFS.subPropertyOf, OWL.inverseOf} and not same_kind),
        ("no range for it", predicate == RDFS.range and thing not in (classes if subject in objects else datatypes)),
        ("a literal", predicate in objects and isinstance(thing, Literal)),
        ("no literal", predicate in values and not isinstance(thing, Literal)),
    )
    return next((words for words, wrong in cases if wrong), "")


@pytest.mark.parametrize("graph", [ontology(), mappings(), ontology() + mappings()], ids=["tifa", "mappings", "both"])
def test_the_vocabulary_is_owl_2_dl(graph: Graph) -> None:
    assert sorted(violations(graph)) == []


@pytest.mark.parametrize(
    ("subject", "predicate", "thing", "words"),
    [
        (TIFA.count, RDFS.domain, RDFS.Resource, "no class"),
        (TIFA.count, RDFS.range, RDF.langString, "no range for it"),
        (TIFA.count, RDFS.range, TIFA.Part, "no range for it"),
        (TIFA.kind, RDFS.range, XSD.string, "no range for it"),
        (TIFA.Relation, RDFS.subClassOf, RDF.Statement, "no class"),
        (TIFA.kind, RDF.type, OWL.DatatypeProperty, "two kinds"),
        (TIFA.pinyin, RDF.type, OWL.Class, "two kinds"),
        (TIFA.count, RDFS.subPropertyOf, TIFA.kind, "one kind"),
        (TIFA.kind, RDFS.subPropertyOf, DCTERMS.type, "one kind"),
        (TIFA.kindGoal, TIFA.kind, Literal("goal"), "a literal"),
        (TIFA.kindGoal, TIFA.count, TIFA.kinds, "no literal"),
        (TIFA.kindGoal, SKOS.altLabel, Literal("aim"), "undeclared property"),
        (TIFA.kindGoal, RDF.type, SKOS.Collection, "undeclared class"),
        (RDFS.Resource, RDF.type, OWL.Class, "reserved"),
    ],
)
def test_what_is_not_owl_2_dl_is_found(subject: URIRef, predicate: URIRef, thing: URIRef | Literal, words: str) -> None:
    graph = ontology()
    graph.add((subject, predicate, thing))
    assert any(words in line for line in violations(graph))


needs_owl_api = pytest.mark.skipif(
    shutil.which("javac") is None or not (JARS / "owlapi-distribution.jar").exists(),
    reason="needs a JDK and the OWL API (Debian: libowlapi-java, default-jdk-headless)",
)


def owl_api(*files: Path) -> subprocess.CompletedProcess[str]:
    command = ["java", "-cp", f"{JARS}/*", str(CHECKER), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@needs_owl_api
def test_the_owl_api_finds_no_violation() -> None:
    done = owl_api(ONTOLOGY, MAPPINGS)
    assert re.search(r"^\d{3,} axioms, 0 violations of OWL 2 DL$", done.stdout, re.MULTILINE), done.stdout + done.stderr
    assert done.returncode == 0


@needs_owl_api
def test_the_owl_api_finds_a_violation(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ttl"
    text = ONTOLOGY.read_text(encoding="utf-8")
    wrong.write_text(text + "tifa:count rdfs:domain rdfs:Resource .\n", encoding="utf-8")
    done = owl_api(wrong)
    assert done.returncode == 1
    assert "reserved vocabulary for class IRI: rdfs:Resource" in done.stdout
