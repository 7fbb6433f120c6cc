"""Office files: ZIP archives of XML parts, examined before anything in them is unpacked or parsed."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import LARGEST

__all__ = ["check_archive", "holds"]

_MOST_PARTS: Final = 10_000
#: Pictures and the like count as well: libraries load every part that belongs to a document.
_MOST_UNPACKED: Final = 4 * LARGEST
# Text shrinks to a tenth; a long table of like rows may shrink to a hundredth, a bomb to a thousandth.
_HIGHEST_RATIO: Final = 300
_SMALL: Final = 10_000_000

_XML: Final = (".xml", ".rels")
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
_START: Final = 1 << 16


def holds(content: bytes, folder: str) -> bool:
    """Return whether bytes are a ZIP archive with something in a folder of that name.

    Args:
        content: All bytes of the file.
        folder: Its name with the slash, such as ``word/``.

    Returns:
        Whether they are.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith(folder) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def check_archive(content: bytes, path: Path, *, remedy: str) -> None:
    """Refuse an office file that is a bomb, is encrypted, or declares document types in its XML.

    Args:
        content: All bytes of the file; an intact archive as far as its directory says.
        path: What messages name.
        remedy: What to do with a damaged file.

    Raises:
        InputError: It is one of these, or its directory is damaged; names the limit or the part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, path, remedy)
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    _check_start(archive, part, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise InputError(f"the file is damaged ({error})", path=path, hint=remedy) from error


def _check_sizes(parts: list[zipfile.ZipInfo], path: Path, remedy: str) -> None:
    if len(parts) > _MOST_PARTS:
        message = f"the file is an archive of {len(parts):,} parts, more than the limit of {_MOST_PARTS:,}"
        raise InputError(message, path=path, hint=remedy)
    xml = [part for part in parts if part.filename.lower().endswith(_XML)]
    for some, most, what in ((xml, LARGEST, "its text"), (parts, _MOST_UNPACKED, "the file")):
        unpacked = sum(part.file_size for part in some)
        if unpacked > most:
            message = f"unpacked, {what} has {unpacked / 1e6:,.0f} MB, more than the limit of {most / 1e6:,.0f} MB"
            raise InputError(message, path=path, hint="split it into parts")
    for part in parts:
        if part.flag_bits & 1:
            raise InputError("the file is encrypted", path=path, hint="save it without a password")
        if part.file_size > _SMALL and part.file_size > _HIGHEST_RATIO * max(1, part.compress_size):
            message = f"its part {part.filename} unpacks to more than {_HIGHEST_RATIO} times its size, as a bomb does"
            raise InputError(message, path=path, hint=remedy)


def _check_start(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> None:
    with archive.open(part) as opened:
        start = opened.read(_START).replace(b"\0", b"")
    if _DOCTYPE.search(start):
        # Office Open XML allows none (ECMA-376, part 2, 8.1.4), so that no entity can stand in it.
        message = f"its part {part.filename} declares a document type, which office files must not"
        raise InputError(message, path=path, hint="save it again with an office program")
