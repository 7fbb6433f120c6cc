"""Tests of what is entailed, its proofs and the smallest fixes, against rules applied until nothing new comes."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.checks.axioms import SKOS_AXIOMS
from graph.checks.base import Check, Finding
from graph.checks.integrity import (
    disjoint_collections,
    disjoint_labels,
    disjoint_mappings,
    disjoint_relations,
    disjoint_schemes,
    one_preferred_label,
)
from graph.checks.names import (
    BROADER_TRANSITIVE,
    COLLECTION,
    CONCEPT,
    EXACT_MATCH,
    PREF,
    RELATED,
    SCHEME,
    SKOS,
    TYPE,
    Literal,
    Statement,
    shown_statement,
)
from graph.checks.sources import from_text
from graph.checks.vocabulary import Vocabulary

CONDITIONS = [disjoint_schemes, disjoint_relations, disjoint_collections, disjoint_mappings]

_RELATIONS = (
    "broader narrower broaderTransitive narrowerTransitive related broadMatch narrowMatch relatedMatch exactMatch"
    " closeMatch inScheme topConceptOf hasTopConcept member"
).split()
_NODES = st.sampled_from(["n:a", "n:b", "n:c", "n:d"])
_LINKS = st.builds(Statement, _NODES, st.sampled_from([SKOS + name for name in _RELATIONS]), _NODES)
_TYPES = st.builds(Statement, _NODES, st.just(TYPE), st.sampled_from([CONCEPT, SCHEME, COLLECTION]))
_GRAPHS = st.lists(_LINKS | _TYPES, max_size=6, unique=True)


def vocabulary_of(statements: "list[Statement] | set[Statement]") -> Vocabulary:
    return Vocabulary(("", statement) for statement in statements)


def closure(statements: "list[Statement] | set[Statement]") -> set[Statement]:
    """Everything that follows by the axioms, one rule after the other until nothing is new."""
    known = set(statements)
    while True:
        new = {statement for one in known for statement in _consequences(one)} | set(_joined(known))
        if new <= known:
            return known
        known |= new


def _consequences(statement: Statement) -> Iterator[Statement]:
    subject, predicate, value = statement
    for _, kind, first, second in SKOS_AXIOMS:
        if kind == "sub-property" and predicate == first:
            yield Statement(subject, second, value)
        elif (kind == "sub-class" and predicate == TYPE and value == first) or (
            kind == "domain" and predicate == first
        ):
            yield Statement(subject, TYPE, second)
        elif isinstance(value, str) and kind == "range" and predicate == first:
            yield Statement(value, TYPE, second)
        elif isinstance(value, str) and kind == "symmetric" and predicate == first:
            yield Statement(value, first, subject)
        elif isinstance(value, str) and kind == "inverse" and predicate in (first, second):
            yield Statement(value, second if predicate == first else first, subject)


def _joined(known: set[Statement]) -> Iterator[Statement]:
    transitive = {axiom.first for axiom in SKOS_AXIOMS if axiom.kind == "transitive"}
    for one, other in ((one, other) for one in known for other in known):
        if one.predicate == other.predicate and one.predicate in transitive and one.object == other.subject:
            yield Statement(one.subject, one.predicate, other.object)


def violations(known: set[Statement]) -> set[str]:
    """The conditions that a closed set of statements violates, as the SKOS Reference words them."""
    pairs = {
        name: {(one.subject, one.object) for one in known if one.predicate == name}
        for name in (RELATED, BROADER_TRANSITIVE, EXACT_MATCH, f"{SKOS}broadMatch", f"{SKOS}relatedMatch")
    }
    classes = {
        name: {one.subject for one in known if one.predicate == TYPE and one.object == name}
        for name in (CONCEPT, SCHEME, COLLECTION)
    }
    members = {one.object for one in known if one.predicate == f"{SKOS}member"}
    found = {
        "S9": classes[CONCEPT] & classes[SCHEME],
        "S27": pairs[RELATED] & pairs[BROADER_TRANSITIVE],
        "S37": classes[COLLECTION] & (classes[CONCEPT] | classes[SCHEME]) | classes[SCHEME] & members,
        "S46": pairs[EXACT_MATCH] & (pairs[f"{SKOS}broadMatch"] | pairs[f"{SKOS}relatedMatch"]),
    }
    return {code for code, which in found.items() if which}


def findings(statements: "list[Statement] | set[Statement]") -> list[Finding]:
    vocabulary = vocabulary_of(statements)
    return [finding for check in CONDITIONS for finding in check.run(vocabulary)]


@settings(deadline=None, max_examples=300)
@given(_GRAPHS)
def test_conditions_are_violated_if_and_only_if_the_rules_say_so(statements: list[Statement]) -> None:
    assert {finding.code for finding in findings(statements)} == violations(closure(statements))


@settings(deadline=None, max_examples=100)
@given(_GRAPHS)
def test_each_line_of_a_proof_follows_from_the_lines_above(statements: list[Statement]) -> None:
    for finding in findings(statements):
        above: set[Statement] = set()
        for step in finding.because:
            if step.by == "given":
                assert step.statement in statements
            else:
                assert step.statement in closure(above), shown_statement(step.statement)
            above.add(step.statement)
        assert finding.code in violations(closure(above))


@settings(deadline=None, max_examples=60)
@given(_GRAPHS)
def test_a_fix_mends_and_nothing_smaller_does(statements: list[Statement]) -> None:
    for finding in findings(statements):
        assert finding.fix is not None
        removed = set(finding.fix.remove)
        assert removed
        assert not _is_there(finding, set(statements) - removed)
        for smaller in combinations(statements, len(removed) - 1):
            assert _is_there(finding, set(statements) - set(smaller))


def _is_there(finding: Finding, statements: set[Statement]) -> bool:
    return any(one.fingerprint == finding.fingerprint for one in findings(statements))


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (disjoint_relations, "<part> rdfs:subPropertyOf skos:broader . <a> <part> <b> ; skos:related <b> ."),
        (disjoint_relations, "<part> owl:equivalentProperty skos:broader . <a> <part> <b> ; skos:related <b> ."),
        (disjoint_relations, "<whole> owl:inverseOf skos:broader . <b> <whole> <a> . <a> skos:related <b> ."),
        (disjoint_relations, "<near> a owl:SymmetricProperty ; rdfs:subPropertyOf skos:related . <b> <near> <a> ."
         " <a> skos:broader <b> ."),
        (disjoint_collections, "<Group> rdfs:subClassOf skos:Collection . <a> a <Group> ; skos:related <b> ."),
        (disjoint_collections, "<Group> owl:equivalentClass skos:Collection . <a> a <Group> ; skos:related <b> ."),
        (disjoint_collections, "<a> skos:memberList ( <b> ) ; skos:related <b> ."),
        (disjoint_collections, "<a> skos:member <s> . <b> skos:inScheme <s> ."),
        (disjoint_collections, "<a> skos:memberList ( <b> <s> <c> ) . <b> skos:inScheme <s> ."),
        (disjoint_collections, "<a> skos:memberList _:l . _:l rdf:first <s> ; rdf:rest _:l . <b> skos:inScheme <s> ."),
        (disjoint_schemes, "<of> rdfs:range skos:ConceptScheme . <b> <of> <a> . <a> skos:related <b> ."),
        (disjoint_schemes, "<has> rdfs:domain skos:ConceptScheme . <a> <has> <b> ; skos:related <b> ."),
        (disjoint_labels, '<name> rdfs:subPropertyOf skos:prefLabel . <a> <name> "x"@en ; skos:altLabel "x"@EN .'),
        (disjoint_labels, '<a> skosxl:prefLabel <l> ; skosxl:hiddenLabel <m> . <l> skosxl:literalForm "x" .'
         ' <m> skosxl:literalForm "x" .'),
        (one_preferred_label, '<a> skosxl:prefLabel <l> ; skos:prefLabel "y" . <l> skosxl:literalForm "x" .'),
        (one_preferred_label, '<a> skos:prefLabel "x" , "y" .'),
    ],
)  # fmt: skip
def test_axioms_of_the_vocabulary_and_labels_of_skos_xl_count(check: Check, text: str) -> None:
    (finding,) = check.run(from_text(text))
    assert finding.code == check.code
    assert finding.fix is not None
    removed = set(finding.fix.remove)
    rest = [statement for statement in from_text(text).statements() if statement not in removed]
    assert check.run(vocabulary_of([*rest, *finding.fix.add])) == []


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (one_preferred_label, '<a> skos:prefLabel "x"@en , "x"@en-US , "x" .'),
        (disjoint_labels, '<a> skos:prefLabel "x"@en ; skos:altLabel "x"@fr , "X"@en , "x" .'),
        (disjoint_relations, "<a> skos:broader <b> . <b> skos:broader <c> . <a> skos:related <d> ."),
        (disjoint_relations, "<a> skos:related <a> . <b> skos:broader <b> ."),
        (disjoint_mappings, "<a> skos:exactMatch <b> . <b> skos:broadMatch <c> ."),
        (disjoint_mappings, "<a> skos:exactMatch <a> . <b> skos:broadMatch <b> ."),
    ],
)
def test_what_is_consistent(check: Check, text: str) -> None:
    assert check.run(from_text(text)) == []


def test_a_symmetric_and_transitive_match_leads_back_to_where_it_starts() -> None:
    (finding,) = disjoint_mappings.run(from_text("<a> skos:exactMatch <b> ; skos:relatedMatch <a> ."))
    assert finding.subject == "https://example.org/a"


def test_only_one_of_many_proofs_is_shown_and_the_fix_ends_all() -> None:
    text = "<a> skos:related <b> ; skos:relatedMatch <b> ; skos:broader <b> . <b> skos:related <a> ."
    (finding,) = disjoint_relations.run(from_text(text))
    assert finding.fix is not None
    assert list(map(shown_statement, finding.fix.remove)) == [
        "<https://example.org/a> skos:broader <https://example.org/b>"
    ]


def test_labels_are_literals() -> None:
    labels = from_text('<a> skos:prefLabel "x"@en , <b> .').entailed.labels(PREF)
    assert list(labels["https://example.org/a"]) == [Literal("x", "en")]
