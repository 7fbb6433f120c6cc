"""`tifa concordance`: a key word in context, in both languages."""

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from commands.files import output_option, write_result
from commands.options import (
    ExampleCommand,
    complete_documents,
    registry_option,
    section_option,
    theme_option,
    workspace_option,
)
from commands.output import is_coloured, note_not_reviewed, print_not_found, terminal_width
from commands.places import check_places
from glossary.errors import UnknownTermError
from glossary.types import Lang
from graph.concordance.narrowing import Filters
from graph.concordance.ordering import ORDERS, Order
from workspace.workspace import Workspace

if TYPE_CHECKING:  # lookups stay off the path of completion and help
    from graph.concordance.result import Concordance
    from workspace.concordance import Wanted

__all__ = ["command"]

#: How many places are printed as text unless told; the other formats have all.
_LIMIT: Final = 50


def _formats() -> Iterable[str]:
    from exports.concordance import CONCORDANCE_FORMATS  # noqa: PLC0415 - only where formats are checked or completed

    return CONCORDANCE_FORMATS


@click.command(
    cls=ExampleCommand,
    example="""
    tifa concordance 新三样
    tifa concordance 高质量发展 --sort left --from 2018 --rendering "high-quality development"
    tifa concordance --text "lucid waters" --sort right --context 30
    tifa concordance --regex "坚持以\\p{Han}{2,4}为中心" --format html --output concordance.html
    """,
)
@click.argument("term", nargs=-1, required=True)
@click.option("--text", "search", flag_value="text", help="TERM is no concept: search for it in the text.")
@click.option("--regex", "search", flag_value="regex", help="TERM is a regular expression: search the text.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the text to search; else by TERM's letters.")
@click.option(
    "--document",
    "documents",
    metavar="ID",
    multiple=True,
    shell_complete=complete_documents,
    help="Only what stands in this document; may be given several times.",
)
@click.option(
    "--from", "date_from", metavar="DATE", default="", help="Only documents of this day, month or year, or later."
)
@click.option(
    "--to", "date_to", metavar="DATE", default="", help="Only documents of this day, month or year, or earlier."
)
@section_option
@theme_option
@click.option(
    "--rendering",
    metavar="TEXT",
    help="Only places that are rendered so; * stands for anything, an empty TEXT for what the English leaves out.",
)
@click.option("--omitted", is_flag=True, help="Only places that the English leaves out.")
@click.option("--with", "beside", metavar="TEXT", default="", help="Only places with this wording in the sentence.")
@click.option("--sort", "order", type=click.Choice(ORDERS), default="place", show_default=True, help="Order.")
@click.option("--sort-lang", "order_lang", type=click.Choice(["zh", "en"]), help="Language of the context to sort by.")
@click.option("--reverse", is_flag=True, help="Turn the order round.")
@click.option("--limit", type=click.IntRange(0), help="Show at most so many; 0 for all (as text, 50 by default).")
@click.option(
    "--width", type=click.IntRange(40), help="Columns of a line of text; else as many as the terminal has, or 100."
)
@click.option(
    "--context", type=click.IntRange(0), metavar="N", help="Columns of context on each side; 0 for whole sentences."
)
@registry_option("--format", "form", "format", _formats, default="text", show_default=True, help="How to write it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, by which Excel knows UTF-8 (csv, tsv).")
@output_option
@workspace_option
def command(
    workspace: Workspace,
    term: tuple[str, ...],
    search: Literal["text", "regex"] | None,
    lang: Lang | None,
    documents: tuple[str, ...],
    date_from: str,
    date_to: str,
    section: int | None,
    theme: int | None,
    rendering: str | None,
    omitted: bool,
    beside: str,
    order: Order,
    order_lang: Lang | None,
    reverse: bool,
    limit: int | None,
    width: int | None,
    context: int | None,
    form: str,
    as_json: bool,
    bom: bool,
    output: Path | None,
) -> None:
    """Show a key word in context, in both languages.

    Every place of TERM: the sentence with the key word in one column, and below it the English with its rendering.
    TERM is a concept's label in either language, or in pinyin; if no concept is called so, its places in the text are
    shown. There, script, letter case and kinds of marks make no difference, English words are found whole, and * stands
    for any letters. With --regex, TERM is a regular expression, which sees a translation unit at a time.

    Sorted by left or right context, what stands nearest to the key word counts first: characters in Chinese, by
    their pinyin, words in English.
    """
    form = "json" if as_json else form
    if omitted and rendering:
        raise click.UsageError("--omitted does not go with --rendering.")
    if bom and form not in {"csv", "tsv"}:
        raise click.UsageError("--bom goes with the formats csv and tsv.")
    from workspace.concordance import Wanted  # noqa: PLC0415 - not for completion and help

    filters = Filters(documents, date_from, date_to, section, theme, "" if omitted else rendering, beside)
    wanted = Wanted(" ".join(term), search, lang, filters, order, order_lang, reverse)
    found = _look_up(workspace, wanted, as_json=form == "json")
    found = found.first(limit if limit is not None else _LIMIT if form == "text" else 0)
    write_result(_written(found, form, width, context, is_shown=output is None, bom=bom), output)
    if form == "text" and output is None:
        note_not_reviewed()


def _look_up(workspace: Workspace, wanted: "Wanted", *, as_json: bool) -> "Concordance":
    """Make the concordance; say on standard error how it came about."""
    from workspace.concordance import look_up  # noqa: PLC0415 - as in `command`

    filters = wanted.filters
    with workspace.index() as index:
        for name in filters.documents:
            check_places(index, document=name)
        only = filters.documents[0] if len(filters.documents) == 1 else None
        check_places(index, document=only, section=filters.section, theme=filters.theme)
    try:
        found, notes = look_up(workspace, wanted)
    except UnknownTermError as error:
        if as_json:
            print_not_found(wanted.term, error, error.similar)
        raise
    for note in notes:
        click.echo(f"Note: {note}.", err=True)
    return found


def _written(
    found: "Concordance", form: str, width: int | None, context: int | None, *, is_shown: bool, bom: bool
) -> bytes:
    """Return the concordance in a format; as text, fit for the terminal if it is shown there."""
    from exports.concordance import render  # noqa: PLC0415 - as in `command`

    if form != "text":
        return (codecs.BOM_UTF8 if bom else b"") + render(found, form).encode()
    from exports.concordance.text import WIDTH, text  # noqa: PLC0415 - as in `command`

    columns = width or (terminal_width(WIDTH) if is_shown else WIDTH)
    return text(found, width=columns, context=context, coloured=is_shown and is_coloured()).encode()
