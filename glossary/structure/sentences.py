"""Where a sentence ends, as far as the outline needs to know: for titles and for statements.

Chinese sentences end at 。！？ outside quotation marks and brackets; English ones at a full stop that is not
that of an abbreviation. (Splitting paragraphs for alignment is another step with finer rules.)
"""

import re
from typing import Final

__all__ = ["en_sentence_end", "zh_sentence_end"]

_OPENING: Final = "“‘「『（(《〈【["
_CLOSING: Final = "”’」』）)》〉】]"
_ZH_END: Final = "。！？!?"
_EN_END: Final = re.compile(r"""[.!?]+[”’"')\]]*\d{0,2}(?=\s+[^\sa-z]|\s*$|(?<=[a-z]\.)[A-Z])""")
# Letters that stand before a full stop without ending a sentence; single capitals are initials (U.S.).
_ABBREVIATION: Final = re.compile(r"(?:\b(?:[A-Z]|No|Nos|Mr|Mrs|Ms|Dr|St|Art|Vol|vs|cf|e\.g|i\.e|approx)|\d\.[A-Z])$")


def zh_sentence_end(text: str, start: int = 0) -> int | None:
    """Return the offset after the Chinese sentence that begins at `start`, closing quotes included.

    Args:
        text: A paragraph.
        start: Where the sentence begins.

    Returns:
        The offset after its last character, or ``None`` if no sentence-final mark follows.

    >>> zh_sentence_end("他说:“先做。再看。”然后走了。好。")
    11
    """
    depth = 0
    for offset in range(start, len(text)):
        character = text[offset]
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in _ZH_END:
            end = _after_closing(text, offset + 1)
            if depth - (end - offset - 1) <= 0:
                return end
    # A quotation mark that is never closed must not swallow the paragraph.
    return next((offset + 1 for offset in range(start, len(text)) if text[offset] in _ZH_END), None)


def _after_closing(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in _CLOSING:
        offset += 1
    return offset


def en_sentence_end(text: str, start: int = 0) -> int | None:
    """Return the offset after the English sentence that begins at `start`, closing quotes included.

    Args:
        text: A paragraph.
        start: Where the sentence begins.

    Returns:
        The offset after its last character, or ``None`` if no sentence-final mark follows.

    >>> en_sentence_end("Trade with the U.S. grew by 1.5 percent. It was a good year.")
    40
    """
    for match in _EN_END.finditer(text, start):
        last = match.end() == len(text.rstrip())
        if last or not _ABBREVIATION.search(text, start, match.start()):
            return match.end()
    return None
