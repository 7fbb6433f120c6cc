"""A document in Chinese alone, and the paragraphs of one file whatever it was written with."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Source
from glossary.reading.text import read_text
from glossary.script import language_of
from glossary.types import Metadata

__all__ = ["alone", "paragraphs_of"]

# A Chinese document may hold an English line or two; with more of them it is a bilingual one.
_MAXIMUM_ENGLISH: Final = 0.2


def alone(paragraphs: Sequence[Paragraph], path: Path) -> list[Bead]:
    """Return the Chinese paragraphs as beads without English.

    Args:
        paragraphs: All paragraphs of the document; the few that are not Chinese are left out.
        path: What messages name.

    Returns:
        A bead for each Chinese paragraph.

    Raises:
        InputError: There is no Chinese, or so much English that the document is bilingual.
    """
    known = [(language_of(paragraph.text), paragraph) for paragraph in paragraphs]
    chinese = [paragraph for lang, paragraph in known if lang == "zh"]
    english = [paragraph for lang, paragraph in known if lang == "en"]
    if not chinese:
        raise InputError("there is no Chinese paragraph in it", path=path, hint="give a document in Chinese")
    if len(english) > _MAXIMUM_ENGLISH * len(known):
        hint = "leave out --source-only to read it as a bilingual document"
        raise InputError("it holds English paragraphs too", path=path, line=english[0].line, hint=hint)
    return [([paragraph], []) for paragraph in chinese]


def paragraphs_of(source: Source) -> tuple[Metadata, str, list[Paragraph]]:
    """Read the paragraphs of a plain text or a DOCX file.

    Args:
        source: The file.

    Returns:
        What it says about itself, the id it claims (empty for none), its paragraphs.

    Raises:
        InputError: It can be read as neither, or it is empty.
    """
    # python-docx is wanted for such files only.
    from glossary.reading.word import is_word, read_paragraphs  # noqa: PLC0415

    if is_word(source.content):
        return Metadata(), "", read_paragraphs(source)
    return read_text(source)
