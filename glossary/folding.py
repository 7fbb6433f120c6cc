"""Orthographic folding: what counts as the same wording when texts are matched.

Text is kept as it was read; matching looks at a folded copy that remembers where each of its characters
came from. Folded are: full-width and half-width forms, kinds of quotation marks and dashes, traditional and
simplified characters (OpenCC), letter case, and spaces between Han and Latin.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from glossary.types import Span

__all__ = ["Folded", "fold", "fold_characters", "fold_en", "fold_label", "is_han", "simplified"]

# One representative for each family of marks; NFKC leaves these alone.
_MARKS = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"',
        "«": '"', "»": '"', "〝": '"', "〞": '"',
        "‘": "'", "’": "'", "ʼ": "'", "‚": "'",
        "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "─": "-",
        "．": ".", "·": "·", "•": "·", "・": "·",
        "\u00a0": " ", "\u3000": " ", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip


_SPACES = re.compile(r"\s+")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _to_simplified() -> _Converter:
    # OpenCC opens its dictionaries when constructed; only matching needs them.
    import opencc  # noqa: PLC0415

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


@lru_cache(maxsize=1 << 14)
def _fold_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).translate(_MARKS)
    if folded != character and any(map(is_han, folded)):  # ⾞ and ㈶ hide traditional characters
        folded = _to_simplified().convert(folded)
    return folded.casefold()


def is_han(character: str) -> bool:
    """Return whether `character` is a Han character (unified ideographs, extensions included, and 〇).

    >>> is_han("法"), is_han("5"), is_han("，")
    (True, False, False)
    """
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character == "〇"
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy of a text that knows its way back.

    Attributes:
        text: The folded text.
        origins: For each character of `text`, the offset in the original that it came from.
        length: Length of the original, in code points.
    """

    text: str
    origins: tuple[int, ...]
    length: int

    def to_original(self, span: Span) -> Span:
        """Return the original's span for a non-empty `span` of the folded text."""
        return Span(self.origins[span.start], self.origins[span.end - 1] + 1)

    def to_folded(self, span: Span) -> Span:
        """Return the folded text's span that came from inside `span` of the original; may be empty."""
        inside = [i for i, origin in enumerate(self.origins) if span.start <= origin < span.end]
        return Span(inside[0], inside[-1] + 1) if inside else Span(0, 0)


def fold(text: str) -> Folded:
    """Fold a Chinese text for matching, spaces next to Han characters dropped.

    Args:
        text: Any text; traditional characters become simplified.

    Returns:
        The folded copy with the way back.

    >>> fold("５Ｇ 工廠，「新三樣」").text
    '5g工厂,"新三样"'
    >>> fold("５Ｇ 工廠").to_original(Span(0, 4))
    Span(start=0, end=5)
    """
    plain = simplified(text)
    pieces = list(map(_fold_character, plain))
    for spaces in _SPACES.finditer(plain):
        if _beside_han(plain, spaces.start(), spaces.end()):
            pieces[spaces.start() : spaces.end()] = [""] * (spaces.end() - spaces.start())
    folded = "".join(pieces)
    if set(map(len, pieces)) <= {1}:
        return Folded(folded, tuple(range(len(text))), len(text))
    return Folded(folded, tuple(offset for offset, piece in enumerate(pieces) for _ in piece), len(text))


def simplified(text: str) -> str:
    """Return a text with its traditional characters simplified, every character at the offset that it had.

    Args:
        text: Any text.

    >>> simplified("「新三樣」 and GDP")
    '「新三样」 and GDP'
    """
    if not any(map(is_han, text)):
        return text
    plain = _to_simplified().convert(text)
    if len(plain) == len(text):
        return plain
    # A phrase rule changed the length: go by single characters.
    return "".join((_to_simplified().convert(c) or c)[:1] for c in text)


class _CharacterTable(dict[int, str]):
    """What each character folds to, one for one; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simplified = _to_simplified().convert(character) if is_han(character) else character
        folded = _fold_character(simplified if len(simplified) == 1 else character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_CHARACTERS = _CharacterTable()


def fold_characters(text: str) -> str:
    """Fold a text character by character, so that the copy is as long as the original and offsets are the same.

    What would fold to more than one character, or to none, is left as it is. Three times as quick as `fold`, which
    knows phrases; both sides of a comparison have to be folded alike.

    >>> fold_characters("５Ｇ 工廠「新三樣」")
    '5g 工厂"新三样"'
    """
    return text.translate(_CHARACTERS)


def _beside_han(text: str, start: int, end: int) -> bool:
    """Whether a run of spaces touches a Han character or full-width mark on a side."""
    sides = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(is_han(c) or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" for c in sides)


@lru_cache(maxsize=1 << 16)
def fold_label(label: str) -> str:
    """Return the folded form of a Chinese label: the identity of a concept.

    Beside what `fold` does, quotation marks and all spaces are dropped and the comma, the full stop and the
    enumeration mark at the ends are trimmed, so that “5G 工厂” and 5Ｇ工廠 are one concept.

    >>> fold_label("“5G 工厂”"), fold_label("新質生產力")
    ('5g工厂', '新质生产力')
    """
    folded = fold(label).text
    return "".join(c for c in folded if not c.isspace() and c not in "\"'").strip(",.;:、。")


@lru_cache(maxsize=1 << 16)
def fold_en(rendering: str) -> str:
    """Return the folded form of an English rendering: which surface forms are one rendering.

    Case, quotation marks, kinds of hyphens and apostrophes, a leading article, note digits' spaces and runs
    of white space are folded; number (singular, plural) is not.

    >>> fold_en("The “Two Upholds”"), fold_en("low‑altitude  economy")
    ('two upholds', 'low-altitude economy')
    """
    text = "".join(_fold_character(c) for c in rendering).replace('"', "")
    words = text.strip(" '.,;:()").split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)
