"""The identity of a document: what building it again replaces, and part of its IRIs."""

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.folding import is_han
from glossary.types import Metadata

__all__ = ["STANDARD_INPUT", "document_id", "slug"]

#: The path that stands for the standard input in messages.
STANDARD_INPUT: Final = Path("<standard input>")

_MAXIMUM_LENGTH: Final = 80
#: A title gives so much of itself: ids are typed, and stand in every table.
_TITLE_LENGTH: Final = 40
_LANGUAGE_ENDING: Final = re.compile(r"[-._ ](?:zh|en|cn)(?:[-_][A-Za-z]+)?$", re.IGNORECASE)


def slug(text: str) -> str:
    """Return `text` as an identifier: Han characters, lower-case letters, digits and single hyphens.

    Args:
        text: Any text.

    Returns:
        At most 80 characters; empty where nothing of `text` can stay.

    >>> slug("The People’s Plan (2024): 湖区简报")
    'the-peoples-plan-2024-湖区简报'
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(
        c if is_han(c) or (c.isascii() and c.isalnum()) else "" if c in "'’" or unicodedata.combining(c) else "-"
        for c in folded
    )
    return _shortened(re.sub(r"-+", "-", kept).strip("-"), _MAXIMUM_LENGTH)


def _shortened(words: str, length: int) -> str:
    """Cut at the last hyphen so that at most `length` characters stay; inside a word only where there is none."""
    if len(words) <= length:
        return words
    cut = words[: length + 1]
    return (cut.rpartition("-")[0] or cut[:length]).strip("-")


def document_id(explicit: str, metadata: Metadata, path: Path, content: bytes = b"") -> str:
    """Return the identity of a document.

    Args:
        explicit: The id that the user (or the header) gives; empty for none.
        metadata: Title and date make the id otherwise.
        path: The file's name makes it where there is no title.
        content: What was read; makes the id of a text without title from the standard input, so that two
            such texts do not replace each other.

    Returns:
        The id: Han characters, lower-case letters, digits, hyphens.

    Raises:
        InputError: The explicit id holds other characters, or nothing gives an id.

    >>> document_id("", Metadata(title="Lake Brief", date="2024-05"), Path("x.txt"))
    'lake-brief-2024-05'
    >>> document_id("", Metadata(), Path("folder/Speech_2024.txt"))
    'speech-2024'
    """
    if explicit:
        proposal = slug(explicit)
        if proposal != explicit:
            hint = "use lower-case letters, digits, single hyphens or Han characters, at most 80"
            raise InputError(f"{explicit!r} is no id", hint=hint + (f", such as {proposal}" if proposal else ""))
        return explicit
    titled = slug(metadata.title) or slug(metadata.title_zh)
    if titled:
        date = slug(metadata.date)
        short = _shortened(titled, _TITLE_LENGTH)
        return short if not date or short.endswith(f"-{date}") else f"{short}-{date}"
    if path == STANDARD_INPUT:
        return f"stdin-{hashlib.sha256(content).hexdigest()[:8]}"
    named = slug(_LANGUAGE_ENDING.sub("", path.stem)) or slug(path.stem)
    if not named:
        raise InputError("the name of the file makes no id", path=path, hint="give one with --id, or a title")
    return named
