"""Terms that the English leaves out, of which only the sure ones are told.

A rendering that the harvest did not see is no omission. So it has to hold as well that none of the term's
renderings elsewhere stands in the sentence, nor a word that a dictionary gives for it or for a word in it. A quoted
term that is made of single characters (一湖一策) tells dictionaries little; for quoted ones it has to hold that the
English sentence quotes less than the Chinese one.
"""

from collections.abc import Sequence
from typing import Final

from glossary.findings.base import Finding, Showing, place_of, units_of
from glossary.findings.glosses import glosses, whole_glosses
from glossary.findings.wording import wording
from glossary.quotes import quotations
from glossary.types import Harvest, Occurrence, ParagraphPair, Span, Term, TranslationUnit

__all__ = ["left_out"]

_KIND: Final = "omissions"

#: How sure the harvest must be that there is no rendering (what else is looked at here tells the most), and that a
#: term is one.
_SURE: Final = 0.35
_TERM: Final = 0.6
#: What has no rendering at so many places, and none anywhere else, is put in other words on purpose.
_HABIT: Final = 3


def left_out(harvest: Harvest) -> tuple[Finding, ...]:
    """Return the terms that the English leaves out.

    Args:
        harvest: What one document gave.

    Returns:
        One finding for each term, with each place, in the order of the first.
    """
    if harvest.document.source_only:
        return ()
    units = units_of(harvest)
    found = []
    for term in harvest.terms:
        if term.termhood < _TERM:
            continue
        rendered = {occurrence.pair for occurrence in term.occurrences if occurrence.en is not None}
        places = [
            occurrence
            for occurrence in term.occurrences
            if occurrence.en is None
            and occurrence.score >= _SURE
            and occurrence.pair not in rendered
            and _is_gone(harvest, term, occurrence, units[occurrence.unit])
        ]
        if places and (len(places) < _HABIT or len(places) < len(term.occurrences)):
            found.append(_finding(harvest, term, places, units))
    return tuple(sorted(found, key=lambda finding: (finding.showings[0].place.pair, finding.showings[0].place.unit)))


def _is_gone(harvest: Harvest, term: Term, occurrence: Occurrence, unit: TranslationUnit) -> bool:
    pair = harvest.document.pair(occurrence.pair)
    sentence = wording(unit.en.of(pair.en))
    if not sentence:
        return False
    for other in term.occurrences:
        if other.en is not None:
            words = wording(other.en.of(harvest.document.pair(other.pair).en))
            if words and set(words) <= set(sentence):
                return False
    if not glosses(term.key).isdisjoint(sentence):
        return False
    if _quoted(pair, occurrence.zh):
        return _count(pair.en, unit.en) < _count(pair.zh, unit.zh)
    whole = whole_glosses(term.key)
    return bool(whole) and whole.isdisjoint(wording(pair.en))


def _quoted(pair: ParagraphPair, term: Span) -> bool:
    return any(quotation.inner == term or quotation.outer == term for quotation in quotations(pair.zh))


def _count(text: str, span: Span) -> int:
    return sum(span.holds(quotation.outer) for quotation in quotations(text))


def _finding(harvest: Harvest, term: Term, places: Sequence[Occurrence], units: dict[int, TranslationUnit]) -> Finding:
    showings = tuple(
        Showing("", place_of(harvest.document.pair(one.pair), units[one.unit], (one.zh,)), (one.pair,))
        for one in places
    )
    score = min(place.score for place in places) * term.termhood
    return Finding(_KIND, term.zh, round(score, 3), showings)
