"""The harvest: from a document to its terms with their renderings, in one plain function.

The steps are those of the types in `glossary.types`; each is a function of its own module, and nothing flows
back. No authority list is looked at here: a harvest says only what the document itself attests.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from glossary.alignment.anchors import Anchors
from glossary.alignment.sentences import align_document
from glossary.alignment.words import link_posteriors
from glossary.dictionary import Dictionary, default_path
from glossary.extractors import load_extractors
from glossary.extractors.numerals import number_of
from glossary.folding import fold_label
from glossary.members import members_of
from glossary.pipelines import chinese, english, segment
from glossary.quotes import quotations
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.ranking.selecting import Selected, select
from glossary.renderings.choosing import Place, choose
from glossary.renderings.cues import glosses
from glossary.renderings.spans import LinkedUnit
from glossary.renderings.words import Word, words_in
from glossary.structure import outline
from glossary.types import Document, Harvest, Member, Occurrence, Span, Term, TranslationUnit
from glossary.version import VERSION

__all__ = ["HarvestOptions", "harvest"]

#: Called with the name of a step and the share of the harvest that is done, in [0, 1].
Progress = Callable[[str, float], None]

#: Longest quoted string that is kept whole as a word, in characters.
_LONGEST_WORD: Final = 8


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
    tell("dictionary", 0.05)
    path = (options.dictionary or default_path()) if options.use_dictionary else None
    dictionary = Dictionary(path)
    tell("sentences", 0.15)
    units = align_document(document, Anchors(dictionary, segment))
    tell("terms", 0.3)
    glossed = {gloss.key: gloss.zh for pair in document.pairs for gloss in glosses(pair.en)}
    nlp = chinese(load_extractors(), words=[*_whole_words(document), *glossed.values()])
    docs = [nlp(pair.zh) for pair in document.pairs]
    speakers = {fold_label(said.speaker) for theme in structure.themes for said in theme.statements}
    selected = select(docs, dictionary, threshold=options.threshold, glossed=glossed, never=speakers)
    tell("renderings", 0.6)
    occurrences = _occurrences(document, units, selected, dictionary)
    tell("members", 0.95)
    terms = [_term(document, term, occurrences[term.key]) for term in selected if occurrences[term.key]]
    terms.sort(key=lambda term: (term.occurrences[0].pair, term.occurrences[0].zh.start, term.key))
    tell("done", 1.0)
    return Harvest(document, structure, units, tuple(terms), options.settings(), f"tifa {VERSION}")


def _whole_words(document: Document) -> set[str]:
    """Short quoted strings: the document itself shows that they are one word."""
    quoted = {quotation.inner.of(pair.zh) for pair in document.pairs for quotation in quotations(pair.zh)}
    return {text for text in quoted if 2 <= len(text) <= _LONGEST_WORD and text.isalnum()}


def _occurrences(
    document: Document,
    units: Sequence[TranslationUnit],
    selected: Sequence[Selected],
    dictionary: Dictionary,
) -> Mapping[str, list[Occurrence]]:
    """Every occurrence of every term, with its rendering, by the term's key."""
    by_pair: dict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in units:
        by_pair[unit.pair].append(unit)
    places: dict[int, list[Place]] = defaultdict(list)
    for term in selected:
        for paragraph, span in term.places:
            home = next((unit for unit in by_pair[paragraph + 1] if unit.zh.holds(span)), None)
            if home is not None:  # a match across two sentences is none
                places[home.number].append(Place(term.key, span))
    linked = _linked_units(document, units, dictionary)
    pairs = {unit.number: document.pair(unit.pair) for unit in units}
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for chosen in choose(linked, pairs, places, dictionary).values():
        for place, occurrence in chosen:
            found[place.key].append(occurrence)
    return found


def _linked_units(document: Document, units: Sequence[TranslationUnit], dictionary: Dictionary) -> list[LinkedUnit]:
    """Cut the units into words and link them; plain words, for those are what the dictionary knows."""
    chinese_nlp, english_nlp = chinese(), english()
    sides: list[tuple[list[Word], list[Word]]] = []
    for pair, group in groupby(units, key=lambda unit: unit.pair):
        members = list(group)
        paragraph = document.pair(pair)
        zh = words_in(chinese_nlp(paragraph.zh), [unit.zh for unit in members])
        en = words_in(english_nlp(paragraph.en), [unit.en for unit in members])
        sides += zip(zh, en, strict=True)
    links = link_posteriors([([w.text for w in zh], [w.lower for w in en]) for zh, en in sides], dictionary)
    return [LinkedUnit(unit.number, zh, en, matrix) for unit, (zh, en), matrix in zip(units, sides, links, strict=True)]


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
