"""`tifa export`: write the workspace in another format."""

from collections.abc import Iterable
from pathlib import Path

import click

from commands.files import output_option, write_result
from commands.options import ExampleCommand, registry_option, workspace_option
from workspace.workspace import Workspace

__all__ = ["command"]


def _formats() -> Iterable[str]:
    from exports import EXPORTERS  # noqa: PLC0415 - only where formats are checked or completed

    return EXPORTERS


@click.command(
    cls=ExampleCommand,
    example="""
    tifa export --format turtle --output glossary.ttl
    tifa export --format skos --output glossary.skos.ttl
    tifa export --format csv --bom --output glossary.csv
    """,
)
@registry_option("--format", "form", "format", _formats, required=True, help="Format to write.")
@output_option
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, by which Excel knows UTF-8 (csv, tsv).")
@workspace_option
def command(workspace: Workspace, form: str, output: Path | None, bom: bool) -> None:
    """Write the workspace in another format.

    turtle, ntriples, rdfxml and jsonld hold the whole graph, trig its named graphs; skos holds the vocabulary
    alone, for Skosmos, SkoHub and VocBench; csv and tsv have a row for each concept and rendering, with a
    sentence and its place. The same workspace gives the same bytes.
    """
    # Exporters are imported when one runs.
    from exports import exporter  # noqa: PLC0415
    from workspace.exporting import export_source  # noqa: PLC0415

    switches = {"bom": True} if bom else {}
    write_result(exporter(form).export(export_source(workspace), **switches), output)
