"""Tests of the catalogue: the examples of each check, and the numbered examples of the SKOS Reference."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from glossary.errors import UnknownNameError
from graph.checks.base import Check, Severity
from graph.checks.catalogue import FAMILIES, catalogue, choose, run
from graph.checks.integrity import disjoint_labels
from graph.checks.shapes import with_shapes
from graph.checks.sources import from_text, load
from tests.shared import SHARED, needs_shared

CHECKS = list(catalogue().values())

#: Which condition the inconsistent examples of the SKOS Reference violate.
VIOLATED: Final[Mapping[str, str]] = {
    **{f"ex{number}": "S13" for number in (13, 14, 15)},
    **{f"ex{number}": "S27" for number in (26, 27, 28, 29, 59, 60, 61)},
    **{f"ex{number}": "S37" for number in (45, 46, 47)},
    **{f"ex{number}": "S46" for number in (52, 53)},
    "ex12": "S14",
}
CONFORMANCE = SHARED / "conformance" / "skos"
FILES = sorted(CONFORMANCE.glob("*/*.ttl"))
CONDITIONS = [check for check in CHECKS if check.function.__module__ == "graph.checks.integrity"]

#: The shape that the examples of the check `shape` are about.
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
[] a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path skos:definition ; sh:minCount 1 ] .
"""


@pytest.fixture
def ready(tmp_path: Path, request: pytest.FixtureRequest) -> Check:
    """The check, and for `shape` with the shapes that its examples are about."""
    check: Check = request.param
    if check.code != "shape":
        return check
    (tmp_path / "shapes.ttl").write_text(SHAPE, encoding="utf-8")
    return with_shapes([tmp_path / "shapes.ttl"])


@pytest.mark.parametrize("ready", CHECKS, ids=lambda check: check.code, indirect=True)
def test_a_check_finds_one_thing_in_its_bad_example_and_nothing_in_the_good_one(ready: Check) -> None:
    found = ready.run(from_text(ready.bad))
    assert [finding.code for finding in found] == [ready.code]
    assert ready.run(from_text(ready.good)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_says_what_it_is(check: Check) -> None:
    assert check.explanation.endswith(".")
    assert check.title and not check.title.endswith(".") and check.title[0].islower()
    assert check.source
    assert check.function.__doc__ or check.code == "shape"


@pytest.mark.parametrize("check", CONDITIONS, ids=lambda check: check.code)
def test_an_integrity_condition_is_an_error_with_a_proof_and_a_fix_that_mends_it(check: Check) -> None:
    vocabulary = from_text(check.bad)
    (finding,) = check.run(vocabulary)
    assert finding.severity is Severity.ERROR
    assert {step.by for step in finding.because} >= {"given"}
    assert all(vocabulary.states(step.statement) for step in finding.because if step.by == "given")
    assert finding.fix is not None
    assert finding.fix.remove


@needs_shared
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_examples_of_the_skos_reference(file: Path) -> None:
    expected = {VIOLATED[file.stem]} if file.parent.name == "inconsistent" else set()
    vocabulary = load([str(file)])
    assert {finding.code for finding in run(vocabulary, CONDITIONS)} == expected
    errors = {finding.code for finding in run(vocabulary, choose()) if finding.severity is Severity.ERROR}
    assert errors == expected


@needs_shared
def test_all_examples_of_the_skos_reference_are_there() -> None:
    assert len(FILES) == 51
    assert len(VIOLATED) == 16


def test_what_needs_to_be_asked_for_runs_only_then() -> None:
    usual = {check.code for check in choose()}
    assert usual == set(catalogue()) - {"broken-link", "shape"}
    assert {check.code for check in choose(requested=["broken-link"])} == usual | {"broken-link"}
    assert [check.code for check in choose(["S13"], requested=["shape"])] == ["S13", "shape"]
    assert [check.code for check in choose(["broken-link"])] == ["broken-link"]
    assert {check.code for check in choose(without=["S13"])} == usual - {"S13"}


@pytest.mark.parametrize("chosen", [{"only": ["S99"]}, {"without": ["S99"]}])
def test_an_unknown_code_is_refused(chosen: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownNameError, match="unknown check 'S99'"):
        choose(**chosen)


def test_the_worst_findings_come_first() -> None:
    text = '<a> a skos:Concept ; skos:prefLabel "x" ; skos:altLabel "x" .'
    severities = [finding.severity for finding in run(from_text(text), list(reversed(choose())))]
    assert severities == sorted(severities, key=list(Severity).index)
    assert len(set(severities)) == 3


def test_families_are_modules_of_checks() -> None:
    assert disjoint_labels.code in catalogue()
    assert len(FAMILIES) == 6
