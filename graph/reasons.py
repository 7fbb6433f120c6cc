"""Why a query found a label, in words for people."""

import unicodedata
from collections.abc import Sequence
from typing import Final, Literal

from glossary.folding import fold_label, is_han
from graph.forms import Form, Script, toneless

__all__ = ["HELD", "SHORTENED", "reason_for_likeness", "reason_for_part", "reason_for_whole", "reason_for_words"]

#: Why a Chinese term is found that is most of a query, and one that the query is without its middle.
HELD: Final = "stands in what you typed"
SHORTENED: Final = "characters left out inside"

_NAMES: Final[dict[Script, str]] = {
    "zh": "the term",
    "en": "the rendering",
    "pinyin": "the pinyin",
    "initials": "the pinyin initials",
}


def reason_for_whole(query: Form, label: Form, *, is_exact: bool) -> str:
    """Return why a query is a whole label.

    Args:
        query: The query, as it is understood.
        label: The label.
        is_exact: Whether both are written alike, but for case.

    >>> reason_for_whole(Form("zh", "新三样", "新三樣"), Form("zh", "新三样", "新三样"), is_exact=False)
    'the term, in traditional characters'
    >>> reason_for_whole(Form("initials", "xsy", "xsy"), Form("initials", "xsy", "xīn sān yàng"), is_exact=False)
    'pinyin initials'
    """
    if label.field == "initials":
        return "pinyin initials"
    if label.field == "pinyin":
        if toneless(label.written) != label.folded:
            return "pinyin, another reading"
        return "pinyin" if is_exact or _has_tones(query.written) else "pinyin without tones"
    if is_exact:
        return f"{_NAMES[label.script]} itself"
    if label.field == "stems":
        return "the rendering, in another inflection"
    if label.field == "en":
        return "the rendering, apart from marks or an article"
    if _is_traditional(query.written):
        return "the term, in traditional characters"
    return "the term, in simplified characters" if _is_traditional(label.written) else "the term, apart from marks"


def _is_traditional(text: str) -> bool:
    return any(is_han(character) and fold_label(character) != character for character in text)


def _has_tones(pinyin: str) -> bool:
    return any(c.isdigit() or unicodedata.combining(c) for c in unicodedata.normalize("NFD", pinyin))


def reason_for_part(label: Form, where: Literal["beginning", "part"]) -> str:
    """Return why a query is a stretch of a label.

    Args:
        label: The label.
        where: Where the query stands in it.

    >>> reason_for_part(Form("zh", "新三样", "新三样"), "beginning")
    'beginning of the term'
    """
    return f"{where} of {_NAMES[label.script]}"


def reason_for_words(words: Sequence[str], label: Form) -> str:
    """Return why words that a query names are a rendering's.

    Args:
        words: The query's words or their stems, in its order.
        label: The rendering, as stems.

    >>> reason_for_words(["qualiti", "new"], Form("stems", "new qualiti product forc", "new quality productive forces"))
    'English, other word order'
    """
    if f" {' '.join(words)}" in f" {label.folded}":
        return "part of the rendering, in another inflection"
    at = -1
    held = label.folded.split()
    for word in words:
        at = next((later for later in range(at + 1, len(held)) if held[later].startswith(word)), len(held))
    return "English, words left out between" if at < len(held) else "English, other word order"


def reason_for_likeness(query: str, label: Form) -> str:
    """Return how a label differs from a query that it is like.

    Args:
        query: The query's form.
        label: The label.

    >>> reason_for_likeness("新四样", Form("zh", "新三样", "新三样"))
    'one character differs'
    >>> reason_for_likeness("low altitdue economy", Form("en", "low altitude economy", "low-altitude economy"))
    'English, two letters swapped'
    """
    from rapidfuzz.distance import OSA, Levenshtein  # noqa: PLC0415 - wanted where nothing else is found

    language = {"zh": "", "pinyin": "pinyin, "}.get(label.field, "English, ")
    letter = "character" if label.field == "zh" else "letter"
    edits = OSA.distance(query, label.folded)
    if edits == 1:
        swapped = Levenshtein.distance(query, label.folded) == 2
        return f"{language}two {letter}s swapped" if swapped else f"{language}one {letter} differs"
    return f"{language}two {letter}s differ" if edits == 2 and len(label.folded) > 3 else f"{language}similar"
