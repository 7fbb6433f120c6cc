"""How results reach the terminal: tables, JSON and text, right in width, colour and pipes.

On a terminal, tables fit its width and wrap; in a pipe nothing is wrapped or cut off and there is no colour.
`NO_COLOR` is respected. All goes through `click.echo`, which knows about closed pipes and Windows consoles.
"""

import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

import click

from glossary.errors import TifaError
from glossary.types import Span

__all__ = [
    "NOT_REVIEWED",
    "as_data",
    "bold",
    "counted",
    "dim",
    "is_coloured",
    "mark",
    "note_not_reviewed",
    "print_json",
    "print_not_found",
    "print_paragraph",
    "print_table",
    "terminal_width",
]

#: What stands under everything that was harvested.
NOT_REVIEWED: Final = "Harvested by machine, not reviewed."

# Wide enough for any row: in a pipe, a row is a line.
_UNLIMITED: Final = 100_000

# What stands between two columns, and how much of its content a column must have room for.
_GAP: Final = 3
_LEAST: Final = 8


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _width() -> int:
    return shutil.get_terminal_size().columns if _is_terminal() else _UNLIMITED


def is_coloured() -> bool:
    """Return whether standard output is a terminal that may have colour."""
    return _is_terminal() and not os.environ.get("NO_COLOR")


def terminal_width(otherwise: int) -> int:
    """Return how many columns the terminal has.

    Args:
        otherwise: How many to take where the output goes to no terminal.
    """
    return shutil.get_terminal_size().columns if _is_terminal() else otherwise


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print a table, or a list of rows where the terminal is too narrow for one.

    Args:
        columns: The headings; one that ends in ``>`` is set flush right, without that sign.
        rows: The cells, as many in a row as there are columns; ``None`` is an empty cell.
        title: A line above the table; empty for none.
    """
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if title:
        click.echo(bold(title))
    if _fits([heading.rstrip(">") for heading in columns], cells):
        _print_columns(columns, cells)
    else:
        _print_list([heading.rstrip(">") for heading in columns], cells)


def _fits(labels: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    """Whether each column has room for the words of its heading and for `_LEAST` of what stands in it."""
    from rich.cells import cell_len  # noqa: PLC0415 - as in `_print_columns`

    needed = -_GAP
    for at, label in enumerate(labels):
        widest = max((cell_len(row[at]) for row in cells), default=0)
        needed += _GAP + max(min(widest, _LEAST), *map(cell_len, label.split()), 0)
    return needed <= _width()


def _print_list(labels: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    """Print a block of lines for each row, a line for each cell that is not empty."""
    for at, row in enumerate(cells):
        if at:
            click.echo()
        for label, cell in zip(labels, row, strict=True):
            if cell:
                click.echo(f"{dim(f'{label}:')} {cell}" if label else cell)


def _print_columns(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> None:
    # rich is wanted only where there is a table.
    from rich import box  # noqa: PLC0415
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for heading in columns:
        label, right = heading.rstrip(">"), heading.endswith(">")
        narrowest = max((cell_len(word) for word in label.split()), default=0)  # a heading is not cut inside a word
        table.add_column(
            label, justify="right" if right else "left", overflow="fold", vertical="top", min_width=narrowest
        )
    for row in cells:
        # Text, because a string would be searched for markup in brackets, which renderings may hold.
        table.add_row(*map(Text, row))
    _print_rich(table)


def _print_rich(renderable: object) -> None:
    import io  # noqa: PLC0415 - as rich itself, only for tables

    from rich.console import Console  # noqa: PLC0415

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=_width(),
        force_terminal=is_coloured(),
        no_color=not is_coloured(),
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(renderable)
    click.echo("\n".join(line.rstrip() for line in buffer.getvalue().splitlines()))


def print_json(value: object, *, in_a_line: bool = False) -> None:
    """Print a value as JSON, Han characters as they are.

    Args:
        value: Anything that `as_data` can turn into JSON.
        in_a_line: Without line breaks, for one value among others.
    """
    click.echo(json.dumps(as_data(value), ensure_ascii=False, indent=None if in_a_line else 2))


def print_not_found(query: str, error: TifaError, suggestions: Sequence[str], *, in_a_line: bool = False) -> None:
    """Print as JSON that nothing was found; the error itself still goes to standard error.

    Args:
        query: What was looked for.
        error: What the user is told.
        suggestions: Labels that look like it.
        in_a_line: As for `print_json`.
    """
    data = {"reviewed": False, "query": query, "hits": [], "error": str(error), "suggestions": list(suggestions)}
    print_json(data, in_a_line=in_a_line)


def as_data(value: Any) -> Any:  # noqa: ANN401 - any value of the read models
    """Return dataclasses and named tuples in `value` as objects, tuples as arrays.

    Args:
        value: Dataclasses, mappings, tuples, lists and scalars, nested as they like.

    >>> as_data({"span": Span(2, 4), "rest": (1, None)})
    {'span': {'start': 2, 'end': 4}, 'rest': [1, None]}
    """
    if dataclasses.is_dataclass(value):
        return {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: as_data(part) for key, part in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: as_data(part) for key, part in value._asdict().items()}
    if isinstance(value, (tuple, list)):
        return [as_data(part) for part in value]
    return value


def counted(count: int, noun: str) -> str:
    """Return a number with its noun.

    Args:
        count: How many.
        noun: In the singular; its plural ends in -s.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def bold(text: str) -> str:
    """Return `text` in bold where there is colour."""
    return click.style(text, bold=True) if is_coloured() else text


def dim(text: str) -> str:
    """Return `text` faint where there is colour."""
    return click.style(text, dim=True) if is_coloured() else text


def mark(text: str, span: Span | None) -> str:
    """Return `text` with the stretch `span` set off where there is colour."""
    if span is None or not is_coloured():
        return text
    return text[: span.start] + click.style(span.of(text), fg="green", bold=True) + text[span.end :]


def print_paragraph(text: str, *, indent: int) -> None:
    """Print running text: on a terminal in lines that fit it and are all indented, in a pipe as one line.

    Args:
        text: The text; it may be styled.
        indent: How many spaces stand before each line.
    """
    margin = " " * indent
    if not _is_terminal():
        click.echo(margin + text)
        return
    from rich.console import Console  # noqa: PLC0415 - as in `print_table`
    from rich.text import Text  # noqa: PLC0415

    width = max(_width() - indent - 1, _LEAST)
    console = Console(
        width=width, color_system="standard", no_color=not is_coloured(), force_terminal=True, legacy_windows=False
    )
    for line in Text.from_ansi(text).wrap(console, width):
        line.rstrip()
        with console.capture() as captured:
            console.print(line, end="")
        click.echo(margin + captured.get())


def note_not_reviewed() -> None:
    """Say that what stands above was harvested by machine."""
    click.echo(dim(NOT_REVIEWED))
