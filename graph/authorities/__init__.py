"""Reading authority lists: from files in several formats to `glossary.authority.AuthorityList`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from glossary.authority import AuthorityList
from glossary.errors import InputError, UnknownNameError
from glossary.reading.base import Source, file_content
from glossary.reading.identity import document_id
from glossary.types import Metadata
from graph.authorities.base import Reader

__all__ = ["READERS", "ReaderSpec", "read_authority"]


@dataclass(frozen=True, slots=True)
class ReaderSpec:
    """A reader of authority lists, imported on first use.

    Attributes:
        module: Name of its module; holds a function ``read`` (`graph.authorities.base.Reader`).
        summary: What it reads, in one line.
        suffixes: Endings of file names that it is taken for, lower-case with the dot.
        roots: Names of the XML elements that its files begin with, without prefix.
    """

    module: str
    summary: str
    suffixes: tuple[str, ...]
    roots: tuple[str, ...] = ()

    def load(self) -> Reader:
        """Import the reader.

        Returns:
            Its function ``read``.
        """
        reader: Reader = import_module(self.module).read
        return reader


# To add a reader: write a module with a function `read(source: Source) -> Reading`, add a row here and a file to
# tests/graph/authorities. The row feeds the choices of --reader, the guess by suffix and docs/authority.md.
READERS: Final[Mapping[str, ReaderSpec]] = {
    "table": ReaderSpec(
        "graph.authorities.table", "TSV or CSV with a row for each rendering", (".tsv", ".csv", ".tab")
    ),
    "skos": ReaderSpec(
        "graph.authorities.skos",
        "SKOS or SKOS-XL in any RDF syntax",
        (".ttl", ".nt", ".n3", ".nq", ".trig", ".rdf", ".owl", ".skos", ".jsonld", ".json", ".trix", ".hext"),
        ("RDF", "TriX"),
    ),
    "tbx": ReaderSpec(
        "graph.authorities.tbx", "TBX: version 3 (DCA and DCT style) and version 2", (".tbx",), ("tbx", "martif")
    ),
}

_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?(\w+)[\s>/]")
_START: Final = 4000


def read_authority(
    path: Path, *, reader: str | None = None, id: str = "", title: str = "", encoding: str | None = None
) -> AuthorityList:
    """Read an authority list.

    Args:
        path: The file.
        reader: Name of the reader (`READERS`); found by suffix, for XML by its first element, where ``None``.
        id: Identity of the list; made of the file's name where it is empty.
        title: What people call it; what the file says, else the file's name, where it is empty.
        encoding: Encoding of a table or of RDF; found out where ``None``. TBX, which is XML, declares its own.

    Returns:
        The list, with its warnings.

    Raises:
        InputError: The file cannot be read or used; says where and what to do.
        UnknownNameError: There is no such reader.
    """
    if reader is not None and reader not in READERS:
        raise UnknownNameError("reader", reader, list(READERS))
    source = Source(file_content(path), path, encoding)
    if not source.content.strip():
        raise InputError("the file is empty", path=path, hint="give a table, a SKOS vocabulary or a TBX termbase")
    name = document_id(id, Metadata(), path)
    reading = READERS[reader or _guess(source)].load()(source)
    return AuthorityList(
        name,
        " ".join((title or reading.title).split()) or path.stem,
        reading.source or path.name,
        tuple(sorted(reading.entries, key=lambda entry: (entry.key, entry.id))),
        reading.warnings,
    )


def _guess(source: Source) -> str:
    """Return the name of the reader for a file, by its suffix, else by the first element of XML.

    Raises:
        InputError: Neither tells.
    """
    suffix = source.path.suffix.lower()
    if named := next((name for name, spec in READERS.items() if suffix in spec.suffixes), None):
        return named
    start = source.content[:_START].replace(b"\0", b"")  # UTF-16 or not
    if (root := _ROOT.search(start)) is not None:
        name = root.group(1).decode()
        if found := next((reader for reader, spec in READERS.items() if name in spec.roots), None):
            return found
    hint = f"say what it is with --reader ({', '.join(READERS)})"
    raise InputError("what kind of list this is does not show", path=source.path, hint=hint)
