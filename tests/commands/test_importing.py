"""`tifa import`: edits of a spreadsheet become decisions, all or none, and only once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.edit_sheet import COLUMNS
from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.decisions import read
from workspace.workspace import Workspace


@pytest.fixture
def workspace(empty: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with one hand-made document, and an editor."""
    monkeypatch.setenv("TIFA_EDITOR", "Anna")
    put(empty, [factories.harvest()])
    return empty


@pytest.fixture
def exported(workspace: Workspace, run: Run, tmp_path: Path) -> Path:
    """The workbook of that workspace."""
    path = tmp_path / "glossary.xlsx"
    assert run("export", "--format", "xlsx", "--output", str(path)).exit_code == 0
    assert workspace
    return path


def edit(path: Path, term: str, column: str, value: str) -> None:
    """Write into a column of the first row of a term."""
    book = load_workbook(path)
    sheet = book["Glossary"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == term)
    sheet.cell(row, list(COLUMNS).index(column) + 1).value = value
    book.save(path)


def written(workspace: Workspace) -> list[tuple[str, ...]]:
    return [(one.who, one.action, one.term, one.object, one.why) for one in read(workspace)]


def test_edits_become_decisions_once(workspace: Workspace, exported: Path, run: Run) -> None:
    edit(exported, "低空经济", "status", "preferred")
    edit(exported, "新三样", "note", "Look\nagain.")
    shown = run("import", str(exported), "--dry-run")
    assert shown.exit_code == 0
    assert "2 decisions would be made." in shown.stdout
    assert written(workspace) == []
    result = run("import", str(exported), "--why", "review")
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(written(workspace)) == {
        ("Anna", "prefer", "低空经济", "low-altitude economy", "review"),
        ("Anna", "note", "新三样", "Look\nagain.", "review"),
    }
    with workspace.index() as index:
        assert index.concept("低空经济").renderings[0].status == "preferred"
    assert run("import", str(exported)).stdout == "Nothing was edited.\n"
    assert len(written(workspace)) == 2


def test_json(workspace: Workspace, exported: Path, run: Run) -> None:
    edit(exported, "低空经济", "status", "preferred")
    [would] = json.loads(run("import", str(exported), "--dry-run", "--json").stdout)["decisions"]
    assert (would["action"], would["term"]) == ("prefer", "低空经济")
    assert would["place"].startswith("Glossary!")
    [done] = json.loads(run("import", str(exported), "--json").stdout)["decisions"]
    assert (done["action"], done["who"]) == ("prefer", "Anna")
    assert written(workspace)


def test_nothing_is_half_imported(workspace: Workspace, exported: Path, run: Run) -> None:
    edit(exported, "低空经济", "status", "preferred")
    edit(exported, "新三样", "status", "the best")
    result = run("import", str(exported))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "one of its edits makes no sense, so nothing is imported; mend it" in result.stderr
    assert "the status 'the best' is none of" in result.stderr
    assert written(workspace) == []


def test_what_has_changed_since_is_left(workspace: Workspace, exported: Path, run: Run) -> None:
    edit(exported, "低空经济", "status", "deprecated")
    assert run("edit", "prefer", "低空经济", "low-altitude economy").exit_code == 0
    result = run("import", str(exported))
    assert result.exit_code == 0
    assert "is preferred by now" in result.stderr
    assert len(written(workspace)) == 1
    assert run("import", str(exported), "--force").exit_code == 0
    assert [one[1] for one in written(workspace)] == ["prefer", "deprecate"]


def test_a_table_with_statuses(workspace: Workspace, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    assert run("export", "--format", "csv", "--bom", "--output", str(path)).exit_code == 0
    assert run("import", str(path)).stdout == "Nothing was edited.\n"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(
        text.replace("low-altitude economy,tech,attested", "low-altitude economy,tech,admitted"), encoding="utf-8"
    )
    assert run("import", str(path)).exit_code == 0
    assert [one[1] for one in written(workspace)] == ["approve"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "yesterday"], "'yesterday' is no date and time"),
        (["--format", "tbx"], "unknown format 'tbx'"),
    ],
)
def test_slips(workspace: Workspace, exported: Path, run: Run, arguments: list[str], message: str) -> None:
    edit(exported, "低空经济", "status", "preferred")
    result = run("import", str(exported), *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert written(workspace) == []


def _formula(sheet: Worksheet) -> None:
    sheet["D2"] = '=HYPERLINK("http://example.org")'


@pytest.mark.parametrize("change", [_formula])
def test_a_formula_is_refused_with_its_cell(exported: Path, run: Run, change: Callable[[Worksheet], None]) -> None:
    book = load_workbook(exported)
    change(book["Glossary"])
    book.save(exported)
    result = run("import", str(exported))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the cell Glossary!D2 holds a formula" in result.stderr
