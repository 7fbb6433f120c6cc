"""The example of docs/add-an-extractor.md works as it stands there, as a package beside Tifa."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.extractors import load_extractors
from glossary.extractors.proposals import proposals
from glossary.harvesting import HarvestOptions, harvest
from glossary.pipelines import chinese
from glossary.types import Document, ParagraphPair

PAGE = Path(__file__).resolve().parents[3] / "docs" / "add-an-extractor.md"


def _block(title: str) -> str:
    match = re.search(rf'^```\w+ title="{re.escape(title)}"\n(.*?)^```$', PAGE.read_text("utf-8"), re.M | re.S)
    if match is None:
        pytest.fail(f"the page has no block {title}")
    return match[1]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install the page's package the way pip does: the module, and metadata that name its entry points."""
    (tmp_path / "transitions.py").write_text(_block("transitions.py"), encoding="utf-8")
    project = tomllib.loads(_block("pyproject.toml"))["project"]
    info = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    group = "tifa.extractors"
    lines = [f"[{group}]", *(f"{name} = {module}" for name, module in project["entry-points"][group].items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    sys.modules.pop("transitions", None)


def _found(text: str) -> list[str]:
    doc = chinese(load_extractors())(text)
    return [doc[one.start : one.end].text for name, one in proposals(doc) if name == "transitions"]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖区产业从无到有，渔船由大变强。", ["从无到有", "由大变强"]),
        ("创新要从0到1。", ["从0到1"]),
        ("船队由南京到上海航行。", []),
        ("湖区产业稳步发展。", []),
    ],
)
def test_example_proposes(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.usefixtures("installed")
def test_example_takes_part_in_a_harvest() -> None:
    pair = ParagraphPair(1, "湖区产业要由大变强。", "The industries of the lake region must grow from big to strong.")
    found = harvest(Document("brief", (pair,)), options=HarvestOptions(threshold=0.0))
    reasons = {term.key: {reason.extractor for reason in term.reasons} for term in found.terms}
    assert "transitions" in reasons["由大变强"]
