"""Reading documents: from files in several formats to paragraph pairs."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from glossary.errors import InputError, UnknownNameError
from glossary.reading.base import Reader, Request, Source, file_content
from glossary.reading.identity import STANDARD_INPUT, document_id
from glossary.reading.metadata import check_date, merged
from glossary.types import Document, Metadata

__all__ = ["READERS", "ReaderSpec", "read_document"]


@dataclass(frozen=True, slots=True)
class ReaderSpec:
    """A reader, imported on first use.

    Attributes:
        module: Name of its module; holds a function ``read`` (`glossary.reading.base.Reader`).
        summary: What it reads, in one line.
        suffixes: Endings of file names that it is taken for, lower-case with the dot.
    """

    module: str
    summary: str
    suffixes: tuple[str, ...] = ()

    def load(self) -> Reader:
        """Import the reader.

        Returns:
            Its function ``read``.
        """
        reader: Reader = import_module(self.module).read
        return reader


# To add a reader: write a module with a function `read(request: Request) -> Reading`, add a row here and a file
# to tests/glossary/reading. The row feeds the choices of --reader, the guess by suffix and the docs
# (docs/add-a-reader.md goes through it step by step).
READERS: Final[Mapping[str, ReaderSpec]] = {
    "interleaved": ReaderSpec(
        "glossary.reading.interleaved",
        "text whose paragraphs alternate between the languages",
        (".txt", ".text", ".md"),
    ),
    "parallel": ReaderSpec("glossary.reading.parallel", "two files, --zh FILE --en FILE, as text or DOCX"),
    "docx": ReaderSpec(
        "glossary.reading.word", "DOCX with alternating paragraphs or tables, those of CAT tools as well", (".docx",)
    ),
    "tmx": ReaderSpec("glossary.reading.tmx", "translation memory, TMX 1.4", (".tmx",)),
    "xliff": ReaderSpec(
        "glossary.reading.xliff", "XLIFF 1.2 and 2, SDLXLIFF, MQXLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff")
    ),
    "po": ReaderSpec("glossary.reading.po", "messages of GNU gettext", (".po", ".pot")),
    "table": ReaderSpec(
        "glossary.reading.table", "TSV or CSV with a Chinese and an English column", (".tsv", ".csv", ".tab")
    ),
    "xlsx": ReaderSpec("glossary.reading.workbook", "XLSX with a Chinese and an English column", (".xlsx",)),
}


# What formats are known by where the name of the file does not tell.
_ARCHIVES: Final = {"docx": "word/", "xlsx": "xl/"}
_MARKUP: Final = re.compile(rb"<(?:[\w.-]+:)?(tmx|xliff)\b")
# Termbases and vocabularies, which are no documents.
_LISTS: Final = re.compile(rb"<(?:[\w.-]+:)?(tbx|martif|mtf|rdf)\b")
_MESSAGE: Final = re.compile(rb'^msgid\s+"', re.MULTILINE)
_START: Final = 4000


def read_document(
    path: Path | None,
    *,
    format: str | None = None,
    zh: Path | None = None,
    en: Path | None = None,
    encoding: str | None = None,
    source_only: bool = False,
    id: str | None = None,
    metadata: Metadata = Metadata(),  # noqa: B008  (immutable)
    stdin: bytes | None = None,
) -> Document:
    r"""Read a document.

    Args:
        path: The file, ``-`` for the bytes in `stdin`; ``None`` where `zh` and `en` are given.
        format: Name of the reader (`READERS`); found by suffix or content where ``None``.
        zh: The Chinese one of two parallel files.
        en: The English one.
        encoding: Name of the encoding of text files; found where ``None``.
        source_only: Whether to read a document in Chinese alone.
        id: Identity of the document; made of title and date, else of the file's name, where ``None``.
        metadata: What is known of the document; overrules field by field what the file says.
        stdin: What the standard input held.

    Returns:
        The document.

    Raises:
        InputError: A file cannot be read or used; says where and what to do.
        UnknownNameError: There is no such format.

    >>> document = read_document(Path("-"), stdin="The lake is calm.\n湖面平静。\n".encode(), id="lake")
    >>> document.id, document.pairs[0].zh, document.pairs[0].en
    ('lake', '湖面平静。', 'The lake is calm.')
    """
    if format is not None and format not in READERS:
        raise UnknownNameError("format", format, list(READERS))
    check_date(metadata.date)
    request = _request(path, zh, en, encoding=encoding, source_only=source_only, stdin=stdin)
    parallel = request.english is not None or path is None
    name = format or ("parallel" if parallel else _guess(request.main))
    if parallel and name != "parallel":
        raise InputError(f"the format {name} takes one file", hint="leave out --reader, or give one file")
    reading = READERS[name].load()(request)
    known = merged(metadata, reading.metadata)
    name = document_id(id or reading.id, known, request.main.path, request.main.content)
    return Document(name, reading.pairs, known, source_only)


def _request(
    path: Path | None, zh: Path | None, en: Path | None, *, encoding: str | None, source_only: bool, stdin: bytes | None
) -> Request:
    main = path or zh
    if path and (zh or en):
        raise InputError("there are too many files", hint="give one file, or --zh FILE with --en FILE")
    if en and source_only:
        raise InputError("--source-only goes with a text in Chinese alone", path=en, hint="leave out --en")
    if main is None:
        raise InputError(
            "there is no file to read", hint="give a file, - for the standard input, or --zh FILE --en FILE"
        )
    english = _source(en, encoding, stdin) if en else None
    return Request(_source(main, encoding, stdin), english, source_only)


def _source(path: Path, encoding: str | None, stdin: bytes | None) -> Source:
    if str(path) == "-":
        path, content = STANDARD_INPUT, stdin or b""
    else:
        content = file_content(path)
    if not content.strip():
        raise InputError("the file is empty", path=path, hint="give a file with Chinese and English text")
    return Source(content, path, encoding)


def _guess(source: Source) -> str:
    """Return the name of the reader for a file, by its suffix, else by its content."""
    suffix = source.path.suffix.lower()
    named = next((name for name, spec in READERS.items() if suffix in spec.suffixes), None)
    if named:
        return named
    if source.content.startswith(b"PK"):
        from glossary.reading.archive import holds  # noqa: PLC0415  (imports zipfile)

        return next((name for name, folder in _ARCHIVES.items() if holds(source.content, folder)), "interleaved")
    start = source.content[:_START].replace(b"\0", b"").lower()  # UTF-16 or not
    if markup := _MARKUP.search(start):
        return markup[1].decode()
    if source.content.lstrip(b"\xef\xbb\xbf \r\n\t\xff\xfe\0").startswith(b"<") and _LISTS.search(start):
        raise InputError("this is a list of terms, no document", path=source.path, hint="tifa authority add reads it")
    if _MESSAGE.search(start):
        return "po"
    return "table" if _is_table(source) else "interleaved"


def _is_table(source: Source) -> bool:
    """Return whether every line of a text holds a tab inside: the mark of TSV."""
    lines = [line.strip() for line in io.StringIO(source.text()) if line.strip()]
    return bool(lines) and all("\t" in line for line in lines)
