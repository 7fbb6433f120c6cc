"""Sentence splitting for alignment: Chinese and English cut at the places where the other also may be cut.

Semicolons end a segment in both languages, for Chinese policy prose strings clauses with ``；`` that English
renders with ``;`` or as sentences of their own.
"""

import re
from typing import Final

from glossary.types import Span

__all__ = ["split_en", "split_zh"]

_ZH_END: Final = "。！？；!?;…"
_ZH_CLOSERS: Final = '”’」』）)》】〉"'
_OPENERS: Final = {"“": "”", "（": "）", "(": ")", "「": "」", "『": "』", "《": "》", "[": "]", "【": "】"}

# Words before a full stop that do not end a sentence; single initials are handled by the pattern itself.
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof gen st vs no nos art para fig eq vol ch sec approx cf al inc ltd co corp jan feb mar apr jun "
    "jul aug sep sept oct nov dec e.g i.e u.s u.k u.n".split()
)
_ENCLOSING: Final = re.compile("[" + re.escape("".join([*_OPENERS, *_OPENERS.values()])) + "]")
#: A word of so many characters is no abbreviation, whatever stands before them.
_LONGEST_ABBREVIATION: Final = 16
# A comma before a capitalised function word is a full stop that was mistyped: no name starts so.
_EN_END: Final = re.compile(
    r"(?P<stop>[.!?]+|;|(?<=[a-z]),(?=\s(?:At|In|On|The|This|These|It|We|From|By|As|Since|With|Our)\s[a-z]))"
    r"(?P<closers>[”’\"')\]]*\d{0,2})(?=\s|$)"
)
_LAST_WORD: Final = re.compile(r"[A-Za-z0-9.]+$")
_STARTS_SENTENCE: Final = re.compile(r"\s+[“\"'(\[]*[A-Z0-9]")


def split_zh(text: str) -> tuple[Span, ...]:
    """Split Chinese text at 。！？； outside quotation marks and brackets.

    Returns:
        Spans without surrounding white space; together they hold all that is not white space.

    >>> [s.of("一是快；二是“好。稳！”三是省。") for s in split_zh("一是快；二是“好。稳！”三是省。")]
    ['一是快；', '二是“好。稳！”三是省。']
    """
    inside = _enclosed(text)
    spans: list[Span] = []
    start = offset = 0
    while offset < len(text):
        if text[offset] in _ZH_END and not inside[offset]:
            end = offset + 1
            while end < len(text) and text[end] in _ZH_END + _ZH_CLOSERS:
                end += 1
            spans.append(Span(start, end))
            start = offset = end
        else:
            offset += 1
    spans.append(Span(start, len(text)))
    return _trimmed(text, spans)


def split_en(text: str, *, semicolons: bool = True) -> tuple[Span, ...]:
    """Split English text at full stops (and semicolons) that end a segment.

    Args:
        text: An English paragraph.
        semicolons: Whether to split at ``;`` too: where the Chinese side has one.

    >>> [s.of("The U.S. grew 1.5%. First, it rose; (2) it fell.") for s in split_en("The U.S. grew 1.5%. First, it rose; (2) it fell.")]
    ['The U.S. grew 1.5%.', 'First, it rose;', '(2) it fell.']
    """  # noqa: E501
    inside = _enclosed(text)
    spans: list[Span] = []
    start = 0
    for match in _EN_END.finditer(text):
        if inside[match.start()] and not (match["closers"] and not inside[match.end() - 1]):
            continue
        if not _ends_segment(text, match, semicolons=semicolons):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
    spans.append(Span(start, len(text)))
    return _trimmed(text, spans)


def _ends_segment(text: str, match: re.Match[str], *, semicolons: bool) -> bool:
    if match["stop"] in ";,":
        return semicolons or match["stop"] == ","
    if match.end() < len(text) and not _STARTS_SENTENCE.match(text, match.end()):
        return False
    if match["stop"] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()])
    before = word.group().lower().strip(".") if word else ""
    initial = len(before) == 1 and before.isalpha() and word is not None and word.group()[-1].isupper()
    return not (initial or before in _ABBREVIATIONS)


def _enclosed(text: str) -> list[bool]:
    """For each character, whether it stands inside quotation marks or brackets that are closed again."""
    inside = [False] * len(text)
    stack: list[tuple[str, int]] = []
    for mark in _ENCLOSING.finditer(text):
        character, offset = mark.group(), mark.start()
        if character in _OPENERS:
            stack.append((_OPENERS[character], offset))
        elif any(character == closer for closer, _ in stack):
            while stack and stack[-1][0] != character:  # an unclosed inner mark opens nothing
                stack.pop()
            _, opened = stack.pop()
            inside[opened:offset] = [True] * (offset - opened)
    return inside


def _trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            trimmed.append(Span(start + left, start + left + len(piece.strip())))
    return tuple(trimmed)
