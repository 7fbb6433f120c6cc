"""Explaining: why a string is a term or none, and why a rendering was chosen before others.

What the harvest stored is shown from there. The features that speak against a term and the runners-up of a
rendering are not stored: for them the document is prepared once more.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from glossary.dictionary import Dictionary
from glossary.errors import UnknownNameError
from glossary.folding import fold_label
from glossary.harvesting import HarvestOptions, harvest, harvest_terms
from glossary.pipelines import english
from glossary.preparation import Prepared, prepare
from glossary.ranking.features import explained, is_measure
from glossary.ranking.selecting import Opinion, opinion
from glossary.renderings.choosing import stretches_reading
from glossary.renderings.spans import LinkedUnit, Stretch, best_stretch
from glossary.renderings.words import words_in
from glossary.types import Document, Evidence, Harvest, Kind, Occurrence, Reason, Span, Term

__all__ = ["Explanation", "OccurrenceExplanation", "RunnerUp", "Weight", "explain", "explain_in"]

#: So many next best stretches are looked for.
_ROUNDS: Final = 2
#: A stretch with a lower score is no runner-up.
_LEAST: Final = 0.01


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
        score: What the word links give it, in [0, 1].
        note: Why it was looked at.
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
    return _explained(listed, listed.terms[0], False, options, ())


def explain(
    harvested: Harvest, label: str, *, options: HarvestOptions | None = None, known: Iterable[str] = ()
) -> Explanation:
    """Explain a term of a harvest.

    Args:
        harvested: What one document gave.
        label: A label of the term, in Chinese.
        options: What shaped the harvest.
        known: Renderings of the term in other documents.

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
    return _explained(harvested, term, True, options or HarvestOptions(), known)


def _explained(
    harvested: Harvest, term: Term, is_harvested: bool, options: HarvestOptions, known: Iterable[str]
) -> Explanation:
    document, dictionary = harvested.document, options.load_dictionary()
    prepared = prepare(document, dictionary, models=options.models)
    units = None if document.source_only else prepared.units_of_paragraph()
    held = opinion(prepared.docs, dictionary, term.key, units=units, glossed=prepared.glossed)
    seen = term.reasons if is_harvested else held.reasons if held else ()
    termhood = term.termhood if is_harvested else held.termhood if held else None
    rivals = _Rivals(harvested, prepared, dictionary, term, known)
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
        known: Its renderings in other documents.
    """

    def __init__(
        self, harvested: Harvest, prepared: Prepared, dictionary: Dictionary, term: Term, known: Iterable[str]
    ) -> None:
        self._harvest = harvested
        self._document = prepared.document
        self._units = prepared.units_of_paragraph()
        self._dictionary = dictionary
        here = (one.en.of(self._document.pair(one.pair).en) for one in term.occurrences if one.en is not None)
        nlp = english()
        self._known = sorted({_words(nlp(text)) for text in (*here, *known)} - {()})

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
        units = self._units[occurrence.pair - 1]
        unit = next((unit for span, unit in units if span.holds(occurrence.zh)), None)
        if unit is None or not unit.en:
            return
        chosen = {n for n, word in enumerate(unit.en) if occurrence.en is not None and occurrence.en.meets(word.span)}
        notes: dict[Stretch, str] = {}
        for stretch, note in self._looked_at(unit, occurrence.zh, chosen):
            if stretch.score >= _LEAST and set(range(stretch.start, stretch.end)) != chosen:
                notes.setdefault(stretch, note)
        text = self._document.pair(occurrence.pair).en
        for stretch, note in sorted(notes.items(), key=lambda one: (-one[0].score, one[0].start, one[0].end)):
            span = stretch.span(unit)
            yield RunnerUp(" ".join(span.of(text).split()), span, round(stretch.score, 3), note)

    def _looked_at(self, unit: LinkedUnit, term: Span, chosen: Collection[int]) -> Iterator[tuple[Stretch, str]]:
        """Yield what the renderings from elsewhere and the links give, the chosen words too."""
        for words in self._known:
            for stretch in stretches_reading(unit, term, words):
                yield stretch, "renders it elsewhere"
        for stretch in self._best(unit, term, 1):
            yield stretch, "the word alignment alone gives it"
        for stretch in self._best(unit, term, _ROUNDS, blocked=chosen):
            yield stretch, "next best by the word alignment"

    def _best(self, unit: LinkedUnit, term: Span, rounds: int, *, blocked: Collection[int] = ()) -> Iterator[Stretch]:
        """The best stretches for a term, each without the words of those before it."""
        taken = set(blocked)
        for _ in range(rounds):
            stretch = best_stretch(unit, term, self._dictionary, blocked=taken)
            if stretch is None or taken & set(range(stretch.start, stretch.end)):
                return  # widened to whole words, it may reach into blocked ones
            taken |= set(range(stretch.start, stretch.end))
            yield stretch


def _words(doc: Doc) -> tuple[str, ...]:
    [words] = words_in(doc, [Span(0, len(doc.text))])
    return tuple(word.lower for word in words)


def _moved(span: Span, start: int) -> Span:
    """The span in a text that begins at `start`."""
    return Span(span.start - start, span.end - start)
