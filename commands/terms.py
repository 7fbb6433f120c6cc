"""`tifa terms`: list the formulations."""

from collections.abc import Callable
from typing import Any, Final

import click

from commands.concepts import concept_data, note_behind, print_concepts
from commands.options import (
    ExampleCommand,
    document_option,
    json_option,
    kind_option,
    limit_option,
    section_option,
    theme_option,
    workspace_option,
)
from commands.output import counted, note_not_reviewed, print_json
from commands.places import check_places
from glossary.types import Kind
from graph.catalogue import ConceptEntry
from workspace.workspace import Workspace

__all__ = ["command"]

_ORDERS: Final[dict[str, Callable[[ConceptEntry], Any]]] = {
    "frequency": lambda concept: (-concept.count, -concept.termhood, concept.key),
    "termhood": lambda concept: (-concept.termhood, -concept.count, concept.key),
    "pinyin": lambda concept: (concept.pinyin.casefold(), concept.key),
    "length": lambda concept: (-len(concept.key), concept.key),
}


@click.command(
    cls=ExampleCommand,
    example="""
    tifa terms --kind slogan --theme 4
    tifa terms --sort termhood --limit 0 --json
    """,
)
@kind_option
@document_option
@section_option
@theme_option
@click.option("--sort", type=click.Choice(list(_ORDERS)), default="frequency", show_default=True, help="Order.")
@limit_option(50)
@json_option
@workspace_option
def command(
    workspace: Workspace,
    kind: Kind | None,
    document: str | None,
    section: int | None,
    theme: int | None,
    sort: str,
    limit: int,
    as_json: bool,
) -> None:
    """List the formulations.

    With each: its most frequent rendering, its kind, how often it was found, how often the English leaves it
    out, and how sure it is that it is a term (termhood, 0 to 1).
    """
    with workspace.index() as index:
        note_behind(workspace)
        check_places(index, document=document, section=section, theme=theme)
        found = index.concepts(kind=kind, document=document, section=section, theme=theme)
    found.sort(key=_ORDERS[sort])
    shown = found[:limit] if limit else found
    if as_json:
        print_json({"reviewed": False, "total": len(found), "terms": [concept_data(one, whole=False) for one in shown]})
        return
    print_concepts(shown)
    total = counted(len(found), "formulation")
    click.echo(f"{total}." if len(shown) == len(found) else f"{len(shown)} of {total}; --limit 0 shows all.")
    note_not_reviewed()
