"""The harvest: from a document to its terms with their renderings, in one plain function.

The steps are those of the types in `glossary.types`; each is a function of its own module, and nothing flows
back. No authority list is looked at here: a harvest says only what the document itself attests.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.dictionary import Dictionary, default_path
from glossary.extractors.numerals import number_of
from glossary.folding import fold_label
from glossary.members import members_of
from glossary.preparation import Prepared, prepare
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Selected, select
from glossary.renderings.choosing import Place, choose
from glossary.structure import outline
from glossary.types import Document, Harvest, Member, Occurrence, Span, Term, TranslationUnit
from glossary.version import VERSION

__all__ = ["HarvestOptions", "harvest"]

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
    tell = progress or (lambda _step, _share: None)
    tell("outline", 0.0)
    structure = outline(document)
    tell("dictionary", 0.02)
    path = (options.dictionary or default_path()) if options.use_dictionary else None
    dictionary = Dictionary(path)
    prepared = prepare(document, dictionary, tell=tell)
    tell("terms", 0.5)
    speakers = {fold_label(said.speaker) for theme in structure.themes for said in theme.statements}
    selected = select(
        prepared.docs,
        dictionary,
        threshold=options.threshold,
        units=None if document.source_only else prepared.units_of_paragraph(),
        glossed=prepared.glossed,
        never=speakers,
    )
    tell("renderings", 0.75)
    occurrences = _occurrences(prepared, selected, dictionary)
    tell("members", 0.95)
    terms = [_term(document, term, occurrences[term.key]) for term in selected if occurrences[term.key]]
    terms.sort(key=lambda term: (term.occurrences[0].pair, term.occurrences[0].zh.start, term.key))
    tell("done", 1.0)
    return Harvest(document, structure, prepared.units, tuple(terms), options.settings(), f"tifa {VERSION}")


def _occurrences(
    prepared: Prepared, selected: Sequence[Selected], dictionary: Dictionary
) -> Mapping[str, list[Occurrence]]:
    """Every occurrence of every term, with its rendering, by the term's key."""
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
    for chosen in choose(prepared.linked, pairs, places, dictionary).values():
        for place, occurrence in chosen:
            found[place.key].append(occurrence)
    return found


def _term(document: Document, selected: Selected, occurrences: Sequence[Occurrence]) -> Term:
    ordered = tuple(sorted(occurrences, key=lambda place: (place.pair, place.zh)))
    number = number_of(selected.key)
    return Term(
        selected.key,
        selected.zh,
        selected.kind,
        selected.termhood,
        selected.reasons,
        ordered,
        number,
        _members(document, ordered, number),
    )


def _members(document: Document, occurrences: Sequence[Occurrence], number: int | None) -> tuple[Member, ...]:
    """The members that the first enumerating occurrence gives."""
    if number is None:
        return ()
    for occurrence in occurrences:
        pair = document.pair(occurrence.pair)
        span = Span(*occurrence.zh)
        members = members_of(pair.zh, span, number, pair.number)
        if members:
            return members
    return ()
