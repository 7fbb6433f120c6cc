"""`tifa sparql`: ask the graph."""

import csv
import io
import math
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from commands.options import ExampleCommand, folder_option, json_option, open_workspace, registry_option
from commands.output import counted, note_not_reviewed, print_json, print_table
from glossary.errors import InputError

if TYPE_CHECKING:  # rdflib comes only when a query runs
    from graph.store import QueryResult
    from graph.stores import GraphStore

__all__ = ["command"]


def _query_names() -> Iterable[str]:
    from graph.queries import queries  # noqa: PLC0415 - reads the files of the queries

    return queries()


@click.command(
    cls=ExampleCommand,
    example="""
    tifa sparql 'SELECT ?zh { ?c a tifa:Formulation ; skos:prefLabel ?zh FILTER(lang(?zh) = "zh") } LIMIT 5'
    tifa sparql --list
    tifa sparql --name renderings --param term=新三样
    """,
)
@click.argument("query", required=False)
@click.option(
    "--file",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="File that holds the query; - for standard input.",
)
@registry_option("--name", "name", "query", _query_names, help="Run a ready-made query.")
@click.option(
    "--param", "params", multiple=True, metavar="KEY=VALUE", help="Parameter of a ready-made query; may be repeated."
)
@click.option("--list", "is_list", is_flag=True, help="List the ready-made queries.")
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Give up after so long.")
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
    timeout: float | None,
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
    result = _ask(workspace.store, _text(query, file, name, params), timeout)
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
    except OSError as error:
        message = f"the query cannot be read ({error.strerror})"
        raise InputError(message, path=file, hint="check the name and the permissions of the file") from error
    except UnicodeDecodeError as error:
        raise InputError("the query is not UTF-8", path=file, hint="save it as a text file in UTF-8") from error


def _ask(store: "GraphStore", text: str, seconds: float | None) -> "QueryResult":
    """Ask the store in a thread of its own, so that this one can give up: Oxigraph cannot be told to stop.

    Args:
        store: The store.
        text: The query.
        seconds: How long to wait; ``None`` for as long as it takes.
    """
    from concurrent.futures import ThreadPoolExecutor, wait  # noqa: PLC0415 - only where something is asked

    end = math.inf if seconds is None else time.monotonic() + seconds
    answer = ThreadPoolExecutor(1).submit(store.query, text)
    try:
        # In short steps, because Windows does not see Ctrl-C in between.
        while not wait([answer], timeout=min(0.2, max(0.0, end - time.monotonic()))).done:
            if time.monotonic() >= end:
                _leave(f"Error: no answer within {seconds:g} s: ask for less, or allow more with --timeout", 1)
    except KeyboardInterrupt:
        _leave("Interrupted.", 130)
    return answer.result()


def _leave(message: str, code: int) -> NoReturn:
    """End the process at once: the usual way would wait for the thread."""
    click.echo(message, err=True)
    os._exit(code)


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
