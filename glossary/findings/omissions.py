"""Terms that the English leaves out: the sure ones, and as weak findings all others that the harvest holds for such.

A rendering that the harvest did not see is no omission. So for a sure one it has to hold as well that none of the
term's renderings elsewhere stands in the sentence, nor a word that a dictionary gives for it or for a word in it, nor
the abbreviation that the Chinese gives in brackets. A quoted term that is made of single characters (一湖一策) tells
dictionaries little; for quoted ones it has to hold that the English sentence quotes less than the Chinese one, and
all others are put in other words so often that the harvest has to be surer of them. Of what is weak, reading found
one in three or four to be left out indeed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.findings.base import Finding, Showing, place_of, units_of
from glossary.findings.glosses import Glosses
from glossary.findings.wording import wording
from glossary.quotes import quotations
from glossary.types import Harvest, Occurrence, Span, Term, TranslationUnit

__all__ = ["left_out"]

_KIND: Final = "omissions"

#: How sure the harvest must be that there is no rendering, of a quoted term (what else is looked at here tells the
#: most) and of others, and that a term is one.
_QUOTED_SURE: Final = 0.35
_SURE: Final = 0.7
_TERM: Final = 0.6
#: What has no rendering at so many places, and none anywhere else, is put in other words on purpose.
_HABIT: Final = 3
#: An abbreviation or the like in brackets behind a term: 细颗粒物（PM2.5）.
_ABBREVIATION: Final = re.compile(r"[”」]?[（(]([A-Za-z][\w.+-]*)[）)]")


def left_out(harvest: Harvest, dictionary: Dictionary) -> tuple[Finding, ...]:
    """Return the terms that the English leaves out.

    Args:
        harvest: What one document gave.
        dictionary: The bilingual dictionary; may be empty.

    Returns:
        One finding for each term, with each place, in the order of the first; then one for each term with the
        places that are weak.
    """
    if harvest.document.source_only:
        return ()
    units = units_of(harvest)
    glosses = Glosses(dictionary)
    found = [finding for term in harvest.terms for finding in _of_term(harvest, term, units, glosses)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int, int]:
    place = finding.showings[0].place
    return finding.is_weak, place.pair, place.unit


def _of_term(harvest: Harvest, term: Term, units: dict[int, TranslationUnit], glosses: Glosses) -> Iterator[Finding]:
    """The sure places of a term and its weak ones, a finding each."""
    rendered = {occurrence.pair for occurrence in term.occurrences if occurrence.en is not None}
    bare = [one for one in term.occurrences if one.en is None and _sentence(harvest, units[one.unit]).strip()]
    sure = [
        occurrence
        for occurrence in bare
        if term.termhood >= _TERM
        and occurrence.pair not in rendered
        and _is_gone(harvest, term, occurrence, units[occurrence.unit], glosses)
    ]
    if len(sure) >= _HABIT and len(sure) == len(term.occurrences):
        sure = []
    weak = [occurrence for occurrence in bare if occurrence not in sure]
    for places, is_weak in ((sure, False), (weak, True)):
        if places:
            yield _finding(harvest, term, places, units, is_weak=is_weak)


def _sentence(harvest: Harvest, unit: TranslationUnit) -> str:
    return unit.en.of(harvest.document.pair(unit.pair).en)


def _is_gone(harvest: Harvest, term: Term, occurrence: Occurrence, unit: TranslationUnit, glosses: Glosses) -> bool:
    pair, is_quoted = harvest.document.pair(occurrence.pair), _quoted(harvest, occurrence)
    sentence = wording(_sentence(harvest, unit))
    if not sentence or occurrence.score < (_QUOTED_SURE if is_quoted else _SURE):
        return False
    for other in term.occurrences:
        if other.en is not None:
            words = wording(other.en.of(harvest.document.pair(other.pair).en))
            if words and set(words) <= set(sentence):
                return False
    abbreviation = _ABBREVIATION.match(pair.zh, occurrence.zh.end)
    if abbreviation and abbreviation[1] in _sentence(harvest, unit):
        return False
    if not glosses.of(term.key).isdisjoint(sentence):
        return False
    if is_quoted:
        return _count(pair.en, unit.en) < _count(pair.zh, unit.zh)
    whole = glosses.of_whole(term.key)
    return bool(whole) and whole.isdisjoint(wording(pair.en))


def _quoted(harvest: Harvest, occurrence: Occurrence) -> bool:
    quoted = quotations(harvest.document.pair(occurrence.pair).zh)
    return any(occurrence.zh in (quotation.inner, quotation.outer) for quotation in quoted)


def _count(text: str, span: Span) -> int:
    return sum(span.holds(quotation.outer) for quotation in quotations(text))


def _finding(
    harvest: Harvest, term: Term, places: Sequence[Occurrence], units: dict[int, TranslationUnit], *, is_weak: bool
) -> Finding:
    showings = tuple(
        Showing("", place_of(harvest.document.pair(one.pair), units[one.unit], (one.zh,)), (one.pair,))
        for one in places
    )
    score = min(place.score for place in places) * term.termhood
    return Finding(_KIND, term.zh, round(score, 3), showings, is_weak)
