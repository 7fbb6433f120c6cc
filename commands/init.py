"""`tifa init`: make a workspace."""

from pathlib import Path

import click

from commands.options import ExampleCommand
from workspace.workspace import DECISIONS, SETTINGS, Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa init
    tifa init glossaries/lake-region
    """,
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, readable=False), default=Path())
def command(folder: Path) -> None:
    """Make a workspace.

    A workspace is a folder that holds the settings (tifa.toml), the editorial decisions (decisions.txt) and
    what was harvested (.tifa). Commands find it from any folder inside it. Nothing is overwritten.
    """
    workspace = Workspace.init(folder)
    click.echo(f"Made a workspace in {workspace.folder.resolve()} ({SETTINGS}, {DECISIONS}).")
    click.echo("Next: tifa build FILE")
