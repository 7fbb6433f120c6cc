"""Terms that a document renders in more than one way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from glossary.dictionary import Dictionary
from glossary.findings.base import Finding, Showing, place_of, units_of
from glossary.findings.glosses import Glosses
from glossary.findings.wording import Wording, acronyms, is_cut, wording
from glossary.quotes import quotations
from glossary.types import Harvest, Occurrence, Span, Term

__all__ = ["varied_renderings"]

_KIND: Final = "variation"

#: How sure a rendering must be to count.
_SURE: Final = 0.75
#: How sure a term must be.
_TERM: Final = 0.5
#: How sure the finding must be: the termhood times the score of its second-best wording.
_FLOOR: Final = 0.5

#: Terms of so many characters are rendered by more than one word, or in quotation marks: 三驾马车, “troika”.
_LONG: Final = 4

_Groups = dict[Wording, list[Occurrence]]


def varied_renderings(harvest: Harvest, dictionary: Dictionary) -> tuple[Finding, ...]:
    """Return the terms that are rendered in more than one way.

    Case, hyphens, number, inflection, articles and other function words make no difference, nor does a word
    more or less at an end; renderings that the harvest is not sure of do not count.

    Args:
        harvest: What one document gave.
        dictionary: The bilingual dictionary; may be empty.

    Returns:
        One finding for each term, the most sure first. A term that varies only because a term in it does is
        left out.
    """
    glosses = Glosses(dictionary)
    known = acronyms("\n".join(pair.en for pair in harvest.document.pairs))
    varied = {
        term: groups
        for term in harvest.terms
        if term.termhood >= _TERM and len(groups := _groups(harvest, term, known, glosses)) > 1
    }
    found = [
        _finding(harvest, term, groups)
        for term, groups in varied.items()
        if not any(_explains(inner, varied[inner], term, groups) for inner in varied)
    ]
    found = [finding for finding in found if finding.score >= _FLOOR]
    return tuple(sorted(found, key=lambda finding: (-finding.score, finding.zh)))


def _groups(harvest: Harvest, term: Term, known: Mapping[str, str], glosses: Glosses) -> _Groups:
    """The sure occurrences of a term by wording, the most frequent wording first."""
    by_wording: _Groups = defaultdict(list)
    for occurrence in term.occurrences:
        pair = harvest.document.pair(occurrence.pair)
        if occurrence.en is not None and occurrence.score >= _SURE and not glosses.is_split(pair.zh, occurrence.zh):
            words = wording(occurrence.en.of(pair.en), known)
            if _is_whole(term, words, pair.en, occurrence.en):
                by_wording[words].append(occurrence)
    for words in list(by_wording):
        others = {stem for other in by_wording if other != words for stem in other}
        expected = others | glosses.of(term.key)
        if not _has_support(harvest, words, by_wording[words], expected):
            del by_wording[words]
    return _merged(by_wording)


def _merged(by_wording: _Groups) -> _Groups:
    """Put together what is one phrase, cut differently."""
    merged: list[tuple[list[Wording], list[Occurrence]]] = []
    for words in sorted(by_wording, key=lambda one: (len(one), one)):  # the shortest are cuts of others
        home = next((place for place in merged if any(is_cut(words, other) for other in place[0])), None)
        if home is None:
            merged.append(([words], list(by_wording[words])))
        else:
            home[0].append(words)
            home[1].extend(by_wording[words])
    merged.sort(key=lambda place: (-len(place[1]), min(one.pair for one in place[1])))
    return {words[0]: places for words, places in merged}


def _is_whole(term: Term, words: Wording, text: str, span: Span) -> bool:
    """Whether a rendering is long enough, and neither begins nor ends inside a compound: *share* of *A-share*."""
    if "-" in (text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]):
        return False
    return len(words) > 1 or (bool(words) and len(term.key) < _LONG) or _is_quoted(text, span)


def _has_support(harvest: Harvest, words: Wording, places: Sequence[Occurrence], expected: set[str]) -> bool:
    """Whether other wordings, the dictionary or quotation marks speak for a wording."""
    if not expected.isdisjoint(words):
        return True
    return any(place.en is not None and _is_quoted(harvest.document.pair(place.pair).en, place.en) for place in places)


def _is_quoted(text: str, span: Span) -> bool:
    return any(quotation.outer.holds(span) for quotation in quotations(text))


def _explains(inner: Term, inner_groups: _Groups, term: Term, groups: _Groups) -> bool:
    """Whether `term` varies only where and because `inner`, a shorter term in it, varies."""
    if inner is term or inner.key not in term.key:
        return False
    varying = {occurrence.unit for places in list(inner_groups.values())[1:] for occurrence in places}
    return all(occurrence.unit in varying for places in list(groups.values())[1:] for occurrence in places)


def _finding(harvest: Harvest, term: Term, groups: _Groups) -> Finding:
    showings = tuple(_showing(harvest, places) for places in groups.values())
    least = sorted(max(place.score for place in places) for places in groups.values())[-2]
    return Finding(_KIND, term.zh, round(least * term.termhood, 3), showings)


def _showing(harvest: Harvest, places: Sequence[Occurrence]) -> Showing:
    best = max(places, key=lambda place: place.score)
    pair, unit = harvest.document.pair(best.pair), units_of(harvest)[best.unit]
    marks = () if best.en is None else (best.en,)
    written = "" if best.en is None else best.en.of(pair.en)
    return Showing(written, place_of(pair, unit, (best.zh,), marks), _pairs(places))


def _pairs(places: Iterable[Occurrence]) -> tuple[int, ...]:
    return tuple(sorted({place.pair for place in places}))
