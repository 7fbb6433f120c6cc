"""`tifa central`: the most central formulations."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from commands.options import (
    ExampleCommand,
    document_option,
    json_option,
    kind_option,
    limit_option,
    registry_option,
    within_option,
    workspace_option,
)
from commands.output import counted, note_not_reviewed, print_json, print_table
from commands.places import check_places
from glossary.types import Kind
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from graph.analytics.central import Central, Centrality, Measure
    from graph.analytics.cooccurrence import Context

__all__ = ["command"]


def _measures() -> Iterable[str]:
    from graph.analytics.central import MEASURES  # noqa: PLC0415 - only where measures are checked or completed

    return MEASURES


@click.command(
    cls=ExampleCommand,
    example="""
    tifa central --limit 10
    tifa central --measure betweenness --kind slogan --json
    """,
)
@registry_option(
    "--measure", "measure", "measure", _measures, default="pagerank", show_default=True, help="What makes it central."
)
@within_option
@kind_option
@document_option
@limit_option(20)
@json_option
@workspace_option
def command(
    workspace: Workspace,
    measure: "Measure",
    within: "Context",
    kind: Kind | None,
    document: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Show the most central formulations.

    Two formulations are linked if they stand apart from each other in the same translation unit (or section) more
    often than by chance; a link weighs the log-likelihood ratio G² of the two. With each formulation: how many others
    it is linked to, where it stands, and the others that it goes with most closely. pagerank finds those tied to many
    that are central themselves, degree those tied to many, betweenness those that bridge topics.
    """
    # networkx takes time to load.
    from graph.analytics.central import central  # noqa: PLC0415

    with workspace.index() as index:
        check_places(index, document=document)
        catalogue = index.catalogue()
    found = central(catalogue, measure=measure, within=within, document=document)
    entries = [entry for entry in found.central if kind in (None, entry.kind)]
    shown = entries[:limit] if limit else entries
    if as_json:
        print_json(
            {
                "reviewed": False,
                "document": document,
                "measure": measure,
                "within": within,
                "weight": "log-likelihood ratio G²",
                "formulations": found.formulations,
                "links": found.links,
                "central": shown,
            }
        )
        return
    _print_central(found, shown, len(entries))
    note_not_reviewed()


def _print_central(found: "Centrality", shown: Sequence["Central"], of: int) -> None:
    from graph.analytics.central import MEASURES  # noqa: PLC0415 - as in `command`

    contexts = "units" if found.within == "unit" else "sections"
    rows = [
        (
            entry.rank,
            entry.zh,
            entry.en,
            entry.kind,
            f"{entry.score:.4f}",
            entry.others,
            entry.contexts,
            " · ".join(f"{one.zh} ({one.weight:.1f})" for one in entry.closest),
        )
        for entry in shown
    ]
    print_table(
        (
            "#>",
            "formulation",
            "rendering",
            "kind",
            f"{found.measure}>",
            "linked to>",
            f"{contexts}>",
            "closest to (G²)",
        ),
        rows,
    )
    click.echo(f"{len(shown)} of {counted(of, 'formulation')}: {MEASURES[found.measure]}.")
    click.echo(
        f"{counted(found.links, 'link')} between {counted(found.formulations, 'formulation')} that share a"
        f" {'translation unit' if found.within == 'unit' else 'section'} more often than by chance (G² above 0)."
    )
