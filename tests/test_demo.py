"""The tour of `make demo`, and the whole way with the real harvest, on the sample document."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli
from tests.shared import REAL_DOCUMENT, needs_shared

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "lake-region-2024.txt"


def _tifa(*arguments: str) -> str:
    result = CliRunner().invoke(cli, list(arguments), prog_name="tifa")
    assert result.exit_code == 0, result.output
    return result.stdout


def test_demo(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "old.txt").write_text("of the last tour", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "examples" / "demo.py")],
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"NO_COLOR": "1"},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    for command in ("init", "build", "terms", "lookup", "themes", "sparql", "graph", "export"):
        assert f"\n$ tifa {command} " in shown or f"\n$ tifa {command}\n" in shown
    made = {path.name for path in (tmp_path / "demo").iterdir()}
    assert made == {
        ".gitattributes",
        ".tifa",
        "tifa.toml",
        "decisions.txt",
        "graph.html",
        "glossary.csv",
        "glossary.ttl",
    }


def test_demo_of_a_missing_document(tmp_path: Path) -> None:
    script = str(ROOT / "examples" / "demo.py")
    done = subprocess.run([sys.executable, script, "none.txt"], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "none.txt: there is no such file" in done.stderr.decode()


def test_building_again_gives_the_same_turtle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _tifa("init")
    _tifa("build", str(SAMPLE), "--id", "sample")
    first = _tifa("export", "--format", "turtle")
    _tifa("build", str(SAMPLE), "--id", "sample")
    assert _tifa("export", "--format", "turtle") == first


@needs_shared
def test_real_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _tifa("init")
    _tifa("build", str(REAL_DOCUMENT))
    concept = json.loads(_tifa("show", "新三样", "--json"))
    assert [rendering["en"] for rendering in concept["renderings"]] == ["three new kinds"]
    assert [member["zh"] for member in concept["members"]] == ["新能源汽车", "锂电池", "光伏"]
    themes = json.loads(_tifa("themes", "--json"))["themes"]
    assert len(themes) == 6
    assert all(theme["concepts"] for theme in themes)
