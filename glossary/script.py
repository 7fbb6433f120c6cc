"""The language of a paragraph, told by its script."""

import re
from typing import Final

from glossary.folding import is_han
from glossary.types import Lang

__all__ = ["is_foreign", "language_of"]

# What stands in brackets is often the other language: a gloss, an abbreviation, an original name.
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^][]*\]|（[^（）]*）|【[^【】]*】|〔[^〔〕]*〕")
# Only letters, digits and marks of ASCII: full compatibility folding makes letters of signs such as ℃.
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# Words that bind a sentence together belong to its own language, not to something it names.
_BINDING_EN: Final = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it", "its",
        "of", "on", "or", "our", "that", "the", "this", "to", "was", "we", "were", "will", "with",
    }
)  # fmt: skip
_BINDING_ZH: Final = frozenset("的了是在和与及或等为将把被对从向以并也")
_BINDING_WEIGHT: Final = 2
# A third of the letters of Japanese are kana, and mostly more.
_KANA_WEIGHT: Final = 3


def language_of(text: str) -> Lang | None:
    """Return the language that a paragraph is written in.

    A Han character counts as much as a Latin word, a binding word (的, the) as more; what stands in brackets
    counts only where nothing else is left. Full-width letters count as the usual ones.

    Args:
        text: A paragraph.

    Returns:
        ``"zh"``, ``"en"``, or ``None`` where it has no letters of either (a ruler, a page number).

    >>> language_of("采用 ISO Quality Management System 标准"), language_of("new forces [新质生产力]")
    ('zh', 'en')
    >>> language_of("*** 2024 ***") is None
    True
    """
    folded = text.translate(_HALF_WIDTH)
    return _by_letters(_BRACKETED.sub(" ", folded)) or _by_letters(folded)


def _by_letters(text: str) -> Lang | None:
    han = [character for character in text if is_han(character)]
    words = [
        word for word in _WORD.findall("".join(" " if is_han(c) else c for c in text)) if word.isascii() or _latin(word)
    ]
    if not han and not words:
        return None
    chinese = len(han) + _BINDING_WEIGHT * sum(character in _BINDING_ZH for character in han)
    english = len(words) + _BINDING_WEIGHT * sum(word.lower() in _BINDING_EN for word in words)
    return "zh" if chinese >= english else "en"


def _latin(word: str) -> bool:
    """Whether a word is of Latin letters, accents allowed."""
    return all(character < "\u0250" or "\u1e00" <= character <= "\u1eff" or character == "’" for character in word)


def is_foreign(text: str) -> bool:
    """Return whether a paragraph is in a language of another script than those of Chinese and English.

    Japanese is known by its kana. A language in Latin letters is not told from English.

    >>> is_foreign("湖面は静かです"), is_foreign("Озеро спокойно"), is_foreign("α粒子"), is_foreign("un lac")
    (True, True, False, False)
    """
    letters = [character for character in text.translate(_HALF_WIDTH) if character.isalpha()]
    others = [character for character in letters if not is_han(character) and not _latin(character)]
    kana = sum("\u3041" <= character <= "\u30fa" for character in others)
    return 2 * len(others) > len(letters) or _KANA_WEIGHT * kana > len(letters)
