"""`tifa authority`, and what lookups, tables and the graph say of authority lists."""

import csv
import io
import json
from pathlib import Path

import pytest

from commands.output import NOT_REVIEWED
from tests.authorities import TABLE
from tests.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def table(filled: object, tmp_path: Path) -> Path:
    path = tmp_path / "gazette.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def added(run: Run, table: Path) -> None:
    assert run("authority", "add", table, "--title", "Lake Gazette").exit_code == 0


def test_add(run: Run, table: Path) -> None:
    result = run("authority", "add", table)
    assert result.exit_code == 0
    assert result.stdout == (
        "gazette (gazette)\n"
        "                                 count\n"
        "──────────────────────────────────────\n"
        "concepts                             4\n"
        "renderings                           5\n"
        "the same as a formulation here       3\n"
        "close to a formulation here          0\n"
    )


def test_add_in_an_encoding_that_the_user_names(run: Run, table: Path) -> None:
    table.write_text(TABLE, encoding="gb18030")
    assert run("authority", "add", table, "--encoding", "gb18030").exit_code == 0
    result = run("authority", "add", table, "--encoding", "ascii")
    assert "the text is not in the encoding ascii" in str(result.exception) + result.stderr


def test_add_as_json_with_warnings(run: Run, table: Path) -> None:
    table.write_text("zh\ten\tcolour\n低空经济\tsky economy\tblue\n", encoding="utf-8")
    data = json.loads(run("authority", "add", table, "--id", "sky", "--title", "Sky", "--json").stdout)
    assert data["authority"]["id"] == "sky"
    assert data["authority"]["exact"] == 1
    assert data["warnings"] == ["line 1: the column 'colour' is not understood and was not read"]
    assert "note: line 1: the column 'colour'" in run("authority", "add", table).stderr


def test_a_malformed_file_leaves_the_workspace_as_it_was(run: Run, table: Path) -> None:
    table.write_text(TABLE + "湖\n\tx\n", encoding="utf-8")
    result = run("authority", "add", table)
    assert result.exit_code == 1
    assert "gazette.tsv, line 8: the column zh is empty" in str(result.exception) + result.stderr
    assert json.loads(run("authority", "list", "--json").stdout) == {"authorities": []}


@pytest.mark.usefixtures("added")
def test_list_show_and_remove(run: Run) -> None:
    listed = json.loads(run("authority", "list", "--json").stdout)["authorities"]
    assert [(one["id"], one["title"], one["source"]) for one in listed] == [("gazette", "Lake Gazette", "gazette.tsv")]
    assert "Lake Gazette" in run("authority", "list").stdout
    shown = run("authority", "show", "gazette", "--limit", "2").stdout
    assert "2 of 4 concepts; --limit 0 shows all." in shown
    assert "Gazette 5/2024" in run("authority", "show", "gazette").stdout
    data = json.loads(run("authority", "show", "gazette", "--json").stdout)
    assert (data["total"], len(data["entries"])) == (4, 4)
    refused = run("authority", "remove", "gazette", input="n\n")
    assert (refused.exit_code, refused.stderr.endswith("Nothing was removed.\n")) == (1, True)
    assert run("authority", "remove", "gazette", "--yes").stdout == "Removed gazette; 0 authority lists left.\n"
    assert "There is no authority list yet" in run("authority", "list").stdout
    assert run("authority", "show", "gazette").exit_code == 1


@pytest.mark.usefixtures("added")
def test_lookup_puts_both_side_by_side(run: Run) -> None:
    text = run("lookup", "低空经济").stdout
    here, there = text.index("attested here:"), text.index("from authority lists:")
    assert here < text.index("low-altitude economy  2×") < there
    assert text[there:].startswith(
        "from authority lists:\n"
        "\n"
        "  the low‑altitude economy  preferred, attested here  Lake Gazette · Lake Gazette\n"
        "    Gazette 4/2024 (evidenced)\n"
        "\n"
        "  low-level economy  alternative, not here  Sky Office · Lake Gazette\n"
        "    the list shows no evidence (known)\n"
    )
    assert text.endswith(NOT_REVIEWED + "\n")


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("command", ["lookup", "show"])
def test_what_no_document_holds_says_so(run: Run, command: str) -> None:
    text = run(command, "lake chief system").stdout
    why = "  (the rendering itself)" if command == "lookup" else ""
    assert text.startswith(
        f"湖长制  hú zhǎng zhì{why}\n"
        "concept · from the authority list Lake Gazette; in no document here\n"
        "\n"
        "from authority lists:\n"
        "\n"
        "  lake chief system  preferred  Lake Gazette · Lake Gazette\n"
        "    Gazette 6/2024 (evidenced)\n"
    )
    assert "attested" not in text
    assert NOT_REVIEWED not in text


@pytest.mark.usefixtures("added")
def test_json_tells_them_apart(run: Run) -> None:
    (hit,) = json.loads(run("lookup", "湖长制", "--json").stdout)["hits"]
    assert (hit["concept"]["status"], hit["concept"]["documents"], hit["concept"]["count"]) == ("authority", [], 0)
    data = json.loads(run("show", "新三样", "--json").stdout)
    assert data["status"] == "attested"
    assert [one["en"] for one in data["renderings"]] == ["three new kinds"]
    assert [one["en"] for one in data["authority"]] == ["new trio"]


@pytest.mark.usefixtures("added")
def test_members_from_a_list_are_marked(run: Run) -> None:
    assert (
        "members: 湖意识 · 山意识 · 林意识 · 田意识 (from the authority list Lake Gazette)\n"
        in run("show", "四个意识").stdout
    )
    assert "from the authority list" not in run("show", "新三样").stdout


@pytest.mark.usefixtures("added")
def test_lists_of_formulations_are_of_the_documents(run: Run) -> None:
    assert "湖长制" not in run("terms").stdout
    assert json.loads(run("status", "--json").stdout)["formulations"] == 3
    also = run("lookup", "l").stdout
    assert "湖长制" not in also or "[Lake Gazette]" in also
    explained = run("explain", "湖长制")
    assert explained.exit_code == 1
    assert "only an authority list has it" in str(explained.exception) + explained.stderr


@pytest.mark.usefixtures("added")
def test_tables_have_columns_for_them(run: Run, tmp_path: Path) -> None:
    run("export", "--format", "csv", "--output", tmp_path / "g.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "g.csv").read_text(encoding="utf-8"))))
    low = next(row for row in rows if row["zh"] == "低空经济")
    assert low["authority"] == "the low‑altitude economy (preferred); low-level economy (alternative)"
    assert low["authority_renderers"] == "Lake Gazette; Sky Office"
    assert low["authority_evidence"] == "Gazette 4/2024; –"
    assert low["authority_lists"] == "Lake Gazette; Lake Gazette"
    four = next(row for row in rows if row["zh"] == "四个意识")
    assert four["authority_members"] == "湖意识; 山意识; 林意识; 田意识"
    assert "湖长制" not in [row["zh"] for row in rows]


@pytest.mark.usefixtures("added")
def test_the_graph_page_has_them(run: Run, tmp_path: Path) -> None:
    run("graph", "--output", tmp_path / "g.html")
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "Gazette 4/2024" in page
    assert "湖长制" not in page


def test_a_workspace_of_lists_alone(run: Run, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    run("init", folder)
    assert run("authority", "add", table, "--workspace", folder).exit_code == 0
    assert "in no document here" in run("lookup", "新三样", "--workspace", folder).stdout
    for command in ("terms", "documents", "status", "themes"):
        assert run(command, "--workspace", folder).exit_code == 0, command
    assert "there is nothing to draw" in run("graph", "--output", tmp_path / "g.html", "--workspace", folder).stderr


def test_completion_offers_ids(run: Run, added: None) -> None:
    result = run(env={"_TIFA_COMPLETE": "bash_complete", "COMP_WORDS": "tifa authority show ", "COMP_CWORD": "3"})
    assert "gazette" in result.stdout
