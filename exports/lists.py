"""Reading lists of formulations: from files in the formats of the registry to `glossary.authority.AuthorityList`."""

import re
from pathlib import Path
from typing import Final

from exports import FORMATS, format_named
from exports.formats import Format
from glossary.authority import AuthorityList
from glossary.errors import InputError, UnknownNameError
from glossary.reading.base import Source, file_content
from glossary.reading.identity import document_id
from glossary.types import Metadata

__all__ = ["read_list", "readable"]

_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?(\w+)[\s>/]")
_START: Final = 4000


def readable() -> list[str]:
    """Return the names of the formats that are read."""
    return [name for name, form in FORMATS.items() if form.reader]


def read_list(
    path: Path, *, format: str | None = None, id: str = "", title: str = "", encoding: str | None = None
) -> AuthorityList:
    """Read a list of formulations.

    Args:
        path: The file.
        format: Name of its format; found by suffix, for XML by its first element, where ``None``.
        id: Identity of the list; made of the file's name where it is empty.
        title: What people call it; what the file says, else the file's name, where it is empty.
        encoding: Encoding of a table or of RDF; found out where ``None``. XML declares its own.

    Returns:
        The list, with its warnings.

    Raises:
        InputError: The file cannot be read or used; says where and what to do.
        UnknownNameError: There is no such format, or it is not read.
    """
    if format is not None and format not in readable():
        raise UnknownNameError("format", format, readable())
    source = Source(file_content(path), path, encoding)
    if not source.content.strip():
        raise InputError("the file is empty", path=path, hint="give a table, a SKOS vocabulary or a TBX termbase")
    name = document_id(id, Metadata(), path)
    reading = (format_named(format) if format else _guess(source)).load_reader()(source)
    return AuthorityList(
        name,
        " ".join((title or reading.title).split()) or path.stem,
        reading.source or path.name,
        tuple(sorted(reading.entries, key=lambda entry: (entry.key, entry.id))),
        reading.warnings,
    )


def _guess(source: Source) -> Format:
    """Return the format of a file, by its suffix, else by the first element of XML.

    Raises:
        InputError: Neither tells.
    """
    suffix = source.path.suffix.lower()
    if named := next((form for form in FORMATS.values() if suffix in form.suffixes), None):
        return named
    start = source.content[:_START].replace(b"\0", b"")  # UTF-16 or not
    if (root := _ROOT.search(start)) is not None:
        name = root.group(1).decode()
        if found := next((form for form in FORMATS.values() if name in form.roots), None):
            return found
    hint = f"say what it is with --format ({', '.join(readable())})"
    raise InputError("what kind of list this is does not show", path=source.path, hint=hint)
