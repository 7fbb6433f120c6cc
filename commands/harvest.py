"""`tifa harvest`: the bare glossary of one document, without a workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.models import model_options
from commands.options import ExampleCommand
from commands.output import NOT_REVIEWED, counted, print_json, print_table
from commands.progress import progress_bar
from commands.reading import Reading, reading_options
from glossary.models import Models

if TYPE_CHECKING:  # the harvest brings spaCy
    from glossary.rows import Row

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa harvest speech.txt --format tsv > terms.tsv
    tifa harvest speech.txt --terms list.txt
    tifa harvest speech.txt --encoder models/bert-base-multilingual-cased
    """,
)
@click.argument("file", type=click.Path(path_type=Path, readable=False), required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "tsv", "json"]),
    default="table",
    show_default=True,
    help="How to print the rows.",
)
@click.option(
    "--terms",
    "listed",
    type=click.Path(path_type=Path, readable=False),
    metavar="LIST",
    help="Only the Chinese terms of this file: one a line, or a table with a column zh.",
)
@model_options
@reading_options()
def command(file: Path | None, form: str, listed: Path | None, models: Models, reading: Reading) -> None:
    """Harvest one document without a workspace.

    Prints a row for each paragraph pair, formulation and rendering there, the best first: pair, zh, en
    (empty where the English leaves it out), kind, score (how sure the rendering is, or the omission) and
    termhood (how sure the term is), both from 0 to 1. A text in Chinese alone has no en and no score. FILE - is
    standard input.

    With --terms, gives the renderings of your own terms instead, whatever the harvest would hold of them;
    their termhood is 1. Those that do not stand in the document are told on standard error.
    """
    if file is None and reading.zh is None and reading.en is None:
        raise click.UsageError("Give a FILE, or --zh and --en.")
    reading.check(() if file is None else (file,))
    # The harvest brings spaCy.
    from glossary.harvesting import HarvestOptions, harvest, harvest_terms  # noqa: PLC0415
    from glossary.rows import rows, to_tsv  # noqa: PLC0415
    from glossary.termlists import absent, across, read_terms, shortened  # noqa: PLC0415

    terms = () if listed is None else read_terms(listed)
    document = reading.read(file)
    options = HarvestOptions(models=models)
    with progress_bar() as progress:
        if listed:
            made = harvest_terms(document, terms, options=options, progress=progress)
        else:
            made = harvest(document, options=options, progress=progress)
    found = rows(made)
    missing = absent(terms, made)
    straddling = set(across(missing, made)) if missing else set()
    for term in missing:
        where = "stands only across two sentences of" if term in straddling else "does not stand in"
        click.echo(f"{shortened(term)} {where} the document.", err=True)
    if form == "json":
        print_json({"reviewed": False, "document": document.id, "rows": found})
    elif form == "tsv":
        click.echo(to_tsv(found), nl=False)
    else:
        _print_rows(found, bilingual=not document.source_only)
    click.echo(f"{counted(len(found), 'row')}. {NOT_REVIEWED}", err=True)


def _print_rows(found: "Sequence[Row]", *, bilingual: bool) -> None:
    """Print a table, without the columns on renderings where there can be none."""
    of_renderings = ("en", "score>")
    headings = ("pair>", "zh", "en", "kind", "score>", "termhood>")
    shown = [at for at, heading in enumerate(headings) if bilingual or heading not in of_renderings]
    cells = [(one.pair, one.zh, one.en, one.kind, _score(one), f"{one.termhood:.2f}") for one in found]
    print_table([headings[at] for at in shown], [[row[at] for at in shown] for row in cells])


def _score(row: "Row") -> str:
    return "" if row.score is None else f"{row.score:.2f}"
