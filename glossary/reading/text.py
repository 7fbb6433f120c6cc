"""The paragraphs of a plain text: one to a line, or wrapped ones with blank lines between."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Paragraph, Source, trimmed
from glossary.reading.metadata import split_header
from glossary.script import language_of
from glossary.types import Metadata

__all__ = ["read_text"]

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_STOP: Final = re.compile(r"[.!?。！？;；:：][\"'”’」』)\]）】]*[0-9]{0,2}$")

# Lines of a text that an editor has wrapped are about this wide (columns, a Han character takes two).
_WRAPPED_WIDTH: Final = range(50, 101)


def read_text(source: Source) -> tuple[Metadata, str, list[Paragraph]]:
    """Read the header and the paragraphs of a plain text.

    Args:
        source: The file.

    Returns:
        Its metadata, the id it claims (empty for none), and its paragraphs.

    Raises:
        InputError: It is no text, it is empty, or its header is wrong.
    """
    lines = _LINE_END.split(source.text())
    metadata, name, start = split_header(lines, source.path)
    paragraphs = [one for block in _blocks(lines, start) for one in _unwrapped(block)]
    if not paragraphs:
        raise InputError("the file holds no text", path=source.path, hint="give a file with Chinese and English text")
    return metadata, name, paragraphs


def _blocks(lines: Sequence[str], start: int) -> Iterator[list[Paragraph]]:
    """Yield the lines with text, those with no blank line and no change of language between them together."""
    block: list[Paragraph] = []
    for number in range(start, len(lines)):
        paragraph = trimmed(lines[number], number + 1)
        if block and (not paragraph.text or language_of(paragraph.text) != language_of(block[-1].text)):
            yield block
            block = []
        if paragraph.text:
            block.append(paragraph)
    if block:
        yield block


def _unwrapped(block: list[Paragraph]) -> list[Paragraph]:
    """Return the block's lines as one paragraph if they look like the lines of a wrapped one."""
    inner = block[:-1]
    wrapped = (
        bool(inner)
        and all(_width(line.text) in _WRAPPED_WIDTH for line in inner)
        and _width(block[-1].text) <= _WRAPPED_WIDTH.stop
        and 2 * sum(bool(_STOP.search(line.text)) for line in inner) < len(inner)
    )
    if not wrapped:
        return block
    return [Paragraph("\n".join(line.text for line in block), block[0].line)]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
