"""Tests of `tifa check`."""

import json
from pathlib import Path

import pytest

from graph.checks.catalogue import catalogue
from tests.commands.conftest import Run
from workspace.workspace import Workspace

HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@base <https://example.org/> .\n"
BAD = f'{HEAD}<love> skos:prefLabel "love"@en ; skos:altLabel "love"@en .'
WARNED = f'{HEAD}<love> skos:prefLabel "love" .'


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file with an error."""
    (tmp_path / "bad.ttl").write_text(BAD, encoding="utf-8")
    return tmp_path / "bad.ttl"


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """A file with a warning."""
    (tmp_path / "warned.ttl").write_text(WARNED, encoding="utf-8")
    return tmp_path / "warned.ttl"


@pytest.mark.usefixtures("filled")
def test_the_workspace_has_no_error(run: Run) -> None:
    result = run("check", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found
    assert {finding["severity"] for finding in found} <= {"warning", "info"}
    assert "0 errors, " in run("check").stdout


@pytest.mark.usefixtures("empty")
def test_an_empty_workspace_is_told(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert "is empty: build a document first" in result.stderr


def test_a_file_needs_no_workspace(run: Run, bad: Path) -> None:
    result = run("check", bad)
    assert result.exit_code == 1
    assert result.stdout.startswith("S13  error  a label of two kinds: 1\n")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "warning", "--only", "S13"], 0),
        (["--fail-on", "warning", "--without", "language-tag-omitted"], 0),
    ],
)
def test_exit_codes(run: Run, warned: Path, options: list[str], code: int) -> None:
    assert run("check", warned, *options).exit_code == code


def test_several_files_are_one_vocabulary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(f'{HEAD}<love> skos:prefLabel "love"@en .', encoding="utf-8")
    (tmp_path / "two.ttl").write_text(f'{HEAD}<love> skos:prefLabel "amour"@en .', encoding="utf-8")
    assert run("check", tmp_path / "one.ttl").exit_code == 0
    result = run("check", tmp_path / "one.ttl", tmp_path / "two.ttl", "--json", "--only", "S14")
    assert [finding["code"] for finding in json.loads(result.stdout)] == ["S14"]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("form", "start"),
    [("json", "["), ("sarif", '{\n  "$schema"'), ("shacl", "@prefix"), ("text", "S13  error")],
)
def test_formats_to_a_file(run: Run, bad: Path, tmp_path: Path, form: str, start: str) -> None:
    output = tmp_path / "out"
    result = run("check", bad, "--format", form, "--output", output)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert output.read_text(encoding="utf-8").startswith(start)
    assert result.stderr == f"Wrote {output} (1 finding).\n"


def test_a_baseline_makes_known_findings_silent(run: Run, bad: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    written = run("check", bad, "--baseline", known, "--write-baseline")
    assert written.exit_code == 0
    assert written.stderr == f"Wrote {known} (1 known finding).\n"
    silent = run("check", bad, "--baseline", known)
    assert silent.exit_code == 0
    assert "1 more are in the baseline" in silent.stdout
    bad.write_text(BAD + ' <hate> skos:prefLabel "hate" .', encoding="utf-8")
    assert [one["code"] for one in json.loads(run("check", bad, "--baseline", known, "--json").stdout)] == [
        "language-tag-omitted"
    ]


def test_writing_a_baseline_needs_its_name(run: Run, bad: Path) -> None:
    result = run("check", bad, "--write-baseline")
    assert result.exit_code == 2
    assert "--write-baseline goes with --baseline FILE." in result.stderr


def test_safe_fixes_go_to_a_new_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "v.ttl").write_text(f'{HEAD}<a> skos:broader <b> ; skos:prefLabel "５Ｇ"@zh .', encoding="utf-8")
    result = run("check", tmp_path / "v.ttl", "--fix", tmp_path / "fixed.ttl")
    assert result.stderr == f"Wrote {tmp_path / 'fixed.ttl'} (2 fixes).\n"
    mended = (tmp_path / "fixed.ttl").read_text(encoding="utf-8")
    assert "skos:narrower <https://example.org/a>" in mended
    assert '"5G"@zh' in mended
    again = run("check", tmp_path / "v.ttl", "--fix", tmp_path / "fixed.ttl")
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_shapes_of_ones_own(run: Run, warned: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
        " [] a sh:NodeShape ; sh:targetSubjectsOf skos:prefLabel ; sh:property [ sh:path skos:broader ; sh:minCount 1 ;"
        ' sh:message "put it somewhere" ] .',
        encoding="utf-8",
    )
    result = run("check", warned, "--shapes", shapes)
    assert result.exit_code == 1
    assert "    put it somewhere\n" in result.stdout


def test_links_are_followed_only_if_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "v.ttl").write_text(f"{HEAD}<http://127.0.0.1:9/a> a skos:Concept .", encoding="utf-8")
    assert "broken-link" not in run("check", tmp_path / "v.ttl").stdout
    assert "broken-link  warning" in run("check", tmp_path / "v.ttl", "--links").stdout


def test_the_list(run: Run) -> None:
    shown = run("check", "--list").stdout
    listed = json.loads(run("check", "--list", "--json").stdout)["checks"]
    assert [check["code"] for check in listed] == list(catalogue())
    assert all(code in shown for code in catalogue())
    assert {"code", "severity", "title", "explanation", "source", "reads", "bad", "good"} <= set(listed[0])


@pytest.mark.parametrize("options", [["--only", "S99"], ["--format", "xml"]])
def test_unknown_names(run: Run, bad: Path, options: list[str]) -> None:
    result = run("check", bad, *options)
    assert result.exit_code == 1
    assert "unknown" in result.stderr


def test_a_damaged_store_is_told(run: Run, filled: Workspace) -> None:
    for file in (filled.store.current() / "graphs").iterdir():
        file.unlink()
    result = run("check")
    assert result.exit_code == 1
    assert "Oxigraph database" in result.stderr
