"""A workspace with hand-made harvests, and a way to run commands in it."""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from cli import cli
from glossary.folding import fold_label
from glossary.types import (
    Document,
    Harvest,
    Occurrence,
    Outline,
    ParagraphPair,
    Reason,
    Role,
    Span,
    Term,
    TranslationUnit,
)
from tests import factories
from workspace.building import put
from workspace.workspace import Workspace

Run = Callable[..., Result]

#: A document of two paragraph pairs, with one formulation in quotation marks in both.
TEXT = """\
We will build “sponge cities” in the lake region.
湖区要建设“海绵城市”。

The “sponge cities” drain slowly.
“海绵城市”慢慢排水。
"""


@pytest.fixture
def run() -> Run:
    """Runs `tifa` with arguments."""

    def invoke(*arguments: str | Path, **more: object) -> Result:
        return CliRunner().invoke(cli, list(map(str, arguments)), prog_name="tifa", **more)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A new workspace, and the current folder."""
    monkeypatch.delenv("TIFA_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    return Workspace.init(tmp_path)


@pytest.fixture
def filled(empty: Workspace) -> Workspace:
    """A workspace with one document, and the current folder."""
    put(empty, [factories.harvest()])
    return empty


@pytest.fixture
def quick_harvest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a harvest of quoted strings in the place of the real one, which takes a second to load."""
    module = ModuleType("glossary.harvesting")
    module.__dict__.update(harvest=_harvest, harvest_terms=_harvest_terms, HarvestOptions=SimpleNamespace)
    monkeypatch.setitem(sys.modules, "glossary.harvesting", module)


def _harvest(
    document: Document, *, progress: Callable[[str, float], None] | None = None, **_options: object
) -> Harvest:
    """Every quoted string is a slogan, rendered by the quoted string in the pair's English."""
    places: dict[str, list[Occurrence]] = {}
    for pair in document.pairs:
        for found in re.finditer("“(.+?)”", pair.zh):
            places.setdefault(found[1], []).append(_occurrence(pair, Span(*found.span(1))))
    terms = tuple(
        Term(fold_label(zh), zh, "slogan", 0.9, (Reason("quotations", "in quotation marks", 0.9),), tuple(occurrences))
        for zh, occurrences in places.items()
    )
    roles = tuple(Role(pair.number, 3, None, None) for pair in document.pairs)
    units = tuple(
        TranslationUnit(pair.number, pair.number, Span(0, len(pair.zh)), Span(0, len(pair.en)), 1.0)
        for pair in document.pairs
    )
    if progress is not None:
        progress("harvesting", 1.0)
    return Harvest(document, Outline(roles), units, terms, {}, "test")


def _harvest_terms(
    document: Document,
    terms: Iterable[str],
    *,
    progress: Callable[[str, float], None] | None = None,
    **_options: object,
) -> Harvest:
    """The quoted strings among `terms`."""
    keys = {fold_label(term) for term in terms}
    made = _harvest(document, progress=progress)
    return replace(made, terms=tuple(term for term in made.terms if term.key in keys))


def _occurrence(pair: ParagraphPair, zh: Span) -> Occurrence:
    found = re.search("“(.+?)”", pair.en)
    return Occurrence(pair.number, pair.number, zh, Span(*found.span(1)) if found else None, 0.8)
