"""Explaining: why a string is a term or none, and why a rendering was chosen before others.

What the harvest stored is shown from there. The features that speak against a term, what dropped a string that is
none, and the runners-up of a rendering are not stored: for them the document is prepared once more. A string that is
no term is rendered as if it were one, beside the terms of the document.

There are two scales. Termhood, what an extractor says and how sure a rendering is are probabilities or the like, in
[0, 1]; the shares of features and of evidence are log odds.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from glossary.dictionary import Dictionary
from glossary.errors import UnknownTermError
from glossary.folding import fold_label
from glossary.harvesting import HarvestOptions, places_of, ranked_candidates, render
from glossary.preparation import Prepared, prepare
from glossary.ranking.features import explained, is_measure
from glossary.ranking.finding import LabelTexts
from glossary.ranking.selecting import NESTED, Opinion, Ranked, Selected, select_listed
from glossary.renderings.choosing import judge
from glossary.structure import outline
from glossary.types import Document, Evidence, Harvest, Kind, Occurrence, Reason, Span, Term, TranslationUnit

__all__ = [
    "Explanation",
    "OccurrenceExplanation",
    "RunnerUp",
    "Support",
    "Weight",
    "explain",
    "explain_in",
    "times_standing",
]

#: So many next best candidates are shown.
_RIVALS: Final = 3
#: A candidate that is less probable is no runner-up.
_LEAST: Final = 0.001
#: Kinds of evidence that decide alone and so are stored as probabilities.
_ALONE: Final = frozenset({"gloss", "omission"})
#: What the choosing says of a place with one candidate: there is nothing to weigh.
ONLY: Final = "it is the only candidate"
#: How like a term a string must be to be suggested (difflib's ratio), and how many are.
_LIKE: Final = 0.5
_SUGGESTED: Final = 5


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
class Support:
    """Evidence for a rendering or an omission, on one scale.

    Attributes:
        kind: Registered name of the kind of evidence.
        note: What was seen, for people.
        log_odds: What it adds to the log odds, signed; of what decides alone (a gloss, an omission) the log odds
            that this gives. ``None`` where there was nothing to weigh: the only candidate.
    """

    kind: str
    note: str
    log_odds: float | None


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A rendering that was not chosen.

    Attributes:
        en: Its wording.
        span: Where it stands in the pair's English text.
        score: How probable it is that it renders the term, in [0, 1], by all evidence but a gloss in brackets.
        evidence: What speaks for it and against it, against the other candidates.
    """

    en: str
    span: Span
    score: float
    evidence: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class OccurrenceExplanation:
    """A term at one place, with what its rendering rests on.

    Attributes:
        pair: Number of the paragraph pair.
        zh, en: The sentences of the translation unit; `en` is empty where there are none.
        zh_span: Where the term stands in `zh`.
        en_span: Where its rendering stands in `en`; ``None`` where there is none.
        rendering: The wording of the rendering; empty where there is none.
        score: How probable it is that this renders the term, or that the English leaves it out; in [0, 1].
        evidence: What it rests on.
        runners_up: What came next, best first: judged among the same candidates, beside the same terms.
    """

    pair: int
    zh: str
    en: str
    zh_span: Span
    en_span: Span | None
    rendering: str
    score: float
    evidence: tuple[Support, ...]
    runners_up: tuple[RunnerUp, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a string is a term of a document, or is none.

    Attributes:
        document: Id of the document.
        zh: The string, as most often written there.
        kind: Its kind, or the kind that it would have.
        harvested: Whether it is among the harvested terms.
        termhood: How sure it is a term, in [0, 1]; ``None`` if no extractor proposed it.
        threshold: Least termhood of a term.
        dropped: Why it is no term, as a clause; empty for a term.
        inside: The longer term for whose sake it is dropped; empty if that is not why.
        extractors: What each extractor saw, with its score in [0, 1].
        supporting: The features that speak most for it.
        opposing: The features that speak most against it.
        occurrences: Every place, in order, rendered as if it were a term if it is none.
    """

    document: str
    zh: str
    kind: Kind
    harvested: bool
    termhood: float | None
    threshold: float
    dropped: str
    inside: str
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
        UnknownTermError: The string does not stand in the document; the message names similar terms.
        InputError: The dictionary that the options name cannot be read.
    """
    options = options or HarvestOptions()
    ground = _Ground.of(document, options, options.threshold)
    return ground.explanation(label, ground.ranked.selected(), None)


def explain(harvested: Harvest, label: str, *, options: HarvestOptions | None = None) -> Explanation:
    """Explain a string of a document that was harvested.

    Args:
        harvested: What the document gave.
        label: The string, in Chinese.
        options: What shaped the harvest.

    Returns:
        The explanation, also of a string that the harvest does not hold for a term.

    Raises:
        UnknownTermError: The string does not stand in the document; the message names similar terms.
        InputError: The dictionary that the options name cannot be read.
    """
    options = options or HarvestOptions()
    key = fold_label(label)
    stored = next((term for term in harvested.terms if term.key == key), None)
    if stored is None and not times_standing(harvested.document, label):
        raise _unknown(label, (term.zh for term in harvested.terms))
    threshold = float(harvested.settings.get("threshold", options.threshold))
    ground = _Ground.of(harvested.document, options, threshold)
    return ground.explanation(label, [_as_selected(term) for term in harvested.terms], (harvested, stored))


def times_standing(document: Document, label: str) -> int:
    """Return at how many places a Chinese string stands in a document, whatever it is.

    Args:
        document: The document as read.
        label: The string.
    """
    return len(LabelTexts(pair.zh for pair in document.pairs).places(fold_label(label)))


def _unknown(label: str, known: Iterable[str]) -> UnknownTermError:
    close = get_close_matches(label, list(known), n=_SUGGESTED, cutoff=_LIKE)
    return UnknownTermError(label, close, otherwise="it does not stand in the document")


def _as_selected(term: Term) -> Selected:
    places = tuple((at.pair - 1, at.zh) for at in term.occurrences)
    return Selected(term.key, term.zh, term.kind, term.termhood, term.reasons, places)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A document as everything in it is explained from: prepared once, its candidates ranked."""

    prepared: Prepared
    dictionary: Dictionary
    ranked: Ranked
    threshold: float

    @classmethod
    def of(cls, document: Document, options: HarvestOptions, threshold: float) -> "_Ground":
        dictionary = options.load_dictionary()
        prepared = prepare(document, dictionary, models=options.models)
        ranked = ranked_candidates(prepared, outline(document), dictionary, threshold=threshold)
        return cls(prepared, dictionary, ranked, threshold)

    def explanation(
        self, label: str, terms: Sequence[Selected], stored: tuple[Harvest, Term | None] | None
    ) -> Explanation:
        """Explain a string beside the terms of the document; where these are stored, as it is stored."""
        key = fold_label(label)
        wanted = next((term for term in terms if term.key == key), None)
        is_selected, beside = wanted is not None, list(terms)
        if wanted is None:
            listed = select_listed(self.prepared.docs, self.dictionary, [key], glossed=self.prepared.glossed)
            if not listed:
                raise _unknown(label, (term.zh for term in terms))
            [wanted] = listed
            beside.append(wanted)
        harvest, term = stored or (None, None)
        units = self.prepared.units if harvest is None or term is None else harvest.units
        made = render(self.prepared, beside, self.dictionary).get(key, ()) if term is None else term.occurrences
        opinion = self.ranked.opinion(key)
        is_term = bool(made) and is_selected
        dropped = "" if is_term else self._dropped(opinion, bool(made))
        rivals = _Rivals(self.prepared, beside, self.dictionary)
        shown = sorted(made, key=lambda at: (at.pair, at.zh))
        return Explanation(
            self.prepared.document.id,
            wanted.zh,
            wanted.kind,
            is_term,
            wanted.termhood if is_selected else opinion.termhood if opinion else None,
            self.threshold,
            dropped,
            opinion.inside[0] if dropped and opinion and opinion.inside else "",
            _extractors(wanted.reasons if is_selected else opinion.reasons if opinion else ()),
            _weights(opinion, opinion.supporting) if opinion else (),
            _weights(opinion, opinion.opposing) if opinion else (),
            tuple(_occurrence(self.prepared.document, units, at, rivals) for at in shown),
        )

    def _dropped(self, opinion: Opinion | None, is_placed: bool) -> str:
        """Why a string is no term, as a clause."""
        if not is_placed:
            return "it only ever stands across the border of two sentences"
        if opinion is None:
            return "no extractor proposed it"
        if opinion.is_never:
            return "it is the name of somebody whose words the document gives"
        if opinion.termhood < self.threshold:
            return "its termhood is below the threshold"
        if opinion.inside is not None:
            longer, sure = opinion.inside
            return f"it only ever stands inside {longer} (termhood {sure:.2f}), and such a string needs {NESTED:g}"
        return "it was none when the document was built; it is one when the document is built again"


def _extractors(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.extractor != "ranking")


def _weights(held: Opinion, shares: Iterable[tuple[str, float]]) -> tuple[Weight, ...]:
    return tuple(
        Weight(name, explained(name), round(held.features.get(name, 0.0), 3), is_measure(name), round(share, 3))
        for name, share in shares
    )


def _supports(evidence: Iterable[Evidence]) -> tuple[Support, ...]:
    """Return evidence on one scale."""
    return tuple(Support(one.kind, one.note, _log_odds(one)) for one in evidence)


def _log_odds(evidence: Evidence) -> float | None:
    """What evidence adds to the log odds; a probability counts as if 0.1 % were left for it to be wrong."""
    if evidence.note == ONLY:
        return None
    if evidence.kind not in _ALONE:
        return evidence.score
    chance = min(max(evidence.score, _LEAST), 1 - _LEAST)
    return round(math.log(chance / (1 - chance)), 2)


def _occurrence(
    document: Document, units: Sequence[TranslationUnit], at: Occurrence, rivals: "_Rivals"
) -> OccurrenceExplanation:
    pair, home = document.pair(at.pair), next(unit for unit in units if unit.number == at.unit)
    return OccurrenceExplanation(
        at.pair,
        home.zh.of(pair.zh),
        home.en.of(pair.en),
        _moved(at.zh, home.zh.start),
        _moved(at.en, home.en.start) if at.en is not None else None,
        " ".join(at.en.of(pair.en).split()) if at.en is not None else "",
        at.score,
        _supports(at.evidence),
        tuple(rivals.of(at)),
    )


class _Rivals:
    """Finds, for each occurrence of a term, what else might have rendered it.

    Args:
        prepared: The document, prepared.
        terms: The terms that are rendered beside each other.
        dictionary: The bilingual dictionary.
    """

    def __init__(self, prepared: Prepared, terms: Iterable[Selected], dictionary: Dictionary) -> None:
        self._document = prepared.document
        pairs = {unit.number: self._document.pair(unit.pair) for unit in prepared.units}
        self._judged = judge(prepared.linked, pairs, places_of(prepared, terms), dictionary)
        sites = enumerate(self._judged.sites)
        self._sites = {(pairs[site.view.unit.number].number, site.term): number for number, site in sites}

    def of(self, occurrence: Occurrence) -> Iterator[RunnerUp]:
        """Yield what else might render it, best first."""
        number = self._sites.get((occurrence.pair, occurrence.zh))
        if number is None:
            return
        unit, text = self._judged.sites[number].view.unit, self._document.pair(occurrence.pair).en
        rivals = 0
        for candidate in self._judged.best(number, most=_RIVALS + 1):
            span, score = candidate.stretch.span(unit), round(candidate.stretch.score, 3)
            if span != occurrence.en and score >= _LEAST and rivals < _RIVALS:
                rivals += 1
                yield RunnerUp(" ".join(span.of(text).split()), span, score, _supports(candidate.evidence))


def _moved(span: Span, start: int) -> Span:
    """The span in a text that begins at `start`."""
    return Span(span.start - start, span.end - start)
