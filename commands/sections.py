"""`tifa sections`: the outline of the documents."""

import click

from commands.options import ExampleCommand, document_option, json_option, workspace_option
from commands.output import note_not_reviewed, print_json, print_table
from commands.places import check_places
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa sections
    tifa sections --document lake-brief --json
    """,
)
@document_option
@json_option
@workspace_option
def command(workspace: Workspace, document: str | None, as_json: bool) -> None:
    """Show the outline of the documents.

    The number after ¶ is that of the paragraph which opens the section; it is what --section of other
    commands takes. A section that is an exposition theme shows the theme's number.
    """
    with workspace.index() as index:
        check_places(index, document=document)
        sections = index.sections(document)
        documents = [entry.id for entry in index.documents() if document in (None, entry.id)]
    if as_json:
        print_json({"reviewed": False, "sections": sections})
        return
    for name in documents:
        rows = [
            (
                f"¶{one.pair}",
                f"{'  ' * (one.depth - 1)}{one.zh_number}{one.zh_title}",
                f"{one.en_number} {one.en_title}".strip(),
                one.theme,
                len(one.concepts),
            )
            for one in sections
            if one.document == name
        ]
        print_table(("¶", "section", "in English", "theme>", "formulations>"), rows, title=name)
    note_not_reviewed()
