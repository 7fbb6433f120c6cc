"""Choosing the rendering of each occurrence: all evidence of a unit together, terms in competition.

Three rules beyond the single occurrence: one stretch of English serves one of several terms that do not
overlap in the Chinese; a rendering that the term has elsewhere is preferred where it stands here too; and
where nothing speaks strongly enough, the answer is that the English leaves the term out.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.dictionary import Dictionary
from glossary.glosses import glosses
from glossary.quotes import quotations
from glossary.renderings.cues import gloss_stretch, paired_quotations, quoted_ranges
from glossary.renderings.spans import LinkedUnit, Stretch, TermLinks, best_stretch
from glossary.types import Evidence, Occurrence, ParagraphPair, Span

__all__ = ["EVIDENCE", "Place", "choose", "stretches_reading"]

#: Kinds of evidence that `choose` can do without, to measure what each is worth.
EVIDENCE: Final = ("gloss", "quotation", "consistency", "competition")

#: Below this score the English is taken to leave the term out.
_FLOOR: Final = 0.22
#: What a rendering gains if the term is rendered so elsewhere, at full agreement.
_CONSISTENCY: Final = 0.2
#: Least score of a stretch that reads like a rendering from elsewhere.
_TRACE: Final = 0.05
#: Share of a term's support from which a rendering may replace a longer one that holds it.
_MAJORITY: Final = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a term stands.

    Attributes:
        key: Folded label of the term.
        zh: Where it stands in the Chinese paragraph.
    """

    key: str
    zh: Span


@dataclass(frozen=True, slots=True)
class _Choice:
    """What was chosen for a place: a stretch with its evidence, or ``None`` for an omission."""

    place: Place
    stretch: Stretch | None
    evidence: tuple[Evidence, ...]
    fixed: bool = False


def choose(
    units: Sequence[LinkedUnit],
    pairs: Mapping[int, ParagraphPair],
    places: Mapping[int, Sequence[Place]],
    dictionary: Dictionary,
    *,
    without: Collection[str] = (),
    floor: float = _FLOOR,
) -> dict[int, list[tuple[Place, Occurrence]]]:
    """Choose a rendering for every place.

    Args:
        units: The linked units.
        pairs: For each unit's number, its paragraph pair.
        places: For each unit's number, the places of terms in it.
        dictionary: The bilingual dictionary.
        without: Kinds of evidence to do without, of `EVIDENCE`; none by default.
        floor: Score below which the English is taken to leave the term out, in [0, 1].

    Returns:
        For each unit's number its places with the occurrences made of them, in the order given.
    """
    judge = _Judge(dictionary, without)
    first = {u.number: judge.choose_in(u, pairs[u.number], places.get(u.number, ()), {}) for u in units}
    known = {} if "consistency" in without else _known_renderings(units, first.values(), floor)
    second = {u.number: judge.choose_in(u, pairs[u.number], places.get(u.number, ()), known) for u in units}
    return {
        unit.number: [(c.place, _occurrence(unit, pairs[unit.number], c, floor)) for c in second[unit.number]]
        for unit in units
    }


#: For each term and each of its renderings (lower-case words): how strongly each unit supports it, in shares of 1.
_Known = Mapping[str, Mapping[tuple[str, ...], Mapping[int, float]]]


def _known_renderings(units: Sequence[LinkedUnit], choices: Iterable[Sequence[_Choice]], floor: float) -> _Known:
    """Collect the renderings of the terms that stand more than once."""
    support: dict[str, dict[tuple[str, ...], Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    seen: Counter[str] = Counter()
    for unit, chosen in zip(units, choices, strict=True):
        for choice in chosen:
            seen[choice.place.key] += 1
            if choice.stretch is not None and choice.stretch.score > floor:
                words = tuple(word.lower for word in unit.en[choice.stretch.start : choice.stretch.end])
                support[choice.place.key][words][unit.number] += choice.stretch.score  # type: ignore[assignment]
    return {
        key: {
            words: {unit: score / seen[key] for unit, score in by_unit.items()} for words, by_unit in renderings.items()
        }
        for key, renderings in support.items()
        if seen[key] > 1
    }


class _Judge:
    """Chooses within one unit at a time; remembers what the links gave, for every unit is judged twice."""

    def __init__(self, dictionary: Dictionary, without: Collection[str] = ()) -> None:
        self._dictionary = dictionary
        self._without = without
        self._stretches: dict[tuple[int, Span], Stretch | None] = {}

    def choose_in(
        self,
        unit: LinkedUnit,
        pair: ParagraphPair,
        places: Sequence[Place],
        known: _Known,
    ) -> list[_Choice]:
        """Choose for all places of one unit; the strongest first, so that weaker ones make way."""
        if not places:
            return []
        marked = self._marked(unit, pair, places)
        proposed = [marked.get(place) or self._linked(unit, place, known.get(place.key, {})) for place in places]
        settled: dict[Place, _Choice] = {}
        for choice in sorted(proposed, key=_weakness):
            rivals = set() if "competition" in self._without else _taken(choice, settled.values())
            gives_way = bool(rivals) and not choice.fixed
            settled[choice.place] = self._second_best(unit, choice, rivals) if gives_way else choice
        return [settled[place] for place in places]

    def _marked(self, unit: LinkedUnit, pair: ParagraphPair, places: Sequence[Place]) -> dict[Place, _Choice]:
        """What the translator's own marks decide: glosses and paired quotations."""
        choices: dict[Place, _Choice] = {}
        quoted = [(q.inner, q.inner.of(pair.zh)) for q in quotations(pair.zh) if _inside(unit, q.inner)]
        english = [] if "quotation" in self._without else quoted_ranges(unit, pair.en)
        paired = paired_quotations(unit, quoted, english, self._dictionary)
        by_key = {} if "gloss" in self._without else {gloss.key: gloss for gloss in glosses(pair.en)}
        for place in places:
            stretch = paired.get(place.zh)
            if stretch is not None:
                note = "both languages set it in quotation marks"
                better = replace(stretch, score=0.6 + 0.4 * stretch.score)
                choices[place] = _Choice(place, better, (Evidence("quotation", note, round(better.score, 3)),), True)
            gloss = by_key.get(place.key)
            explained = gloss_stretch(unit, gloss, place.zh) if gloss else None
            if gloss and explained:
                note = f"the translator gives the original in brackets: [{gloss.zh}]"
                choices[place] = _Choice(place, replace(explained, score=0.99), (Evidence("gloss", note, 0.99),), True)
        return choices

    def _linked(self, unit: LinkedUnit, place: Place, known: Mapping[tuple[str, ...], Mapping[int, float]]) -> _Choice:
        """What the word links give, and what the term's renderings elsewhere make of it."""
        key = (unit.number, place.zh)
        if key not in self._stretches:
            self._stretches[key] = best_stretch(unit, place.zh, self._dictionary)
        stretch = best = self._stretches[key]
        evidence: tuple[Evidence, ...] = (_links(stretch),) if stretch else ()
        for words, by_unit in sorted(known.items()):
            share = sum(score for number, score in by_unit.items() if number != unit.number)
            for candidate in stretches_reading(unit, place.zh, words) if share else ():
                gained = replace(candidate, score=min(1.0, candidate.score + _CONSISTENCY * share))
                shortens = stretch is not None and _within(candidate, stretch) and share < _MAJORITY
                if candidate.score > _TRACE and not shortens and (best is None or gained.score > best.score):
                    best = gained
                    note = f"“{' '.join(words)}” renders it elsewhere too"
                    gain = Evidence("consistency", note, round(gained.score - candidate.score, 3))
                    evidence = (_links(candidate), gain)
        return _Choice(place, best, evidence)

    def _second_best(self, unit: LinkedUnit, choice: _Choice, rivals: set[int]) -> _Choice:
        stretch = best_stretch(unit, choice.place.zh, self._dictionary, blocked=rivals)
        note = Evidence("competition", "its first choice renders another term of the sentence", -0.2)
        return _Choice(choice.place, stretch, (_links(stretch), note) if stretch else (note,))


def _links(stretch: Stretch) -> Evidence:
    return Evidence("links", "the word alignment links it to these words", round(stretch.score, 3))


def _weakness(choice: _Choice) -> tuple[bool, float, int]:
    """Sort key: what the translator marked first, then by score, then longer terms first."""
    return (
        not choice.fixed,
        -(choice.stretch.score if choice.stretch else 0.0),
        choice.place.zh.start - choice.place.zh.end,
    )


def _inside(unit: LinkedUnit, span: Span) -> bool:
    return bool(unit.zh) and unit.zh[0].span.start <= span.start and span.end <= unit.zh[-1].span.end


def _within(inner: Stretch, outer: Stretch) -> bool:
    """Whether `inner` is a proper part of `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def stretches_reading(unit: LinkedUnit, term: Span, words: tuple[str, ...]) -> list[Stretch]:
    """Return every stretch of a unit that reads `words`, scored by the links.

    Args:
        unit: The translation unit.
        term: Where the term stands in the Chinese paragraph.
        words: The words to find, in lower case; at least one.
    """
    starts = [n for n, word in enumerate(unit.lower) if word == words[0] and unit.lower[n : n + len(words)] == words]
    links = TermLinks(unit, term) if starts else None
    return [Stretch(n, n + len(words), links.score(n, n + len(words))) for n in starts] if links else []


def _taken(choice: _Choice, settled: Iterable[_Choice]) -> set[int]:
    """The words of a choice that stronger choices of terms elsewhere in the Chinese already hold, if over half."""
    if choice.stretch is None:
        return set()
    own = set(range(choice.stretch.start, choice.stretch.end))
    held: set[int] = set()
    for other in settled:
        if other.stretch is not None and not other.place.zh.meets(choice.place.zh):
            held |= own & set(range(other.stretch.start, other.stretch.end))
    return held if 2 * len(held) > len(own) else set()


def _occurrence(unit: LinkedUnit, pair: ParagraphPair, choice: _Choice, floor: float) -> Occurrence:
    stretch = choice.stretch
    if not unit.en:
        return Occurrence(unit.number, pair.number, choice.place.zh, None, 0.0, ())
    if stretch is None or stretch.score < floor:
        score = 1.0 - (stretch.score if stretch else 0.0)
        why = Evidence("omission", "no words of the sentence speak for a rendering strongly enough", round(score, 3))
        return Occurrence(unit.number, pair.number, choice.place.zh, None, round(score, 3), (*choice.evidence, why))
    return Occurrence(
        unit.number, pair.number, choice.place.zh, stretch.span(unit), round(stretch.score, 3), choice.evidence
    )
