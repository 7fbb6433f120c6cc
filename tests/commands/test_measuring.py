"""The commands that measure: stats, central, communities, matrix."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.workspace import Workspace


@pytest.fixture
def two(empty: Workspace) -> Workspace:
    """A workspace with two documents, of which the later one renders 低空经济 in another way."""
    later = factories.harvest("shore-brief", date="2024-06-01")
    terms = (
        factories.term("低空经济", "tech", [(2, "economy")]),
        factories.term("电动船", "tech", [(4, "electric boats")]),
    )
    put(empty, [factories.harvest(), replace(later, terms=terms)])
    return empty


@pytest.mark.usefixtures("filled")
class TestStats:
    def test_table(self, run: Run) -> None:
        result = run("stats")
        assert result.exit_code == 0, result.output
        rows = dict(line.strip().split("  ", 1) for line in result.stdout.splitlines() if "  " in line.strip())
        assert rows["formulations"].split() == ["3"]
        assert rows["left out in English"].split() == ["2", "40.0%"]
        assert rows["formulations with a rendering"].split() == ["2", "66.7%"]
        assert rows["inside of formulations"].split() == ["18", "24.7%"]
        assert "All members found: 新三样 (3)\n" in result.stdout
        assert "dominant renderings" not in result.stdout
        assert result.stdout.endswith("Harvested by machine, not reviewed.\n")

    def test_json(self, run: Run) -> None:
        data = json.loads(run("stats", "--json").stdout)
        assert data["reviewed"] is False
        assert data["figures"]["shares"] == {
            "rendered": 0.6667, "several": 0.0, "omissions": 0.4, "complete": 0.5, "covered": 0.2466, "touched": 0.5,
            "renderings_per_formulation": 1.0,
        }  # fmt: skip
        assert [(entry["id"], entry["new"], entry["known"]) for entry in data["documents"]] == [("lake-brief", 3, 0)]
        assert [(entry["zh"], entry["members"]) for entry in data["numerals"]] == [
            ("四个意识", []), ("新三样", ["电池", "光伏", "电动船"]),
        ]  # fmt: skip
        assert data["drift"] == []


@pytest.mark.usefixtures("two")
class TestStatsOfSeveral:
    def test_drift(self, run: Run) -> None:
        result = run("stats")
        assert "low-altitude economy (2 of 2)   economy (1 of 1)" in result.stdout
        assert "1 change of dominant renderings, 1 of them by more or fewer words only (shown last).\n" in result.stdout

    def test_one_document(self, run: Run) -> None:
        data = json.loads(run("stats", "--document", "shore-brief", "--json").stdout)
        assert [(entry["id"], entry["new"], entry["known"]) for entry in data["documents"]] == [("shore-brief", 1, 1)]
        (change,) = data["drift"]
        assert (change["zh"], change["before"]["en"], change["after"]["en"], change["after"]["places"]) == (
            "低空经济", "low-altitude economy", "economy", ["Lake Brief, (一) 坚持生态优先, ¶2"],
        )  # fmt: skip
        assert "0 changes of dominant renderings.\n" in run("stats", "--document", "lake-brief").stdout

    def test_slip(self, run: Run) -> None:
        result = run("stats", "--document", "shore-brie")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "unknown document 'shore-brie': did you mean shore-brief or" in result.stderr


@pytest.mark.usefixtures("filled")
class TestCentral:
    def test_table(self, run: Run) -> None:
        result = run("central", "--measure", "degree")
        assert result.exit_code == 0, result.output
        head, _, first, *_ = result.stdout.splitlines()
        assert head.split("   ")[0].strip() == "#"
        # 新三样 and 低空经济 stand together in both of their units, 四个意识 in one.
        assert first.split()[:2] == ["1", "低空经济"]
        assert "share a translation unit more often than by chance (G² above 0).\n" in result.stdout

    def test_json(self, run: Run) -> None:
        data = json.loads(run("central", "--kind", "slogan", "--limit", "1", "--json").stdout)
        assert (data["measure"], data["within"], data["formulations"], data["links"]) == ("pagerank", "unit", 3, 3)
        (entry,) = data["central"]
        assert (entry["zh"], entry["rank"], entry["others"], entry["closest"][0]["zh"]) == ("新三样", 2, 2, "低空经济")

    def test_slip(self, run: Run) -> None:
        assert "unknown measure 'closeness'" in run("central", "--measure", "closeness").stderr


@pytest.mark.usefixtures("filled")
class TestCommunities:
    def test_text(self, run: Run) -> None:
        result = run("communities", "--members", "2")
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith(
            "1  低空经济 · 新三样 · 四个意识  3 formulations\n   低空经济 · 新三样 and 1 more\n"
        )
        assert "1 of 1 communities; modularity 0.00.\n" in result.stdout

    def test_json(self, run: Run) -> None:
        data = json.loads(run("communities", "--members", "1", "--json").stdout)
        (one,) = data["communities"]
        assert (one["size"], one["links"], [member["zh"] for member in one["members"]]) == (3, 3, ["低空经济"])
        assert (data["count"], data["alone"], data["modularity"]) == (1, 0, 0.0)


@pytest.mark.usefixtures("filled")
class TestMatrix:
    def test_table(self, run: Run) -> None:
        assert run("matrix").stdout == (
            "lake-brief\n"
            "¶    section \\ theme              1\n"
            "───────────────────────────────────\n"
            "¶3   二、主要成就                 2\n"
            "     recur in any later section   2\n"
            "1  坚持生态优先, 2 formulations\n\n"
            "1 document with exposition themes.\n"
            "Harvested by machine, not reviewed.\n"
        )

    def test_json(self, run: Run) -> None:
        (matrix,) = json.loads(run("matrix", "--json").stdout)["matrices"]
        assert matrix["sections"][0]["cells"] == [["低空经济", "新三样"]]

    @pytest.mark.parametrize(
        ("name", "start"), [("m.svg", b"<?xml"), ("m.csv", b"\xef\xbb\xbf"), ("m.html", b"<!DOCTYPE")]
    )
    def test_files(self, run: Run, name: str, start: bytes) -> None:
        result = run("matrix", "--output", name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith(f"Wrote {name} (")
        assert Path(name).read_bytes().startswith(start)
        assert run("matrix", "--format", name[2:]).stdout_bytes == Path(name).read_bytes()

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["--output", "m.pdf"], 1, "m.pdf does not say its format"),
            (["--format", "pdf"], 1, "unknown format 'pdf'"),
            (["--json", "--output", "m.svg"], 2, "--json goes to standard output"),
            (["--document", "x"], 1, "unknown document 'x'"),
        ],
    )
    def test_slips(self, run: Run, arguments: list[str], code: int, message: str) -> None:
        result = run("matrix", *arguments)
        assert (result.exit_code, result.stdout) == (code, "")
        assert message in result.stderr


def test_a_file_holds_one_document(run: Run, two: Workspace) -> None:
    assert (
        "2 documents have exposition themes: give --document, one of lake-brief, shore-brief"
        in run("matrix", "-o", "m.svg").stderr
    )
    assert run("matrix", "--document", "lake-brief", "-o", "m.svg").exit_code == 0
    assert "2 documents with exposition themes.\n" in run("matrix").stdout
    assert two.folder.joinpath("m.svg").is_file()


def test_documents_without_themes(run: Run, empty: Workspace) -> None:
    plain = factories.harvest()
    put(empty, [replace(plain, outline=replace(plain.outline, themes=()))])
    assert run("matrix").stdout.startswith("0 documents with exposition themes.\n")
    assert "no document of the workspace has exposition themes: see the outlines" in run("matrix", "-o", "m.svg").stderr
    assert "lake-brief has no exposition themes" in run("matrix", "--document", "lake-brief", "-o", "m.svg").stderr


def test_undated_documents_are_told(run: Run, empty: Workspace) -> None:
    put(empty, [factories.harvest(), factories.harvest("undated", date="")])
    assert "Documents without a date count as the earliest.\n" in run("stats").stdout
