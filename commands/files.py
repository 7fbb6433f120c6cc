"""How a command hands over a file: to the place that `--output` names, else to standard output."""

from pathlib import Path
from typing import Final

import click

from commands.output import NOT_REVIEWED

__all__ = ["output_option", "write_result"]

output_option: Final = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE",
    help="File to write; without it, or with -, standard output.",
)


def write_result(data: bytes, output: Path | None) -> None:
    """Write a result, whole or not at all.

    Args:
        data: The content.
        output: The file; ``None`` or ``-`` for standard output.

    Raises:
        OutputError: If the file cannot be written.
    """
    if output is None or output == Path("-"):
        # Bytes, so that a console's encoding and line ends leave them alone.
        click.echo(data, nl=False)
        return
    # Only files want it.
    from exports.base import atomic_write  # noqa: PLC0415

    atomic_write(output, data)
    click.echo(f"Wrote {output} ({len(data) / 1024:,.0f} KB). {NOT_REVIEWED}", err=True)
