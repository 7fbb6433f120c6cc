"""The commands that make and change a workspace: init, build, remove; and harvest, which needs none."""

import csv
import errno
import json
import os
import sys
from pathlib import Path

import pytest

from glossary.models import Models
from glossary.reading import base
from tests.commands.conftest import TEXT, Run
from tests.glossary.reading.samples import PAIRS, xliff_1
from workspace.workspace import Workspace


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# --- init ----------------------------------------------------------------------------------------------


def test_init(run: Run, tmp_path: Path) -> None:
    result = run("init", tmp_path / "new")
    assert result.exit_code == 0
    assert "Next: tifa build FILE" in result.stdout
    again = run("init", tmp_path / "new")
    assert again.exit_code == 1
    assert again.stderr.startswith("Error: ")
    assert "is a workspace already" in again.stderr


# --- build ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_harvest")
def test_build(run: Run, empty: Workspace, brief: Path) -> None:
    result = run("build", brief, "--translator", "Lake Desk", "--date", "2024-05-01")
    assert result.exit_code == 0, result.output
    figures = dict(line.rsplit(maxsplit=1) for line in result.stdout.splitlines()[3:17])
    assert figures["paragraph pairs"] == figures["translation units"] == figures["occurrences"] == "2"
    assert figures["formulations"] == figures["  slogan"] == figures["renderings"] == "1"
    assert figures["left out in English"] == "0"
    assert "1 document in the workspace." in result.stdout
    assert result.stdout.endswith("Harvested by machine, not reviewed.\n")
    assert len(empty.document_ids()) == 1


@pytest.mark.usefixtures("quick_harvest")
def test_build_again_replaces(run: Run, empty: Workspace, brief: Path) -> None:
    run("build", brief, "--id", "one")
    result = run("build", brief, "--id", "one")
    assert "replaced one; 1 document in the workspace." in result.stdout
    assert empty.document_ids() == ["one"]


@pytest.mark.usefixtures("quick_harvest")
def test_build_several_files(run: Run, empty: Workspace, brief: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("sponge", "spongy"), encoding="utf-8")
    result = run("build", brief, other, "--json")
    data = json.loads(result.stdout)
    assert [summary["document"] for summary in data["documents"]] == ["brief", "other"]
    assert empty.document_ids() == ["brief", "other"]


@pytest.mark.usefixtures("quick_harvest")
def test_build_xliff_from_standard_input_with_a_segment_that_is_not_translated(run: Run, empty: Workspace) -> None:
    text = xliff_1([*PAIRS, ("湖水很深。", "")])
    data = json.loads(run("build", "-", "--id", "typed", "--json", input=text).stdout)
    assert data["documents"][0]["pairs"] == 4
    assert empty.document_ids() == ["typed"]


def test_too_much_on_standard_input_is_refused(run: Run, empty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 20)
    result = run("build", "-", "--id", "typed", input=TEXT.encode())
    assert result.exit_code == 1
    assert "<standard input>: the file is larger than the limit of 0 MB" in result.stderr
    assert empty.document_ids() == []


@pytest.mark.usefixtures("quick_harvest")
def test_build_two_parallel_files(run: Run, empty: Workspace, tmp_path: Path) -> None:
    lines = [line for line in TEXT.splitlines() if line]
    (tmp_path / "zh.txt").write_text("\n".join(lines[1::2]), encoding="utf-8")
    (tmp_path / "en.txt").write_text("\n".join(lines[::2]), encoding="utf-8")
    result = run("build", "--zh", "zh.txt", "--en", "en.txt", "--id", "both")
    assert result.exit_code == 0, result.output
    assert empty.document_ids() == ["both"]


@pytest.mark.usefixtures("quick_harvest")
def test_build_from_standard_input(run: Run, empty: Workspace) -> None:
    result = run("build", "-", "--id", "typed", input=TEXT.encode())
    assert result.exit_code == 0, result.output
    assert empty.document_ids() == ["typed"]


@pytest.mark.usefixtures("quick_harvest")
def test_source_only_tells_known_from_new(run: Run, empty: Workspace, brief: Path, tmp_path: Path) -> None:
    run("build", brief)
    draft = tmp_path / "draft.txt"
    draft.write_text("要建设“海绵城市”和“绿色港口”。\n", encoding="utf-8")
    result = run("build", draft, "--source-only")
    assert result.exit_code == 0, result.output
    assert "draft: 1 formulations are known, 1 are new\n" in result.stdout
    assert ["海绵城市", "sponge", "cities", "(2×)", "brief"] in [line.split() for line in result.stdout.splitlines()]
    assert "New: 绿色港口\n" in result.stdout
    data = json.loads(run("build", draft, "--source-only", "--json").stdout)
    familiar = data["familiarity"]["draft"]
    assert familiar["new"] == ["绿色港口"]
    assert [(one["zh"], one["renderings"][0]["en"]) for one in familiar["known"]] == [("海绵城市", "sponge cities")]
    assert empty.document_ids() == ["brief", "draft"]


@pytest.mark.usefixtures("quick_harvest")
def test_source_only_with_the_chinese_of_two_files(run: Run, empty: Workspace) -> None:
    Path("draft.zh.txt").write_text("要建设“海绵城市”。\n", encoding="utf-8")
    result = run("build", "--zh", "draft.zh.txt", "--source-only")
    assert result.exit_code == 0, result.output
    assert empty.document_ids() == ["draft"]


def test_build_without_files_describes_anew(run: Run, filled: Workspace) -> None:
    (filled.folder / "tifa.toml").write_text('base_iri = "https://example.org/"', encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert "https://example.org/graph/document/lake-brief" in filled.store.names()


BAD = {
    "empty.txt": b"",
    "chinese.txt": "湖面平静。\n风很小。\n".encode(),
    "unpaired.txt": "The lake is calm.\n湖面平静。\n风很小。\n水很清。\n山很高。\n".encode(),
    "binary.bin": bytes(range(256)) * 8,
    "page.html": "<!DOCTYPE html><html><body><p>湖面平静。</p></body></html>".encode(),
    "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt", "folder"])
@pytest.mark.parametrize("command", [["build"], ["harvest", "--format", "tsv"]])
def test_bad_input(run: Run, filled: Workspace, name: str, command: list[str]) -> None:
    if name in BAD:
        Path(name).write_bytes(BAD[name])
    elif name == "folder":
        Path(name).mkdir()
    before = filled.manifest()
    result = run(*command, name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {name}")
    assert result.stderr.count("\n") == 1
    assert filled.manifest() == before


@pytest.mark.parametrize(
    "command", [["build"], ["harvest"], ["build", "--en", "brief.txt", "--zh"], ["sparql", "--file"]]
)
def test_input_that_may_not_be_read(
    run: Run, filled: Workspace, brief: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "access", lambda *_: False)  # rights do not stop a superuser
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run(*command, brief)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "brief.txt: the " in result.stderr
    assert result.stderr.count("\n") == 1


def test_unknown_encoding(run: Run, filled: Workspace, brief: Path) -> None:
    before = filled.manifest()
    result = run("build", brief, "--encoding", "klingon-8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "klingon-8" in result.stderr
    assert filled.manifest() == before


def test_one_bad_file_keeps_all_out(run: Run, filled: Workspace, brief: Path) -> None:
    before = filled.manifest()
    assert run("build", brief, "missing.txt").exit_code == 1
    assert filled.manifest() == before


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--reader", "interleafed", "x.txt"], 1, "unknown reader 'interleafed': did you mean interleaved?"),
        (["--format", "interleafed", "x.txt"], 1, "unknown reader 'interleafed': did you mean interleaved?"),
        (
            ["--zh", "a.txt"],
            2,
            "--zh and --en go together, a file each; a text in Chinese alone goes with --source-only.",
        ),
        (["--zh", "a.txt", "--en", "b.txt", "--source-only"], 2, "leave out --en."),
        (["--en", "b.txt", "--source-only"], 2, "leave out --en."),
        (["--zh", "a.txt", "--en", "b.txt", "c.txt"], 2, "leave the other files out"),
        (["--id", "x", "a.txt", "b.txt"], 2, "go with one document"),
        (["--title", "x"], 2, "go with one document"),
    ],
)
def test_options_that_do_not_fit(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("build", *arguments)
    assert result.exit_code == code
    assert message in result.stderr


# --- harvest -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_harvest")
def test_harvest_needs_no_workspace(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(brief.parent)
    result = run("harvest", brief, "--format", "tsv")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "pair\tzh\ten\tkind\tscore\ttermhood\n"
        "1\t海绵城市\tsponge cities\tslogan\t0.800\t0.900\n"
        "2\t海绵城市\tsponge cities\tslogan\t0.800\t0.900\n"
    )
    assert result.stderr == "2 rows. Harvested by machine, not reviewed.\n"
    assert sorted(path.name for path in brief.parent.iterdir()) == ["brief.txt"]


@pytest.mark.usefixtures("quick_harvest")
def test_harvest_in_other_forms(run: Run, brief: Path) -> None:
    data = json.loads(run("harvest", brief, "--format", "json").stdout)
    assert data["rows"][0] == {
        "pair": 1,
        "zh": "海绵城市",
        "en": "sponge cities",
        "kind": "slogan",
        "score": 0.8,
        "termhood": 0.9,
    }
    assert run("harvest", brief).stdout.splitlines()[2].split() == [
        "1",
        "海绵城市",
        "sponge",
        "cities",
        "slogan",
        "0.80",
        "0.90",
    ]


@pytest.mark.usefixtures("quick_harvest")
def test_harvest_of_chinese_alone_leaves_english_empty(run: Run) -> None:
    result = run("harvest", "-", "--source-only", "--format", "tsv", input="要建设“海绵城市”。\n".encode())
    rows = list(csv.DictReader(result.stdout.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [(row["zh"], row["en"], row["score"], row["termhood"]) for row in rows] == [("海绵城市", "", "", "0.900")]
    table = run("harvest", "-", "--source-only", input="要建设“海绵城市”。\n".encode()).stdout
    assert table.splitlines()[0].split() == ["pair", "zh", "kind", "termhood"]
    assert table.splitlines()[2].split() == ["1", "海绵城市", "slogan", "0.90"]


@pytest.mark.usefixtures("quick_harvest")
def test_harvest_of_listed_terms(run: Run, brief: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("# mine\n“海綿城市”\n湖区绿道\n", encoding="utf-8")
    result = run("harvest", brief, "--terms", terms, "--format", "tsv")
    assert result.exit_code == 0, result.output
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()[1:]] == [
        ["1", "海绵城市", "sponge cities"],
        ["2", "海绵城市", "sponge cities"],
    ]
    assert result.stderr.splitlines()[0] == "湖区绿道 does not stand in the document."
    terms.write_text("慢慢排水。\n建设“海绵城市”\n" + "湖" * 50, encoding="utf-8")
    told = run("harvest", brief, "--terms", terms).stderr.splitlines()
    assert "建设“海绵城市” stands only across two sentences of the document." in told
    assert "湖" * 30 + "… does not stand in the document." in told
    result = run("harvest", brief, "--terms", brief)
    assert result.exit_code == 1
    assert "running text and no list of terms" in result.stderr
    assert "give a Chinese term on each line" in result.stderr


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.usefixtures("quick_harvest")
def test_harvest_with_models(
    run: Run, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    used: list[object] = []
    monkeypatch.setattr(sys.modules["glossary.harvesting"], "HarvestOptions", lambda *, models: used.append(models))
    (tmp_path / "terms.txt").write_text("海绵城市\n", encoding="utf-8")
    more = ["--terms", tmp_path / "terms.txt"] if listed else []
    names = ["--chinese-pipeline", "zh_lake", "--english-pipeline", "./en_lake", "--encoder", "mbert"]
    result = run("harvest", brief, *names, *more)
    assert result.exit_code == 0, result.output
    assert used == [Models("zh_lake", Path("en_lake"), Path("mbert"))]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--encoder", "none"], "none: there is no such folder: name the folder of an encoder"),
        (["--english-pipeline", "en_no_lake"], "the spaCy pipeline en_no_lake is not installed: install it"),
        (["--chinese-pipeline", "./none"], "none: holds no spaCy pipeline (meta.json)"),
    ],
)
def test_harvest_with_missing_models(run: Run, brief: Path, option: list[str], message: str) -> None:
    result = run("harvest", brief, *option)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


def test_harvest_of_a_missing_list(run: Run, brief: Path) -> None:
    result = run("harvest", brief, "--terms", "none.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none.txt: there is no such file" in result.stderr


def test_harvest_without_a_file(run: Run) -> None:
    result = run("harvest")
    assert result.exit_code == 2
    assert "Give a FILE, or --zh and --en." in result.stderr


# --- remove --------------------------------------------------------------------------------------------


def test_remove_asks(run: Run, filled: Workspace) -> None:
    refused = run("remove", "lake-brief", input="n\n")
    assert refused.exit_code == 1
    assert "Nothing was removed." in refused.stderr
    assert filled.document_ids() == ["lake-brief"]
    assert run("remove", "lake-brief", input="y\n").stdout.endswith("Removed lake-brief; 0 documents left.\n")
    assert filled.document_ids() == []


def test_remove_without_asking(run: Run, filled: Workspace) -> None:
    assert run("remove", "lake-brief", "--yes").exit_code == 0
    again = run("remove", "lake-brief", "--yes")
    assert (again.exit_code, again.stderr) == (1, "Error: unknown document 'lake-brief': there are none yet\n")
    assert filled.document_ids() == []
