"""`tifa build`: read and harvest documents, and put them into the workspace."""

import time
from pathlib import Path

import click

from commands.decisions import conflict_data, note_conflicts
from commands.options import ExampleCommand, json_option, workspace_option
from commands.output import counted, note_not_reviewed, print_json, print_table
from commands.progress import progress_bar
from commands.reading import Reading, reading_options
from glossary.types import KINDS
from graph.catalogue import ConceptEntry
from workspace.building import Familiarity, Report, Summary, build, familiarity
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa build speech.txt --translator Xinhua --date 2024-01-30
    tifa build --zh report.zh.txt --en report.en.txt
    tifa build draft.docx --source-only
    """,
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@reading_options(also="--format")
@json_option
@workspace_option
def command(workspace: Workspace, files: tuple[Path, ...], reading: Reading, as_json: bool) -> None:
    """Read, harvest and store documents in the workspace.

    FILES are bilingual documents; - is standard input. A document that is there already, by its id, is
    replaced. All files are put in as one change: if one cannot be read, the workspace stays as it was.
    Without files, everything stored is described anew (after a change of the settings, for instance).

    With --source-only, tells which formulations are known from other documents, with their renderings so
    far, and which are new.
    """
    started = time.perf_counter()
    reading.check(files)
    documents = [reading.read(None)] if reading.zh else [reading.read(file) for file in files]
    with progress_bar() as progress:
        report = build(workspace, documents, progress=progress)
    seconds = time.perf_counter() - started
    known = {document.id: familiarity(report.catalogue, document.id) for document in documents if document.source_only}
    if as_json:
        _print_data(report, known, seconds)
        return
    if report.summaries:
        _print_summaries(report.summaries)
    for name, familiar in known.items():
        _print_familiarity(name, familiar)
    replaced = f", replaced {', '.join(report.replaced)}" if report.replaced else ""
    held = counted(len(report.catalogue.documents), "document")
    click.echo(f"Done in {seconds:.1f} s{replaced}; {held} in the workspace.")
    note_conflicts(report.conflicts, more="; see tifa log")
    note_not_reviewed()


def _print_summaries(summaries: tuple[Summary, ...]) -> None:
    """Print a column for each document: there are more figures than documents."""
    rows: list[tuple[object, ...]] = [
        ("paragraph pairs", *(one.pairs for one in summaries)),
        ("translation units", *(one.units for one in summaries)),
        ("sections", *(one.sections for one in summaries)),
        ("exposition themes", *(one.themes for one in summaries)),
        ("formulations", *(sum(one.terms.values()) for one in summaries)),
        *((f"  {kind}", *(one.terms.get(kind, 0) for one in summaries)) for kind in KINDS),
        ("occurrences", *(one.occurrences for one in summaries)),
        ("renderings", *(one.renderings for one in summaries)),
        ("left out in English", *("" if one.source_only else one.omissions for one in summaries)),
    ]
    if len(summaries) == 1:  # an id may be long
        print_table(("", "count>"), rows, title=summaries[0].document)
    else:
        print_table(("", *(f"{one.document}>" for one in summaries)), rows)


def _print_familiarity(name: str, familiar: Familiarity) -> None:
    print_table(
        ("known formulation", "renderings so far", "in"),
        [
            (one.zh, _renderings(one), ", ".join(other for other in one.documents if other != name))
            for one in familiar.known
        ],
        title=f"{name}: {len(familiar.known)} formulations are known, {len(familiar.new)} are new",
    )
    click.echo(f"New: {' · '.join(one.zh for one in familiar.new) or 'none'}")


def _renderings(concept: ConceptEntry) -> str:
    return "; ".join(f"{one.en} ({one.count}×)" for one in concept.renderings) or "none"


def _print_data(report: Report, known: dict[str, Familiarity], seconds: float) -> None:
    print_json(
        {
            "reviewed": False,
            "seconds": round(seconds, 2),
            "replaced": report.replaced,
            "documents": report.summaries,
            "conflicts": conflict_data(report.conflicts),
            "familiarity": {
                name: {
                    "known": [
                        {"zh": one.zh, "renderings": one.renderings, "documents": one.documents}
                        for one in familiar.known
                    ],
                    "new": [one.zh for one in familiar.new],
                }
                for name, familiar in known.items()
            },
        }
    )
