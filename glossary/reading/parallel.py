"""Two parallel files: the Chinese text in one, the English in the other, as plain text or DOCX."""

from glossary.errors import InputError
from glossary.reading.base import Paragraph, Reading, Request, Source, numbered_pairs
from glossary.reading.metadata import merged
from glossary.reading.paragraphs import Aligner, settled, without_title
from glossary.reading.source import alone, paragraphs_of
from glossary.script import language_of
from glossary.types import Lang

__all__ = ["read"]


def read(request: Request) -> Reading:
    """Read a Chinese file and its English translation; their paragraphs are aligned.

    Args:
        request: What to read; `Request.english` may be missing only where the Chinese alone is wanted.

    Returns:
        The pairs, and what the headers of the two files say (the Chinese one's counts first).

    Raises:
        InputError: A file is missing, empty or in the wrong language, or the paragraphs do not pair.
    """
    metadata, name, zh = paragraphs_of(request.main)
    if request.source_only:
        return Reading(numbered_pairs(alone(zh, request.main.path)), metadata, name)
    if request.english is None:
        raise InputError(
            "the English file is missing", path=request.main.path, hint="give it with --en FILE, or give --source-only"
        )
    metadata_en, name_en, en = paragraphs_of(request.english)
    chinese, english = _only(zh, "zh", request.main), _only(en, "en", request.english)
    links, title = without_title(Aligner(chinese, english).align(chinese, english))
    pairs = numbered_pairs(settled(links, request.main.path, english_path=request.english.path))
    return Reading(pairs, merged(merged(metadata, metadata_en), title), name or name_en)


def _only(paragraphs: list[Paragraph], lang: Lang, source: Source) -> list[Paragraph]:
    """Return the paragraphs that have letters, after a check that most are in the language."""
    known = [(language_of(paragraph.text), paragraph) for paragraph in paragraphs]
    worded = [paragraph for found, paragraph in known if found]
    wrong = [paragraph for found, paragraph in known if found and found != lang]
    if not worded or 2 * len(wrong) > len(worded):
        name = "Chinese" if lang == "zh" else "English"
        line = wrong[0].line if wrong else None
        raise InputError(f"this is no {name} text", path=source.path, line=line, hint="check which file is which")
    return worded
