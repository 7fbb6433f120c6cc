"""`tifa lookup`: find formulations by their wording in either language, or in pinyin."""

import sys
from collections.abc import Callable, Iterator, Sequence

import click

from commands.concepts import note_behind, note_redirect, print_card, print_hit
from commands.options import ExampleCommand, json_option, kind_option, limit_option, workspace_option
from commands.output import bold, note_not_reviewed, print_json, print_not_found
from glossary.errors import InputError, UnknownTermError
from glossary.types import Kind, Lang
from graph.index import Hit, Index
from workspace.workspace import Workspace

__all__ = ["command"]

#: Returns what a query finds.
_Look = Callable[[str], list[Hit]]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa lookup 新三样
    tifa lookup xzscl
    tifa lookup "force quality new"
    tifa lookup "*生产力"
    tifa lookup --json - < terms.txt
    """,
)
@click.argument("query", nargs=-1, required=True)
@kind_option
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Only labels in this language (pinyin is zh).")
@click.option("--exact", is_flag=True, help="Only whole labels: no beginnings, parts or similar ones.")
@limit_option(10)
@json_option
@workspace_option
def command(
    workspace: Workspace,
    query: tuple[str, ...],
    kind: Kind | None,
    lang: Lang | None,
    exact: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Look up a formulation or a rendering.

    One box for everything: simplified or traditional Chinese, pinyin with or without tones, its initials, English in
    any inflection; a beginning or part of a term, several words or pieces in any order and of both languages, * for any
    text, and slips of the pen. A single - reads queries from standard input, one a line.

    Hits come in this order: exact; normalised (characters, marks, tones, inflection); beginning; part (a stretch, then
    words in another order); similar, only if nothing else is found. Among equal ones, what editors prefer or admit
    comes before what was harvested, then the more frequent, then the shorter. Each hit says why it was found.

    Shows the best hit with its renderings - who renders it so, where, how often, and a sentence - and the others in
    short. What authority lists say stands beside what the documents attest; a formulation that only a list has is
    found, too, and marked as such.
    """
    wanted = " ".join(query)
    with workspace.index() as index:
        note_behind(workspace)

        def look(query: str) -> list[Hit]:
            note_redirect(index, query)
            hits = index.lookup(query, limit=limit or _count(index), kind=kind, lang=lang, exact=exact)
            if not hits:
                raise _nothing(index, query)
            return hits

        if wanted == "-":
            _look_up_many(index, look, as_json=as_json)
        else:
            _look_up_one(index, look, wanted, as_json=as_json)


def _look_up_one(index: Index, look: _Look, wanted: str, *, as_json: bool) -> None:
    try:
        hits = look(wanted)
    except UnknownTermError as unknown:
        if as_json:
            print_not_found(wanted, unknown, unknown.similar)
        raise
    if as_json:
        print_json({"reviewed": False, "query": wanted, "hits": hits})
        return
    _print_hits(index, hits)
    if any(hit.concept.attested for hit in hits):
        note_not_reviewed()


def _look_up_many(index: Index, look: _Look, *, as_json: bool) -> None:
    """Look up every line of standard input; one that finds nothing does not keep the others from being looked up.

    Raises:
        InputError: At the end, if there was no query, or some found nothing.
    """
    asked, missed = 0, 0
    for wanted in _queries():
        asked += 1
        if not as_json:
            click.echo(("" if asked == 1 else "\n") + bold(f"== {wanted}"))
        try:
            hits = look(wanted)
        except UnknownTermError as unknown:
            missed += 1
            if as_json:
                print_not_found(wanted, unknown, unknown.similar, in_a_line=True)
            else:
                click.echo(str(unknown))
            continue
        if as_json:
            print_json({"reviewed": False, "query": wanted, "hits": hits}, in_a_line=True)
        else:
            _print_hits(index, hits)
    if not as_json and missed < asked:
        click.echo()
        note_not_reviewed()
    if not asked:
        raise InputError("standard input holds no query", hint="give one a line")
    if missed:
        raise InputError(f"{missed} of {asked} queries found nothing", hint="what is nearest to them stands above")


def _queries() -> Iterator[str]:
    """The lines of standard input that are not empty, in UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            query = line.decode("utf-8-sig").strip()
        except UnicodeDecodeError as error:
            hint = "save it in UTF-8"
            raise InputError(f"standard input is not UTF-8 in line {number}", hint=hint) from error
        if query:
            yield query


def _print_hits(index: Index, hits: Sequence[Hit]) -> None:
    print_card(hits[0].concept, index, whole=False, why=hits[0].why)
    if hits[1:]:
        click.echo("\nAlso found:")
    for hit in hits[1:]:
        click.echo()
        print_hit(hit)


def _nothing(index: Index, wanted: str) -> UnknownTermError:
    """Say that nothing is found: what is like it, unless only the options stand in its way."""
    if not any(map(str.isalnum, wanted)):
        return UnknownTermError(wanted, otherwise="it has nothing to look for; give Chinese, pinyin or English")
    if index.lookup(wanted, limit=1, exact=True):
        return UnknownTermError(wanted, otherwise="the options leave it out; look it up without them")
    return UnknownTermError(wanted, index.suggest(wanted))


def _count(index: Index) -> int:
    """How many hits there can be at most."""
    return max(1, sum(document.concepts for document in index.documents()) + len(index.official()))
