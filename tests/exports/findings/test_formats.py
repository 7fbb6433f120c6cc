"""Tests of the formats of findings: what each holds, and that it is well-formed by its standard."""

import json
import re
from typing import Any

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

from exports.findings import FINDING_FORMATS, Findings, render
from exports.findings.shacl import CHECK_NAMESPACE
from glossary.errors import UnknownNameError
from graph.checks.catalogue import choose, run
from graph.checks.sources import from_text

SH = Namespace("http://www.w3.org/ns/shacl#")
A = "https://example.org/a"

#: An error with a proof and a fix, a warning, and a finding about a blank node.
TEXT = '<a> skos:prefLabel "love"@en ; skosxl:altLabel [ skosxl:literalForm "love"@en ] ; rdfs:label "爱" . [] a skos:Concept .'


def findings(text: str = TEXT, *sources: str, known: int = 0) -> Findings:
    vocabulary = from_text(text)
    checks = tuple(choose(["S13", "language-tag-omitted", "no-http-iri", "missing-label"]))
    found = tuple(run(vocabulary, checks))
    return Findings(sources, vocabulary.size, len(vocabulary.concepts.own), checks, found, known)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown format 'xml'"):
        render(findings(), "xml")


@pytest.mark.parametrize("form", FINDING_FORMATS)
def test_the_same_findings_give_the_same_text(form: str) -> None:
    assert render(findings(), form) == render(findings(), form)


# --- JSON -----------------------------------------------------------------------------------------------


def test_json_is_a_list_of_findings_with_proofs_and_fixes() -> None:
    found = json.loads(render(findings(), "json"))
    assert [one["code"] for one in found] == ["S13", "language-tag-omitted", "missing-label", "no-http-iri"]
    first = found[0]
    assert (first["severity"], first["subject"]) == ("error", A)
    assert first["message"] == '"love"@en is both skos:prefLabel and skos:altLabel'
    assert [line["by"] for line in first["because"][:3]] == ["given", "given", "given"]
    assert first["because"][-1] == {
        "statement": '<https://example.org/a> skos:altLabel "love"@en',
        "by": "S56: the literal form of a SKOS-XL label is a plain label",
    }
    assert first["fix"]["remove"] == [[A, "http://www.w3.org/2008/05/skos-xl#altLabel", "_:b1"]]
    assert first["fix"]["safe"] is False


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(render(findings("<a> <p> <b> ."), "json")) == []


def test_json_of_a_literal_that_is_added_keeps_its_language() -> None:
    text = '<a> skos:prefLabel "x"@en , "y"@en .'
    vocabulary = from_text(text)
    checks = tuple(choose(["S14"]))
    found = Findings((), 2, 0, checks, tuple(run(vocabulary, checks)))
    assert json.loads(render(found, "json"))[0]["fix"]["add"] == [
        [A, "http://www.w3.org/2004/02/skos/core#altLabel", {"text": "y", "language": "en"}]
    ]


# --- SARIF ----------------------------------------------------------------------------------------------


def _sarif(*sources: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render(findings(TEXT, *sources), "sarif"))
    return log


def test_sarif_has_the_structure_of_its_schema() -> None:
    log = _sarif("my thesaurus.ttl")
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert driver["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    assert set(run_) <= {"tool", "artifacts", "columnKind", "results"}
    rules = driver["rules"]
    for rule in rules:
        assert set(rule) <= {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"}
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert all(isinstance(part, str) for part in result["partialFingerprints"].values())
        (location,) = result["locations"]
        assert set(location) <= {"physicalLocation", "logicalLocations"}
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri == "my%20thesaurus.ttl"
        assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_sarif_levels_and_places() -> None:
    results = _sarif()["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning", "warning", "note"]
    assert "physicalLocation" not in results[0]["locations"][0]
    assert results[0]["message"]["text"].startswith(f"{A}: ")
    (artifact,) = _sarif("https://example.org/query")["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == "https://example.org/query"


# --- SHACL ----------------------------------------------------------------------------------------------


def test_shacl_is_a_validation_report() -> None:
    graph = Graph().parse(data=render(findings(), "shacl"), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    results = set(graph.objects(report, SH.result))
    assert len(results) == 4
    for result in results:
        assert (result, RDF.type, SH.ValidationResult) in graph
        for name in ("focusNode", "resultSeverity", "sourceConstraintComponent", "sourceShape", "resultMessage"):
            assert len(set(graph.objects(result, SH[name]))) == 1, name
    severities = sorted(str(graph.value(result, SH.resultSeverity)) for result in results)
    assert severities == sorted(str(SH[name]) for name in ("Violation", "Warning", "Warning", "Info"))
    (error,) = graph.subjects(SH.resultSeverity, SH.Violation)
    assert graph.value(error, SH.focusNode) == URIRef(A)
    assert graph.value(error, SH.sourceShape) == URIRef(f"{CHECK_NAMESPACE}S13")
    assert any(isinstance(graph.value(result, SH.focusNode), BNode) for result in results)


def test_shacl_of_nothing_conforms() -> None:
    graph = Graph().parse(data=render(findings("<a> <p> <b> ."), "shacl"), format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [Literal(True)]
    assert not list(graph.objects(None, SH.result))


# --- text -----------------------------------------------------------------------------------------------


def test_text_shows_each_finding_with_its_proof_and_fix() -> None:
    text = render(findings(), "text")
    assert text.startswith("S13  error  a label of two kinds: 1\n\n  <https://example.org/a>  love\n")
    assert '      <https://example.org/a> skos:prefLabel "love"@en  (given)\n' in text
    assert "    fix: remove <https://example.org/a> skosxl:altLabel _:b1\n" in text
    assert text.endswith("1 error, 2 warnings, 1 note (1 concept, 5 statements, 4 checks).\n")


def test_text_shows_a_few_of_many_and_says_how_many_are_known() -> None:
    many = findings(" ".join(f'<{number}> rdfs:label "x" .' for number in range(4)), known=1200)
    assert "  2 more; --limit 0 shows all.\n" in render(many, "text", limit=2)
    assert "more" not in render(many, "text", limit=4).partition("0 errors")[0]
    assert render(many, "text").endswith(
        "4 warnings, 0 notes; 1,200 more are in the baseline (0 concepts, 4 statements, 4 checks).\n"
    )
