"""`tifa graph`: the interactive graph as one HTML file."""

from pathlib import Path

import click

from commands.files import output_option, write_result
from commands.options import ExampleCommand, workspace_option
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa graph --output graph.html
    """,
)
@output_option
@workspace_option
def command(workspace: Workspace, output: Path | None) -> None:
    """Write the interactive graph as one HTML file.

    It opens in any browser without a network. The file holds sentences of the documents: share it as you
    would share them.
    """
    # The exporter brings pyvis.
    from exports import format_named  # noqa: PLC0415
    from workspace.exporting import export_source  # noqa: PLC0415

    write_result(format_named("html").export(export_source(workspace)), output)
