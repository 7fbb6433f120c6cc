"""What is said to be in one language: its paragraphs, whatever file they stand in, and whether it is so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Source
from glossary.reading.text import read_text
from glossary.script import is_foreign, language_of
from glossary.types import Lang, Metadata

__all__ = ["alone", "check_sides", "paragraphs_of", "refuse_foreign", "worded"]

_NAMES: Final[dict[Lang, str]] = {"zh": "Chinese", "en": "English"}

# A Chinese document may hold an English line or two; with more of them it is a bilingual one.
_MAXIMUM_ENGLISH: Final = 0.2
# A document may quote a line in another script.
_MAXIMUM_FOREIGN: Final = 0.1


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


def worded(paragraphs: Sequence[Paragraph], lang: Lang, path: Path, *, hint: str) -> list[Paragraph]:
    """Return the paragraphs that have letters, after a check that most of them are in the language.

    Args:
        paragraphs: All that a file, a column or a label says to be in `lang`.
        lang: The language.
        path: What messages name.
        hint: What to check if they are in the other language.

    Returns:
        The paragraphs with letters, those in the other language too.

    Raises:
        InputError: Most are in the other language, or none has letters; names the first such line.
    """
    known = [(found, paragraph) for paragraph in paragraphs if (found := language_of(paragraph.text))]
    wrong = [paragraph for found, paragraph in known if found != lang]
    if not known or 2 * len(wrong) > len(known):
        line = wrong[0].line if wrong else None
        raise InputError(f"this is no {_NAMES[lang]} text", path=path, line=line, hint=hint)
    return [paragraph for _, paragraph in known]


def refuse_foreign(paragraphs: Sequence[Paragraph], path: Path) -> None:
    """Refuse text of which more than a tenth is in another script than those of Chinese and English.

    Args:
        paragraphs: All of it, or one side.
        path: What messages name.

    Raises:
        InputError: It is; names the first such line.
    """
    foreign = [paragraph for paragraph in paragraphs if is_foreign(paragraph.text)]
    if len(foreign) > _MAXIMUM_FOREIGN * len(paragraphs):
        message = f"this is neither Chinese nor English (“{foreign[0].text[:20]}”)"
        raise InputError(message, path=path, line=foreign[0].line, hint="take out what is in other languages")


def check_sides(beads: Sequence[Bead], path: Path, *, hint: str) -> None:
    """Check that the sides of beads that a file labels are in the languages that it says.

    Args:
        beads: The beads; the English sides may all be empty.
        path: What messages name.
        hint: What to check if they are not.

    Raises:
        InputError: The Chinese is mostly no Chinese, the English mostly no English, or more than a tenth of a side
            is in another script; names the first such line.
    """
    sides: dict[Lang, list[Paragraph]] = {
        "zh": [paragraph for zh, _ in beads for paragraph in zh],
        "en": [paragraph for _, en in beads for paragraph in en],
    }
    for lang, paragraphs in sides.items():
        refuse_foreign(paragraphs, path)
        if paragraphs or lang == "zh":
            worded(paragraphs, lang, path, hint=hint)
