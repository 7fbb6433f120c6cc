"""`tifa sparql`: ask the graph."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import ExampleCommand, folder_option, json_option, open_workspace, registry_option
from commands.output import counted, note_not_reviewed, print_json, print_table
from glossary.errors import InputError

if TYPE_CHECKING:  # rdflib comes only when a query runs
    from graph.store import QueryResult

__all__ = ["command"]


def _query_names() -> Iterable[str]:
    from graph.queries import queries  # noqa: PLC0415 - reads the files of the queries

    return queries()


@click.command(
    cls=ExampleCommand,
    example="""
    tifa sparql 'SELECT ?zh WHERE { ?concept a tifa:Formulation ; skos:prefLabel ?zh } LIMIT 5'
    tifa sparql --list
    tifa sparql --name renderings --param term=新三样
    """,
)
@click.argument("query", required=False)
@click.option(
    "--file", type=click.Path(path_type=Path), metavar="FILE", help="File that holds the query; - for standard input."
)
@registry_option("--name", "name", "query", _query_names, help="Run a ready-made query.")
@click.option(
    "--param", "params", multiple=True, metavar="KEY=VALUE", help="Parameter of a ready-made query; may be repeated."
)
@click.option("--list", "is_list", is_flag=True, help="List the ready-made queries.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")
@folder_option
@click.pass_context
def command(
    ctx: click.Context,
    query: str | None,
    file: Path | None,
    name: str | None,
    params: tuple[str, ...],
    is_list: bool,
    as_json: bool,
    as_csv: bool,
    folder: str | None,
) -> None:
    """Ask the graph in SPARQL.

    QUERY is a SELECT, ASK, CONSTRUCT or DESCRIBE query; usual prefixes (skos, skosxl, dcterms, tifa, …) need
    no declaration. It is asked over the union of all graphs; GRAPH asks one of them.
    """
    if is_list:
        _print_list(as_json)
        return
    if sum(given is not None for given in (query, file, name)) != 1:
        raise click.UsageError("Give one of QUERY, --file and --name (--list shows the ready-made queries).")
    if params and name is None:
        raise click.UsageError("--param goes with --name.")
    workspace = open_workspace(ctx, folder)
    result = workspace.store.query(_text(query, file, name, params))
    if result.graph is not None:
        _print_graph(result, as_json)
    elif result.answer is not None and as_json:
        print_json({"answer": result.answer})
    elif result.answer is not None:
        click.echo("yes" if result.answer else "no")
    else:
        _print_rows(result, as_json, as_csv)


def _text(query: str | None, file: Path | None, name: str | None, params: Sequence[str]) -> str:
    """Return the text of the query, wherever it comes from."""
    if query is not None:
        return query
    if name is not None:
        from graph.queries import ready_made  # noqa: PLC0415 - reads the files of the queries

        return ready_made(name, **dict(map(_parameter, params)))
    try:
        # Bytes, because the standard input of a Windows console has another encoding.
        data = sys.stdin.buffer.read() if file is None or file == Path("-") else file.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the query cannot be read ({error})", path=file, hint="name a text file in UTF-8") from error


def _parameter(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise click.UsageError(f"--param {text}: write KEY=VALUE.")
    return key, value


def _print_list(as_json: bool) -> None:
    from graph.queries import queries  # noqa: PLC0415 - reads the files of the queries

    if as_json:
        print_json({"queries": list(queries().values())})
        return
    rows = [
        (query.name, query.description, ", ".join(f"{one.name}: {one.meaning}" for one in query.parameters))
        for query in queries().values()
    ]
    print_table(("name", "what it gives", "parameters"), rows)


def _print_graph(result: "QueryResult", as_json: bool) -> None:
    from graph.serialise import jsonld, turtle  # noqa: PLC0415 - they bring rdflib, which the query has brought

    if result.graph is not None:
        click.echo(jsonld(result.graph) if as_json else turtle(result.graph), nl=False)


def _print_rows(result: "QueryResult", as_json: bool, as_csv: bool) -> None:
    rows = result.values()
    if as_json:
        found = [dict(zip(result.variables, row, strict=True)) for row in rows]
        print_json({"reviewed": False, "variables": result.variables, "rows": found})
    elif as_csv:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(result.variables)
        writer.writerows(rows)
        click.echo(text.getvalue(), nl=False)
    else:
        print_table(result.variables, rows)
        click.echo(f"{counted(len(rows), 'row')}.")
        note_not_reviewed()
