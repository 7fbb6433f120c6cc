"""`tifa lookup`: find a formulation by its wording in either language, or in pinyin."""

import click

from commands.concepts import note_redirect, print_card, print_concepts
from commands.options import ExampleCommand, json_option, kind_option, limit_option, workspace_option
from commands.output import note_not_reviewed, print_json, print_not_found
from glossary.errors import UnknownTermError
from glossary.types import Kind, Lang
from graph.index import Index
from workspace.workspace import Workspace

__all__ = ["command"]


@click.command(
    cls=ExampleCommand,
    example="""
    tifa lookup 新三样
    tifa lookup "three new kinds"
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

    Shows the best hit with its renderings - who renders it so, where, how often, and a sentence - and names
    the others. What authority lists say stands beside what the documents attest; a formulation that only a list
    has is found, too, and marked as such. Traditional characters, full-width forms, quotation marks and letter
    case make no difference.
    """
    wanted = " ".join(query)
    with workspace.index() as index:
        try:
            note_redirect(index, wanted)
        except UnknownTermError as rejected:
            if as_json:
                print_not_found(wanted, rejected, rejected.similar)
            raise
        hits = index.lookup(wanted, limit=limit or _count(index), kind=kind, lang=lang, exact=exact)
        if not hits:
            error = _nothing(index, wanted)
            if as_json:
                print_not_found(wanted, error, error.similar)
            raise error
        if as_json:
            print_json({"reviewed": False, "query": wanted, "hits": hits})
            return
        print_card(hits[0].concept, index, whole=False)
    if hits[1:]:
        click.echo("\nAlso found:")
        print_concepts(hit.concept for hit in hits[1:])
    if any(hit.concept.attested for hit in hits):
        note_not_reviewed()


def _nothing(index: Index, wanted: str) -> UnknownTermError:
    """Say that nothing is found: what is like it, unless only the options stand in its way."""
    if index.lookup(wanted, limit=1, exact=True):
        return UnknownTermError(wanted, otherwise="the options leave it out; look it up without them")
    return UnknownTermError(wanted, index.suggest(wanted))


def _count(index: Index) -> int:
    """How many hits there can be at most."""
    return sum(document.concepts for document in index.documents()) + len(index.official())
