"""Numbers that differ between the languages, each translation unit by itself.

A number in digits that has no counterpart in the other language is a finding. Counterparts are sought in the
unit, then in the whole paragraph pair, since sentences are merged and moved. Years need a differing partner:
translators write 去年 for a year and a year for 去年. So do small whole numbers, which turn into words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.findings.amounts import Amount, agree, amounts
from glossary.findings.base import Finding, Showing, place_of
from glossary.types import Harvest, ParagraphPair, Span, TranslationUnit

__all__ = ["differing_numbers"]

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
        finding for number in sorted(by_pair) for finding in _in_pair(harvest.document.pair(number), by_pair[number])
    )


def _in_pair(pair: ParagraphPair, units: Sequence[TranslationUnit]) -> Iterator[Finding]:
    zh, en = amounts(pair.zh, "zh"), amounts(pair.en, "en")
    for unit in units:
        if not unit.zh.of(pair.zh) or not unit.en.of(pair.en):
            continue
        zh_here, en_here = _inside(zh, unit.zh), _inside(en, unit.en)
        zh_left, en_left = _unmatched(zh_here, en_here), _unmatched(en_here, zh_here)
        zh_alone = [amount for amount in zh_left if not any(agree(amount, other) for other in en)]
        en_alone = [amount for amount in en_left if not any(agree(amount, other) for other in zh)]
        yield from _told(pair, unit, (zh_alone, zh_left), (en_alone, en_left))


def _told(
    pair: ParagraphPair,
    unit: TranslationUnit,
    zh: tuple[list[Amount], list[Amount]],
    en: tuple[list[Amount], list[Amount]],
) -> Iterator[Finding]:
    """Yield the finding of a unit, given what has no counterpart in the pair and what has none in the unit."""
    zh_told, en_told = _worth(zh[0], en[1]), _worth(en[0], zh[1])
    if not zh_told and not en_told:
        return
    # A number that has its counterpart in another sentence may still be what stands here for the other.
    zh_told, en_told = zh_told or _like(zh[1], en_told), en_told or _like(en[1], zh_told)
    zh_marks, en_marks = tuple(one.span for one in zh_told), tuple(one.span for one in en_told)
    place = place_of(pair, unit, zh_marks, en_marks)
    yield Finding(
        _KIND,
        ", ".join(mark.of(pair.zh) for mark in zh_marks),
        _PAIRED if zh_marks and en_marks else _ALONE,
        (Showing(", ".join(mark.of(pair.en) for mark in en_marks), place, (pair.number,)),),
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
        if not (amount.year or _is_small(amount)) or any(other.year == amount.year for other in others)
    ]


def _is_small(amount: Amount) -> bool:
    return amount.values[0] <= _SMALL and amount.values[0].is_integer()


def _like(left: Sequence[Amount], told: Sequence[Amount]) -> list[Amount]:
    return [amount for amount in left if any(other.year == amount.year for other in told)]
