"""Numbers that differ between the languages, each translation unit by itself.

A number in digits that has no counterpart in the other language is a finding. Counterparts are sought in the
unit, then in the whole paragraph pair, since sentences are merged and moved. Years need a differing partner:
translators write 去年 for a year and a year for 去年. So do small whole numbers, which turn into words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from glossary.dictionary import Dictionary
from glossary.findings.amounts import Amount, agree, amounts, firm
from glossary.findings.base import Finding, Showing, place_of
from glossary.types import Harvest, ParagraphPair, Span, TranslationUnit

__all__ = ["NumbersApart", "differing_numbers", "numbers_apart"]

_KIND: Final = "numbers"

# Whole numbers up to here often go into words that hold no number (both, weekly, single).
_SMALL: Final = 12

_PAIRED: Final = 0.9
_ALONE: Final = 0.7


def differing_numbers(harvest: Harvest, _dictionary: Dictionary) -> tuple[Finding, ...]:
    """Return the numbers of a harvest that differ between the languages.

    Args:
        harvest: What one document gave.
        _dictionary: Not wanted here.

    Returns:
        One finding for each unit that has some, in document order.
    """
    by_pair: dict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in harvest.units:
        by_pair[unit.pair].append(unit)
    return tuple(
        _finding(pair, apart)
        for number in sorted(by_pair)
        for pair in (harvest.document.pair(number),)
        for apart in numbers_apart(pair, by_pair[number])
    )


@dataclass(frozen=True, slots=True)
class NumbersApart:
    """Numbers of a translation unit that the other language does not have.

    Attributes:
        unit: The unit.
        zh: Where those of the Chinese stand in the paragraph pair.
        en: The same for the English.
    """

    unit: TranslationUnit
    zh: tuple[Span, ...]
    en: tuple[Span, ...]


def numbers_apart(
    pair: ParagraphPair, units: Iterable[TranslationUnit], *, words: bool = False
) -> Iterator[NumbersApart]:
    """Yield the numbers of a paragraph pair that differ between the languages, unit by unit.

    Args:
        pair: The pair.
        units: Its translation units; those without either language are passed over.
        words: Whether quantities in words count as well (三成, five percent); else they only serve as counterparts.
    """
    zh, en = amounts(pair.zh, "zh"), amounts(pair.en, "en")
    if words:
        zh, en = firm(zh, pair.zh, "zh"), firm(en, pair.en, "en")
    for unit in units:
        if not unit.zh.of(pair.zh) or not unit.en.of(pair.en):
            continue
        zh_here, en_here = _inside(zh, unit.zh), _inside(en, unit.en)
        zh_left, en_left = _unmatched(zh_here, en_here), _unmatched(en_here, zh_here)
        zh_alone = [amount for amount in zh_left if not any(agree(amount, other) for other in en)]
        en_alone = [amount for amount in en_left if not any(agree(amount, other) for other in zh)]
        zh_told, en_told = _worth(zh_alone, en_left), _worth(en_alone, zh_left)
        if zh_told or en_told:
            # A number that has its counterpart in another sentence may still be what stands here for the other.
            zh_told, en_told = zh_told or _like(zh_left, en_told), en_told or _like(en_left, zh_told)
            yield NumbersApart(unit, tuple(one.span for one in zh_told), tuple(one.span for one in en_told))


def _finding(pair: ParagraphPair, apart: NumbersApart) -> Finding:
    place = place_of(pair, apart.unit, apart.zh, apart.en)
    return Finding(
        _KIND,
        ", ".join(mark.of(pair.zh) for mark in apart.zh),
        _PAIRED if apart.zh and apart.en else _ALONE,
        (Showing(", ".join(mark.of(pair.en) for mark in apart.en), place, (pair.number,)),),
    )


def _inside(found: Sequence[Amount], span: Span) -> list[Amount]:
    return [amount for amount in found if span.holds(amount.span)]


def _unmatched(these: Sequence[Amount], those: Sequence[Amount]) -> list[Amount]:
    """The sure ones of `these` that are left when each is matched with one of `those`."""
    free = list(those)
    left = []
    for amount in sorted(these, key=lambda one: not one.sure):
        partner = next((other for other in free if agree(amount, other)), None)
        if partner is not None:
            free.remove(partner)
        elif amount.sure:
            left.append(amount)
    return sorted(left, key=lambda one: one.span)


def _worth(alone: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    """Those that are worth telling: no year and no small number without a partner that differs."""
    return [
        amount
        for amount in alone
        if amount.change == "to"
        or not (amount.year or _is_small(amount))
        or any(other.year == amount.year for other in others)
    ]


def _is_small(amount: Amount) -> bool:
    return amount.values[0] <= _SMALL and amount.values[0].is_integer()


def _like(left: Sequence[Amount], told: Sequence[Amount]) -> list[Amount]:
    return [amount for amount in left if any(other.year == amount.year for other in told)]
