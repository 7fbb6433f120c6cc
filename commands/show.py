"""`tifa show`: one concept whole."""

import click

from commands.concepts import concept_data, note_behind, note_redirect, print_card
from commands.options import ExampleCommand, json_option, workspace_option
from commands.output import note_not_reviewed, print_json, print_not_found
from glossary.errors import UnknownTermError
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa show 新三样
    tifa show 新三样 --json
    """,
)
@click.argument("concept", nargs=-1, required=True)
@json_option
@workspace_option
def command(workspace: Workspace, concept: tuple[str, ...], as_json: bool) -> None:
    """Show one concept whole.

    Its renderings with every sentence, what authority lists say beside them, its members and other concepts that
    it is related to, the sections and exposition themes that it stands in, and why it was taken for a term.
    CONCEPT is its label in either language, or in pinyin.
    """
    wanted = " ".join(concept)
    with workspace.index() as index:
        note_behind(workspace)
        try:
            note_redirect(index, wanted)
            found = index.concept(wanted)
        except UnknownTermError as error:
            if as_json:
                print_not_found(wanted, error, error.similar)
            raise
        if as_json:
            print_json({"reviewed": False, **concept_data(found)})
            return
        print_card(found, index, whole=True)
    if found.attested:
        note_not_reviewed()
