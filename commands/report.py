"""`tifa report`: what in the translation of a document deserves a second look."""

from collections.abc import Iterable
from pathlib import Path

import click

from commands.files import output_option, write_result
from commands.options import ExampleCommand, complete_documents, folder_option, open_workspace, registry_option
from commands.progress import progress_bar
from commands.reading import Reading, reading_options
from glossary.dictionary import Dictionary
from glossary.errors import InputError, UnknownNameError
from glossary.types import Harvest

__all__ = ["command"]


def _formats() -> Iterable[str]:
    from exports.report import REPORT_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return REPORT_FORMATS


def _kinds() -> Iterable[str]:
    from glossary.findings import FINDINGS  # noqa: PLC0415 - only where kinds are checked or completed

    return FINDINGS


@click.command(
    cls=ExampleCommand,
    example="""
    tifa report speech.txt
    tifa report lake-region-2024 --format html --output report.html
    """,
)
@click.argument("document", metavar="FILE|DOCUMENT", required=False, shell_complete=complete_documents)
@registry_option("--format", "form", "format", _formats, default="text", show_default=True, help="How to write it.")
@registry_option("--only", "only", "kind of finding", _kinds, help="Look for this alone.")
@click.option("--all", "whole", is_flag=True, help="Show what is less sure as well.")
@output_option
@reading_options()
@folder_option
@click.pass_context
def command(
    ctx: click.Context,
    document: str | None,
    form: str,
    only: str | None,
    whole: bool,
    output: Path | None,
    folder: str | None,
    reading: Reading,
) -> None:
    """Show what in a translation deserves a second look.

    Numbers that differ between the languages, numbers that do not fit what is enumerated, formulations that the
    English leaves out, and formulations that are rendered in more than one way, each with both sentences and the
    paragraphs. Only what is rather sure is shown; the report says how many formulations more, as tifa terms and
    tifa sparql count them, have no rendering somewhere, and --all shows these as well. A FILE is read and harvested;
    else it is the id of a DOCUMENT of the workspace, whose settings hold. FILE - is standard input.
    """
    if document is None and reading.zh is None and reading.en is None:
        raise click.UsageError("Give a FILE, the id of a DOCUMENT, or --zh and --en.")
    # The findings bring the dictionary.
    from exports.report import Report, render  # noqa: PLC0415
    from glossary.findings import FINDINGS, findings  # noqa: PLC0415

    harvest, dictionary = _harvest(ctx, document, folder, reading)
    if harvest.document.source_only:
        raise InputError(
            f"{harvest.document.id} has no English: there is nothing to compare",
            hint="see what it says with tifa build and tifa terms",
        )
    kinds = tuple(FINDINGS) if only is None else (only,)
    report = Report(harvest.document, kinds, findings(harvest, kinds, dictionary=dictionary), whole)
    write_result(render(report, form).encode(), output)


def _harvest(
    ctx: click.Context, document: str | None, folder: str | None, reading: Reading
) -> tuple[Harvest, Dictionary | None]:
    """Return the harvest of a file, or the stored one of a document, with the dictionary that the workspace names."""
    if document is None or document == "-" or (Path(document).exists() and not Path(document).is_dir()):
        file = None if document is None else Path(document)
        reading.check(() if file is None else (file,))
        # The harvest brings spaCy.
        from glossary.harvesting import harvest  # noqa: PLC0415

        read = reading.read(file)
        with progress_bar() as progress:
            return harvest(read, progress=progress), None
    if reading.is_told():
        raise click.UsageError("Options that say how to read a FILE do not go with a DOCUMENT of the workspace.")
    if Path(document).suffix or len(Path(document).parts) > 1:  # no id has a dot or a slash: let the reader complain
        reading.read(Path(document))
    from workspace.harvests import load  # noqa: PLC0415 - only for stored documents
    from workspace.options import harvest_options  # noqa: PLC0415 - only for stored documents

    workspace = open_workspace(ctx, folder)
    held = workspace.document_ids()
    if document not in held:
        raise UnknownNameError("document", document, held)
    stored = load(workspace.harvests, without=set(held) - {document})[document]
    return stored, harvest_options(workspace).load_dictionary()
