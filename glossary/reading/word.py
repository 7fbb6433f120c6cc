"""DOCX: interleaved paragraphs, or a table with a Chinese and an English column, or both in turn."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Final, cast

from lxml import etree

from glossary.errors import InputError
from glossary.reading.archive import check_archive, holds
from glossary.reading.base import Bead, Note, Paragraph, Reading, Request, Source, numbered_pairs, trimmed
from glossary.reading.encoding import refuse_binary
from glossary.reading.interleaved import paired
from glossary.reading.markup import parse
from glossary.reading.metadata import merged
from glossary.reading.numbering import Element, Numbering, W, value_of
from glossary.reading.paragraphs import is_title
from glossary.reading.source import alone
from glossary.reading.word_table import Row, Table, table_of
from glossary.reading.word_text import Notes, mark_is_deleted, text_of
from glossary.script import language_of
from glossary.types import Lang, Metadata

__all__ = ["is_word", "read", "read_paragraphs"]

_REMEDY: Final = "open it in a word processor and save it again as DOCX"
_HEADING_NAME: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_HAN_NUMBER: Final = re.compile(r"[一二三四五六七八九十第]")

# A numbered paragraph of a table of contents repeats a heading.
_CONTENTS_NAME: Final = re.compile(r"toc\b", re.IGNORECASE)


def is_word(content: bytes) -> bool:
    """Return whether a file is a DOCX file, going by what it holds.

    Args:
        content: All its bytes.

    Returns:
        Whether it is a ZIP archive with a word processor's document in it.
    """
    return holds(content, "word/")


def read(request: Request) -> Reading:
    """Read a DOCX file.

    Args:
        request: What to read.

    Returns:
        Its pairs, with notes and headings; lines are counted in paragraphs.

    Raises:
        InputError: It is no intact DOCX file, it is empty, it lacks a language, or its paragraphs do not pair.
    """
    source = request.main
    blocks = _blocks(source)
    if request.source_only:
        return Reading(numbered_pairs(alone(_flat(blocks), source.path)))
    if not any(isinstance(block, Table) for block in blocks):
        beads, title = paired(_flat(blocks), source.path)
        return Reading(numbered_pairs(beads), title)
    beads, title = [], Metadata()
    for block in blocks:
        if isinstance(block, Table):
            beads.extend(block.beads(source.path))
        else:
            found, named = _beside_table(block, source.path)
            beads.extend(found)
            title = merged(title, named)
    if not beads:
        raise InputError("no row has Chinese", path=source.path, hint="give a file with Chinese and English text")
    return Reading(numbered_pairs(beads), title)


def read_paragraphs(source: Source) -> list[Paragraph]:
    """Read the paragraphs of a DOCX file, those in tables too.

    Args:
        source: The file.

    Returns:
        The paragraphs with text, in order.

    Raises:
        InputError: It is no intact DOCX file, or it is empty.
    """
    return _flat(_blocks(source))


_Block = list[Paragraph] | Table


def _beside_table(block: list[Paragraph], path: Path) -> tuple[list[Bead], Metadata]:
    """Return the beads of paragraphs around a table; a title or caption in one language is left out of them."""
    languages = {language_of(paragraph.text) for paragraph in block} - {None}
    if len(languages) == 1 and all(is_title(paragraph) for paragraph in block):
        return [], Metadata(title=block[0].text) if "en" in languages else Metadata(title_zh=block[0].text)
    return paired(block, path) if languages else ([], Metadata())


def _flat(blocks: Sequence[_Block]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for block in blocks:
        cells = [cell for row in block.rows for cell in row.cells.values()] if isinstance(block, Table) else [block]
        paragraphs.extend(paragraph for cell in cells for paragraph in cell)
    return paragraphs


def _blocks(source: Source) -> list[_Block]:
    if not is_word(source.content):
        refuse_binary(source.content, source.path, but=b"PK")
        raise InputError("this is no DOCX file, or a damaged one", path=source.path, hint=_REMEDY)
    check_archive(source.content, source.path, remedy=_REMEDY)
    try:
        blocks = list(_Walk.of(source).blocks())
    except (KeyError, ValueError, EOFError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError) as error:
        raise InputError(f"the DOCX file is damaged ({error})", path=source.path, hint=_REMEDY) from error
    if not _flat(blocks):
        raise InputError("the file holds no text", path=source.path, hint="give a file with Chinese and English text")
    return blocks


@dataclass
class _Walk:
    """A walk through the body of a document: lists and notes are counted on the way."""

    body: etree._Element
    styles: dict[str, etree._Element]
    numbering: Numbering
    notes: Notes
    _count: int = field(default=0, init=False)
    _heading: int = field(default=0, init=False)
    _carried: tuple[str, list[Note]] = field(default=("", []), init=False)

    @classmethod
    def of(cls, source: Source) -> "_Walk":
        # python-docx takes a tenth of a second to import and is wanted for such files only.
        import docx  # noqa: PLC0415

        document = docx.Document(io.BytesIO(source.content))
        parts = {
            relation.reltype.rpartition("/")[2]: parse(relation.target_part.blob, source.path, hint=_REMEDY)
            for relation in document.part.rels.values()
            if not relation.is_external
            and relation.reltype.endswith(("/footnotes", "/endnotes", "/numbering", "/styles"))
        }
        styles = parts["styles"].iterchildren(f"{W}style") if "styles" in parts else ()
        return cls(
            document.element.body,
            {style.get(f"{W}styleId", ""): style for style in styles},
            Numbering(cast(Element | None, parts.get("numbering"))),
            Notes({f"{name}Reference": parts[f"{name}s"] for name in ("footnote", "endnote") if f"{name}s" in parts}),
        )

    def __post_init__(self) -> None:
        self.numbering.tell_apart(self._uses())

    def _uses(self) -> Iterator[tuple[str, Lang | None]]:
        """Yield the list and the language of each numbered paragraph."""
        for element in self.body.iter(f"{W}p"):
            chain = self._style_chain(element)
            list_id, _ = self._list(_properties(element, chain), chain)
            if list_id:
                yield list_id, language_of(text_of(element, Notes({}))[0])

    def blocks(self) -> Iterator[_Block]:
        """Yield paragraphs that stand together, and tables that are bilingual."""
        found = (piece for element in _block_elements(self.body) for piece in self._pieces(element))
        for is_table, group in groupby(found, key=lambda piece: isinstance(piece, Table)):
            block = list(group)
            if is_table:
                yield from (piece for piece in block if isinstance(piece, Table))
            else:
                yield [piece for piece in block if isinstance(piece, Paragraph)]

    def _pieces(self, element: etree._Element) -> Iterator[Paragraph | Table]:
        if element.tag == f"{W}p":
            yield from self._paragraphs(element)
            return
        rows = [row for row in (self._row(row) for row in _rows(element)) if row.filled()]
        table = table_of(rows)
        if table is None:
            yield from (paragraph for row in rows for cell in row.cells.values() for paragraph in cell)
        else:
            yield table

    def _row(self, row: etree._Element) -> Row:
        cells: dict[int, list[Paragraph]] = {}
        continued = set()
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = 0 if before is None else int(before.get(f"{W}val", "0"))
        for cell in _block_elements(row, f"{W}tc"):
            cells[column] = [one for paragraph in _inner_paragraphs(cell) for one in self._paragraphs(paragraph)]
            merged_down = cell.find(f"{W}tcPr/{W}vMerge")
            if merged_down is not None and merged_down.get(f"{W}val") != "restart":
                continued.add(column)
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            column += 1 if span is None else int(span.get(f"{W}val", "1"))
        return Row(cells, frozenset(continued))

    def _paragraphs(self, element: etree._Element) -> Iterator[Paragraph]:
        """Yield the paragraph with its number; two where a soft break parts the languages."""
        self._count += 1
        carried, carried_notes = self._carried
        text, notes = text_of(element, self.notes)
        notes = carried_notes + [replace(note, offset=note.offset + len(carried)) for note in notes]
        text = carried + text
        if mark_is_deleted(element):
            self._carried = (text, notes)
            return
        self._carried = ("", [])
        chain = self._style_chain(element)
        if any(_CONTENTS_NAME.match(value_of(cast(Element, style), "name")) for style in chain):
            return
        level, number = self._heading_of(element, chain, trimmed(text, self._count))
        yield from _parted(trimmed(text, self._count, level=level, number=number, notes=notes))

    def _style_chain(self, element: etree._Element) -> list[etree._Element]:
        """Return the paragraph's style and those that it is based on."""
        named = element.find(f"{W}pPr/{W}pStyle")
        name = "" if named is None else named.get(f"{W}val", "")
        chain: list[etree._Element] = []
        while name in self.styles and self.styles[name] not in chain:
            chain.append(self.styles[name])
            name = value_of(cast(Element, chain[-1]), "basedOn")
        return chain

    def _heading_of(
        self, element: etree._Element, chain: list[etree._Element], paragraph: Paragraph
    ) -> tuple[int, str]:
        """Return the paragraph's level as a heading (0 for none) and the number shown before it."""
        properties = _properties(element, chain)
        outline = next((value for one in properties if (value := value_of(cast(Element, one), "outlineLvl"))), "")
        names = [_HEADING_NAME.fullmatch(value_of(cast(Element, style), "name")) for style in chain]
        named = next((int(match[1]) for match in names if match), 0)
        level = named if not outline else int(outline) + 1 if int(outline) < 9 else 0
        list_id, depth = self._list(properties, chain)
        number = self.numbering.next(list_id, depth, language_of(paragraph.text)) if list_id else ""
        if level and paragraph.text:
            self._heading = level
        elif number and (_HAN_NUMBER.search(number) or (not self._heading and is_title(paragraph))):
            # A list that numbers what reads as headings, though no style says so.
            level = self._heading + 1 + depth
        return level, number

    def _list(self, properties: Sequence[etree._Element], chain: Sequence[etree._Element]) -> tuple[str, int]:
        """Return the list that numbers a paragraph (empty for none) and the paragraph's level in it, from 0."""
        lists = [cast(Element, found) for one in properties if (found := one.find(f"{W}numPr")) is not None]
        list_id = next((value for one in lists if (value := value_of(one, "numId"))), "")
        if list_id in ("", "0"):
            return "", 0
        styled = [self.numbering.level_of_style(list_id, style.get(f"{W}styleId", "")) for style in chain]
        said = next((value for one in lists if (value := value_of(one, "ilvl"))), "")
        depth = int(said) if said else next((level for level in styled if level is not None), 0)
        return list_id, depth


def _properties(element: etree._Element, chain: Sequence[etree._Element]) -> list[etree._Element]:
    """Return the properties of a paragraph, its own before those of its styles."""
    return [found for one in (element, *chain) if (found := one.find(f"{W}pPr")) is not None]


def _block_elements(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables (or the elements with these tags) in a parent, looking into what wraps them."""
    wanted = tags or (f"{W}p", f"{W}tbl")
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in wanted:
            yield child
        elif etree.QName(child).localname in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _block_elements(child, *wanted)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _block_elements(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _inner_paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, those of tables inside it too."""
    for element in _block_elements(cell):
        if element.tag == f"{W}p":
            yield element
        else:
            for row in _rows(element):
                for inner in _block_elements(row, f"{W}tc"):
                    yield from _inner_paragraphs(inner)


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraph, or its parts where soft line breaks stand between the languages."""
    lines: list[tuple[int, str]] = []
    start = 0
    for line in paragraph.text.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    languages = {language_of(line) for _, line in lines} - {None}
    if len(languages) < 2:
        if paragraph.text:
            yield paragraph
        return
    for _, group in groupby(lines, key=lambda entry: language_of(entry[1])):
        block = list(group)
        begin, text = block[0][0], "\n".join(line for _, line in block)
        notes = [replace(n, offset=n.offset - begin) for n in paragraph.notes if begin <= n.offset <= begin + len(text)]
        part = trimmed(text, paragraph.line, level=paragraph.level, notes=notes)
        if part.text:
            yield replace(part, number=paragraph.number if begin == 0 else "")
