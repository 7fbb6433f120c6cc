"""The docs say what the program does: the generated page is fresh, every command has an example and help."""

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from cli import cli
from commands import COMMANDS
from commands.options import ExampleCommand

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        pytest.fail(f"no command {name}")
    return command


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--check"], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_stale_page_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    generate = import_module("generate")  # found in docs/
    page = tmp_path / "command-line.md"
    monkeypatch.setattr(generate, "PAGE", page)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == "command-line.md is stale: run python docs/generate.py\n"
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert generate.main(["--check"]) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_working_example(name: str) -> None:
    command = _command(name)
    assert isinstance(command, ExampleCommand)
    lines = [line.strip() for line in command.example.strip().splitlines()]
    assert lines
    for line in lines:
        words = shlex.split(re.split(r" >+ ", line)[0])
        assert words[:2] == ["tifa", name]
        # Parsing only: every option exists and takes that value.
        command.make_context(name, words[2:], resilient_parsing=True)


def _inner() -> list[tuple[str, str]]:
    """The commands of commands, by both names."""
    return [
        (name, inner)
        for name in COMMANDS
        if isinstance(group := _command(name), click.Group)
        for inner in group.commands
    ]


@pytest.mark.parametrize(("group", "name"), _inner())
def test_commands_of_a_group_are_like_others(group: str, name: str) -> None:
    outer = _command(group)
    assert isinstance(outer, click.Group)
    command = outer.commands[name]
    assert isinstance(command, ExampleCommand)
    for line in filter(None, map(str.strip, command.example.splitlines())):
        words = shlex.split(line)
        assert words[:3] == ["tifa", group, name]
        command.make_context(name, words[3:], resilient_parsing=True)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").endswith((".", "…", ")")), parameter.name
    assert f"### tifa {group} {name}\n" in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_options_have_help(name: str) -> None:
    for parameter in _command(name).params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").endswith((".", "…", ")")), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_on_the_page(name: str) -> None:
    assert f"## tifa {name}\n" in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["terms", "lookup", "show", "documents", "status", "sections", "themes", "sparql"])
def test_query_commands_take_json(name: str) -> None:
    assert "as_json" in {parameter.name for parameter in _command(name).params}


def _pages(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [page for part in (entry.values() if isinstance(entry, dict) else entry) for page in _pages(part)]


def test_site_names_pages_that_exist() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    missing = [page for page in _pages(site["nav"]) if not (DOCS / page).is_file()]
    assert missing == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []
