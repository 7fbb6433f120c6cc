"""The registry of formats."""

import subprocess
import sys

import pytest

from exports import FORMATS, Format, Option, format_named
from glossary.errors import OutputError, UnknownNameError
from tests.exports.samples import source

#: Those whose writers need the catalogue alone.
PLAIN = sorted(name for name, form in FORMATS.items() if form.writer and form.losses and name != "skos")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_entry_is_complete(name: str) -> None:
    entry = format_named(name)
    assert entry.name == name
    assert entry.suffix.startswith(".")
    assert "/" in entry.media_type
    assert entry.description
    assert entry.writer or entry.reader
    assert all(option.description for option in entry.options.values())


def test_unknown_format() -> None:
    with pytest.raises(UnknownNameError, match="did you mean turtle"):
        format_named("turtel")


def test_unknown_option() -> None:
    with pytest.raises(OutputError, match="the format turtle takes no option bom: it takes none"):
        format_named("turtle").export(source(), bom=True)
    with pytest.raises(OutputError, match="the format csv takes no option bim: it takes bom"):
        format_named("csv").lost(source(), bim=True)


def test_values_of_options() -> None:
    form = Format(
        "csv", "a table", "text/csv", ".csv", "exports.table:export_csv", "exports.table:losses",
        {"bom": Option("a switch"), "size": Option("a choice", ("small", "large"))},
    )  # fmt: skip
    with pytest.raises(OutputError, match="size cannot be huge in the format csv: give size=small or size=large"):
        form.export(source(), size="huge")
    with pytest.raises(OutputError, match="bom is a switch and takes no value"):
        form.export(source(), bom="yes")
    assert (form.options["size"].default, form.options["bom"].default) == ("small", False)


def test_a_format_that_is_only_read_is_not_written() -> None:
    with pytest.raises(OutputError, match="the format list is read, not written"):
        Format("list", "a list", "text/plain", ".txt", reader="graph.authorities.table:read").export(source())


@pytest.mark.parametrize("name", PLAIN)
def test_same_source_same_bytes(name: str) -> None:
    assert format_named(name).export(source()) == format_named(name).export(source())


def test_registry_imports_no_format() -> None:
    script = (
        "import sys, exports\n"
        "heavy = {'rdflib', 'pyvis', 'jinja2', 'networkx', 'numpy', 'lxml', 'openpyxl', 'exports.table'}\n"
        "sys.exit(str(heavy & set(sys.modules) or '') or 0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
