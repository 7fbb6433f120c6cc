"""`tifa status`: what the workspace holds."""

from collections import Counter

import click

from commands.options import ExampleCommand, json_option, workspace_option
from commands.output import counted, note_not_reviewed, print_json, print_table
from glossary.types import KINDS
from graph.catalogue import Catalogue
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa status
    """,
)
@json_option
@workspace_option
def command(workspace: Workspace, as_json: bool) -> None:
    """Show what the workspace holds."""
    empty = not workspace.document_ids()
    if empty and not workspace.authority_ids():
        catalogue = Catalogue((), (), (), ())
    else:
        with workspace.index() as index:
            catalogue = index.catalogue()
    figures = _figures(catalogue)
    if as_json:
        print_json(
            {
                "workspace": str(workspace.folder),
                "settings": workspace.settings,
                "reviewed": False,
                "decisions_pending": not empty and _is_behind(workspace),
                "kinds": dict(Counter(concept.kind for concept in catalogue.concepts)),
                **figures,
                "authorities": [one.id for one in catalogue.authorities],
            }
        )
        return
    click.echo(f"Workspace {workspace.folder}")
    click.echo(f"Base IRI  {workspace.settings.base_iri}")
    if workspace.settings.store is not None:
        click.echo(f"Store     {workspace.settings.store.query}")
    kinds = Counter(concept.kind for concept in catalogue.concepts)
    rows: list[tuple[str, int]] = [(name.replace("_", " "), count) for name, count in figures.items()]
    at = [name for name, _ in rows].index("formulations") + 1
    rows[at:at] = [(f"  {kind}", kinds[kind]) for kind in KINDS if kinds[kind]]
    print_table(("", "count>"), rows)
    if catalogue.authorities:
        click.echo(f"{counted(len(catalogue.authorities), 'authority list')} beside the documents.")
    if empty:
        click.echo("There is no document yet: tifa build FILE")
        return
    if _is_behind(workspace):
        click.echo("decisions.txt has changed since the last build: run tifa build to follow it.")
    note_not_reviewed()


def _is_behind(workspace: Workspace) -> bool:
    """Whether editors have decided something that what is in force does not know."""
    from workspace.decisions import digest  # noqa: PLC0415 - wanted here only

    manifest = workspace.manifest()
    return manifest is not None and manifest.decisions != digest(workspace)


def _figures(catalogue: Catalogue) -> dict[str, int]:
    concepts = catalogue.concepts
    return {
        "documents": len(catalogue.documents),
        "sections": len(catalogue.sections),
        "exposition_themes": len(catalogue.themes),
        "formulations": len(concepts),
        "occurrences": sum(concept.count for concept in concepts),
        "renderings": sum(len(concept.renderings) for concept in concepts),
        "formulations_without_rendering": sum(not concept.renderings for concept in concepts),
    }
