"""Wordings in quotation marks that are no terms of the termbase, and have no counterpart in the other language.

What stands between marks there and here is not compared: that a sentence quotes as many wordings in both languages is
what can be told without knowing how they are rendered. The English may set a name in capitals instead, or a title that
Chinese sets in 《》 in quotation marks. A whole sentence may be put as reported speech.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from glossary.quotes import Quotation, quotations
from glossary.types import Lang, Span

__all__ = ["Unpaired", "unpaired"]

#: What else may stand between the marks of a quoted term.
_SLACK: Final[Mapping[Lang, int]] = {"zh": 2, "en": 20}
#: Longer quotations are speech, which translators may report.
_LONGEST_ZH: Final = 12
_MOST_WORDS: Final = 8
_TITLE: Final = re.compile("《[^》]{1,60}》")
_SPEECH: Final = re.compile(r"[:：,，]\s*$")
#: Capitals that do not open a sentence: a name of two words or more.
_NAME: Final = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]*(?:\s(?:of|and|the|for|in|on)\b)*(?:\s[A-Z][\w’'-]*)+")


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Quoted wordings of a translation unit beyond those that the other language quotes.

    Attributes:
        zh: What the Chinese quotes and the English does not; spans of the paragraph pair.
        en: What the English quotes and the Chinese does not.
        both: How many wordings of the unit are quoted in both.
    """

    zh: tuple[Span, ...]
    en: tuple[Span, ...]
    both: int


def unpaired(zh: str, en: str, units: tuple[Span, Span], known: tuple[Sequence[Span], Sequence[Span]]) -> Unpaired:
    """Return the quoted wordings of a unit that have no partner.

    Args:
        zh: The Chinese text of the paragraph pair.
        en: Its English text.
        units: Where the unit stands in both.
        known: Where terms of the termbase stand in both, whose quotation marks are another matter.
    """
    here = [_wordings(zh, units[0], known[0], "zh"), _wordings(en, units[1], known[1], "en")]
    if any(_speech(text, unit) for text, unit in ((zh, units[0]), (en, units[1]))):
        return Unpaired((), (), min(map(len, here)))
    both = min(map(len, here))
    zh_alone = _left(here[0], here[1], units[0], units[1])
    en_alone = _left(here[1], here[0], units[1], units[0])
    names = len(_NAME.findall(units[1].of(en)))
    titles = len(_TITLE.findall(units[0].of(zh)))
    return Unpaired(tuple(zh_alone[names:]), tuple(en_alone[titles:]), both)


def _wordings(text: str, unit: Span, known: Sequence[Span], lang: Lang) -> list[Span]:
    return [
        quotation.inner
        for quotation in quotations(text)
        if unit.holds(quotation.inner)
        and not any(_is_about(quotation.inner, span, _SLACK[lang]) for span in known)
        and not _is_speech(text, quotation, lang)
    ]


def _speech(text: str, unit: Span) -> bool:
    """Whether a unit quotes speech, which translators divide and report."""
    return any(
        unit.holds(quotation.inner) and quotation.sentence and _SPEECH.search(text[: quotation.outer.start])
        for quotation in quotations(text)
    )


def _is_speech(text: str, quotation: Quotation, lang: Lang) -> bool:
    wording = quotation.inner.of(text)
    length, most = (len(wording), _LONGEST_ZH) if lang == "zh" else (len(wording.split()), _MOST_WORDS)
    is_sentence = quotation.sentence or (lang == "en" and wording[:1].isupper())
    return length > most or (is_sentence and bool(_SPEECH.search(text[: quotation.outer.start])))


def _is_about(quoted: Span, term: Span, slack: int) -> bool:
    """Whether a quotation holds a term and next to nothing else."""
    return quoted.meets(term) and (quoted.end - quoted.start) - (term.end - term.start) <= slack


def _left(these: Sequence[Span], those: Sequence[Span], unit: Span, other: Span) -> list[Span]:
    """Those of `these` that are left when each of `those` is given the one that stands most alike in its sentence."""
    left = list(these)
    if len(those) >= len(these):
        return []
    for span in those:
        place = _place(span, other)
        left.remove(min(left, key=lambda one: abs(_place(one, unit) - place)))
    return left


def _place(span: Span, unit: Span) -> float:
    return (span.start - unit.start) / max(1, unit.end - unit.start)
