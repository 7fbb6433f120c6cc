"""The harvest: from a document to its terms with their renderings, in one plain function.

The steps are those of the types in `glossary.types`; each is a function of its own module, and nothing flows
back. No authority list is looked at here: a harvest says only what the document itself attests.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from glossary.collecting import no_collection
from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.folding import fold_label
from glossary.members import members_of, open_members_of, spelt_members_of
from glossary.models import Models
from glossary.numerals import number_of, numbers_of
from glossary.preparation import Prepared, prepare
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Ranked, Selected, rank, select_listed
from glossary.relations import relations_of
from glossary.renderings.choosing import Place, choose
from glossary.renderings.chunks import fitted
from glossary.structure import outline
from glossary.types import Document, Harvest, Item, Member, Occurrence, Outline, Span, Term, TranslationUnit
from glossary.version import VERSION

__all__ = ["HarvestOptions", "harvest", "harvest_terms", "places_of", "ranked_candidates", "render"]

#: What ends what stands before a member in English, and what ends the member; a comma ends the short ones.
_RUNS_IN: Final = re.compile(r"[”\"]\W*|“")
_RUNS_ON: Final = re.compile(r"\s*[,—;:]|[”\"]")
_BREAKS_OFF: Final = re.compile(r"\s*[—;:]|[”\"]")
_SHORT_MEMBER: Final = 6

#: Called with the name of a step and the share of the harvest that is done, in [0, 1].
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class HarvestOptions:
    """What shapes a harvest.

    Attributes:
        threshold: Least termhood of a term, in [0, 1].
        dictionary: A dictionary file in CC-CEDICT form; ``None`` for the one that is installed.
        use_dictionary: Whether to use a dictionary at all.
        models: Models of the user's to use beside the built-in ones; none by default.
    """

    threshold: float = DEFAULT_THRESHOLD
    dictionary: Path | None = None
    use_dictionary: bool = True
    models: Models = field(default_factory=Models)

    def settings(self) -> dict[str, str]:
        """Return the options as provenance; a file is named without its folder, a model only if there is one."""
        named = self.dictionary.name if self.dictionary else "cedict_ts.u8"
        return {
            "threshold": f"{self.threshold:g}",
            "dictionary": named if self.use_dictionary else "none",
            "authority": "none",
            **self.models.settings(),
        }

    def load_dictionary(self) -> Dictionary:
        """Return the dictionary, read once for all harvests of a process.

        Raises:
            InputError: It cannot be read.
        """
        return load_dictionary((self.dictionary or default_path()) if self.use_dictionary else None)


def harvest(document: Document, *, options: HarvestOptions | None = None, progress: Progress | None = None) -> Harvest:
    """Harvest a document.

    Args:
        document: The document as read.
        options: What shapes the harvest; the defaults if not given.
        progress: Told of each step as it begins.

    Returns:
        The harvest. The same document and options give the same value on every machine; with an encoder or a
        trained pipeline, on machines that compute alike.

    Raises:
        InputError: The dictionary or a model that the options name cannot be read.
    """
    options = options or HarvestOptions()

    def ranked(prepared: Prepared, structure: Outline, dictionary: Dictionary) -> Sequence[Selected]:
        return ranked_candidates(prepared, structure, dictionary, threshold=options.threshold).selected()

    with no_collection():
        return _harvest(document, ranked, options, progress)


def ranked_candidates(prepared: Prepared, structure: Outline, dictionary: Dictionary, *, threshold: float) -> Ranked:
    """Return the candidates of a document with what the ranking holds of each: the step that makes its terms.

    Args:
        prepared: The prepared document.
        structure: Its outline.
        dictionary: The bilingual dictionary.
        threshold: Least termhood of a term, in [0, 1].
    """
    return rank(
        prepared.docs,
        dictionary,
        threshold=threshold,
        units=None if prepared.document.source_only else prepared.units_of_paragraph(),
        glossed=prepared.glossed,
        never={fold_label(said.speaker) for theme in structure.themes for said in theme.statements},
    )


def harvest_terms(
    document: Document,
    terms: Iterable[str],
    *,
    options: HarvestOptions | None = None,
    progress: Progress | None = None,
) -> Harvest:
    """Harvest the given terms alone: where each stands in a document, and what renders it there.

    Args:
        document: The document as read.
        terms: Chinese terms; spellings that fold alike are one.
        options: What shapes the harvest; its threshold does not matter here, for whoever lists a term holds
            it for one.
        progress: Told of each step as it begins.

    Returns:
        The harvest, with those of the terms that stand in the document; their termhood is 1.

    Raises:
        InputError: The dictionary or a model that the options name cannot be read.
    """
    keys = {fold_label(term) for term in terms}

    def listed(prepared: Prepared, _structure: Outline, dictionary: Dictionary) -> Sequence[Selected]:
        return select_listed(prepared.docs, dictionary, keys, glossed=prepared.glossed)

    with no_collection():
        return _harvest(document, listed, options or HarvestOptions(), progress)


def _harvest(
    document: Document,
    choose_terms: Callable[[Prepared, Outline, Dictionary], Sequence[Selected]],
    options: HarvestOptions,
    progress: Progress | None,
) -> Harvest:
    """The steps of a harvest, however its terms are chosen."""
    tell = progress or (lambda _step, _share: None)
    tell("outline", 0.0)
    structure = outline(document)
    tell("dictionary", 0.02)
    dictionary = options.load_dictionary()
    prepared = prepare(document, dictionary, models=options.models, tell=tell)
    tell("terms", 0.5)
    selected = choose_terms(prepared, structure, dictionary)
    tell("renderings", 0.75)
    occurrences = render(prepared, selected, dictionary)
    tell("members", 0.95)
    terms = [_term(document, term, occurrences[term.key]) for term in selected if occurrences[term.key]]
    if not document.source_only:
        terms = _with_english_members(document, prepared, structure, terms, dictionary)
    terms.sort(key=lambda term: (term.occurrences[0].pair, term.occurrences[0].zh.start, term.key))
    tell("relations", 0.98)
    relations = relations_of(document, prepared.units, terms)
    tell("done", 1.0)
    return Harvest(document, structure, prepared.units, tuple(terms), options.settings(), f"tifa {VERSION}", relations)


def render(
    prepared: Prepared,
    selected: Iterable[Selected],
    dictionary: Dictionary,
    *,
    without: Collection[str] = (),
    omission: float | None = None,
) -> Mapping[str, list[Occurrence]]:
    """Render selected terms: the step between the terms and the harvest.

    Args:
        prepared: The prepared document.
        selected: Its terms with their places.
        dictionary: The bilingual dictionary.
        without: Kinds of evidence to do without (`glossary.renderings.choosing.EVIDENCE`).
        omission: Probability from which the English is taken to leave a term out; the default of the choosing
            if not given.

    Returns:
        Every occurrence of every term, by the term's key.
    """
    places = places_of(prepared, selected)
    pairs = {unit.number: prepared.document.pair(unit.pair) for unit in prepared.units}
    found: dict[str, list[Occurrence]] = defaultdict(list)
    limits = {} if omission is None else {"omission": omission}
    chosen = choose(prepared.linked, pairs, places, dictionary, without=without, **limits)
    for linked in prepared.linked:
        phrases = prepared.phrases.get(pairs[linked.number].number)
        placed = chosen[linked.number]
        for place, occurrence in placed if phrases is None else fitted(linked, placed, phrases):
            found[place.key].append(occurrence)
    return found


def places_of(prepared: Prepared, selected: Iterable[Selected]) -> Mapping[int, list[Place]]:
    """Return the places of selected terms by number of the unit that holds each; a match across two is none."""
    by_pair: dict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in prepared.units:
        by_pair[unit.pair].append(unit)
    places: dict[int, list[Place]] = defaultdict(list)
    for term in selected:
        for paragraph, span in term.places:
            home = next((unit for unit in by_pair[paragraph + 1] if unit.zh.holds(span)), None)
            if home is not None:
                places[home.number].append(Place(term.key, span))
    return places


def _term(document: Document, selected: Selected, occurrences: Sequence[Occurrence]) -> Term:
    ordered = tuple(sorted(occurrences, key=lambda place: (place.pair, place.zh)))
    number, members = _anatomy(document, selected.key, ordered)
    return Term(
        selected.key,
        selected.zh,
        selected.kind,
        selected.termhood,
        selected.reasons,
        ordered,
        number,
        members,
    )


def _anatomy(document: Document, key: str, occurrences: Sequence[Occurrence]) -> tuple[int | None, tuple[Member, ...]]:
    """The number that a term names, if it is a numeral formulation, and the members that the document enumerates."""
    for occurrence in occurrences:
        text, span, pair = document.pair(occurrence.pair).zh, occurrence.zh, occurrence.pair
        for number in numbers_of(key):
            if members := members_of(text, span, number, pair):
                return number, members
        if (
            members := ()
            if numbers_of(key)
            else spelt_members_of(text, span, pair) or open_members_of(text, span, pair)
        ):
            return None, members
    return number_of(key), ()


def _with_english_members(
    document: Document, prepared: Prepared, structure: Outline, terms: Sequence[Term], dictionary: Dictionary
) -> list[Term]:
    """The terms with the renderings of their members: as terms are rendered, in rivalry with each other alone.

    A member that is a term has the rendering of that term; an item that both languages mark has its whole item.
    """
    known = {(place.pair, place.zh): place.en for term in terms for place in term.occurrences}
    for item in structure.items:
        if item.en is not None:
            zh = Span(item.zh.start + len(item.zh_marker), item.zh.end)
            known |= {(item.pair, Span(zh.start, zh.end - cut)): _behind_marker(item) for cut in (0, 1)}
    unknown: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for pair, span, wording in sorted({(m.pair, m.span, m.zh) for term in terms for m in term.members}):
        if (pair, span) not in known:
            unknown[fold_label(wording)].append((pair - 1, span))
    listed = [Selected(key, key, "concept", 1.0, (), tuple(places)) for key, places in unknown.items()]
    for found in render(prepared, listed, dictionary).values():
        known |= {(at.pair, at.zh): _of_one_part(document.pair(at.pair).en, at.en, at.zh) for at in found}
    return [
        replace(term, members=tuple(m._replace(en=known.get((m.pair, m.span))) for m in term.members)) for term in terms
    ]


def _behind_marker(item: Item) -> Span | None:
    """The English of an item without its marker."""
    if item.en is None:
        return None
    return Span(min(item.en.start + len(item.en_marker) + 1, item.en.end), item.en.end)


def _of_one_part(text: str, en: Span | None, zh: Span) -> Span | None:
    """A member's rendering without what runs in over a mark: new three”—|batteries, path,| theory."""
    if en is None:
        return None
    start = max((en.start + match.end() for match in _RUNS_IN.finditer(en.of(text))), default=en.start)
    marks = _RUNS_ON if zh.end - zh.start <= _SHORT_MEMBER else _BREAKS_OFF
    match = marks.search(text, start, en.end)
    end = match.start() if match else en.end
    return Span(start, end) if start < end else en
