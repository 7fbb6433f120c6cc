"""The commands that ask and take away: sparql, graph, export, completion."""

import codecs
import json
import shlex
from pathlib import Path

import pytest
from rdflib import Graph

from commands.sparql import command
from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.workspace import Workspace

LABELS = 'SELECT ?zh WHERE { ?c a tifa:Formulation ; skos:prefLabel ?zh FILTER(lang(?zh) = "zh") } ORDER BY ?zh'


@pytest.mark.usefixtures("filled")
class TestSparql:
    def test_table(self, run: Run) -> None:
        result = run("sparql", LABELS)
        assert result.exit_code == 0, result.output
        assert (
            result.stdout == "zh\n────────\n低空经济\n四个意识\n新三样\n3 rows.\nHarvested by machine, not reviewed.\n"
        )

    def test_json_and_csv(self, run: Run) -> None:
        data = json.loads(run("sparql", LABELS, "--json").stdout)
        assert data == {
            "reviewed": False,
            "variables": ["zh"],
            "rows": [{"zh": "低空经济"}, {"zh": "四个意识"}, {"zh": "新三样"}],
        }
        assert run("sparql", LABELS, "--csv").stdout == "zh\n低空经济\n四个意识\n新三样\n"

    def test_from_a_file_and_standard_input(self, run: Run) -> None:
        Path("q.rq").write_text(LABELS, encoding="utf-8")
        expected = run("sparql", LABELS).stdout
        assert run("sparql", "--file", "q.rq").stdout == expected
        assert run("sparql", "--file", "-", input=LABELS).stdout == expected

    def test_ready_made(self, run: Run) -> None:
        result = run("sparql", "--name", "renderings", "--param", "term=新三样", "--json")
        assert [row["rendering"] for row in json.loads(result.stdout)["rows"]] == ["three new kinds"]

    def test_ask_and_construct(self, run: Run) -> None:
        assert run("sparql", "ASK { ?c a tifa:Formulation }").stdout == "yes\n"
        assert json.loads(run("sparql", "ASK { ?c a tifa:Nothing }", "--json").stdout) == {"answer": False}
        construct = "CONSTRUCT { ?c a skos:Concept } WHERE { ?c a tifa:Formulation }"
        assert len(Graph().parse(data=run("sparql", construct).stdout, format="turtle")) == 3
        assert len(json.loads(run("sparql", construct, "--json").stdout)["@graph"]) == 3

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["SELECT"], 1, "SPARQL syntax error in line 1"),
            (["DROP ALL"], 1, "SPARQL Update is not accepted"),
            (["--file", "none.rq"], 1, "Error: none.rq: the query cannot be read (No such file or directory): check"),
            (["--name", "rendering"], 1, "unknown query 'rendering': did you mean renderings or "),
            (["--name", "renderings", "--param", "word=x"], 1, "unknown parameter 'word'"),
            (["--name", "renderings", "--param", "term"], 2, "write KEY=VALUE"),
            (["ASK {}", "--param", "term=x"], 2, "--param goes with --name"),
            (["ASK {}", "--name", "renderings"], 2, "Give one of QUERY, --file and --name"),
            ([], 2, "Give one of QUERY, --file and --name"),
        ],
    )
    def test_slips(self, run: Run, arguments: list[str], code: int, message: str) -> None:
        result = run("sparql", *arguments)
        assert (result.exit_code, result.stdout) == (code, "")
        assert message in result.stderr


@pytest.mark.usefixtures("filled")
def test_the_example_gives_chinese(run: Run) -> None:
    example = command.example.strip().splitlines()[0]
    assert set(run(*shlex.split(example)[1:]).stdout.splitlines()[2:5]) == {"低空经济", "新三样", "四个意识"}


def test_sparql_list_needs_no_workspace(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIFA_WORKSPACE", raising=False)
    assert "renderings" in run("sparql", "--list").stdout
    data = json.loads(run("sparql", "--list", "--json").stdout)
    assert {"name", "title", "description", "parameters", "text"} <= data["queries"][0].keys()


@pytest.mark.usefixtures("filled")
class TestExport:
    def test_file(self, run: Run) -> None:
        result = run("export", "--format", "turtle", "--output", "out.ttl")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("Wrote out.ttl (")
        assert "not reviewed" in result.stderr
        assert len(Graph().parse("out.ttl")) > 100

    def test_standard_output_has_the_same_bytes(self, run: Run) -> None:
        run("export", "--format", "turtle", "--output", "out.ttl")
        assert run("export", "--format", "turtle").stdout_bytes == Path("out.ttl").read_bytes()

    def test_csv_for_excel(self, run: Run) -> None:
        plain = run("export", "--format", "csv").stdout_bytes
        assert run("export", "--format", "csv", "--bom").stdout_bytes == codecs.BOM_UTF8 + plain

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["--format", "turtel"], 1, "unknown format 'turtel': did you mean turtle?"),
            (["--format", "turtle", "--bom"], 1, "the format turtle takes no option bom: it takes none"),
            (["--format", "csv", "--output", "none/x.csv"], 1, "there is no folder none"),
            ([], 2, "--format"),
        ],
    )
    def test_slips(self, run: Run, arguments: list[str], code: int, message: str) -> None:
        result = run("export", *arguments)
        assert (result.exit_code, result.stdout) == (code, "")
        assert message in result.stderr

    def test_graph_page(self, run: Run) -> None:
        assert run("graph", "--output", "graph.html").exit_code == 0
        page = Path("graph.html").read_text(encoding="utf-8")
        assert page.lower().startswith("<!doctype html>")
        assert "新三样" in page


@pytest.mark.parametrize("arguments", [["export", "--format", "csv"], ["graph"], ["terms"], ["lookup", "新三样"]])
@pytest.mark.parametrize("removed", [False, True])
def test_nothing_there_yet_or_any_more(run: Run, empty: Workspace, arguments: list[str], removed: bool) -> None:
    if removed:
        put(empty, [factories.harvest()])
        run("remove", "lake-brief", "--yes")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"the workspace {empty.folder.resolve()} is empty" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_TIFA_COMPLETE={shell}_complete" in result.stdout
