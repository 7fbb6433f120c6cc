"""`tifa remove`: take a document out of the workspace."""

import click

from commands.options import ExampleCommand, complete_documents, workspace_option
from commands.output import counted
from glossary.errors import UnknownNameError
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa remove lake-brief
    tifa remove lake-brief --yes
    """,
)
@click.argument("document", shell_complete=complete_documents)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@workspace_option
def command(workspace: Workspace, document: str, yes: bool) -> None:
    """Take a document out of the workspace.

    Its graph and its harvest go; other documents and the editorial decisions stay. The file that it was
    built from is not touched.
    """
    held = workspace.document_ids()
    if document not in held:
        raise UnknownNameError("document", document, held)
    if not yes and not click.confirm(f"Take {document} out of {workspace.folder}?", err=True):
        click.echo("Nothing was removed.", err=True)
        raise click.exceptions.Exit(1)
    # Removing brings rdflib; asking does not.
    from workspace.building import remove  # noqa: PLC0415

    left = len(remove(workspace, document).catalogue.documents)
    click.echo(f"Removed {document}; {counted(left, 'document')} left.")
