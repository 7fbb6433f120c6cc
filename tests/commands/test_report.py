"""Tests of `tifa report`."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.console import ROOT
from tests.glossary.findings.samples import harvest_of
from workspace.building import put
from workspace.workspace import Workspace

TEXT = "The bridge is 73 km long.\n桥长37公里。\n"


def test_stored_document(run: Run, filled: Workspace) -> None:
    sentences = [("推行“一港一策”和“一船一档”。", "We will introduce “one file for each boat.”")]
    put(filled, [harvest_of(sentences, {"一港一策": [(1, None)]})])
    result = run("report", "sample")
    assert result.exit_code == 0, result.output
    assert "Left out in English: 1\n\n  一港一策 ↔ –" in result.stdout
    assert "Left out in English: 2\n\n  新三样 ↔ –" in run("report", "lake-brief").stdout


def test_weaker_omissions_are_counted_and_shown_with_all(run: Run, filled: Workspace) -> None:
    sentences = [("推行“一港一策”和“一船一档”。", "We will introduce “one file for each boat.”")]
    put(filled, [harvest_of(sentences, {"一港一策": [(1, None)]})])
    command = ("report", "sample", "--only", "omissions")
    assert "not shown" not in run(*command).stdout
    (filled.folder / "own.u8").write_text("一港一策 一港一策 [yi1 gang3 yi1 ce4] /file for boats/\n", encoding="utf-8")
    (filled.folder / "tifa.toml").write_text('dictionary = "own.u8"\n', encoding="utf-8")
    assert "Left out in English: 0\n\n  1 more that is less sure is not shown" in run(*command).stdout
    assert "Left out in English: 1\n\n  一港一策 ↔ – (less sure)" in run(*command, "--all").stdout


@pytest.mark.usefixtures("filled", "quick_harvest")
def test_file_standard_input_and_output(run: Run) -> None:
    Path("bridge.txt").write_text(TEXT, encoding="utf-8")
    shown = run("report", "bridge.txt", "--only", "numbers", "--format", "json")
    data = json.loads(shown.stdout)
    assert [finding["zh"] for finding in data["findings"]["numbers"]] == ["37公里"]
    assert list(data["findings"]) == ["numbers"]
    piped = run("report", "-", "--id", "bridge", "--only", "numbers", "--format", "json", input=TEXT)
    assert json.loads(piped.stdout)["findings"] == data["findings"]
    assert run("report", "bridge.txt", "--format", "html", "--output", "r.html").exit_code == 0
    assert Path("r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Give a FILE, the id of a DOCUMENT"),
        (["lake-brif"], 1, "did you mean lake-brief?"),
        (["none.txt"], 1, "none.txt"),
        (["lake-brief", "--format", "htm"], 1, "did you mean html?"),
        (["lake-brief", "--only", "number"], 1, "did you mean numbers?"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_errors(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("report", *arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.output


def test_planted_mistakes_of_the_sample_are_found(run: Run) -> None:
    result = run("report", ROOT / "examples" / "lake-region-2024.txt", "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["findings"]
    [number] = found["numbers"]
    assert (number["zh"], number["showings"][0]["en"], number["showings"][0]["pairs"]) == (
        "37.5%",
        "35.7 percent",
        [15],
    )
    assert [(one["zh"], one["showings"][0]["pairs"]) for one in found["omissions"]] == [("一湖一策", [26])]
    varied = {one["zh"] for one in found["variation"]}
    assert {"三驾马车", "卡脖子", "新三样", "数字乡村", "河湖长制"} <= varied


def test_a_text_in_chinese_alone_has_nothing_to_compare(run: Run) -> None:
    result = run("report", "-", "--source-only", input="湖区要建设“海绵城市”。\n".encode())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no English: there is nothing to compare" in result.stderr


@pytest.mark.usefixtures("filled")
def test_options_for_files_do_not_go_with_a_document(run: Run) -> None:
    result = run("report", "lake-brief", "--title", "Lake")
    assert result.exit_code == 2
    assert "do not go with a DOCUMENT" in result.stderr
