"""`tifa themes`: the exposition themes, their formulations and where they recur."""

import click

from commands.options import ExampleCommand, document_option, json_option, theme_option, workspace_option
from commands.output import bold, counted, dim, note_not_reviewed, print_json
from commands.places import check_places
from graph.catalogue import SectionEntry, ThemeEntry
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa themes
    tifa themes --theme 4 --json
    """,
)
@document_option
@theme_option
@json_option
@workspace_option
def command(workspace: Workspace, document: str | None, theme: int | None, as_json: bool) -> None:
    """Show the exposition themes and where they recur.

    An exposition theme is a section that sets out what a leader has pointed out or stressed. With each: the
    formulations in it, and the later sections of the document in which they recur.
    """
    with workspace.index() as index:
        check_places(index, document=document, theme=theme)
        themes = [one for one in index.themes(document) if theme in (None, one.number)]
        sections = {(one.document, one.pair): one for one in index.sections(document)}
        labels = {one.key: one.zh for one in index.concepts(document=document)}
    if as_json:
        print_json({"reviewed": False, "themes": themes})
        return
    for one in themes:
        _print_theme(one, sections, labels)
    click.echo(f"{counted(len(themes), 'exposition theme')}.")
    note_not_reviewed()


def _print_theme(theme: ThemeEntry, sections: dict[tuple[str, int], SectionEntry], labels: dict[str, str]) -> None:
    click.echo(f"{theme.number}  {bold(theme.zh)}")
    if theme.en:
        click.echo(f"   {theme.en}")
    speakers = f", {', '.join(theme.speakers)}" if theme.speakers else ""
    said = f"{counted(theme.statements, 'statement')}{speakers}"
    pairs = f"{theme.pair}" if theme.pair == theme.last_pair else f"{theme.pair}–{theme.last_pair}"
    click.echo(f"   {dim(f'{theme.document}, ¶{pairs}, {said}')}")
    click.echo(f"   {dim('formulations:')} {_joined(theme.concepts, labels)}")
    for reach in theme.reach:
        section = sections.get((theme.document, reach.section))
        title = f"{section.zh_number}{section.zh_title}" if section else ""
        click.echo(f"   {dim('recur in')} {title} {dim(f'(¶{reach.section}):')} {_joined(reach.concepts, labels)}")
    click.echo()


def _joined(keys: tuple[str, ...], labels: dict[str, str]) -> str:
    return " · ".join(labels.get(key, key) for key in keys) or "none"
