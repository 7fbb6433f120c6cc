"""The harvest: from a document to its terms with their renderings, in one plain function.

The steps are those of the types in `glossary.types`; each is a function of its own module, and nothing flows
back. No authority list is looked at here: a harvest says only what the document itself attests.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from glossary.dictionary import Dictionary, default_path, load_dictionary
from glossary.extractors.numerals import number_of, short_number_of
from glossary.folding import fold_label
from glossary.members import members_of, open_members_of
from glossary.preparation import Prepared, prepare
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Selected, select, select_listed
from glossary.renderings.choosing import Place, choose
from glossary.structure import outline
from glossary.types import Document, Harvest, Member, Occurrence, Outline, Term, TranslationUnit
from glossary.version import VERSION

__all__ = ["HarvestOptions", "harvest", "harvest_terms", "render"]

#: Called with the name of a step and the share of the harvest that is done, in [0, 1].
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class HarvestOptions:
    """What shapes a harvest.

    Attributes:
        threshold: Least termhood of a term, in [0, 1].
        dictionary: A dictionary file in CC-CEDICT form; ``None`` for the one that is installed.
        use_dictionary: Whether to use a dictionary at all.
    """

    threshold: float = DEFAULT_THRESHOLD
    dictionary: Path | None = None
    use_dictionary: bool = True

    def settings(self) -> dict[str, str]:
        """Return the options as provenance; a file is named without its folder."""
        named = self.dictionary.name if self.dictionary else "cedict_ts.u8"
        return {
            "threshold": f"{self.threshold:g}",
            "dictionary": named if self.use_dictionary else "none",
            "authority": "none",
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
        The harvest. The same document and options give the same value on every machine.

    Raises:
        InputError: The dictionary that the options name cannot be read.
    """
    options = options or HarvestOptions()

    def ranked(prepared: Prepared, structure: Outline, dictionary: Dictionary) -> Sequence[Selected]:
        return select(
            prepared.docs,
            dictionary,
            threshold=options.threshold,
            units=None if document.source_only else prepared.units_of_paragraph(),
            glossed=prepared.glossed,
            never={fold_label(said.speaker) for theme in structure.themes for said in theme.statements},
        )

    with _no_collection():
        return _harvest(document, ranked, options, progress)


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
        InputError: The dictionary that the options name cannot be read.
    """
    keys = {fold_label(term) for term in terms}

    def listed(prepared: Prepared, _structure: Outline, dictionary: Dictionary) -> Sequence[Selected]:
        return select_listed(prepared.docs, dictionary, keys, glossed=prepared.glossed)

    with _no_collection():
        return _harvest(document, listed, options or HarvestOptions(), progress)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold off Python's search for reference cycles.

    A harvest makes many objects and no cycles, so each search finds nothing, and takes as long as tagging the
    document does.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


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
    prepared = prepare(document, dictionary, tell=tell)
    tell("terms", 0.5)
    selected = choose_terms(prepared, structure, dictionary)
    tell("renderings", 0.75)
    occurrences = render(prepared, selected, dictionary)
    tell("members", 0.95)
    terms = [_term(document, term, occurrences[term.key]) for term in selected if occurrences[term.key]]
    terms.sort(key=lambda term: (term.occurrences[0].pair, term.occurrences[0].zh.start, term.key))
    tell("done", 1.0)
    return Harvest(document, structure, prepared.units, tuple(terms), options.settings(), f"tifa {VERSION}")


def render(
    prepared: Prepared,
    selected: Iterable[Selected],
    dictionary: Dictionary,
    *,
    without: Collection[str] = (),
    floor: float | None = None,
) -> Mapping[str, list[Occurrence]]:
    """Render selected terms: the step between the terms and the harvest.

    Args:
        prepared: The prepared document.
        selected: Its terms with their places.
        dictionary: The bilingual dictionary.
        without: Kinds of evidence to do without (`glossary.renderings.choosing.EVIDENCE`).
        floor: Score below which a rendering is none; the default of the choosing if not given.

    Returns:
        Every occurrence of every term, by the term's key.
    """
    by_pair: dict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in prepared.units:
        by_pair[unit.pair].append(unit)
    places: dict[int, list[Place]] = defaultdict(list)
    for term in selected:
        for paragraph, span in term.places:
            home = next((unit for unit in by_pair[paragraph + 1] if unit.zh.holds(span)), None)
            if home is not None:  # a match across two sentences is none
                places[home.number].append(Place(term.key, span))
    pairs = {unit.number: prepared.document.pair(unit.pair) for unit in prepared.units}
    found: dict[str, list[Occurrence]] = defaultdict(list)
    limits = {} if floor is None else {"floor": floor}
    for chosen in choose(prepared.linked, pairs, places, dictionary, without=without, **limits).values():
        for place, occurrence in chosen:
            found[place.key].append(occurrence)
    return found


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
    number = number_of(key)
    short = short_number_of(key)
    for occurrence in occurrences:
        text, span = document.pair(occurrence.pair).zh, occurrence.zh
        named = number or short
        members = members_of(text, span, named, occurrence.pair) if named else ()
        if members:
            return named, members
        members = () if number else open_members_of(text, span, occurrence.pair)
        if members:
            return None, members
    return number, ()
