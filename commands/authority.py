"""`tifa authority`: lists of what others say of formulations."""

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from commands.options import (
    ExampleCommand,
    ExampleGroup,
    json_option,
    limit_option,
    open_workspace,
    registry_option,
    workspace_option,
)
from commands.output import bold, counted, dim, print_json, print_table
from glossary.authority import AuthorityRendering
from glossary.errors import TifaError
from graph.catalogue import AuthorityListEntry
from workspace.workspace import Workspace

__all__ = ["command"]

#: How many warnings are printed; with --json all are.
_MOST_WARNINGS = 12


def _format_names() -> Iterable[str]:
    from exports.lists import readable  # noqa: PLC0415 - only where formats are checked or completed

    return readable()


def _complete(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    try:
        workspace = open_workspace(ctx, ctx.params.get("workspace"))
    except (TifaError, OSError):  # completion is silent: outside a workspace there is nothing to offer
        return []
    ids = sorted(path.stem for path in workspace.authorities.glob("*.json"))
    return [CompletionItem(name) for name in ids if name.startswith(incomplete)]


@click.group(
    cls=ExampleGroup,
    example="""
    tifa authority add official.tsv --title "Official renderings"
    tifa authority list
    """,
)
def command() -> None:
    """Add, list, show and remove authority lists.

    An authority list says how others render formulations: by whom, with which evidence. It stands beside what the
    documents attest, in lookups, tables and the graph, and never passes for it.
    """


@command.command(
    "add",
    cls=ExampleCommand,
    example="""
    tifa authority add official.tsv --title "Official renderings"
    tifa authority add vocabulary.ttl --id eurovoc
    tifa authority add termbase.tbx
    """,
)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@registry_option("--format", "form", "format", _format_names, help="What FILE is, where its ending does not tell.")
@click.option("--id", "name", metavar="ID", default="", help="Identity; else made from the file's name.")
@click.option("--title", metavar="TEXT", default="", help="What to call it; else what the file says, or its name.")
@click.option("--encoding", metavar="NAME", help="Encoding of a table or of RDF, such as gb18030; else found out.")
@json_option
@workspace_option
def _add(
    workspace: Workspace, file: Path, form: str | None, name: str, title: str, encoding: str | None, as_json: bool
) -> None:
    """Add an authority list, or replace the one with the same id.

    FILE is a table (TSV or CSV with the columns zh, en and, if there are any, pinyin, renderer, rank, kind, members,
    evidence, confidence, definition), a SKOS vocabulary in any RDF syntax, or a TBX termbase. What of it was not
    understood is said; a malformed file is refused whole.

    Terms in TMX and MultiTerm XML are read, too, and with --format the term bases of memoQ (CSV), the glossaries of
    OmegaT and pairs without a head, as DeepL exports them.
    """
    # Readers bring lxml and rdflib.
    from exports.lists import read_list  # noqa: PLC0415
    from workspace.authorities import add  # noqa: PLC0415

    found = read_list(file, format=form, id=name, title=title, encoding=encoding)
    report = add(workspace, found)
    entry = next(one for one in report.catalogue.authorities if one.id == found.id)
    if as_json:
        print_json({"authority": entry, "warnings": found.warnings})
        return
    _print_figures(entry)
    for warning in found.warnings[:_MOST_WARNINGS]:
        click.echo(f"note: {warning}", err=True)
    if len(found.warnings) > _MOST_WARNINGS:
        click.echo(f"note: and {len(found.warnings) - _MOST_WARNINGS} more; --json has them all", err=True)


@command.command(
    "list",
    cls=ExampleCommand,
    example="""
    tifa authority list
    """,
)
@json_option
@workspace_option
def _list(workspace: Workspace, as_json: bool) -> None:
    """List the authority lists of the workspace."""
    held: list[AuthorityListEntry] = []
    if workspace.authority_ids():
        with workspace.index() as index:
            held = index.authorities()
    if as_json:
        print_json({"authorities": held})
        return
    print_table(
        ("id", "title", "source", "concepts>", "renderings>", "same here>", "close>"),
        [(one.id, one.title, one.source, one.entries, one.renderings, one.exact, one.close) for one in held],
    )
    if not held:
        click.echo("There is no authority list yet: tifa authority add FILE")


@command.command(
    "show",
    cls=ExampleCommand,
    example="""
    tifa authority show official
    tifa authority show official --limit 0 --json
    """,
)
@click.argument("name", metavar="ID", shell_complete=_complete)
@limit_option(50)
@json_option
@workspace_option
def _show(workspace: Workspace, name: str, limit: int, as_json: bool) -> None:
    """Show what an authority list says, and what of its file was not understood."""
    # The stored lists are wanted only here: lookups go by the index.
    from workspace.authorities import authority  # noqa: PLC0415

    found = authority(workspace, name)
    shown = found.entries[:limit] if limit else found.entries
    if as_json:
        data = {"id": found.id, "title": found.title, "source": found.source, "warnings": found.warnings}
        print_json({**data, "total": len(found.entries), "entries": shown})
        return
    click.echo(f"{bold(found.title)}  {dim(found.source)}")
    rows = [
        (one.zh, rendering.en, rendering.rank if rendering.en else "", rendering.renderer, rendering.evidence)
        for one in shown
        for rendering in one.renderings or (AuthorityRendering(""),)
    ]
    print_table(("formulation", "rendering", "rank", "renderer", "evidence"), rows)
    total = counted(len(found.entries), "concept")
    click.echo(f"{total}." if len(shown) == len(found.entries) else f"{len(shown)} of {total}; --limit 0 shows all.")
    for warning in found.warnings:
        click.echo(f"note: {warning}", err=True)


@command.command(
    "remove",
    cls=ExampleCommand,
    example="""
    tifa authority remove official
    tifa authority remove official --yes
    """,
)
@click.argument("name", metavar="ID", shell_complete=_complete)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@json_option
@workspace_option
def _remove(workspace: Workspace, name: str, yes: bool, as_json: bool) -> None:
    """Take an authority list out of the workspace; the documents stay as they are."""
    # Removing brings rdflib.
    from workspace.authorities import authority, remove  # noqa: PLC0415

    if not yes:
        title = authority(workspace, name).title
        if not click.confirm(f"Take the list {title} out of {workspace.folder}?", err=True):
            click.echo("Nothing was removed.", err=True)
            raise click.exceptions.Exit(1)
    left = remove(workspace, name).catalogue.authorities
    if as_json:
        print_json({"removed": name, "authorities": left})
        return
    click.echo(f"Removed {name}; {counted(len(left), 'authority list')} left.")


def _print_figures(entry: AuthorityListEntry) -> None:
    click.echo(f"{bold(entry.title)} ({entry.id})")
    rows = [
        ("concepts", entry.entries),
        ("renderings", entry.renderings),
        ("the same as a formulation here", entry.exact),
        ("close to a formulation here", entry.close),
    ]
    print_table(("", "count>"), rows)
