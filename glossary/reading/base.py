"""What all readers share: the paragraphs they find, what they are asked, what they return."""

import re
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from glossary.errors import InputError
from glossary.reading.encoding import decode
from glossary.types import Footnote, HeadingHint, Lang, Metadata, ParagraphPair

__all__ = [
    "LARGEST",
    "Bead",
    "Note",
    "Paragraph",
    "Reader",
    "Reading",
    "Request",
    "Source",
    "file_content",
    "limited",
    "numbered_pairs",
    "trimmed",
]


@dataclass(frozen=True, slots=True)
class Note:
    """A note whose mark stands in a paragraph.

    Attributes:
        offset: Where the mark would stand in the paragraph's text.
        mark: The mark as shown.
        text: Text of the note.
    """

    offset: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a file, before it is known what translates it.

    Attributes:
        text: Its text, white space at the ends trimmed.
        line: Line (or row, or paragraph) of the file where it starts, 1-based.
        level: Depth as a heading, from 1; 0 where the file does not say.
        number: The number that a word processor shows before it.
        notes: Notes whose marks stand in it.
    """

    text: str
    line: int
    level: int = 0
    number: str = ""
    notes: tuple[Note, ...] = ()


#: Chinese paragraphs and the English ones that translate them.
Bead = tuple[Sequence[Paragraph], Sequence[Paragraph]]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was found.

    Attributes:
        content: All its bytes.
        path: What messages name.
        encoding: The encoding if the user named it.
    """

    content: bytes
    path: Path
    encoding: str | None = None

    def text(self) -> str:
        """Return its text.

        Returns:
            The text without byte order mark.

        Raises:
            InputError: It is no text (`glossary.reading.encoding.decode`).
        """
        return decode(self.content, self.path, self.encoding)


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader is asked to read.

    Attributes:
        main: The file; of two parallel files the Chinese one.
        english: The English one of two parallel files.
        source_only: Whether to read the Chinese alone.
    """

    main: Source
    english: Source | None = None
    source_only: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns.

    Attributes:
        pairs: The paragraph pairs, numbered from 1.
        metadata: What the file says about itself.
        id: The identity that the file claims; empty for none.
    """

    pairs: tuple[ParagraphPair, ...]
    metadata: Metadata = Metadata()  # noqa: RUF009  (immutable)
    id: str = ""


#: The most bytes that a file may have, and the XML of an archive when unpacked. A parsed XML file takes up to ten
#: times as much memory, so this keeps reading within one gigabyte.
LARGEST: Final = 100_000_000

Reader = Callable[[Request], Reading]

# White space, and what shows as little: byte order marks inside joined files, zero-width spaces.
_ENDS: Final = re.compile(r"\A[\s\ufeff\u200b]+|[\s\ufeff\u200b]+\Z")


def trimmed(text: str, line: int, *, level: int = 0, number: str = "", notes: Iterable[Note] = ()) -> Paragraph:
    """Make a paragraph, white space at its ends trimmed and its notes moved along.

    Args:
        text: The text as found.
        line: Where it starts in the file, 1-based.
        level: Depth as a heading, 0 for none.
        number: The number shown before it.
        notes: Its notes, with offsets in `text`.

    Returns:
        The paragraph.

    >>> trimmed("  a lake ", 3, notes=[Note(8, "1", "deep")])
    Paragraph(text='a lake', line=3, level=0, number='', notes=(Note(offset=6, mark='1', text='deep'),))
    """
    kept = _ENDS.sub("", text)
    start = text.find(kept)
    moved = tuple(Note(min(max(note.offset - start, 0), len(kept)), note.mark, note.text) for note in notes)
    return Paragraph(kept, line, level, number, moved)


def numbered_pairs(beads: Iterable[Bead]) -> tuple[ParagraphPair, ...]:
    r"""Make paragraph pairs of aligned paragraphs; several on one side are joined with ``\n``.

    Args:
        beads: In document order; no Chinese side is empty. An empty English side says that there is no translation.

    Returns:
        The pairs, numbered from 1.
    """
    return tuple(_pair(number, zh, en) for number, (zh, en) in enumerate(beads, 1))


def _pair(number: int, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> ParagraphPair:
    first_zh, first_en = zh[0], en[0] if en else Paragraph("", 0)
    level = first_zh.level or first_en.level
    return ParagraphPair(
        number,
        "\n".join(paragraph.text for paragraph in zh),
        "\n".join(paragraph.text for paragraph in en),
        zh_line=first_zh.line,
        en_line=first_en.line if en else None,
        hint=HeadingHint(level, first_zh.number, first_en.number) if level else None,
        footnotes=(*_footnotes(zh, "zh"), *_footnotes(en, "en")),
    )


def _footnotes(paragraphs: Sequence[Paragraph], lang: Lang) -> Iterable[Footnote]:
    start = 0
    for paragraph in paragraphs:
        for note in paragraph.notes:
            yield Footnote(lang, start + note.offset, note.mark, note.text)
        start += len(paragraph.text) + 1


def file_content(path: Path) -> bytes:
    """Return all bytes of a file that the user named.

    Raises:
        InputError: It cannot be read, or it is larger than `LARGEST`; says why and what to do.
    """
    try:
        known = path.stat()
        if stat.S_ISREG(known.st_mode):
            if known.st_size > LARGEST:
                raise _too_large(path, known.st_size)
            return path.read_bytes()
        with path.open("rb") as file:  # a pipe or a device
            return limited(file, path)
    except FileNotFoundError as error:
        raise InputError("there is no such file", path=path, hint="check the name and the folder") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", path=path, hint="give a file in it") from error
    except PermissionError as error:
        # Windows says this of folders as well.
        if path.is_dir():
            raise InputError("this is a folder", path=path, hint="give a file in it") from error
        raise InputError("the file may not be read", path=path, hint="change its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"the file cannot be read ({reason})", path=path, hint="check the name and the disk"
        ) from error


def limited(stream: BinaryIO, path: Path) -> bytes:
    """Return all bytes of a stream whose length is not known beforehand, such as the standard input.

    Args:
        stream: Where to read.
        path: What messages name.

    Returns:
        All of it.

    Raises:
        InputError: There is more than `LARGEST`; no more than that is read.
    """
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _too_large(path)
    return content


def _too_large(path: Path, size: int | None = None) -> InputError:
    has = "" if size is None else f" of {size / 1e6:,.0f} MB"
    message = f"the file{has} is larger than the limit of {LARGEST / 1e6:,.0f} MB"
    return InputError(message, path=path, hint="split it into parts")
