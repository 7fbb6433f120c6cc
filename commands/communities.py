"""`tifa communities`: formulations that go together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from commands.options import (
    ExampleCommand,
    document_option,
    json_option,
    limit_option,
    within_option,
    workspace_option,
)
from commands.output import bold, counted, dim, note_not_reviewed, print_json
from commands.places import check_places
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from graph.analytics.communities import Communities, Community
    from graph.analytics.cooccurrence import Context

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa communities --limit 5
    tifa communities --document lake-region-2024 --members 0 --json
    """,
)
@within_option
@document_option
@limit_option(10)
@click.option(
    "--members",
    type=click.IntRange(0),
    default=12,
    show_default=True,
    help="Show at most so many formulations of each; 0 for all.",
)
@json_option
@workspace_option
def command(
    workspace: Workspace, within: "Context", document: str | None, limit: int, members: int, as_json: bool
) -> None:
    """Show which formulations go together.

    The network of tifa central, parted into communities by the method of Louvain: formulations of one community are
    linked with each other more closely than with the rest. Each is named by its most central members. The modularity
    says how well the network falls apart: 0 as any random one would, 1 at most. The same workspace gives the same
    communities.
    """
    # networkx takes time to load.
    from graph.analytics.communities import communities  # noqa: PLC0415

    with workspace.index() as index:
        check_places(index, document=document)
        catalogue = index.catalogue()
    found = communities(catalogue, within=within, document=document)
    shown = found.communities[:limit] if limit else found.communities
    if as_json:
        cut = [replace(one, members=one.members[:members] if members else one.members) for one in shown]
        data = [{"number": one.number, "name": one.name, "size": whole.size, "links": one.links, "members": one.members}
                for one, whole in zip(cut, shown, strict=True)]  # fmt: skip
        print_json(
            {
                "reviewed": False,
                "document": document,
                "within": within,
                "weight": "log-likelihood ratio G²",
                "formulations": found.formulations,
                "links": found.links,
                "alone": found.alone,
                "modularity": found.modularity,
                "count": len(found.communities),
                "communities": data,
            }
        )
        return
    _print_communities(found, shown, members)
    note_not_reviewed()


def _print_communities(found: "Communities", shown: Sequence["Community"], members: int) -> None:
    for one in shown:
        listed = one.members[:members] if members else one.members
        more = f" and {one.size - len(listed)} more" if len(listed) < one.size else ""
        click.echo(f"{one.number}  {bold(one.name)}  {dim(counted(one.size, 'formulation'))}")
        click.echo(f"   {' · '.join(member.zh for member in listed)}{more}")
        click.echo()
    click.echo(f"{len(shown)} of {len(found.communities)} communities"
               + ("" if found.modularity is None else f"; modularity {found.modularity:.2f}") + ".")  # fmt: skip
    if found.alone:
        click.echo(f"{counted(found.alone, 'formulation')} linked to no other.")
