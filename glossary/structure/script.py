"""Chinese text in simplified characters, character for character, so that patterns are written once.

Unlike a folded copy (`glossary.folding.fold`) it keeps every mark and space, so its offsets are those of the text.
"""

from functools import lru_cache

from glossary.folding import fold, is_han

__all__ = ["simplified"]


@lru_cache(maxsize=1024)  # asked again for each kind of marker of the same paragraphs
def simplified(text: str) -> str:
    """Return `text` in simplified characters, of the same length.

    >>> simplified("總書記強調，水要清。")
    '总书记强调，水要清。'
    """
    return "".join(map(_simplified_character, text))


@lru_cache(maxsize=1 << 14)
def _simplified_character(character: str) -> str:
    folded = fold(character).text if is_han(character) else character
    return folded if len(folded) == 1 else character
