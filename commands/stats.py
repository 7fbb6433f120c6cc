"""`tifa stats`: the workspace and its documents in figures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from commands.options import ExampleCommand, document_option, json_option, limit_option, workspace_option
from commands.output import as_data, counted, note_not_reviewed, print_json, print_table
from commands.places import check_places
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from graph.analytics.drift import Drift
    from graph.analytics.figures import DocumentFigures, Figures, Numeral

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa stats
    tifa stats --document lake-region-2024 --json
    """,
)
@document_option
@limit_option(20)
@json_option
@workspace_option
def command(workspace: Workspace, document: str | None, limit: int, as_json: bool) -> None:
    """Show the workspace and its documents in figures.

    Formulations by kind; how many have a rendering, and how many more than one; the share of the Chinese text that
    stands inside of formulations; numeral formulations with all members found; for each document, what is new in it
    against the earlier ones; and drift: formulations whose dominant rendering is another one than in the document
    before. Documents are compared in order of date; those without a date come first. See also tifa central, tifa
    communities and tifa matrix.
    """
    # Reckoned only here.
    from graph.analytics.drift import drift  # noqa: PLC0415
    from graph.analytics.figures import document_figures, figures, numerals  # noqa: PLC0415

    with workspace.index() as index:
        check_places(index, document=document)
        catalogue = index.catalogue()
    held = figures(catalogue, document)
    documents = [entry for entry in document_figures(catalogue) if document in (None, entry.id)]
    listed = numerals(catalogue, document)
    changes = drift(catalogue, document)
    if as_json:
        print_json(
            {
                "reviewed": False,
                "document": document,
                "figures": _data(held),
                "documents": [{**as_data(entry), "figures": _data(entry.figures)} for entry in documents],
                "numerals": listed,
                "drift": changes,
            }
        )
        return
    _print_figures(held, documents)
    _print_documents(documents)
    _print_numerals(listed, limit)
    if len(catalogue.documents) > 1:
        _print_drift(changes, limit)
        if any(not entry.metadata.date for entry in catalogue.documents):
            click.echo("Documents without a date count as the earliest.")
    note_not_reviewed()


def _data(held: "Figures") -> dict[str, Any]:
    """The figures with the shares that people ask for."""
    from graph.analytics.figures import share  # noqa: PLC0415 - as in `command`

    shares = {
        "rendered": share(held.rendered, held.translated),
        "several": share(held.several, held.rendered),
        "omissions": share(held.omissions, held.occurrences),
        "complete": share(held.complete, held.numerals),
        "covered": share(held.covered, held.characters),
        "touched": share(held.touched, held.units),
        "renderings_per_formulation": round(held.renderings / held.rendered, 2) if held.rendered else None,
    }
    data: dict[str, Any] = as_data(held)
    return {**data, "kinds": dict(held.kinds), "shares": shares}


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""


def _print_figures(held: "Figures", documents: Sequence["DocumentFigures"]) -> None:
    rows: list[tuple[str, object, str]] = [
        ("documents", len(documents), ""),
        ("formulations", held.concepts, ""),
        *((f"  {kind}", count, _percent(count, held.concepts)) for kind, count in held.kinds.items()),
        ("occurrences", held.occurrences, ""),
        ("  left out in English", held.omissions, _percent(held.omissions, held.occurrences)),
        ("formulations with a rendering", held.rendered, _percent(held.rendered, held.translated)),
        ("  with more than one", held.several, _percent(held.several, held.rendered)),
        ("renderings", held.renderings, f"{held.renderings / held.rendered:.2f} each" if held.rendered else ""),
        ("numeral formulations", held.numerals, ""),
        ("  with all members found", held.complete, _percent(held.complete, held.numerals)),
        ("Han characters", held.characters, ""),
        ("  inside of formulations", held.covered, _percent(held.covered, held.characters)),
        ("translation units", held.units, ""),
        ("  with a formulation", held.touched, _percent(held.touched, held.units)),
    ]
    print_table(("", "count>", "share>"), rows)


def _print_documents(documents: Sequence["DocumentFigures"]) -> None:
    click.echo()
    rows = [
        (
            entry.id,
            entry.date,
            entry.figures.concepts,
            entry.new,
            entry.known,
            _percent(entry.figures.rendered, entry.figures.translated),
            entry.figures.several,
            entry.figures.omissions,
            _percent(entry.figures.covered, entry.figures.characters),
        )
        for entry in documents
    ]
    columns = ("document", "date", "formulations>", "new>", "known>", "rendered>", "several>", "left out>",
               "covered>")  # fmt: skip
    print_table(columns, rows)


def _print_numerals(listed: Sequence["Numeral"], limit: int) -> None:
    if complete := [f"{entry.zh} ({entry.number})" for entry in listed if entry.complete]:
        shown = complete[:limit] if limit else complete
        more = f" and {len(complete) - len(shown)} more" if len(shown) < len(complete) else ""
        click.echo()
        click.echo(f"All members found: {' · '.join(shown)}{more}")


def _print_drift(changes: Sequence["Drift"], limit: int) -> None:
    click.echo()
    shown = changes[:limit] if limit else changes
    rows = [
        (
            change.zh,
            f"{change.before.en} ({change.before.count} of {change.before.rendered})",
            f"{change.after.en} ({change.after.count} of {change.after.rendered})",
            change.before.places[0],
            change.after.places[0],
        )
        for change in shown
    ]
    if rows:
        print_table(("formulation", "before", "after", "place before", "place after"), rows, title="Drift")
    part = f"{len(shown)} of " if len(shown) < len(changes) else ""
    click.echo(f"{part}{counted(len(changes), 'change')} of dominant renderings{_of_nested(changes)}.")
    if part:
        click.echo("--limit 0 shows all.")


def _of_nested(changes: Sequence["Drift"]) -> str:
    nested = sum(change.nested for change in changes)
    return f", {nested} of them by more or fewer words only (shown last)" if nested else ""
