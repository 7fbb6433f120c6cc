"""The title of a heading, split from the body where both stand in one paragraph.

A title stands alone when it is the whole paragraph and no full stop ends it. Else it runs in: it ends at the
first sentence end, at a colon soon after its start, or at the wide space that Chinese print sets after a title.
"""

import re
from typing import Final, Literal, NamedTuple

from glossary.structure.sentences import en_sentence_end, zh_sentence_end
from glossary.types import Span

__all__ = ["ZH_TITLE_LIMIT", "Ending", "Title", "en_title", "zh_title"]

#: The longest title, in characters: a longer first sentence of a numbered paragraph is its text, not its title.
ZH_TITLE_LIMIT: Final = 60

_COLON_LIMIT: Final = {"zh": 24, "en": 120}
# From this length on, an English title is looked through for a lost line break.
_EN_LONG: Final = 150
_COLON: Final = re.compile("[:：]")
_WIDE_SPACE: Final = re.compile(r"(?<=[\u4e00-\u9fff”》）])(?:\u3000+|\s{2,})(?=\S)")
_ZH_PUNCTUATION: Final = re.compile("[，,。；;：:！？!?]")
_CLOSERS: Final = " \t\u3000\u00a0。.．；;：:，,、"
# Line breaks that were lost when a text was copied: "… the region We will …".
_LOST_BREAK: Final = re.compile(
    r"(?<=[a-z])\s*(?=(?:The|This|These|We|In|To|It|Our|With|By)\s+[a-z]"
    r"|[A-Z][a-z]+(?:\s+[a-z]+){0,3}\s+(?:will|is|are|has|have|must|should)\b)"
)

#: What ends a title: the paragraph, the full stop of a one-sentence paragraph, a sentence end, a colon, a wide space.
Ending = Literal["paragraph", "stop", "sentence", "colon", "space"]


class Title(NamedTuple):
    """A title in its paragraph.

    Attributes:
        span: Where it stands, without the mark that closes it.
        ending: What ends it.
    """

    span: Span
    ending: Ending


def zh_title(text: str, start: int = 0) -> Title:
    """Return the Chinese title that begins at `start`.

    Args:
        text: The paragraph.
        start: Where the title begins, after the number.

    Returns:
        The title; its length is for the caller to judge.

    >>> zh_title("(一)生态优先。保护湖区。", 3)
    Title(span=Span(start=3, end=7), ending='sentence')
    >>> zh_title("一、主要成就", 2).ending
    'paragraph'
    """
    end = zh_sentence_end(text, start)
    if end is None:
        return Title(_trimmed(text, start, len(text)), "paragraph")
    colon = _early_colon(text, start, end, "zh")
    if colon is not None:
        return Title(_trimmed(text, start, colon), "colon")
    wide = _WIDE_SPACE.search(text, start, end)
    if wide and not _ZH_PUNCTUATION.search(text, start, wide.start()):
        return Title(_trimmed(text, start, wide.start()), "space")
    return Title(_trimmed(text, start, end), "sentence" if text[end:].strip() else "stop")


def en_title(text: str, start: int = 0, *, zh: Ending = "sentence") -> Title:
    """Return the English title that begins at `start`, cut where the Chinese one is.

    Args:
        text: The paragraph.
        start: Where the title begins, after the number.
        zh: What ends the Chinese title.

    Returns:
        The title; ``Span(0, 0)`` where there is no text.

    >>> title = en_title("(i) Ecology first. We protect the lakes.", 4)
    >>> title.span.of("(i) Ecology first. We protect the lakes.")
    'Ecology first'
    """
    end = en_sentence_end(text, start)
    if zh == "paragraph" or end is None:
        return Title(_trimmed(text, start, len(text)), "paragraph" if end is None else "stop")
    colon = _early_colon(text, start, end, "en") if zh in ("colon", "space") else None
    if colon is not None:
        return Title(_trimmed(text, start, colon), "colon")
    lost = _LOST_BREAK.search(text, start, end) if end - start > _EN_LONG and zh != "stop" else None
    if lost:
        return Title(_trimmed(text, start, lost.start()), "sentence")
    return Title(_trimmed(text, start, end), "sentence" if text[end:].strip() else "stop")


def _early_colon(text: str, start: int, end: int, lang: Literal["zh", "en"]) -> int | None:
    """Where a short title ends with a colon that opens its body."""
    colon = _COLON.search(text, start, min(end, start + _COLON_LIMIT[lang] + 1))
    if colon is None or (lang == "zh" and _ZH_PUNCTUATION.search(text, start, colon.start())):
        return None
    return colon.start() if text[colon.end() : end].strip() else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return Span(start, end) if start < end else Span(0, 0)
