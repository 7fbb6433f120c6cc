"""The options that say how a document is read, shared by `tifa build` and `tifa harvest`."""

import functools
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from commands.options import registry_option
from glossary.types import Document, Metadata

__all__ = ["Reading", "reading_options", "standard_input"]

_PATH: Final = click.Path(path_type=Path, readable=False)

# The options that state metadata, by the names of `glossary.types.Metadata`, with their help.
_METADATA: Final = {
    "title": "Title in English.",
    "title_zh": "Title in Chinese.",
    "date": "Date: 2024-01-30, 2024-01 or 2024.",
    "issuer": "Who issued the document.",
    "translator": "Who translated it; shown with its renderings.",
    "source": "Address (URL) that it was taken from.",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a document, as the options say.

    Attributes:
        zh, en: Two parallel files; ``None`` where the document is one file.
        reader: Name of the reader; ``None`` to find out.
        encoding: Encoding of text files; ``None`` to find out.
        source_only: Whether the document is in Chinese alone.
        id: Its identity; ``None`` to make one.
        metadata: What is known about it.
    """

    zh: Path | None
    en: Path | None
    reader: str | None
    encoding: str | None
    source_only: bool
    id: str | None
    metadata: Metadata

    def is_told(self) -> bool:
        """Return whether any option says anything."""
        return self != Reading(None, None, None, None, False, None, Metadata())

    def check(self, files: tuple[Path, ...]) -> None:
        """Refuse options that do not fit the files.

        Args:
            files: The files that the user named.

        Raises:
            click.UsageError: If two parallel files are not two, or stand beside others; if English is given for
                a document in Chinese alone; if there are several documents (or none) and something is said that
                fits one only.
        """
        if self.en is not None and self.source_only:
            raise click.UsageError("--source-only goes with a text in Chinese alone; leave out --en.")
        if (self.zh is None) != (self.en is None) and not self.source_only:
            raise click.UsageError(
                "--zh and --en go together, a file each; a text in Chinese alone goes with --source-only."
            )
        if self.zh is not None and files:
            raise click.UsageError("--zh and --en name the document; leave the other files out.")
        if self.zh is None and len(files) != 1 and (self.id is not None or self.metadata != Metadata()):
            raise click.UsageError("--id and the options on title, date and so on go with one document.")

    def read(self, file: Path | None, *, stdin: bytes | None = None) -> Document:
        """Read one document.

        Args:
            file: The file; ``-`` is standard input; ``None`` for the two parallel ones.
            stdin: What standard input held, where it has been read already.

        Returns:
            The document.

        Raises:
            InputError: If it cannot be read.
        """
        # Readers bring lxml and docx.
        from glossary.reading import read_document  # noqa: PLC0415

        wants_stdin = Path("-") in (file, self.zh, self.en)
        return read_document(
            file,
            format=self.reader,
            zh=self.zh,
            en=self.en,
            encoding=self.encoding,
            source_only=self.source_only,
            id=self.id,
            metadata=self.metadata,
            stdin=standard_input() if wants_stdin and stdin is None else stdin,
        )


def standard_input() -> bytes:
    """Return what standard input holds.

    Raises:
        InputError: If it is too long.
    """
    # Readers bring lxml and docx.
    from glossary.reading.base import limited  # noqa: PLC0415
    from glossary.reading.identity import STANDARD_INPUT  # noqa: PLC0415

    return limited(sys.stdin.buffer, STANDARD_INPUT)


def _reader_names() -> Iterable[str]:
    from glossary.reading import READERS  # noqa: PLC0415 - readers bring lxml and docx

    return READERS


def reading_options(
    *, also: str | None = None, describing: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds the options; the command gets them together, as `reading`.

    Args:
        also: A former name of ``--reader``, which is understood and not shown.
        describing: Whether it can be said what the document is: that it is in Chinese alone, its identity, metadata.
    """
    reader_help = "Reader to use, instead of the one that the file calls for."
    options = [
        click.option("--zh", type=_PATH, metavar="FILE", help="The Chinese of two parallel files; goes with --en."),
        click.option("--en", type=_PATH, metavar="FILE", help="The English of two parallel files; goes with --zh."),
        registry_option("--reader", "reader", "reader", _reader_names, also=also, help=reader_help),
        click.option("--encoding", metavar="NAME", help="Encoding of text files, such as gb18030; else found out."),
    ]
    described = [
        click.option("--source-only", is_flag=True, help="The document is in Chinese alone."),
        click.option("--id", metavar="ID", help="Identity; else made from title and date, or from the file's name."),
        *(
            click.option(f"--{name.replace('_', '-')}", name, metavar="TEXT", default="", help=text)
            for name, text in _METADATA.items()
        ),
    ]

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(function)
        def gathered(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - any command's parameters
            metadata = Metadata(**{name: kwargs.pop(name) for name in _METADATA if name in kwargs})
            own = {name: kwargs.pop(name) for name in ("zh", "en", "reader", "encoding")}
            about = {"source_only": kwargs.pop("source_only", False), "id": kwargs.pop("id", None)}
            function(*args, reading=Reading(**own, **about, metadata=metadata), **kwargs)

        every = [*options, *described] if describing else options
        return functools.reduce(lambda inner, option: option(inner), reversed(every), gathered)

    return decorate
