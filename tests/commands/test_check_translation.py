"""Tests of `tifa check-translation`."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from exports.translation_check import CHECK_FORMATS
from glossary.checking import RULES
from tests.commands.conftest import Run
from tests.console import ROOT
from workspace.workspace import Workspace

TERMS = """\
zh\ten\trank
低空经济\tlow-altitude economy\tpreferred
低空经济\tlow-level economy\tdeprecated
湿地公园\twetland park\tpreferred
湿地\twetland\tpreferred
"""

#: Two errors; a warning; a note; nothing.
BAD = """\
低空经济发展很快。
The low-level economy is growing fast.

湖区有37个湿地公园。
The lake region has 73 wetland parks.
"""
WARNED = "湿地公园很美，游客很多。\nIt is very beautiful there, and visitors are many.\n"
NOTED = "湖区建设“湿地公园”。\nThe lake region builds wetland parks.\n"
GOOD = "湖区保护湿地公园。\nThe wetland parks are protected by the lake region.\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The termbase and the texts in the current folder, which is no workspace."""
    monkeypatch.delenv("TIFA_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    texts = {"terms.tsv": TERMS, "bad.txt": BAD, "warned.txt": WARNED, "noted.txt": NOTED, "good.txt": GOOD}
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")


def _codes(run: Run, *arguments: str) -> list[str]:
    shown = run("check-translation", *arguments, "--json").stdout
    return [finding["code"] for file in json.loads(shown)["files"] for finding in file["findings"]]


LIST = ("--termbase", "terms.tsv")


def test_a_list_needs_no_workspace(run: Run) -> None:
    result = run("check-translation", "bad.txt", *LIST)
    assert result.exit_code == 1
    assert result.stdout.startswith("error  deprecated-rendering  bad.txt:2, ¶1\n")
    assert "  write: low-altitude economy\n" in result.stdout
    assert "    The [[low-level economy]] is growing fast.\n" in result.stdout
    assert "error  number  bad.txt:5, ¶2\n" in result.stdout
    assert "2 errors, 0 warnings, 0 notes\n" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("file", "options", "code"),
    [
        ("bad.txt", [], 1),
        ("bad.txt", ["--fail-on", "never"], 0),
        ("bad.txt", ["--rule", "note-mark"], 0),
        ("bad.txt", ["--without", "number", "--without", "deprecated-rendering"], 0),
        ("bad.txt", ["--rule", "number"], 1),
        ("warned.txt", [], 0),
        ("warned.txt", ["--fail-on", "warning"], 1),
        ("warned.txt", ["--fail-on", "warning", "--severity", "error"], 1),
        ("noted.txt", ["--fail-on", "warning"], 0),
        ("noted.txt", ["--fail-on", "note"], 1),
        ("good.txt", ["--fail-on", "note"], 0),
    ],
)
def test_exit_codes(run: Run, file: str, options: list[str], code: int) -> None:
    result = run("check-translation", file, *LIST, *options)
    assert result.exit_code == code, result.output


def test_rules_are_chosen(run: Run) -> None:
    assert _codes(run, "bad.txt", *LIST) == ["deprecated-rendering", "number"]
    assert _codes(run, "bad.txt", *LIST, "--rule", "number") == ["number"]
    assert _codes(run, "bad.txt", *LIST, "--without", "number") == ["deprecated-rendering"]
    assert _codes(run, "warned.txt", *LIST) == ["missing-rendering"]
    assert _codes(run, "noted.txt", *LIST) == ["quotation"]


def test_several_files_each_with_a_summary_and_all_together(run: Run) -> None:
    result = run("check-translation", "bad.txt", "warned.txt", "good.txt", *LIST)
    assert result.exit_code == 1
    for line in ("bad.txt: 2 units, ", "warned.txt: 1 unit, ", "good.txt: 1 unit, ", "3 files: 4 units, "):
        assert f"\n{line}" in result.stdout
    assert "  2 errors, 1 warning, 0 notes\n" in result.stdout


def test_severity_hides_but_counts(run: Run) -> None:
    result = run("check-translation", "warned.txt", *LIST, "--severity", "error")
    assert "missing-rendering" not in result.stdout
    assert "  0 errors, 1 warning, 0 notes\n  1 finding not shown: below --severity error\n" in result.stdout


def test_all_shows_judgements(run: Run) -> None:
    assert "preferred   湿地公园 → wetland parks (" in run("check-translation", "good.txt", *LIST, "--all").stdout
    shown = run("check-translation", "good.txt", *LIST, "--all", "--format", "csv").stdout_bytes.decode()
    [row] = list(csv.DictReader(io.StringIO(shown, newline="")))
    assert (row["verdict"], row["zh"], row["en"]) == ("preferred", "湿地公园", "wetland parks")


def test_standard_input(run: Run) -> None:
    piped = run("check-translation", "-", *LIST, "--json", input=BAD)
    assert piped.exit_code == 1
    [file] = json.loads(piped.stdout)["files"]
    assert file["name"] == "standard input"
    assert len(file["findings"]) == 2


def test_two_parallel_files(run: Run) -> None:
    Path("zh.txt").write_text("低空经济发展很快。\n", encoding="utf-8")
    Path("en.txt").write_text("The low-level economy is growing fast.\n", encoding="utf-8")
    result = run("check-translation", "--zh", "zh.txt", "--en", "en.txt", *LIST, "--json")
    [file] = json.loads(result.stdout)["files"]
    assert (file["name"], file["zh_name"], len(file["findings"])) == ("en.txt", "zh.txt", 1)


@pytest.mark.parametrize("form", [name for name in CHECK_FORMATS if name != "text"])
def test_formats_to_a_file(run: Run, form: str) -> None:
    result = run("check-translation", "bad.txt", *LIST, "--format", form, "--output", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Wrote out (2 findings).\n"
    assert "low-level economy" in Path("out").read_text(encoding="utf-8")


def test_an_xliff_comes_back_as_it_was_with_notes(run: Run) -> None:
    unit = "<unit id='{}'><segment><source>{}</source>{}</segment></unit>"
    units = unit.format(1, "低空经济发展很快。", "<target>The <pc id='1'>low-level economy</pc> grows fast.</target>")
    head = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh-CN" trgLang="en-US">'
    text = f"{head}\n<file id='f'>{units}{unit.format(2, '湿地公园很美。', '')}</file></xliff>\n"
    Path("lake.xlf").write_text(text, encoding="utf-8")
    for arguments, more in ((["lake.xlf"], {}), (["-"], {"input": text})):
        noted = run("check-translation", *arguments, *LIST, "--format", "xliff", **more).stdout
        assert re.sub("<notes>.*?</notes>", "", noted, flags=re.DOTALL) == text
        assert noted.count("<note ") == 1
    assert "1 paragraph without English, not checked" in run("check-translation", "lake.xlf", *LIST).stdout


def test_rows_of_several_files_are_one_table(run: Run) -> None:
    result = run("check-translation", "bad.txt", "warned.txt", *LIST, "--format", "csv", "--bom")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbffile,")
    assert [line.partition(",")[0] for line in result.stdout.splitlines()[1:]] == ["bad.txt", "bad.txt", "warned.txt"]


# --- suppressions --------------------------------------------------------------------------------------


def test_suppressed_findings_do_not_fail(run: Run) -> None:
    written = run("check-translation", "bad.txt", *LIST, "--write-suppressions", "known.txt")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "Wrote known.txt (2 new suppressions).\n"
    lines = Path("known.txt").read_text(encoding="utf-8").splitlines()
    assert "  # deprecated-rendering in bad.txt: 低空经济 → low-level economy | 低空经济发展很快。" in lines[-2]
    silent = run("check-translation", "bad.txt", *LIST, "--suppressions", "known.txt")
    assert silent.exit_code == 0
    assert "  0 errors, 0 warnings, 0 notes; 2 suppressed\n" in silent.stdout
    assert silent.stderr == ""


def test_fingerprints_stay_when_the_text_grows(run: Run) -> None:
    run("check-translation", "bad.txt", *LIST, "--write-suppressions", "known.txt")
    Path("bad.txt").write_text(f"{GOOD}\n{BAD}\n{WARNED}", encoding="utf-8")
    assert _codes(run, "bad.txt", *LIST, "--suppressions", "known.txt") == ["missing-rendering"]
    again = run(
        "check-translation", "bad.txt", *LIST, "--suppressions", "known.txt", "--write-suppressions", "known.txt"
    )
    assert again.stderr == "Wrote known.txt (1 new suppression).\n"
    assert _codes(run, "bad.txt", *LIST, "--suppressions", "known.txt") == []


def test_suppressions_that_match_nothing_are_told(run: Run) -> None:
    run("check-translation", "bad.txt", *LIST, "--write-suppressions", "known.txt")
    Path("bad.txt").write_text(BAD.replace("73", "37"), encoding="utf-8")
    result = run("check-translation", "bad.txt", *LIST, "--suppressions", "known.txt")
    assert result.exit_code == 0
    assert result.stderr == "known.txt, line 4: matches no finding any more\n"
    assert run("check-translation", "good.txt", *LIST, "--suppressions", "known.txt").stderr == ""


# --- the workspace -------------------------------------------------------------------------------------

#: The workspace attests *three new kinds* and nothing else for 新三样.
LAKE = "“新三样”出口增长。\nExports of the “three new kinds” have grown.\n"


@pytest.mark.usefixtures("filled")
def test_against_the_workspace(run: Run) -> None:
    Path("lake.txt").write_text(LAKE, encoding="utf-8")
    data = json.loads(run("check-translation", "lake.txt", "--json").stdout)
    [judgement] = data["files"][0]["judgements"]
    assert (judgement["zh"], judgement["verdict"], judgement["en"]) == ("新三样", "known", "three new kinds")
    assert data["against"] == [f"the workspace {Path.cwd().name}"]


@pytest.mark.usefixtures("filled")
def test_decisions_and_lists_of_the_workspace_count(run: Run) -> None:
    Path("lake.txt").write_text(LAKE, encoding="utf-8")
    Path("gazette.tsv").write_text("zh\ten\trank\n新三样\tnew trio\tpreferred\n", encoding="utf-8")
    assert run("authority", "add", "gazette.tsv").exit_code == 0
    assert _codes(run, "lake.txt") == ["not-preferred"]
    assert _codes(run, "lake.txt", "--no-authority") == []
    assert run("edit", "deprecate", "新三样", "three new kinds", "--by", "Anna").exit_code == 0
    result = run("check-translation", "lake.txt")
    assert result.exit_code == 1
    assert "error  deprecated-rendering  lake.txt:2, ¶1\n" in result.stdout
    assert "  write: new trio\n" in result.stdout


def test_a_list_takes_the_place_of_the_workspace_unless_that_is_named(run: Run, filled: Workspace) -> None:
    Path("lake.txt").write_text(LAKE, encoding="utf-8")

    def judged(*more: str) -> tuple[list[str], int]:
        data = json.loads(run("check-translation", "lake.txt", *LIST, *more, "--json").stdout)
        return data["against"], len(data["files"][0]["judgements"])

    assert judged() == (["terms"], 0)
    assert judged("--workspace", str(filled.folder)) == ([f"the workspace {filled.folder.name}", "terms"], 1)
    assert judged("--workspace", str(filled.folder), "--no-authority")[1] == 1


@pytest.mark.usefixtures("filled")
def test_the_file_of_suppressions_of_a_workspace_is_used_unnamed(run: Run) -> None:
    assert "number" in _codes(run, "bad.txt")
    run("check-translation", "bad.txt", "--write-suppressions", "check-suppressions.txt")
    assert _codes(run, "bad.txt") == []
    assert _codes(run, "bad.txt", *LIST) == ["deprecated-rendering", "number"]


# --- what goes wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Give a FILE, or --zh and --en."),
        (["bad.txt"], 1, "or give a list with --termbase FILE"),
        (["none.txt", *LIST], 1, "none.txt: there is no such file"),
        (["bad.txt", "none.txt", *LIST], 1, "none.txt: there is no such file"),
        (["bad.txt", "--termbase", "none.tsv"], 1, "none.tsv: there is no such file"),
        (["bad.txt", "--termbase", "empty.ttl"], 1, "there is no Chinese term in empty"),
        (["bad.txt", *LIST, "--rule", "numbers"], 1, "unknown rule 'numbers': did you mean number?"),
        (["bad.txt", *LIST, "--without", "numbers"], 1, "did you mean number?"),
        (["bad.txt", *LIST, "--rule", "number", "--without", "number"], 1, "no rule is left to run"),
        (["bad.txt", *LIST, "--format", "htm"], 1, "did you mean html?"),
        (["bad.txt", *LIST, "--suppressions", "none.txt"], 1, "none.txt: the suppressions cannot be read"),
        (["bad.txt", *LIST, "--suppressions", "bad.txt"], 1, "bad.txt, line 1: this is no suppression"),
        (["bad.txt", *LIST, "--write-suppressions", "bad.txt"], 1, "bad.txt, line 1: this is no suppression"),
        (["bad.txt", "good.txt", *LIST, "--format", "xliff"], 2, "--format xliff takes one FILE at a time."),
        (["bad.txt", "--zh", "good.txt", "--en", "good.txt", *LIST], 2, "leave the other files out"),
        (["-", "-", *LIST], 2, "Standard input (-) is one FILE."),
    ],
)
def test_errors(run: Run, arguments: list[str], code: int, message: str) -> None:
    concept = '<https://example.org/lake> a skos:Concept ; skos:prefLabel "lake"@en .'
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    Path("empty.ttl").write_text(prefix + concept, encoding="utf-8")
    result = run("check-translation", *arguments)
    assert (result.exit_code, message in result.stderr, result.stdout) == (code, True, ""), result.output
    assert Path("bad.txt").read_text(encoding="utf-8") == BAD


def test_notes_on_a_list_are_told(run: Run) -> None:
    Path("odd.tsv").write_text("zh\ten\tcolour\n湿地\twetland\tgreen\n", encoding="utf-8")
    result = run("check-translation", "good.txt", "--termbase", "odd.tsv")
    assert result.exit_code == 0
    assert result.stderr.startswith("odd: ")
    assert "colour" in result.stderr


# --- the docs and the example ---------------------------------------------------------------------------------------


#: The rows of examples in the docs: rule, what it finds, what it does not find.
ROWS = re.findall(
    r"^\| `([\w-]+)` \| (.+)<br>(.+) \| (.+)<br>(.+) \|$",
    (ROOT / "docs" / "check-translation.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_docs_have_an_example_for_every_rule() -> None:
    text = (ROOT / "docs" / "check-translation.md").read_text(encoding="utf-8")
    assert {row[0] for row in ROWS} | {"not-preferred", "inconsistent"} == set(RULES)
    assert "`not-preferred` and `inconsistent` are about" in text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_examples_of_the_docs(run: Run, row: tuple[str, str, str, str, str]) -> None:
    rule, *pairs = row
    terms = str(ROOT / "examples" / "lake-terms.tsv")
    for zh, en, found in ((pairs[0], pairs[1], True), (pairs[2], pairs[3], False)):
        Path("row.txt").write_text(f"{zh}\n{en}\n", encoding="utf-8")
        codes = _codes(run, "row.txt", "--termbase", terms)
        assert (rule in codes) is found, (zh, en, codes)


def test_the_faults_of_the_example_are_found_and_no_others(run: Run) -> None:
    examples = ROOT / "examples"
    result = run(
        "check-translation",
        examples / "translation-to-check.txt",
        *("--termbase", examples / "lake-terms.tsv", "--json"),
    )
    assert result.exit_code == 1
    [file] = json.loads(result.stdout)["files"]
    found = {(finding["pair"], finding["code"]): finding for finding in file["findings"]}
    assert set(found) >= {
        (2, "deprecated-rendering"),
        (3, "number"),
        (6, "unknown-rendering"),
        (7, "missing-rendering"),
        (10, "quotation"),
    }
    assert {code for pair, code in found if pair in (1, 4, 5, 8)} <= {"inconsistent"}
    assert {finding["code"] for finding in file["findings"]} <= set(RULES)
