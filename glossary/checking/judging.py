"""Judging: which words of a translation stand for each occurrence of a term, and what the termbase holds of them.

In a translation unit the terms share out the English between them: those with the longest renderings first, each as
many places as it occurs, the best status first, then the closest wording, then the place that fits best. What is
merely a piece of another term's rendering serves no other term, unless nothing else does, the other term has it in
its Chinese as well, and a pronoun takes it up. A term that occurs more often than it is rendered is rendered for all
its occurrences. Where nothing is found in the unit, free words of the paragraph count, since sentences are merged and
moved; then a pronoun, where the unit before has the term. What is left is unknown or missing:
`glossary.checking.likely` says what may stand for it, `glossary.checking.evidence` whether anything speaks for that.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossary.checking.base import Judgement, TermEntry, Verdict
from glossary.checking.candidates import STATUSES, Claim, abbreviated, claims, is_inside, tokens_of
from glossary.checking.evidence import UnitWords
from glossary.checking.likely import likely_renderings
from glossary.checking.tolerance import TURNED, EnglishText
from glossary.checking.wordings import expected_of, explain
from glossary.dictionary import Dictionary
from glossary.findings.wording import Wording, acronyms
from glossary.renderings.choosing import Place
from glossary.types import Document, Occurrence, ParagraphPair, Span, TranslationUnit

__all__ = ["Site", "judge"]

#: How sure a likely rendering must be to count, and to count against a pronoun or a rendering that another term has.
LIKELY: Final = 0.3
SURE: Final = 0.6
_PRONOUNS: Final = frozenset("it its itself they them their themselves this these those such he his she her".split())
_LINKS: Final = ("的", "和", "与", "及", "、")
_RELATIVES: Final = frozenset(("which", "whose", "who"))
_DEMONSTRATIVES: Final = frozenset("this these that those such".split())


@dataclass(frozen=True, slots=True)
class Site:
    """A term at a place.

    Attributes:
        unit: The translation unit.
        entry: The term.
        span: Where it stands in the Chinese paragraph.
        is_part: Whether it is part of a longer word there; what renders that need not show the term.
    """

    unit: TranslationUnit
    entry: TermEntry
    span: Span
    is_part: bool = False


class _Unit:
    """A translation unit being judged."""

    def __init__(self, unit: TranslationUnit, pair: ParagraphPair, sites: Sequence[Site]) -> None:
        self.unit = unit
        self.pair = pair
        self.sites = sites
        self.text = EnglishText(pair.en, unit.en)
        self.of_key: dict[str, list[Site]] = defaultdict(list)
        for site in sites:
            self.of_key[site.entry.key].append(site)
        self.claims: dict[str, list[Claim]] = {}
        self.chosen: dict[str, list[Claim]] = {}

    def place(self, span: Span) -> float:
        """Where a span of the Chinese stands in the unit, in [0, 1]."""
        return (span.start - self.unit.zh.start) / max(1, self.unit.zh.end - self.unit.zh.start)

    def en_place(self, claim: Claim) -> float:
        """The same for the English."""
        return (claim.start - self.unit.en.start) / max(1, self.unit.en.end - self.unit.en.start)


def judge(
    document: Document,
    units: Sequence[TranslationUnit],
    sites: Sequence[Site],
    dictionary: Dictionary,
    *,
    tell: Callable[[str, float], None] = lambda _step, _share: None,
) -> list[Judgement]:
    """Judge terms.

    Args:
        document: The document.
        units: All its translation units.
        sites: The terms in it, in the order of the text; of units that have English.
        dictionary: The bilingual dictionary; may be empty.
        tell: Told of each step as it begins, with the share of the check that is done.

    Returns:
        A judgement for each site, in the same order; none for part of a longer word that is rendered otherwise.
    """
    by_unit: dict[int, list[Site]] = defaultdict(list)
    for site in sites:
        by_unit[site.unit.number].append(site)
    short = abbreviated(acronyms(" ".join(pair.en for pair in document.pairs)))
    judged = {
        unit.number: _Unit(unit, document.pair(unit.pair), by_unit[unit.number])
        for unit in units
        if unit.number in by_unit
    }
    for one in judged.values():
        one.claims = {key: claims(same[0].entry, one.text, short) for key, same in one.of_key.items()}
        _share(one)
    found: dict[Site, Judgement] = {}
    for one in judged.values():
        for key, chosen in one.chosen.items():
            found |= _known(one, one.of_key[key], chosen)
    whole = {one.pair.number: EnglishText(one.pair.en) for one in judged.values()}
    by_pair: dict[int, list[_Unit]] = defaultdict(list)
    for one in judged.values():
        by_pair[one.pair.number].append(one)
    for one in judged.values():
        for key in one.of_key:
            if key in one.chosen:
                continue
            claim = _nearby(one, key, by_pair[one.pair.number], whole[one.pair.number], short)
            if claim is not None:
                one.chosen[key] = [claim]
                found |= _known(one, one.of_key[key], [claim], how="it stands in a neighbouring sentence")
    tell("unknown renderings", 0.5)
    found |= _left(document, units, judged, found, dictionary)
    return [found[site] for site in sites if site in found]


def _share(one: _Unit) -> None:
    """Share out the English of a unit among its terms."""
    everything = [claim for found in one.claims.values() for claim in found]

    def order(key: str) -> tuple[int, bool, int, int, int]:
        found = one.claims[key]
        longest = max((len(claim.match.tokens) for claim in found), default=0)
        is_derived = all(claim.match.derived for claim in found if len(claim.match.tokens) == longest)
        best = min((claim.rank for claim in found), default=len(STATUSES))
        return -longest, is_derived, -len(key), best, one.of_key[key][0].span.start

    for key in sorted(one.of_key, key=order):
        taken = [claim for other, found in one.chosen.items() if other != key for claim in found]
        judged = tokens_of([claim for claim in taken if not claim.is_known])
        all_taken = tokens_of(taken)
        others = [claim for claim in everything if claim.entry.key != key]
        free = [
            claim
            for claim in one.claims[key]
            if not is_inside(claim, others) and not claim.match.held <= (all_taken if claim.is_known else judged)
        ]
        if free:
            one.chosen[key] = _best(one, free, one.of_key[key])


def _best(one: _Unit, free: Sequence[Claim], sites: Sequence[Site]) -> list[Claim]:
    """The best places for so many occurrences, in the order of the text."""
    places = [one.place(site.span) for site in sites]

    def order(claim: Claim) -> tuple[int, tuple[int, int, int], float]:
        return claim.rank, claim.match.cost, min(abs(one.en_place(claim) - place) for place in places)

    return sorted(sorted(free, key=order)[: len(sites)], key=lambda claim: claim.start)


def _known(one: _Unit, sites: Sequence[Site], chosen: Sequence[Claim], *, how: str = "") -> dict[Site, Judgement]:
    """The judgements on the occurrences of a term in a unit that has known renderings of it."""
    found = {}
    for number, site in enumerate(sites):
        claim = chosen[number * len(chosen) // len(sites)]
        found[site] = _of_claim(one, site, claim, claim.match.tolerated, how)
    return found


def _of_claim(one: _Unit, site: Site, claim: Claim, tolerated: tuple[str, ...], how: str) -> Judgement:
    verdict = claim.rendering.status
    written = " … ".join(span.of(one.pair.en) for span in claim.match.spans)
    return Judgement(
        one.unit.number,
        one.pair.number,
        site.entry.key,
        site.span.of(one.pair.zh),
        site.span,
        verdict,
        written,
        claim.match.spans,
        claim.rendering.en,
        tolerated,
        expected_of(site.entry, claim.rendering),
        explain(site.entry, verdict, written, claim.rendering, tolerated, how),
    )


def _nearby(
    one: _Unit, key: str, beside: Sequence[_Unit], whole: EnglishText, short: Mapping[Wording, str]
) -> Claim | None:
    """A known rendering in the sentences of the paragraph, whose units are `beside`, that serves no term there."""
    serving = [claim for other in beside for chosen in other.chosen.values() for claim in chosen]
    serving += [claim for other in beside for named, found in other.claims.items() if named != key for claim in found]
    taken = [span for claim in serving for span in claim.match.spans]
    free = [
        claim
        for claim in claims(one.of_key[key][0].entry, whole, short)
        if claim.rendering.status != "deprecated"
        and claim.match.form <= TURNED
        and not any(span.meets(other) for span in claim.match.spans for other in taken)
    ]
    return min(
        free, key=lambda claim: (claim.rank, claim.match.cost, abs(claim.start - one.unit.en.start)), default=None
    )


# --- what is left --------------------------------------------------------------------------------------


def _left(
    document: Document,
    units: Sequence[TranslationUnit],
    judged: Mapping[int, _Unit],
    found: Mapping[Site, Judgement],
    dictionary: Dictionary,
) -> dict[Site, Judgement]:
    """The judgements on terms without a known rendering of their own."""
    open_units = [one for one in judged.values() if any(not (site in found or site.is_part) for site in one.sites)]
    if not open_units:
        return {}
    places = {one.unit.number: [Place(site.entry.key, site.span) for site in one.sites] for one in open_units}
    likely = likely_renderings(document, units, places, dictionary)
    made: dict[Site, Judgement] = {}
    for one in open_units:
        words = UnitWords(one.pair.zh, one.unit.zh, one.text, dictionary)
        rendered = [site.span for key in one.chosen for site in one.of_key[key]]
        for same in one.of_key.values():
            sites = [site for site in same if not (site in found or site.is_part)]
            if not sites:
                continue
            spans = {}
            for site in sites:
                occurrence = likely.get((one.unit.number, site.span))
                span = _likely(one, site, words, rendered, occurrence)
                if span is not None:
                    spans[site] = span
            made |= _of_rest(one, sites, spans, judged, {**found, **made})
    return made


def _likely(
    one: _Unit, site: Site, words: UnitWords, rendered: Sequence[Span], occurrence: Occurrence | None
) -> tuple[Span, float] | None:
    """What likely renders a term, and how sure that is; ``None`` where nothing speaks for any words."""
    taken = tokens_of([claim for found in one.chosen.values() for claim in found])
    grounds = words.grounds(site.entry, site.span, rendered=rendered, taken=taken)
    sought = grounds.sought()
    if occurrence is not None and occurrence.en is not None and _is_free(one, site.entry, occurrence.en):
        span = grounds.accepted(occurrence.en, occurrence.score)
        if span is not None:
            span = sought if sought is not None and not grounds.says_all(span) else span
            return span, max(LIKELY, occurrence.score)
    return (sought, LIKELY) if sought is not None else None


def _is_free(one: _Unit, entry: TermEntry, span: Span) -> bool:
    """Whether a likely rendering of a term has words that render no other term."""
    mine = {number for number, token in enumerate(one.text.tokens) if span.holds(Span(token.start, token.end))}
    content = {number for number in mine if not one.text.tokens[number].is_function}
    is_judged = any(rendering.status != "known" for rendering in entry.renderings)
    chosen = [claim for found in one.chosen.values() for claim in found]
    taken = tokens_of([claim for claim in chosen if not (is_judged and claim.is_known)])
    return bool(content - taken) and 2 * len(content & taken) <= len(content)


def _of_rest(
    one: _Unit,
    sites: Sequence[Site],
    spans: Mapping[Site, tuple[Span, float]],
    judged: Mapping[int, _Unit],
    found: Mapping[Site, Judgement],
) -> dict[Site, Judgement]:
    """The judgements on one term in a unit: unknown, a pronoun, shared with another term, missing."""
    best = max((score for _, score in spans.values()), default=0.0)
    if best < SURE or all(_is_taken_up(one, span) for span, _ in spans.values()):
        stand_in = _pronoun(one, sites[0], judged, found) or _shared(one, sites[0])
        if stand_in is not None:
            return {site: replace(stand_in, zh=site.span.of(one.pair.zh), zh_span=site.span) for site in sites}
    made = {}
    surest = max(spans, key=lambda site: spans[site][1], default=None)
    for site in sites:
        span, score = spans.get(site) or (spans[surest] if surest is not None else (Span(0, 0), 0.0))
        made[site] = _unknown(one, site, span if score >= LIKELY else None)
    return made


def _is_taken_up(one: _Unit, span: Span) -> bool:
    """Whether a likely rendering takes up what was said before: these businesses."""
    before = [token for token in one.text.tokens if token.end <= span.start]
    return bool(before) and before[-1].lower in _DEMONSTRATIVES


def _unknown(one: _Unit, site: Site, span: Span | None) -> Judgement:
    verdict: Verdict = "missing" if span is None else "unknown"
    written = span.of(one.pair.en) if span else ""
    return Judgement(
        one.unit.number,
        one.pair.number,
        site.entry.key,
        site.span.of(one.pair.zh),
        site.span,
        verdict,
        written,
        (span,) if span else (),
        "",
        (),
        expected_of(site.entry, None),
        explain(site.entry, verdict, written, None, (), ""),
    )


def _pronoun(one: _Unit, site: Site, judged: Mapping[int, _Unit], found: Mapping[Site, Judgement]) -> Judgement | None:
    """The judgement where a pronoun takes up a term that the unit before renders."""
    before = judged.get(one.unit.number - 1)
    if before is None or before.pair.number != one.pair.number:
        return None
    earlier = [found[other] for other in before.of_key.get(site.entry.key, ()) if other in found]
    earlier = [other for other in earlier if other.rendering]
    pronoun = next((token for token in one.text.tokens if token.lower in _PRONOUNS), None)
    if not earlier or pronoun is None:
        return None
    last = earlier[-1]
    how = f"“{pronoun.text}” takes up “{last.en}” of the sentence before"
    tolerated = ("pronoun",)
    return replace(
        last,
        unit=one.unit.number,
        en=pronoun.text,
        en_spans=(Span(pronoun.start, pronoun.end),),
        tolerated=tolerated,
        because=f"{how}. {last.because}",
    )


def _shared(one: _Unit, site: Site) -> Judgement | None:
    """The judgement where nothing but the rendering of another term has the term in English.

    That term stands beside it (人民群众 are the people), or has it in its Chinese and is taken up by a pronoun, or its
    rendering is one that nobody has judged and that may be cut too long.
    """
    for claim in one.claims[site.entry.key]:
        for key, chosen in one.chosen.items():
            holder = next((other for other in chosen if claim.match.held <= other.match.held), None)
            if key == site.entry.key or holder is None or claim.rank > STATUSES["known"]:
                continue
            beside = any(_are_neighbours(one.pair.zh, site.span, other.span) for other in one.of_key[key])
            if holder.is_known or beside or (site.entry.key in key and _takes_up(one, holder)):
                how = f"the rendering of {holder.entry.zh} has it"
                return _of_claim(one, site, claim, claim.match.tolerated, how)
    return None


def _takes_up(one: _Unit, holder: Claim) -> bool:
    """Whether a pronoun behind a rendering may take it up: high-quality development, which is for the people."""
    last = holder.match.tokens[-1]
    return any(token.lower in _PRONOUNS or token.lower in _RELATIVES for token in one.text.tokens[last + 1 :])


def _are_neighbours(zh: str, span: Span, other: Span) -> bool:
    """Whether nothing but a word that joins two stands between two terms."""
    before, after = sorted((span, other))
    return before.end == after.start or zh[before.end : after.start] in _LINKS
