"""The registry of exporters."""

import subprocess
import sys

import pytest

from exports import EXPORTERS, exporter
from glossary.errors import OutputError, UnknownNameError
from tests.exports.samples import source


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_entry_is_complete(name: str) -> None:
    entry = exporter(name)
    assert entry.name == name
    assert entry.suffix.startswith(".")
    assert "/" in entry.media_type
    assert entry.description


def test_suffixes_differ() -> None:
    assert len({entry.suffix for entry in EXPORTERS.values()}) == len(EXPORTERS)


def test_unknown_format() -> None:
    with pytest.raises(UnknownNameError, match="did you mean turtle"):
        exporter("turtel")


@pytest.mark.parametrize("name", ["turtle", "html"])
def test_unknown_option(name: str) -> None:
    with pytest.raises(OutputError, match=f"the format {name} takes no option bom: it goes with csv or tsv"):
        exporter(name).export(source(), bom=True)


@pytest.mark.parametrize("name", ["csv", "tsv", "html"])
def test_same_source_same_bytes(name: str) -> None:
    assert exporter(name).export(source()) == exporter(name).export(source())


def test_registry_imports_no_format() -> None:
    script = (
        "import sys, exports\n"
        "heavy = {'rdflib', 'pyvis', 'jinja2', 'networkx', 'numpy', 'exports.table'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
