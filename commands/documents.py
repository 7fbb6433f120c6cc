"""`tifa documents`: list the documents of the workspace."""

import click

from commands.options import ExampleCommand, json_option, workspace_option
from commands.output import print_json, print_table
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa documents
    """,
)
@json_option
@workspace_option
def command(workspace: Workspace, as_json: bool) -> None:
    """List the documents of the workspace."""
    with workspace.index() as index:
        documents = index.documents()
    if as_json:
        print_json({"documents": documents})
        return
    print_table(
        ("id", "title", "date", "translator", "pairs>", "sections>", "themes>", "formulations>", "found>"),
        [
            (
                one.id,
                one.metadata.title or one.metadata.title_zh,
                one.metadata.date,
                "(Chinese alone)" if one.source_only else one.metadata.translator,
                one.pairs,
                one.sections,
                one.themes,
                one.concepts,
                one.occurrences,
            )
            for one in documents
        ],
    )
