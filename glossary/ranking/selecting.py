"""Selecting: which candidates are the document's terms, and every place where each stands."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from glossary.dictionary import Dictionary
from glossary.feature_table import Features, FeatureTable
from glossary.ranking.candidates import Candidate, Site, collect
from glossary.ranking.evidence import UnitsOfParagraph, rendering_features
from glossary.ranking.features import explained, features
from glossary.ranking.finding import LabelTexts
from glossary.ranking.kind_model import kinds_of
from glossary.ranking.model import contributions, settled, termhoods
from glossary.ranking.standing import Standing
from glossary.types import Kind, Reason, Span

__all__ = ["NESTED", "PROMISING", "Opinion", "Ranked", "Selected", "rank", "select", "select_listed"]

#: Termhood of a string that the translator glossed in brackets: somebody has said that it is a term.
_GLOSSED: Final = 0.97
#: Termhood of a wording with a number beside which the text enumerates as many parts.
_ENUMERATED: Final = 0.9
#: Termhood by the Chinese alone from which it is worth looking at the renderings.
PROMISING: Final = 0.12
#: A string that only ever stands inside one longer term needs at least this.
NESTED: Final = 0.5
#: Why a listed term is a term.
_LISTED: Final = Reason("list", "it stands on the list of terms", 1.0)


#: Index of the paragraph and span, of every place of a term.
_Places = tuple[tuple[int, Span], ...]


@dataclass(frozen=True, slots=True)
class Selected:
    """A term of the document.

    Attributes:
        key: Folded label.
        zh: The label as most often written.
        kind: Its kind.
        termhood: How sure it is a term, in [0, 1].
        reasons: Why, strongest first.
        places: ``(paragraph index, span)`` of every occurrence, in order.
    """

    key: str
    zh: str
    kind: Kind
    termhood: float
    reasons: tuple[Reason, ...]
    places: tuple[tuple[int, Span], ...]


def select(
    docs: Sequence[Doc],
    dictionary: Dictionary,
    *,
    threshold: float,
    units: UnitsOfParagraph | None = None,
    glossed: Collection[str] = (),
    never: Collection[str] = (),
) -> tuple[Selected, ...]:
    """Select the terms of a document.

    Args:
        docs: Its paragraphs with the extractors' span groups.
        dictionary: The bilingual dictionary.
        threshold: Least termhood of a term, in [0, 1].
        units: Its units with their links; ``None`` for a text in Chinese alone.
        glossed: Folded labels that the English gives in brackets.
        never: Folded labels that are no terms, such as the names of those who speak.

    Returns:
        The terms by first place, longer before shorter.
    """
    ranked = rank(docs, dictionary, threshold=threshold, units=units, glossed=glossed, never=never)
    return ranked.selected()


def rank(
    docs: Sequence[Doc],
    dictionary: Dictionary,
    *,
    threshold: float,
    units: UnitsOfParagraph | None = None,
    glossed: Collection[str] = (),
    never: Collection[str] = (),
) -> "Ranked":
    """Judge all candidates of a document; the arguments are those of `select`."""
    candidates = collect(docs)
    scores, described = _scores(candidates, units, dictionary, docs)
    scores |= {key: max(scores[key], _GLOSSED) for key in glossed if key in scores}
    enumerated = {key for key, candidate in candidates.items() if "enumerated" in candidate.found_by}
    scores |= {key: max(scores[key], _ENUMERATED) for key in enumerated}
    originals = [doc.text for doc in docs]
    texts = LabelTexts(originals)
    places = {key: texts.places(key) for key, score in scores.items() if score >= threshold and key not in never}
    by_paragraph = _by_paragraph(places)
    nested = {key: _around(key, places, by_paragraph, scores) for key in places if places[key]}
    return Ranked(candidates, scores, described, places, nested, originals, units is not None, glossed, never)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of a document with what the ranking holds of them.

    Attributes:
        candidates: All candidates by folded label.
        scores: Their termhood, in [0, 1].
        described: Their features.
        places: Every place of those that reach the threshold and that nothing forbids.
        nested: Those of them that have a place; for each the longer term for whose sake it is dropped, or ``None``.
        texts: The paragraphs.
        bilingual: Whether renderings were looked at.
        glossed: Folded labels that the English gives in brackets.
        never: Folded labels that are no terms.
    """

    candidates: Mapping[str, Candidate]
    scores: Mapping[str, float]
    described: FeatureTable
    places: Mapping[str, _Places]
    nested: Mapping[str, str | None]
    texts: Sequence[str]
    bilingual: bool
    glossed: Collection[str]
    never: Collection[str]

    def selected(self) -> tuple[Selected, ...]:
        """Return the terms by first place, longer before shorter."""
        kept = [key for key, longer in self.nested.items() if longer is None]
        rows = self.described.only(kept)
        reasons = contributions(rows, bilingual=self.bilingual)
        kinds = kinds_of([self.candidates[key] for key in kept], rows)
        return _in_order(
            _selected(
                self.candidates[key],
                kind,
                self.scores[key],
                self.places[key],
                self.texts,
                _reasons(self.candidates[key], because, key in self.glossed),
            )
            for key, kind, because in zip(kept, kinds, reasons, strict=True)
        )

    def opinion(self, key: str, *, most: int = 6) -> "Opinion | None":
        """Return what the ranking holds of one string, term or not.

        Args:
            key: The string's folded label.
            most: How many features to give for it, and against it.

        Returns:
            The opinion; ``None`` if no extractor proposed the string.
        """
        if key not in self.candidates:
            return None
        table = self.described.only([key])
        bilingual = table[key].get("rendering: words", 0.0) != 0.0  # the hopeless are judged by their Chinese alone
        [supporting], [opposing] = (
            contributions(table, bilingual=bilingual, most=most, against=against) for against in (False, True)
        )
        inside = self.nested.get(key)
        return Opinion(
            round(self.scores[key], 4),
            _reasons(self.candidates[key], (), key in self.glossed),
            table[key],
            tuple(supporting),
            tuple(opposing),
            None if inside is None else (self._written(inside), round(self.scores[inside], 4)),
            key in self.never,
        )

    def _written(self, key: str) -> str:
        """The label as most often written."""
        return _label(self.places[key], self.texts)


def select_listed(
    docs: Sequence[Doc], dictionary: Dictionary, keys: Collection[str], *, glossed: Collection[str] = ()
) -> tuple[Selected, ...]:
    """Select the terms that somebody lists, whatever the ranking holds of them; their termhood is 1.

    Args:
        docs: The paragraphs with the extractors' span groups.
        dictionary: The bilingual dictionary.
        keys: The folded labels of the terms.
        glossed: Folded labels that the English gives in brackets.

    Returns:
        Those that stand in the document, by first place, longer before shorter.
    """
    originals = [doc.text for doc in docs]
    texts = LabelTexts(originals)
    places = {key: found for key in keys if (found := texts.places(key))}
    proposed = collect(docs)
    candidates = {key: proposed.get(key) or _candidate(key, places[key], docs) for key in places}
    kinds = kinds_of(list(candidates.values()), features(candidates, docs, dictionary))
    return _in_order(
        _selected(candidate, kind, 1.0, places[key], originals, (_LISTED, *_reasons(candidate, (), key in glossed)))
        for (key, candidate), kind in zip(candidates.items(), kinds, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the ranking holds of a string.

    Attributes:
        termhood: How sure it is a term, in [0, 1].
        reasons: What the extractors saw, strongest first.
        features: Its features.
        supporting: The features that speak most for it, with their shares of the log odds.
        opposing: Those that speak most against it; their shares are negative.
        inside: The surer, longer term inside which it only ever stands, with the termhood of that; such a string
            is dropped, though it reaches the threshold. ``None`` if there is none.
        is_never: Whether it is dropped as a wording that is no term whatever its termhood, as the name of a
            speaker is.
    """

    termhood: float
    reasons: tuple[Reason, ...]
    features: Features
    supporting: tuple[tuple[str, float], ...]
    opposing: tuple[tuple[str, float], ...]
    inside: tuple[str, float] | None
    is_never: bool


def _in_order(selected: Iterable[Selected]) -> tuple[Selected, ...]:
    """The terms by first place, longer before shorter."""
    return tuple(
        sorted(selected, key=lambda term: (term.places[0][0], term.places[0][1].start, -term.places[0][1].end))
    )


def _candidate(key: str, places: Sequence[tuple[int, Span]], docs: Sequence[Doc]) -> Candidate:
    """A candidate that no extractor proposed; words that it cuts count whole."""
    sites = []
    for paragraph, span in places:
        inside = [token.i for token in docs[paragraph] if span.meets(Span(token.idx, token.idx + len(token)))]
        sites.append(Site(paragraph, inside[0], inside[-1] + 1, span))
    return Candidate(key, sites)


def _scores(
    candidates: Mapping[str, Candidate],
    units: UnitsOfParagraph | None,
    dictionary: Dictionary,
    docs: Sequence[Doc],
) -> tuple[dict[str, float], FeatureTable]:
    """Termhood of every candidate among its rivals; the promising ones get the features of their renderings as well."""
    if not candidates:
        return {}, FeatureTable((), {})
    standing = Standing.of(list(candidates.values()), docs)
    described = features(candidates, docs, dictionary, standing=standing)
    scores = dict(zip(described, termhoods(described), strict=True))
    if units is not None:
        promising = [key for key, score in scores.items() if score >= PROMISING]
        rendered = rendering_features((candidates[key] for key in promising), units, dictionary)
        described = described.joined(rendered)
        better = termhoods(described.only(promising), bilingual=True)
        scores |= dict(zip(promising, better, strict=True))
    likely = settled(standing, list(scores.values()), bilingual=units is not None)
    return dict(zip(scores, likely, strict=True)), described


def _by_paragraph(places: Mapping[str, _Places]) -> Mapping[int, Sequence[tuple[str, Span]]]:
    found: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for key, theirs in places.items():
        for paragraph, span in theirs:
            found[paragraph].append((key, span))
    return found


def _around(
    key: str,
    places: Mapping[str, _Places],
    by_paragraph: Mapping[int, Sequence[tuple[str, Span]]],
    scores: Mapping[str, float],
) -> str | None:
    """The longer term that is surer than a weak candidate and inside which alone that stands; the surest such one."""
    if scores[key] >= NESTED:
        return None
    paragraph, first = places[key][0]
    around = {other for other, span in by_paragraph[paragraph] if span.holds(first)}
    holding = (
        other
        for other in around
        if len(other) > len(key)
        and key in other
        and len(places[other]) >= len(places[key])
        and scores[other] >= scores[key]
        and all(any(n == m and span.holds(mine) for m, span in places[other]) for n, mine in places[key])
    )
    return min(holding, key=lambda other: (-scores[other], -len(other), other), default=None)


def _reasons(candidate: Candidate, because: Sequence[tuple[str, float]], glossed: bool) -> tuple[Reason, ...]:
    """What the extractors saw, then the features that speak most for the candidate."""
    reasons = [Reason(name, note, strength) for name, (strength, note) in candidate.found_by.items()]
    if glossed:
        reasons.append(Reason("glosses", "the translator gives it in brackets", 0.99))
    reasons += [Reason("ranking", explained(name), round(share, 3)) for name, share in because]
    return tuple(sorted(reasons, key=lambda reason: (reason.extractor == "ranking", -reason.score, reason)))


def _selected(
    candidate: Candidate,
    kind: Kind,
    score: float,
    places: tuple[tuple[int, Span], ...],
    texts: Sequence[str],
    reasons: tuple[Reason, ...],
) -> Selected:
    return Selected(candidate.key, _label(places, texts), kind, round(score, 4), reasons, places)


def _label(places: _Places, texts: Sequence[str]) -> str:
    """The label as most often written."""
    written = Counter(" ".join(span.of(texts[n]).split()) for n, span in places)
    return min(written, key=lambda form: (-written[form], form))
