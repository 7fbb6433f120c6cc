"""`tifa matrix`: how many formulations of each theme recur in each later section."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.files import output_option, write_result
from commands.options import ExampleCommand, document_option, json_option, registry_option, workspace_option
from commands.output import counted, note_not_reviewed, print_json, print_table
from commands.places import check_places
from glossary.errors import OutputError
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from graph.analytics.matrix import Matrix

__all__ = ["command"]


def _formats() -> Iterable[str]:
    from exports.matrix import MATRIX_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return MATRIX_FORMATS


@click.command(
    cls=ExampleCommand,
    example="""
    tifa matrix
    tifa matrix --document lake-region-2024 --output matrix.svg
    """,
)
@document_option
@registry_option(
    "--format", "form", "format", _formats, help="What to write; without it, what the name of the --output ends in."
)
@output_option
@json_option
@workspace_option
def command(workspace: Workspace, document: str | None, form: str | None, output: Path | None, as_json: bool) -> None:
    """Show which themes recur in which later sections.

    How many formulations of each exposition theme recur in each section that comes after it: a row for each section,
    a column for each theme, in the order of the text, as a table or as a picture. A section counts with its own text,
    not with that of the sections below it; where it is not later than the theme, there is no figure. A file holds one
    document. svg has real text, which any program sets in its own fonts; png needs the extra plot and a font with Han
    characters; html lists what each figure counts.
    """
    # Reckoned only here.
    from graph.analytics.matrix import matrices  # noqa: PLC0415

    is_file = form is not None or (output is not None and output != Path("-"))
    if as_json and is_file:
        raise click.UsageError("--json goes to standard output: leave out --format and --output.")
    with workspace.index() as index:
        check_places(index, document=document)
        catalogue = index.catalogue()
    found = matrices(catalogue, document)
    if as_json:
        print_json({"reviewed": False, "matrices": found})
    elif is_file:
        _write(found, form, output, document)
    else:
        for one in found:
            _print_matrix(one)
        click.echo(f"{counted(len(found), 'document')} with exposition themes.")
        note_not_reviewed()


def _write(found: Sequence["Matrix"], form: str | None, output: Path | None, document: str | None) -> None:
    from exports.matrix import format_of, render  # noqa: PLC0415 - only for files

    if not found:
        where = "no document of the workspace has" if document is None else f"{document} has no"
        raise OutputError(f"{where} exposition themes", hint="see the outlines with tifa sections")
    if len(found) > 1:
        named = ", ".join(one.document for one in found)
        raise OutputError(f"{len(found)} documents have exposition themes", hint=f"give --document, one of {named}")
    if form is None:
        form = format_of(output or Path())
    write_result(render(found[0], form), output)


def _print_matrix(matrix: "Matrix") -> None:
    rows = [
        (
            f"¶{section.pair}",
            "  " * (section.depth - 1) + section.zh,
            *(None if cell is None else len(cell) for cell in section.cells),
        )
        for section in matrix.sections
    ]
    totals = ("", "recur in any later section", *(theme.recurring for theme in matrix.themes))
    heads = (f"{theme.number}>" for theme in matrix.themes)
    print_table(("¶", "section \\ theme", *heads), [*rows, totals], title=matrix.document)
    for theme in matrix.themes:
        click.echo(f"{theme.number}  {theme.zh}, {counted(theme.concepts, 'formulation')}")
    click.echo()
