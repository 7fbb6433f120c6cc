"""XLSX files, opened by openpyxl: examined before anything in them is unpacked, and damage told in one message."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from glossary.reading.archive import check_archive, holds
from glossary.reading.base import Source
from glossary.reading.encoding import refuse_binary

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["is_workbook", "opened"]

_REMEDY: Final = "open it in a spreadsheet program and save it again as XLSX"
#: What openpyxl raises on damaged parts beside exceptions of its own; those of XML parsers are syntax errors.
_DAMAGE: Final = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RecursionError, SyntaxError,
    TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def is_workbook(content: bytes) -> bool:
    """Return whether a file is an XLSX workbook, going by what it holds.

    Args:
        content: All its bytes.

    Returns:
        Whether it is a ZIP archive with sheets in it.
    """
    return holds(content, "xl/")


@contextmanager
def opened(source: Source, *, whole: bool = False) -> Iterator["Workbook"]:
    """Open a workbook; sheets may be read as long as it is open.

    Args:
        source: The file.
        whole: Whether to load all of it, with formulas and merged cells as they stand; else values alone can be read,
            row by row.

    Yields:
        The workbook.

    Raises:
        InputError: It is no workbook, a bomb, encrypted or damaged, as far as shows until all is read.
    """
    if not is_workbook(source.content):
        refuse_binary(source.content, source.path, but=b"PK")
        raise InputError("this is no XLSX file, or a damaged one", path=source.path, hint=_REMEDY)
    check_archive(source.content, source.path, remedy=_REMEDY)
    # Wanted for such files only.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            yield load_workbook(
                io.BytesIO(source.content), read_only=not whole, data_only=not whole, keep_links=not whole
            )
    except (*_DAMAGE, CellCoordinatesException, InvalidFileException) as error:
        # What openpyxl says itself of a bad part takes three lines, and names nothing.
        said = " ".join(str(error.__cause__ or error).split())
        raise InputError(f"the XLSX file is damaged ({said})", path=source.path, hint=_REMEDY) from error
