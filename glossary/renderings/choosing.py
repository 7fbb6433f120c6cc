"""Choosing the rendering of each occurrence: all evidence of a document together, terms in company.

Each place is looked at twice: alone, then with what the first look found for the other places of the term and for
the other terms of the sentence (`glossary.renderings.company`). What the translator gives in brackets is beyond
dispute. Where an omission (`glossary.renderings.omissions`) is more probable than the limit says, the answer is
that the English leaves the term out.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from glossary.dictionary import Dictionary
from glossary.glosses import glosses
from glossary.quotes import quotations
from glossary.renderings.candidates import Site, Stretches, stretches
from glossary.renderings.company import COMPANY, in_company
from glossary.renderings.cues import gloss_stretch, paired_quotations, quoted_ranges
from glossary.renderings.features import GROUPS, Table, describe
from glossary.renderings.model import FIRST, SECOND, LogLinear, model
from glossary.renderings.omissions import omission_chances
from glossary.renderings.spans import LinkedUnit, Stretch
from glossary.renderings.views import UnitView
from glossary.types import Evidence, Occurrence, ParagraphPair, Span

__all__ = [
    "EVIDENCE",
    "OMISSION",
    "Candidate",
    "Judged",
    "Place",
    "candidates_of",
    "choose",
    "judge",
    "looked_at",
    "sites_of",
]

#: Kinds of evidence that `choose` can do without, to measure what each is worth.
EVIDENCE: Final = ("gloss", *GROUPS, *COMPANY)

#: Probability of an omission from which the English is taken to leave the term out.
OMISSION: Final = 0.3
#: How sure a rendering is that the translator gives in brackets.
_GLOSSED: Final = 0.99
#: What each kind of evidence says to people.
_NOTES: Final[Mapping[str, str]] = {
    "links": "the word alignment links it to these words",
    "dictionary": "the dictionary gives these words for it",
    "phrase": "they look like a whole phrase of its kind",
    "length": "they are as long as one expects, where one expects them",
    "quotation": "both languages set it in quotation marks",
    "consistency": "it is rendered so elsewhere",
    "competition": "no other term of the sentence claims these words",
    "nesting": "they fit the renderings of the terms around and inside it",
}
#: The same where the evidence speaks against what was chosen.
_AGAINST: Final[Mapping[str, str]] = {
    "links": "the word alignment would rather link it to other words",
    "dictionary": "the dictionary would rather have other words",
    "phrase": "other words look more like a whole phrase of its kind",
    "length": "one would expect another length, or another place",
    "quotation": "quotation marks speak for other words",
    "consistency": "it is rendered otherwise elsewhere",
    "competition": "another term of the sentence claims these words",
    "nesting": "they do not fit the renderings of the terms around and inside it",
}
#: Least weight of evidence that is kept.
_SHOWN: Final = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a term stands.

    Attributes:
        key: Folded label of the term.
        zh: Where it stands in the Chinese paragraph.
    """

    key: str
    zh: Span


def choose(
    units: Sequence[LinkedUnit],
    pairs: Mapping[int, ParagraphPair],
    places: Mapping[int, Sequence[Place]],
    dictionary: Dictionary,
    *,
    without: Collection[str] = (),
    omission: float = OMISSION,
) -> dict[int, list[tuple[Place, Occurrence]]]:
    """Choose a rendering for every place.

    Args:
        units: The linked units.
        pairs: For each unit's number, its paragraph pair.
        places: For each unit's number, the places of terms in it.
        dictionary: The bilingual dictionary.
        without: Kinds of evidence to do without, of `EVIDENCE`; none by default.
        omission: Probability from which the English is taken to leave the term out, in [0, 1].

    Returns:
        For each unit's number its places with the occurrences made of them, in the order given.
    """
    judged = judge(units, pairs, places, dictionary, without=without)
    found: dict[int, list[tuple[Place, Occurrence]]] = {unit.number: [] for unit in units}
    glossed = {} if "gloss" in without else _glossed(judged, pairs)
    for number, site in enumerate(judged.sites):
        pair = pairs[site.view.unit.number]
        made = glossed.get(number) or _made(judged, number, pair, omission)
        found[site.view.unit.number].append((Place(site.key, site.term), made))
    return found


def judge(
    units: Sequence[LinkedUnit],
    pairs: Mapping[int, ParagraphPair],
    places: Mapping[int, Sequence[Place]],
    dictionary: Dictionary,
    *,
    without: Collection[str] = (),
) -> "Judged":
    """Weigh the candidates of every place; the arguments are those of `choose`."""
    sites = list(sites_of(units, pairs, places, dictionary, without))
    return Judged(looked_at(sites, without=without), model(SECOND), without)


def looked_at(sites: Sequence[Site], *, without: Collection[str] = ()) -> Table:
    """Return the candidates of places with all their features, those of a second look included.

    Args:
        sites: All places of a document.
        without: Kinds of evidence that the first look does without.
    """
    table = describe(sites, [candidates_of(site) for site in sites])
    return in_company(table, *model(FIRST).probabilities(table, without=without))


def candidates_of(site: Site) -> Stretches:
    """Return the candidates of a place, a paired quotation among them."""
    return stretches(site, also=[(site.paired.start, site.paired.end)] if site.paired else [])


def sites_of(
    units: Sequence[LinkedUnit],
    pairs: Mapping[int, ParagraphPair],
    places: Mapping[int, Sequence[Place]],
    dictionary: Dictionary,
    without: Collection[str] = (),
) -> Iterator[Site]:
    """Yield the places of terms with their units, by unit; the arguments are those of `choose`."""
    for unit in units:
        wanted = places.get(unit.number, ())
        if not wanted:
            continue
        view, pair = UnitView(unit, dictionary), pairs[unit.number]
        unit.gains([place.zh for place in wanted], dictionary)  # quick if asked for together
        quoted = [(q.inner, q.inner.of(pair.zh)) for q in quotations(pair.zh) if _inside(unit, q.inner)]
        english = [] if "quotation" in without else quoted_ranges(unit, pair.en)
        paired = paired_quotations(unit, quoted, english, dictionary)
        for place in wanted:
            taken = {
                (other.start, other.end)
                for span, other in paired.items()
                if other is not None and not span.meets(place.zh)
            }
            own = paired.get(place.zh)
            yield Site(view, place.zh, place.key, place.zh in paired, own, frozenset(english), frozenset(taken))


def _inside(unit: LinkedUnit, span: Span) -> bool:
    return bool(unit.zh) and unit.zh[0].span.start <= span.start and span.end <= unit.zh[-1].span.end


def _glossed(judged: "Judged", pairs: Mapping[int, ParagraphPair]) -> dict[int, Occurrence]:
    """The renderings that the translator explains by the original in brackets: each for one place of its unit.

    A term may stand more than once in a unit; the gloss is that of the place that the words before it render best.
    """
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, site in enumerate(judged.sites):
        places[site.view.unit.number, site.key].append(number)
    found: dict[int, Occurrence] = {}
    for (unit_number, key), numbers in places.items():
        unit, pair = judged.sites[numbers[0]].view.unit, pairs[unit_number]
        for gloss in glosses(pair.en):
            inside = bool(unit.en) and unit.en[0].span.start < gloss.end <= unit.en[-1].span.end
            left = [number for number in numbers if number not in found]
            if gloss.key != key or not inside or not left:
                continue
            stretches_of = {number: gloss_stretch(unit, gloss, judged.sites[number].term) for number in left}
            fits = {n: judged.mass(n, stretch) for n, stretch in stretches_of.items() if stretch is not None}
            if fits:
                best = max(fits, key=lambda number: (fits[number], -number))
                stretch = stretches_of[best]
                why = Evidence("gloss", f"the translator gives the original in brackets: [{gloss.zh}]", _GLOSSED)
                if stretch is not None:
                    term, span = judged.sites[best].term, stretch.span(unit)
                    found[best] = Occurrence(unit_number, pair.number, term, span, _GLOSSED, (why,))
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for a rendering.

    Attributes:
        stretch: The words; its score is how probable it is that they render the term.
        evidence: What speaks for it and against it, as log odds against the average of the others.
    """

    stretch: Stretch
    evidence: tuple[Evidence, ...]


class Judged:
    """The candidates of all places, weighed.

    Args:
        table: The candidates with their features.
        weights: The model.
        without: Kinds of evidence that do not count.

    Attributes:
        sites: The places.
        none: How probable it is that the English leaves the term out, shape ``(sites,)``.
    """

    def __init__(self, table: Table, weights: LogLinear, without: Collection[str]) -> None:
        self.sites = table.columns.sites
        self._columns = table.columns
        self._shares = {group: share for group, share in weights.shares(table).items() if group not in without}
        self._chances, none = weights.weighed(table, self._shares.values())
        self.none = omission_chances(table, self._chances, none)

    def best(self, site: int, *, most: int = 1) -> list[Candidate]:
        """Return the most probable candidates of a place, best first."""
        part = slice(int(self._columns.bounds[site]), int(self._columns.bounds[site + 1]))
        order = np.argsort(-self._chances[part], kind="stable")[:most] + part.start
        return [self._candidate(int(place), part) for place in order]

    def mass(self, site: int, stretch: Stretch) -> float:
        """Return how probable the candidates of a place are that share words with a stretch, in [0, 1]."""
        part = slice(int(self._columns.bounds[site]), int(self._columns.bounds[site + 1]))
        meets = (self._columns.start[part] < stretch.end) & (self._columns.stop[part] > stretch.start)
        return float(self._chances[part][meets].sum())

    def _candidate(self, place: int, part: slice) -> Candidate:
        stretch = Stretch(int(self._columns.start[place]), int(self._columns.stop[place]), float(self._chances[place]))
        return Candidate(stretch, self._evidence(place, part))

    def _evidence(self, chosen: int, part: slice) -> tuple[Evidence, ...]:
        others = self._chances[part].copy()
        others[chosen - part.start] = 0.0
        total = float(others.sum())
        if not total:
            return (Evidence("links", "it is the only candidate", 1.0),)
        found = []
        for group, share in self._shares.items():
            weight = float(share[chosen]) - float(others @ share[part]) / total
            if abs(weight) >= _SHOWN:
                found.append(Evidence(group, (_NOTES if weight > 0 else _AGAINST)[group], round(weight, 2)))
        return tuple(sorted(found, key=lambda each: (-each.score, each.kind)))


def _made(judged: Judged, number: int, pair: ParagraphPair, omission: float) -> Occurrence:
    unit, term = judged.sites[number].view.unit, judged.sites[number].term
    if not unit.en:
        return Occurrence(unit.number, pair.number, term, None, 0.0, ())
    none = round(float(judged.none[number]), 3)
    best = judged.best(number)
    if not best or none >= omission:
        why = Evidence("omission", "no words of the sentence speak for a rendering strongly enough", none)
        return Occurrence(unit.number, pair.number, term, None, none, (why,))
    [chosen] = best
    score = round(chosen.stretch.score, 3)
    return Occurrence(unit.number, pair.number, term, chosen.stretch.span(unit), score, chosen.evidence)
