"""Note marks in running text: digits glued to a word or a closing quote, as in ``the “two upholds,”5``.

Text that was copied from a page has its superscripts flattened, so that a note mark looks like a number. Told
apart here are marks from numbers that belong to the text; in doubt a number is no mark.
"""

import re
from typing import Final

from glossary.types import Lang, Span

__all__ = ["note_marks"]

# Superscripts, bracketed numbers, and digits glued to what stands before them.
_CANDIDATE: Final = re.compile(
    r"(?P<superscript>(?<=\S)[⁰¹²³⁴-⁹]{1,3})"
    r"|(?P<bracketed>(?<=\S)(?:\[[0-9]{1,3}\]|［[0-9０-９]{1,3}］|〔[0-9]{1,3}〕))"
    r"|(?P<glued>(?<=[^\s0-9])[1-9][0-9]{0,2}(?![0-9]))"
)

# Before a superscript: a power (10⁶, m², km², 平方米²) is no mark.
_POWER: Final = re.compile(r"(?:[0-9⁰¹²³⁴-⁹]|\b[kcdmμn]?m|[米里])$")

# After a bracketed number: 国发〔2024〕7号 numbers a document.
_DOCUMENT_NUMBER: Final = re.compile(r"\s*第?[0-9]*\s*号")

# Before glued digits. Straight quotes close only behind something that neither opens nor is a space.
_CLOSING_QUOTE: Final = re.compile(r"(?:[”’」』》]|(?<=[^\s(\[“‘])[\"'])$")
_SENTENCE_END: Final = re.compile(r"[^\W\d_](?:[”’\"')\]]*)[.,;!?]$|[)\]]$")
_CHINESE_END: Final = re.compile(r"[。！？；]$")
_PLAIN_WORD: Final = re.compile(r"(?<![\w-])([a-z]{4,})$")

# Words and abbreviations that take a number of their own: No.5, May,5, level2.
_NUMBERED: Final = re.compile(
    r"\b(?:nos?|vol|art|pp?|secs?|fig|ch|paras?|ca|ver?|approx|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|"
    r"oct\w*|nov\w*|dec\w*|article|chapter|class|covid|figure|grade|group|level|model|page|part|phase|python|room|section|"
    r"stage|step|table|team|tier|type|version|windows|zone)[.,]?$",
    re.IGNORECASE,
)

# After glued digits: part of a longer number or name (5G, 2.5, 1,000, 3-5, 42%) or the head of a quantity.
_GOES_ON: Final = re.compile(
    r"[\w%％‰°+/\-–*=]|[.,:][0-9]|\s*[-–+×]\s*[0-9]"
    r"|\s*(?:hundred|thousand|[mbt]r?illion|per\s?cent|percentage|yuan|RMB|kilomet|times|years?|months?|days?|o’clock)\b"
)
_CHINESE_STOP: Final = re.compile(r"\s*(?:$|[，。；：！？）】」』”’》]|[,.;](?![0-9])|、(?![0-9]))")


def note_marks(text: str, lang: Lang) -> tuple[Span, ...]:
    """Find the note marks in a paragraph.

    Args:
        text: The paragraph as it was read.
        lang: Its language: Chinese sets no space between a word and a number, so less counts as a mark there.

    Returns:
        Spans of the marks in order, brackets included.

    >>> text = "the “two upholds,”5 a “1 + N”1 plan for 5G by 2035"
    >>> [mark.of(text) for mark in note_marks(text, "en")]
    ['5', '1']
    """
    glued = _is_mark_in_english if lang == "en" else _is_mark_in_chinese
    marks = []
    for match in _CANDIDATE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if (
            (match["superscript"] and not _POWER.search(before[-12:]))
            or (match["bracketed"] and not _DOCUMENT_NUMBER.match(after))
            or (match["glued"] and glued(before[-40:], after[:20]))
        ):
            marks.append(Span(*match.span()))
    return tuple(marks)


def _is_mark_in_english(before: str, after: str) -> bool:
    if _GOES_ON.match(after) or _NUMBERED.search(before):
        return False
    return any(pattern.search(before) for pattern in (_CLOSING_QUOTE, _SENTENCE_END, _PLAIN_WORD))


def _is_mark_in_chinese(before: str, after: str) -> bool:
    if _CLOSING_QUOTE.search(before):
        return bool(_CHINESE_STOP.match(after))
    # “。3月” and “。1、” begin the next sentence; only at the end of a paragraph is the number a mark.
    return bool(_CHINESE_END.search(before)) and not after.strip()
