"""Explaining: why a string is a term or none, and why a rendering was chosen before others.

What the harvest stored is shown from there. The features that speak against a term and the runners-up of a
rendering are not stored: for them the document is prepared once more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from glossary.dictionary import Dictionary
from glossary.errors import UnknownNameError
from glossary.folding import fold_label
from glossary.harvesting import HarvestOptions, harvest, harvest_terms
from glossary.preparation import Prepared, prepare
from glossary.ranking.features import explained, is_measure
from glossary.ranking.selecting import Opinion, opinion
from glossary.renderings.choosing import Place, judge
from glossary.types import Document, Evidence, Harvest, Kind, Occurrence, Reason, Span, Term

__all__ = ["Explanation", "OccurrenceExplanation", "RunnerUp", "Weight", "explain", "explain_in"]

#: So many next best candidates are shown.
_RIVALS: Final = 3
#: A candidate that is less probable is no runner-up.
_LEAST: Final = 0.001


@dataclass(frozen=True, slots=True)
class Weight:
    """A feature with what it adds to the log odds of being a term.

    Attributes:
        feature: Its name.
        note: What it means, in words.
        value: Its value: a quantity, or ``1`` where it holds and ``0`` where it does not, or a mean of these.
        is_measure: Whether it is a quantity.
        share: Its share of the log odds, signed.
    """

    feature: str
    note: str
    value: float
    is_measure: bool
    share: float


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A rendering that was not chosen.

    Attributes:
        en: Its wording.
        span: Where it stands in the pair's English text.
        score: How probable it is that it renders the term, in [0, 1].
        note: What speaks for it and against it, as log odds against the other candidates.
    """

    en: str
    span: Span
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class OccurrenceExplanation:
    """A term at one place, with what its rendering rests on.

    Attributes:
        pair: Number of the paragraph pair.
        zh, en: The sentences of the translation unit; `en` is empty where there are none.
        zh_span: Where the term stands in `zh`.
        en_span: Where its rendering stands in `en`; ``None`` where there is none.
        rendering: The wording of the rendering; empty where there is none.
        score: How sure the rendering is, or the omission.
        evidence: What it rests on, with weights.
        runners_up: What came next, best first.
    """

    pair: int
    zh: str
    en: str
    zh_span: Span
    en_span: Span | None
    rendering: str
    score: float
    evidence: tuple[Evidence, ...]
    runners_up: tuple[RunnerUp, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a string is a term of a document, or is none.

    Attributes:
        document: Id of the document.
        zh: The string, as most often written there.
        kind: Its kind.
        harvested: Whether it is among the harvested terms.
        termhood: How sure it is a term, in [0, 1]; ``None`` if no extractor proposed it.
        threshold: Least termhood of a term.
        extractors: What each extractor saw, with its score.
        supporting: The features that speak most for it.
        opposing: The features that speak most against it.
        occurrences: Every place, in order.
    """

    document: str
    zh: str
    kind: Kind
    harvested: bool
    termhood: float | None
    threshold: float
    extractors: tuple[Reason, ...]
    supporting: tuple[Weight, ...]
    opposing: tuple[Weight, ...]
    occurrences: tuple[OccurrenceExplanation, ...]


def explain_in(document: Document, label: str, *, options: HarvestOptions | None = None) -> Explanation:
    """Explain a string of a document that is no part of a workspace.

    Args:
        document: The document as read.
        label: The string, in Chinese.
        options: What shapes the harvest.

    Returns:
        The explanation, also of a string that the harvest does not hold for a term.

    Raises:
        UnknownNameError: The string does not stand in the document; the message names similar terms.
        InputError: The dictionary that the options name cannot be read.
    """
    options = options or HarvestOptions()
    key = fold_label(label)
    harvested = harvest(document, options=options)
    if any(term.key == key for term in harvested.terms):
        return explain(harvested, label, options=options)
    listed = harvest_terms(document, [label], options=options)
    if not listed.terms:
        raise UnknownNameError("term", label, [term.zh for term in harvested.terms])
    return _explained(listed, listed.terms[0], False, options)


def explain(harvested: Harvest, label: str, *, options: HarvestOptions | None = None) -> Explanation:
    """Explain a term of a harvest.

    Args:
        harvested: What one document gave.
        label: A label of the term, in Chinese.
        options: What shaped the harvest.

    Returns:
        The explanation.

    Raises:
        UnknownNameError: The harvest has no such term; the message names similar ones.
        InputError: The dictionary that the options name cannot be read.
    """
    key = fold_label(label)
    term = next((term for term in harvested.terms if term.key == key), None)
    if term is None:
        raise UnknownNameError("term", label, [term.zh for term in harvested.terms])
    return _explained(harvested, term, True, options or HarvestOptions())


def _explained(harvested: Harvest, term: Term, is_harvested: bool, options: HarvestOptions) -> Explanation:
    document, dictionary = harvested.document, options.load_dictionary()
    prepared = prepare(document, dictionary, models=options.models)
    units = None if document.source_only else prepared.units_of_paragraph()
    held = opinion(prepared.docs, dictionary, term.key, units=units, glossed=prepared.glossed)
    seen = term.reasons if is_harvested else held.reasons if held else ()
    termhood = term.termhood if is_harvested else held.termhood if held else None
    rivals = _Rivals(harvested, prepared, dictionary, term)
    return Explanation(
        document.id,
        term.zh,
        term.kind,
        is_harvested,
        termhood,
        float(harvested.settings.get("threshold", options.threshold)),
        tuple(reason for reason in seen if reason.extractor != "ranking"),
        _weights(held, held.supporting) if held else (),
        _weights(held, held.opposing) if held else (),
        tuple(rivals.explained(occurrence) for occurrence in term.occurrences),
    )


def _weights(held: Opinion, shares: Iterable[tuple[str, float]]) -> tuple[Weight, ...]:
    return tuple(
        Weight(name, explained(name), round(held.features.get(name, 0.0), 3), is_measure(name), round(share, 3))
        for name, share in shares
    )


class _Rivals:
    """Finds, for each occurrence of a term, what else might have rendered it.

    Args:
        harvested: The harvest that holds the term.
        prepared: Its document, prepared.
        dictionary: The bilingual dictionary.
        term: The term.
    """

    def __init__(self, harvested: Harvest, prepared: Prepared, dictionary: Dictionary, term: Term) -> None:
        self._harvest = harvested
        self._document = prepared.document
        places: dict[int, list[Place]] = defaultdict(list)
        for other in (*harvested.terms, *(() if term in harvested.terms else (term,))):
            held = (one for one in other.occurrences if harvested.unit(one.unit).zh.holds(one.zh))
            for one in held:
                places[one.unit].append(Place(other.key, one.zh))
        pairs = {unit.number: self._document.pair(unit.pair) for unit in prepared.units}
        self._judged = judge(prepared.linked, pairs, places, dictionary)
        self._sites = {(site.view.unit.number, site.term): n for n, site in enumerate(self._judged.sites)}

    def explained(self, occurrence: Occurrence) -> OccurrenceExplanation:
        """Return the occurrence with its evidence and its runners-up."""
        pair, home = self._document.pair(occurrence.pair), self._harvest.unit(occurrence.unit)
        return OccurrenceExplanation(
            occurrence.pair,
            home.zh.of(pair.zh),
            home.en.of(pair.en),
            _moved(occurrence.zh, home.zh.start),
            _moved(occurrence.en, home.en.start) if occurrence.en is not None else None,
            " ".join(occurrence.en.of(pair.en).split()) if occurrence.en is not None else "",
            occurrence.score,
            occurrence.evidence,
            tuple(self._rivals(occurrence)),
        )

    def _rivals(self, occurrence: Occurrence) -> Iterator[RunnerUp]:
        """Yield what else might render it, best first."""
        number = self._sites.get((occurrence.unit, occurrence.zh))
        if number is None:
            return
        unit, text = self._judged.sites[number].view.unit, self._document.pair(occurrence.pair).en
        for candidate in self._judged.best(number, most=_RIVALS + 1):
            span, score = candidate.stretch.span(unit), round(candidate.stretch.score, 3)
            if span != occurrence.en and score >= _LEAST:
                weights = ", ".join(f"{one.kind} {one.score:+.1f}" for one in candidate.evidence)
                yield RunnerUp(" ".join(span.of(text).split()), span, score, weights)


def _moved(span: Span, start: int) -> Span:
    """The span in a text that begins at `start`."""
    return Span(span.start - start, span.end - start)
