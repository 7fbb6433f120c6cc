"""What the translator marked: bracketed originals and quotation marks, as evidence for renderings.

Glosses: "new quality productive forces [新质生产力]" names the term that the words before it render.
Quotations: both languages quote political wordings; they pair up in order, as far as the links allow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from glossary.dictionary import Dictionary, stem
from glossary.glosses import Gloss
from glossary.numerals import number_of
from glossary.quantities import quantities
from glossary.quotes import quotations
from glossary.renderings.spans import LinkedUnit, Stretch, TermLinks
from glossary.renderings.words import FUNCTION_WORDS, is_punctuation
from glossary.types import Span

__all__ = ["gloss_stretch", "paired_quotations", "quoted_ranges"]

#: Longest rendering that a gloss may explain, in words.
_REACH: Final = 9
#: A quotation below this fit stays unpaired: the English has left it out, or dropped the marks.
_FLOOR: Final = 0.2
_SAME_NUMBER: Final = 0.15
#: What a fit gains if the dictionary finds every word of the quotation in the range.
_ECHO: Final = 0.5
_HALF: Final = 0.5
#: How far the places of two paired quotations in their rows may differ, beside the difference in number.
_ASKEW: Final = 6


def gloss_stretch(unit: LinkedUnit, gloss: Gloss, term: Span) -> Stretch | None:
    """Return the stretch of `unit` that `gloss` explains as the rendering of `term`.

    Unquoted, it reaches back from the bracket: over words that the links give to the term, at least to the
    last function word or punctuation mark; words at its start that render another word of the Chinese are left out.
    """
    end = next((n + 1 for n in range(len(unit.en) - 1, -1, -1) if unit.en[n].span.end <= gloss.end), 0)
    if not end or unit.en[0].span.start > gloss.end:
        return None
    if gloss.start is not None:
        start = next((n for n, word in enumerate(unit.en) if word.span.start >= gloss.start), end)
        return Stretch(start, end, 1.0) if start < end else None
    [links] = unit.terms([term])
    linked, elsewhere = links.inside, links.outside
    start = end
    while start > max(0, end - _REACH):
        word = unit.en[start - 1]
        if is_punctuation(word.text) and word.text not in {"-", "&"}:
            break
        if word.lower in FUNCTION_WORDS and linked[: start - 1][-3:].sum() < 0.5:
            break
        start -= 1
    while start < end - 1 and (unit.en[start].lower in FUNCTION_WORDS or elsewhere[start] > _HALF > 2 * linked[start]):
        start += 1
    return Stretch(start, end, 1.0) if start < end else None


def quoted_ranges(unit: LinkedUnit, text: str) -> list[tuple[int, int]]:
    """Return the quotations of the English paragraph `text` that lie in `unit`, as ranges of its words."""
    ranges = []
    if not unit.en:
        return []
    first, last = unit.en[0].span.start, unit.en[-1].span.end
    for quotation in quotations(text):
        if quotation.inner.end <= first or quotation.inner.start >= last:
            continue
        inside = [n for n, word in enumerate(unit.en) if quotation.inner.holds(word.span)]
        if inside:
            ranges.append((inside[0], inside[-1] + 1))
    return ranges


def paired_quotations(
    unit: LinkedUnit,
    zh_quotes: Sequence[tuple[Span, str]],
    en_ranges: Sequence[tuple[int, int]],
    dictionary: Dictionary,
) -> dict[Span, Stretch | None]:
    """Pair the quotations of both sides of a unit, in order, by how well the links fit.

    Args:
        unit: The translation unit.
        zh_quotes: Chinese quotations: span in the paragraph, and text.
        en_ranges: English quotations as ranges of words, in order.
        dictionary: The bilingual dictionary.

    Returns:
        For each Chinese quotation its English one, or ``None``.
    """
    rows, columns = len(zh_quotes), len(en_ranges)
    english = [_EnglishQuote.of(unit, en_range) for en_range in en_ranges]
    reach = _ASKEW + abs(rows - columns)  # quotations keep their order; a far one is never the right one
    fits = [[0.0] * columns for _ in range(rows)]
    for row, (span, text) in enumerate(zh_quotes):
        [links] = unit.terms([span])
        for column in range(max(0, row - reach), min(columns, row + reach + 1)):
            fits[row][column] = _fit(links, text, english[column], dictionary)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            together = fits[row][column] + best[row + 1][column + 1] if fits[row][column] >= _FLOOR else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    pairs: dict[Span, Stretch | None] = {span: None for span, _ in zh_quotes}
    row = column = 0
    while row < rows and column < columns:
        fit = fits[row][column]
        if fit >= _FLOOR and best[row][column] == fit + best[row + 1][column + 1]:
            pairs[zh_quotes[row][0]] = Stretch(*en_ranges[column], min(1.0, fit))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


@dataclass(frozen=True, slots=True)
class _EnglishQuote:
    """An English quotation: its range of words, their stems, and the numbers that it names."""

    start: int
    end: int
    stems: frozenset[str]
    numbers: frozenset[float]

    @classmethod
    def of(cls, unit: LinkedUnit, en_range: tuple[int, int]) -> "_EnglishQuote":
        words = unit.en[slice(*en_range)]
        numbers = {quantity.value for quantity in quantities(" ".join(word.text for word in words), "en")}
        return cls(*en_range, frozenset(stem(word.lower) for word in words), frozenset(numbers))


def _fit(links: TermLinks, text: str, english: _EnglishQuote, dictionary: Dictionary) -> float:
    """How well the Chinese quotation fits the English, from 0; other numbers on the two sides rule it out."""
    number = number_of(text)
    same_number = number is not None and float(number) in english.numbers
    if number is not None and english.numbers and not same_number:
        return 0.0
    words = [word.text for word, weight in zip(links.words, links.weights, strict=True) if weight > _HALF]
    known = [bool(dictionary.stems(word) & english.stems) for word in words if dictionary.stems(word)]
    echoed = sum(known) / len(known) if known else 0.0
    return links.score(english.start, english.end) + _ECHO * echoed + (_SAME_NUMBER if same_number else 0.0)
