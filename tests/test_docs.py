"""The docs say what the program does: the generated page is fresh, every command has an example and help."""

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import click
import pytest
import yaml
from rdflib import OWL, RDF, URIRef

from cli import cli
from commands import COMMANDS
from commands.options import ExampleCommand, ExampleGroup
from ontology.namespaces import PREFIXES, ontology

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        pytest.fail(f"no command {name}")
    return command


def _paths() -> list[tuple[str, ...]]:
    """The names of all commands, those in groups included."""
    paths: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = _command(name)
        paths.append((name,))
        if isinstance(command, click.Group):
            paths += [(name, each) for each in command.commands]
    return paths


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--check"], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.fixture
def generate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """docs/generate.py, writing to `tmp_path`."""
    monkeypatch.syspath_prepend(str(DOCS))
    module = import_module("generate")  # found in docs/
    monkeypatch.setattr(module, "DOCS", tmp_path)
    return module


@pytest.mark.parametrize(
    "name", ["command-line.md", "checks.md", "ontology.md", "images/ontology.svg", "sparql.md", "check-translation.md"]
)
def test_a_stale_file_is_refused(
    generate: ModuleType, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    page = tmp_path / name
    page.write_text(page.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    page.unlink()
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == 2 * f"docs/{name} is stale: run python docs/generate.py\n"


def test_generating_takes_no_other_option(generate: ModuleType, tmp_path: Path) -> None:
    assert generate.main(["--chekc"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_the_ontology_has_every_name_and_its_picture_every_class_and_property() -> None:
    page, picture = (DOCS / "ontology.md").read_text("utf-8"), (DOCS / "images" / "ontology.svg").read_text("utf-8")
    graph, start = ontology(), PREFIXES["tifa"]
    drawn = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for name in {str(name) for name in graph.subjects(RDF.type) if str(name).startswith(start)}:
        local = name.removeprefix(start)
        assert f"`tifa:{local}`" in page
        if drawn & set(graph.objects(URIRef(name), RDF.type)):
            assert re.search(rf">{local} [^<]*[\u4e00-\u9fff]", picture), local


def test_the_picture_is_a_picture() -> None:
    root = ElementTree.parse(DOCS / "images" / "ontology.svg").getroot()
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(box.get("x", 0)) + float(box.attrib["width"]) <= width
        assert float(box.get("y", 0)) + float(box.attrib["height"]) <= height


@pytest.mark.parametrize("path", _paths())
def test_command_has_a_working_example(path: tuple[str, ...]) -> None:
    command = _at(path)
    assert isinstance(command, ExampleCommand | ExampleGroup)
    lines = [line.strip() for line in command.example.strip().splitlines()]
    assert lines
    for line in lines:
        words = shlex.split(re.split(r" >+ ", line)[0])
        assert words[0] == "tifa"
        if isinstance(command, ExampleCommand):
            assert tuple(words[1 : 1 + len(path)]) == path
            # Parsing only: every option exists and takes that value.
            command.make_context(path[-1], words[1 + len(path) :], resilient_parsing=True)


def _at(path: tuple[str, ...]) -> click.Command:
    command = _command(path[0])
    for name in path[1:]:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


@pytest.mark.parametrize("path", _paths())
def test_options_have_help(path: tuple[str, ...]) -> None:
    for parameter in _at(path).params:
        if isinstance(parameter, click.Option):
            assert (parameter.help or "").endswith((".", "…", ")")), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_are_on_the_page(name: str) -> None:
    assert f"## tifa {name}\n" in (DOCS / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "terms",
        "concordance",
        "lookup",
        "show",
        "documents",
        "status",
        "sections",
        "themes",
        "sparql",
        "check",
        "stats",
        "central",
        "communities",
        "matrix",
    ],
)
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
