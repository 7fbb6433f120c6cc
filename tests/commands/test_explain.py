"""The command explain."""

import json
from pathlib import Path

import pytest

from commands.output import NOT_REVIEWED
from tests.commands.conftest import TEXT, Run


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A small bilingual file."""
    path = tmp_path / "brief.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("wanted", ["新三样", "“新三樣”", "three new kinds", "xin san yang"])
def test_a_concept_of_the_workspace(run: Run, wanted: str) -> None:
    result = run("explain", wanted)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:2] == ["新三样  slogan · lake-brief", "a term; termhood 0.90, threshold 0.38"]
    assert "quotations    0.90   in quotation marks" in lines
    assert "  three new kinds  probability 0.80" in lines
    assert "    log odds +0.50  dictionary: words of the term are found there" in lines
    assert lines.index("¶2") < lines.index("¶4") < lines.index("  (left out in English)  probability 0.80")
    assert lines[-2].startswith("Termhood, scores and probabilities run from 0 to 1.")
    assert lines[-1] == NOT_REVIEWED


@pytest.mark.usefixtures("filled")
def test_json(run: Run) -> None:
    data = json.loads(run("explain", "新三样", "--document", "lake-brief", "--json").stdout)
    [explanation] = data["explanations"]
    assert data["reviewed"] is False
    assert {"zh", "kind", "termhood", "threshold", "extractors", "supporting", "opposing"} <= explanation.keys()
    assert [one["rendering"] for one in explanation["occurrences"]] == ["three new kinds", ""]
    assert explanation["occurrences"][0]["evidence"][0]["log_odds"] == 0.5


def test_a_file(run: Run, brief: Path) -> None:
    result = run("explain", "海绵城市", "--file", brief)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("海绵城市  slogan · brief\na term; termhood 0.")
    assert "  quotation: both languages set it in quotation marks" in result.stdout


def test_a_string_that_is_no_term(run: Run, brief: Path) -> None:
    result = run("explain", "绵城", "--file", brief)
    assert "not harvested as a term; termhood unknown, threshold 0.38\ndropped because no extractor" in result.stdout
    assert "How it would be rendered if it were a term:" in result.stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("more", [(), ("--document", "lake-brief")])
def test_a_wording_of_the_workspace_that_is_no_term(run: Run, more: tuple[str, ...]) -> None:
    result = run("explain", "三样", *more)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("三样  ")
    assert "· lake-brief\nnot harvested as a term; " in result.stdout
    assert "\ndropped because " in result.stdout


def test_standard_input_in_chinese_alone(run: Run) -> None:
    text = "湖区要建设“海绵城市”。\n".encode()
    result = run("explain", "海绵城市", "--file", "-", "--source-only", input=text)
    assert result.exit_code == 0, result.output
    assert "¶1\n  湖区要建设“海绵城市”。\n" in result.stdout


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["新四样"], 1, "unknown term '新四样': did you mean 新三样?"),
        (["新三样", "--document", "none"], 1, "unknown document 'none'"),
        (["新三样", "--file", "none.txt"], 1, "none.txt: there is no such file"),
        (["新三样", "--file", "x.txt", "--document", "y"], 2, "--file goes without a workspace"),
        (["新三样", "--source-only"], 2, "--encoding and --source-only go with --file"),
        ([], 2, "Missing argument"),
    ],
)
def test_slips(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("explain", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


@pytest.mark.usefixtures("filled")
def test_an_unknown_concept_in_json(run: Run) -> None:
    result = run("explain", "海绵城市", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["hits"] == []
    assert json.loads(run("explain", "新四样", "--json").stdout)["suggestions"][:1] == ["新三样"]


def test_an_unknown_term_of_a_file(run: Run, brief: Path) -> None:
    result = run("explain", "海棉城市", "--file", brief, "--json")
    assert "unknown term '海棉城市': did you mean 海绵城市?" in result.stderr
    assert json.loads(result.stdout)["suggestions"] == ["海绵城市"]
    assert "it does not stand in the document" in run("explain", "火箭", "--file", brief).stderr
