"""`tifa import`: read edits back from a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path

import click

from commands.decisions import conflict_data, decision_data, note_conflicts
from commands.options import ExampleCommand, json_option, registry_option, workspace_option
from commands.output import counted, print_json
from workspace.workspace import Workspace

__all__ = ["command"]


def _formats() -> Iterable[str]:
    from exports.edited import EDITED_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return EDITED_FORMATS


@click.command(
    cls=ExampleCommand,
    example="""
    tifa import glossary.xlsx --dry-run
    tifa import glossary.xlsx --why "review of March"
    """,
)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@registry_option("--format", "form", "format", _formats, help="What FILE is, where its ending does not tell.")
@click.option("--encoding", metavar="NAME", help="Encoding of a table, such as gb18030; else found out.")
@click.option("--dry-run", is_flag=True, help="Show what would be decided, and decide nothing.")
@click.option("--by", "who", metavar="NAME", help="Who decides; else TIFA_EDITOR, else git's user.name.")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
@click.option("--date", "when", metavar="TIME", help="When it was decided, instead of now (ISO 8601).")
@click.option("--force", is_flag=True, help="Follow edits of what has changed since the export, too.")
@json_option
@workspace_option
def command(
    workspace: Workspace,
    file: Path,
    form: str | None,
    encoding: str | None,
    dry_run: bool,
    who: str | None,
    why: str,
    when: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Turn edits of a spreadsheet into decisions.

    FILE is a workbook (xlsx) that tifa export wrote, or a table (csv, tsv) of which statuses and renderings count.
    Every edit becomes a decision, as tifa edit makes them: a status that was chosen, a rendering that was added or
    changed, a definition, a note, a formulation to use instead or to merge into. A row that was deleted decides
    nothing. If one edit makes no sense, nothing is imported. Edits of what has changed since the export are told
    and left; importing a file twice decides nothing the second time.
    """
    # What follows decisions brings rdflib, workbooks bring openpyxl.
    from workspace.decisions import editor, now  # noqa: PLC0415
    from workspace.importing import edits_of, follow  # noqa: PLC0415

    found = edits_of(workspace, file, format=form, encoding=encoding, force=force)
    made = [(step.action, step.term, step.object, step.place) for step in found.steps]
    if dry_run or not made:
        told = [dict(zip(("action", "term", "object", "place"), one, strict=True)) for one in made]
        if as_json:
            print_json({"decisions": told, "left": found.conflicts, "notes": found.notes, "conflicts": []})
            return
        for action, term, about, place in made:
            click.echo(f"{place}: {' '.join(filter(None, (action, term, about)))}")
        click.echo(f"{counted(len(made), 'decision')} would be made." if made else "Nothing was edited.")
        _note(found.conflicts, found.notes)
        return
    outcome = follow(workspace, found, when=when or now(), who=editor(who, workspace.folder), why=why)
    if as_json:
        print_json(
            {
                "decisions": [decision_data(one) for one in outcome.decisions],
                "left": found.conflicts,
                "notes": found.notes,
                "conflicts": conflict_data(outcome.conflicts),
            }
        )
        return
    for one in outcome.decisions:
        click.echo(f"{one.id}  {' '.join(filter(None, (one.action, one.term, one.object)))}")
    _note(found.conflicts, found.notes)
    note_conflicts(outcome.conflicts)


def _note(left: Iterable[str], notes: Iterable[str]) -> None:
    for one in left:
        click.echo(f"left: {one}; --force follows it", err=True)
    for one in notes:
        click.echo(f"note: {one}", err=True)
