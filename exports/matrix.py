"""Themes by sections as a file: a table (CSV), a picture (SVG, PNG), a page with both (HTML)."""

import codecs
import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from exports.table import guard
from glossary.errors import OutputError, UnknownNameError
from graph.analytics.matrix import Matrix

__all__ = ["MATRIX_FORMATS", "MatrixFormat", "export_csv", "format_of", "render"]


@dataclass(frozen=True, slots=True)
class MatrixFormat:
    """A format that the matrix can be written in.

    Attributes:
        name: What ``--format`` takes; with a dot before it, the usual ending of the file's name.
        function: ``module:function`` that makes the file's bytes of a matrix, imported on first use.
        description: What it is, in a line for people.
    """

    name: str
    function: str
    description: str


#: All formats, by name. To add one, write a function that makes bytes of a `Matrix`, and a line here.
MATRIX_FORMATS: Final[Mapping[str, MatrixFormat]] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            MatrixFormat("csv", "exports.matrix:export_csv", "a row for each section, a column for each theme"),
            MatrixFormat("html", "exports.matrix_page:export_html", "the picture, and what each figure counts"),
            MatrixFormat("png", "exports.raster:export_png", "the picture in pixels; needs the extra plot"),
            MatrixFormat("svg", "exports.matrix_picture:export_svg", "the picture, for browsers and office programs"),
        )
    }
)


def format_of(path: Path) -> str:
    """Return the format that a file's name ends in.

    Args:
        path: The file.

    Raises:
        OutputError: It ends in none.

    >>> format_of(Path("matrix.SVG"))
    'svg'
    """
    name = path.suffix.lower().removeprefix(".")
    if name not in MATRIX_FORMATS:
        endings = ", ".join(f".{known}" for known in MATRIX_FORMATS)
        raise OutputError(f"{path} does not say its format", hint=f"end its name in one of {endings}, or give --format")
    return name


def render(matrix: Matrix, form: str) -> bytes:
    """Return a matrix as a file.

    Args:
        matrix: The matrix.
        form: Name of the format.

    Returns:
        The file's bytes; the same for the same matrix (of PNG: and the same fonts).

    Raises:
        UnknownNameError: There is no such format.
        OutputError: The matrix has no row, or what the format needs is not installed.
    """
    if form not in MATRIX_FORMATS:
        raise UnknownNameError("format", form, sorted(MATRIX_FORMATS))
    if not matrix.sections:
        raise OutputError(
            f"no section of {matrix.document} follows its first theme", hint="see its outline with tifa sections"
        )
    module, _, name = MATRIX_FORMATS[form].function.partition(":")
    function = cast(Callable[[Matrix], bytes], getattr(import_module(module), name))
    return function(matrix)


def export_csv(matrix: Matrix) -> bytes:
    """Return the matrix as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it.

    The first columns are the section's first paragraph, depth and titles; a cell is empty where the section is not
    later than the theme. The last row counts the formulations that recur in any section.

    Args:
        matrix: The matrix.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    themes = matrix.themes
    writer.writerow(
        map(guard, ["paragraph", "depth", "section", "in English", *(f"{one.number} {one.zh}" for one in themes)])
    )
    for section in matrix.sections:
        counts = ["" if cell is None else str(len(cell)) for cell in section.cells]
        writer.writerow(map(guard, [str(section.pair), str(section.depth), section.zh, section.en, *counts]))
    writer.writerow(["", "", "any", "", *(str(one.recurring) for one in themes)])
    writer.writerow(["", "", "formulations of the theme", "", *(str(one.concepts) for one in themes)])
    return codecs.BOM_UTF8 + text.getvalue().encode()
