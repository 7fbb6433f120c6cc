"""`tifa export`: write the workspace in another format."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from commands.files import output_option, write_result
from commands.options import ExampleCommand, registry_option, workspace_option
from exports.base import Loss, atomic_write
from glossary.errors import OutputError
from workspace.workspace import Workspace

__all__ = ["command"]


def _formats() -> Iterable[str]:
    from exports import FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return [name for name, form in FORMATS.items() if form.writer]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa export --format turtle --output glossary.ttl
    tifa export --format csv --bom --output glossary.csv
    tifa export --format tbx --set dialect=min --output glossary.tbx
    """,
)
@registry_option("--format", "form", "format", _formats, required=True, help="Format to write.")
@output_option
@click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="Choose what the format leaves open; docs/command-line.md lists it. Several times for several choices.",
)
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, by which Excel knows UTF-8 (csv, tsv).")
@click.option(
    "--losses",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="Write as JSON what the format cannot hold, besides saying it.",
)
@workspace_option
def command(
    workspace: Workspace, form: str, output: Path | None, settings: Sequence[str], bom: bool, losses: Path | None
) -> None:
    """Write the workspace in another format.

    turtle, ntriples, rdfxml and jsonld hold the whole graph, trig its named graphs; every other format holds a part,
    and what it leaves out is said and counted when the file is written. The same workspace gives the same bytes.
    """
    # Formats are imported when one is written.
    from exports import format_named  # noqa: PLC0415
    from workspace.exporting import export_source  # noqa: PLC0415

    wanted, source = format_named(form), export_source(workspace)
    chosen = _chosen(settings) | ({"bom": True} if bom else {})
    data = wanted.export(source, **chosen)
    lost = wanted.lost(source, **chosen)
    write_result(data, output)
    if losses is not None:
        atomic_write(losses, _json(form, lost))
    if lost:
        click.echo(f"Not in {form}: {', '.join(map(_told, lost))}.", err=True)


def _chosen(settings: Sequence[str]) -> dict[str, str | bool]:
    """Read ``NAME=VALUE``, or ``NAME`` for a switch."""
    chosen: dict[str, str | bool] = {}
    for setting in settings:
        name, given, value = setting.partition("=")
        if name in chosen:
            raise OutputError(f"{name} is set twice", hint="give it once")
        chosen[name.strip()] = value.strip() if given else True
    return chosen


def _told(loss: Loss) -> str:
    return f"{loss.count:,} {loss.what}" + (f" ({loss.why})" if loss.why else "")


def _json(form: str, lost: Sequence[Loss]) -> str:
    import json  # noqa: PLC0415 - only here

    listed = [{"what": loss.what, "count": loss.count, "why": loss.why} for loss in lost]
    return json.dumps({"format": form, "losses": listed}, ensure_ascii=False, indent=2) + "\n"
