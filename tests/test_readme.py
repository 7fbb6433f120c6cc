"""README.md, the tutorial and the page on figures: every command that they show runs, and every file that they link to exists."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import cli
from tests.console import PAGES, ROOT, files_of, prepare, shown_in

README = ROOT / "README.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shown_commands_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    monkeypatch.delenv("TIFA_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path, text)
    commands = [shown for shown in shown_in(text) if shown.line.startswith("tifa ")]
    assert len(commands) >= 10
    for shown in commands:
        result = CliRunner().invoke(cli, shown.words, prog_name="tifa")
        assert result.exit_code == int(shown.fails), f"$ {shown.line}\n{result.output}"
        if shown.fails:  # messages do not change with the harvest, so they are compared to the letter
            assert result.stderr.splitlines()[-1] == shown.output[-1]


def test_files_of_a_page() -> None:
    assert files_of('```text title="a.txt"\n一\nOne\n```\n\n```console\n$ tifa init\n```\n') == {"a.txt": "一\nOne\n"}


def test_commands_of_a_page() -> None:
    shown = list(shown_in("```console\n$ tifa init\n$ tifa build 'a b.txt'\nError: a b.txt\n```\n"))
    assert [(one.words, one.fails) for one in shown] == [(["init"], False), (["build", "a b.txt"], True)]


def test_links_lead_somewhere() -> None:
    text = re.sub(r"^```.*?^```$", "", README.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert "docs/images/graph.png" in targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_picture_is_small() -> None:
    assert (ROOT / "docs" / "images" / "graph.png").stat().st_size < 400_000
