"""Two parallel files: the Chinese text in one, the English in the other, as plain text or DOCX."""

from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Reading, Request, numbered_pairs
from glossary.reading.metadata import merged
from glossary.reading.paragraphs import Aligner, settled, without_title
from glossary.reading.source import alone, paragraphs_of, worded

__all__ = ["read"]

_REMEDY: Final = "check which file is which"


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
            "the English file is missing",
            path=request.main.path,
            hint="give both with --zh FILE --en FILE, or --source-only to read the Chinese alone",
        )
    metadata_en, name_en, en = paragraphs_of(request.english)
    chinese = worded(zh, "zh", request.main.path, hint=_REMEDY)
    english = worded(en, "en", request.english.path, hint=_REMEDY)
    links, title = without_title(Aligner(chinese, english).align(chinese, english))
    pairs = numbered_pairs(settled(links, request.main.path, english_path=request.english.path))
    return Reading(pairs, merged(merged(metadata, metadata_en), title), name or name_en)
