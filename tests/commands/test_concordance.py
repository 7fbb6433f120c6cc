"""Tests of `tifa concordance`."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests import factories
from tests.commands.conftest import Run
from workspace.building import put
from workspace.workspace import Workspace


@pytest.mark.usefixtures("filled")
def test_a_key_word_in_context(run: Run) -> None:
    result = run("concordance", "新三样")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    head, about, _, zh, en, _, omitted, *rest = result.stdout.splitlines()
    assert (head, about) == ("新三样  xīn sān yàng · 2 places", "lake-brief · Lake Brief · 2024-05-01")
    assert zh.endswith("低空经济和“[[新三样]]”要走在前面。")
    assert en.endswith("[[three new kinds]]” must lead.")
    assert omitted.startswith("    (left out) Exports of batteries")
    assert rest == ["", "three new kinds 1×, left out 1×", "Harvested by machine, not reviewed."]


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ((), [2, 4]),
        (("--reverse",), [4, 2]),
        (("--omitted",), [4]),
        (("--rendering", ""), [4]),
        (("--rendering", "three new kinds"), [2]),
        (("--section", "3"), [4]),
        (("--theme", "1"), [2]),
        (("--document", "lake-brief"), [2, 4]),
        (("--from", "2024-05", "--to", "2024"), [2, 4]),
        (("--to", "2023"), []),
        (("--with", "batteries"), [4]),
        (("--sort", "right"), [4, 2]),
        (("--sort", "left", "--sort-lang", "en"), [2, 4]),
        (("--limit", "1"), [2]),
        (("--text",), [2, 4]),
    ],
)
@pytest.mark.usefixtures("filled")
def test_filters_and_order(run: Run, arguments: tuple[str, ...], pairs: list[int]) -> None:
    result = run("concordance", "新三样", "--json", *arguments)
    assert result.exit_code == 0, result.output
    assert [line["pair"] for line in json.loads(result.stdout)["lines"]] == pairs


@pytest.mark.usefixtures("filled")
def test_a_wording_that_is_no_concept(run: Run) -> None:
    result = run("concordance", "Electric", "boats")
    assert "[[electric boats]]" in result.stdout
    assert result.stderr == "Note: no formulation is called 'Electric boats'; its places in the text are shown.\n"
    assert "[[电动船]]" in run("concordance", "--regex", r"电\p{Han}+船").stdout


def test_documents_may_be_several(run: Run, filled: Workspace) -> None:
    put(filled, [factories.harvest("second"), factories.harvest("third")])
    result = run("concordance", "低空经济", "--document", "second", "--document", "lake-brief", "--section", "3")
    assert "2 of 6 places (in second, lake-brief, section ¶3)" in result.stdout
    assert "second ¶4" in result.stdout


@pytest.mark.usefixtures("filled")
def test_files(run: Run) -> None:
    assert run("concordance", "新三样", "--format", "csv", "--bom", "--output", "c.csv").exit_code == 0
    data = Path("c.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdocument,")
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))) == 3
    written = run("concordance", "新三样", "--format", "html", "--output", "c.html")
    assert (written.stdout, "Wrote c.html" in written.stderr) == ("", True)
    assert Path("c.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("concordance", "新三样", "--format", "text", "--output", "c.txt").exit_code == 0
    assert "[[新三样]]" in Path("c.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("火星",), 1, "unknown term '火星'"),
        (("新三样", "--document", "lake-brif"), 1, "did you mean lake-brief?"),
        (("新三样", "--section", "4"), 1, "unknown section '4': known are 1, 2, 3"),
        (("新三样", "--theme", "2"), 1, "unknown theme '2'"),
        (("新三样", "--rendering", "new trio"), 1, "unknown rendering of 新三样 'new trio'"),
        (("新三样", "--from", "May"), 1, "'May' is no date"),
        (("新三样", "--format", "htm"), 1, "did you mean html?"),
        (("--regex", "(a"), 1, "is no regular expression"),
        (("新三样", "--omitted", "--rendering", "x"), 2, "--omitted does not go with --rendering"),
        (("新三样", "--bom"), 2, "--bom goes with the formats csv and tsv"),
        ((), 2, "Missing argument"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_errors(run: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = run("concordance", *arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.output


@pytest.mark.usefixtures("filled")
def test_nothing_found_is_said_in_json_too(run: Run) -> None:
    result = run("concordance", "新四样", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["suggestions"] == ["新三样"]


def test_what_became_of_a_term_is_told(run: Run, filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIFA_EDITOR", "Anna")
    assert run("edit", "merge", "四个意识", "新三样").exit_code == 0
    merged = run("concordance", "四个意识")
    assert merged.stdout.startswith("新三样  xīn sān yàng · 3 places")
    assert merged.stderr == "Note: 四个意识 was merged into 新三样 (tifa log 四个意识).\n"
    assert run("edit", "reject", "低空经济").exit_code == 0
    rejected = run("concordance", "低空经济")
    assert "the editors rejected it: tifa log 低空经济" in rejected.stderr
    assert rejected.stdout.startswith("低空经济 · 2 places")
