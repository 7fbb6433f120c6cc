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
# As `is_han` has it: large files hold millions of characters, which a pattern finds ten times as fast.
_HAN: Final = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U000323af〇]")
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
# Whatever is no Latin, no mark, no Han and no full-width character: most texts have none of it, which is told at once.
_ELSEWHERE: Final = re.compile(
    "[^\x00-\u024f\u1e00-\u1eff\u2000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]"
)
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
    han = _HAN.findall(text)
    words = [word for word in _WORD.findall(_HAN.sub(" ", text)) if word.isascii() or _latin(word)]
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
    if not _ELSEWHERE.search(text):
        return False
    letters = [character for character in text.translate(_HALF_WIDTH) if character.isalpha()]
    others = [character for character in letters if not is_han(character) and not _latin(character)]
    kana = sum("\u3041" <= character <= "\u30fa" for character in others)
    return 2 * len(others) > len(letters) or _KANA_WEIGHT * kana > len(letters)
