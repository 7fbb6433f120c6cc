"""A glossary for people, before it is set in Markdown or HTML: numbered entries in the order of pinyin, and indexes."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exports.base import ExportSource, Loss
from exports.citing import best_place
from exports.losses import FeatureName, not_held
from exports.xml_text import XmlText
from glossary.folding import fold_en, is_han
from graph.catalogue import AuthorityCitation, Catalogue, Citation, ConceptEntry
from graph.deciding import REVIEWED
from graph.forms import toneless

__all__ = ["OF", "Entry", "Glossary", "IndexLine", "glossary", "losses", "review_words"]

#: What the option `of` chooses: the formulations that the glossary lists.
OF: Final = ("all", "attested", "reviewed")

#: What an entry says; of the places, one sentence.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "pinyin", "kind", "status", "definitions", "notes",
    "renderers", "rendering_counts", "counts", "omissions", "sentences", "documents", "members", "relations",
    "authority", "replaced_by",
)  # fmt: skip
_OTHER: Final = "#"
#: The combining marks of the tones.
_TONES: Final = "\u0304\u0301\u030c\u0300"
_ARTICLES: Final = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered formulation.

    Attributes:
        number: From 1, in the order of pinyin.
        concept: What the catalogue knows of it.
        place: The place whose sentence is shown; ``None`` where no document has it.
        authority: What authority lists say of the same formulation, renderings only.
    """

    number: int
    concept: ConceptEntry
    place: Citation | None
    authority: tuple[AuthorityCitation, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of an index.

    Attributes:
        text: What is looked up: a rendering, or the labels that begin with a character.
        numbers: Numbers of the entries.
        deprecated: Whether no entry has it but as deprecated.
        official: Whether no document has it, only authority lists.
    """

    text: str
    numbers: tuple[int, ...]
    deprecated: bool = False
    official: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """All that is set.

    Attributes:
        catalogue: Where it comes from.
        letters: The entries by the first letter of their pinyin, in order; what has none stands last.
        characters: By the first character of a label, in the order of radicals and strokes: character and entries.
        english: By the first letter of a rendering, without its article: letter and lines.
        numbers: The numbers of the entries, by the keys of their concepts.
        reviewed: How many entries editors have judged, or a rendering of which.
    """

    catalogue: Catalogue
    letters: Mapping[str, Sequence[Entry]]
    characters: Mapping[str, Sequence[Entry]]
    english: Mapping[str, Sequence[IndexLine]]
    numbers: Mapping[str, int]
    reviewed: int

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries, in order."""
        return (entry for group in self.letters.values() for entry in group)

    def instead(self, concept: ConceptEntry) -> tuple[ConceptEntry, ...]:
        """Return the concepts that are to be used in the place of one.

        Args:
            concept: The concept.
        """
        wanted = set(concept.replaced_by)
        return tuple(one for one in self.catalogue.concepts if one.iri in wanted) if wanted else ()


def glossary(catalogue: Catalogue, *, of: str = "all") -> Glossary:
    """Return the glossary of a catalogue.

    Args:
        catalogue: The catalogue.
        of: Which formulations: ``all``, those ``attested`` or judged by editors, or those ``reviewed`` alone.
    """
    chosen = sorted((one for one in catalogue.concepts if _is_chosen(one, of)), key=_by_pinyin)
    entries = [
        Entry(number, concept, _place(concept), tuple(at for at in concept.authority if at.match == "exact" and at.en))
        for number, concept in enumerate(chosen, 1)
    ]
    letters, characters = dict[str, list[Entry]](), dict[str, list[Entry]]()
    for entry in entries:
        letters.setdefault(_letter(toneless(entry.concept.pinyin)), []).append(entry)
        characters.setdefault(entry.concept.zh[:1], []).append(entry)
    # Unicode orders Han characters by radical, then by further strokes.
    by_character = dict(sorted(characters.items(), key=lambda item: (not is_han(item[0] or " "), item[0])))
    numbers = {entry.concept.key: entry.number for entry in entries}
    reviewed = sum(map(_is_reviewed, chosen))
    return Glossary(catalogue, letters, by_character, _english(entries), numbers, reviewed)


def losses(source: ExportSource, *, of: str = "all") -> tuple[Loss, ...]:
    """Return what the glossary does not hold.

    Args:
        source: What is exported.
        of: Which formulations it lists.
    """
    made, text = glossary(source.catalogue, of=of), XmlText()
    entries = list(made.entries)
    for shown in (shown for one in entries for shown in _texts(one)):
        text(shown)
    own = (
        Loss("formulations", len(source.catalogue.concepts) - len(entries), f"only those {of} are listed"),
        Loss("more places with their sentences", _places(source.catalogue) - sum(bool(one.place) for one in entries)),
        Loss("control characters", text.dropped),
    )
    return (*(loss for loss in own if loss.count), *not_held(source.catalogue, _HELD))


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the texts that an entry shows, as they are stored."""
    concept, place = entry.concept, entry.place
    yield concept.zh
    yield from (one.en for one in concept.renderings)
    yield from (one.text for one in (*concept.definitions, *concept.notes))
    yield from (text for one in concept.members for text in (one.zh, one.en))
    yield from (text for one in entry.authority for text in (one.en, one.evidence))
    if place is not None:
        yield from (place.zh, place.en, place.place)


def review_words(made: Glossary) -> str:
    """Return the sentence that says how far people have judged the entries."""
    count = sum(1 for _ in made.entries)
    if not made.reviewed:
        return "Harvested by machine, not reviewed."
    rest = "" if made.reviewed == count else " The others are harvested by machine, not reviewed."
    verb = "is" if made.reviewed == 1 else "are"
    return f"{made.reviewed:,} of {count:,} entries {verb} reviewed by editors.{rest}"


def _places(catalogue: Catalogue) -> int:
    return sum(len(concept.citations) for concept in catalogue.concepts)


def _place(concept: ConceptEntry) -> Citation | None:
    """The surest place of the first rendering that has any, else any place."""
    found = (best_place(concept, one) for one in concept.renderings)
    return next((place for place in found if place), None) or best_place(concept)


def _is_reviewed(concept: ConceptEntry) -> bool:
    return concept.status in REVIEWED or any(one.status in REVIEWED for one in concept.renderings)


def _is_chosen(concept: ConceptEntry, of: str) -> bool:
    if of == "all" or _is_reviewed(concept):
        return True
    return of == "attested" and concept.status == "attested"


def _by_pinyin(concept: ConceptEntry) -> tuple[bool, tuple[tuple[str, int, str], ...], str]:
    """Order as dictionaries do: syllable by syllable, by its letters, its tone, its character; no letter comes last."""
    syllables = concept.pinyin.split()
    characters = concept.zh if len(syllables) == len(concept.zh) else " " * len(syllables)
    keys = tuple((toneless(one), _tone(one), character) for one, character in zip(syllables, characters, strict=True))
    return _letter(toneless(concept.pinyin)) == _OTHER, keys, concept.zh


def _tone(syllable: str) -> int:
    """The tone of a syllable, from 1; 5 for the neutral one."""
    marks = unicodedata.normalize("NFD", syllable)
    return next((tone for tone, mark in enumerate(_TONES, 1) if mark in marks), len(_TONES) + 1)


def _letter(text: str) -> str:
    first = text[:1].upper()
    return first if first.isascii() and first.isalpha() else _OTHER


def _english(entries: Iterable[Entry]) -> dict[str, list[IndexLine]]:
    found: dict[str, dict[str, list[tuple[str, int, str]]]] = {}
    for entry in entries:
        for text, state in _renderings(entry):
            head = _headword(text)
            found.setdefault(_letter(head), {}).setdefault(head, []).append((text, entry.number, state))
    order = sorted(found, key=lambda letter: (letter == _OTHER, letter))
    return {letter: [_line(found[letter][head]) for head in sorted(found[letter])] for letter in order}


def _renderings(entry: Entry) -> Iterator[tuple[str, str]]:
    for rendering in entry.concept.renderings:
        yield rendering.en, "deprecated" if rendering.status == "deprecated" else ""
    known = {fold_en(rendering.en) for rendering in entry.concept.renderings}
    for at in entry.authority:
        if fold_en(at.en) not in known:
            yield at.en, "deprecated" if at.rank == "deprecated" else "official"


def _headword(text: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    plain = " ".join("".join(one if one.isalnum() else " " for one in plain).split())
    return next((plain.removeprefix(article) for article in _ARTICLES if plain.startswith(article)), plain)


def _line(found: Sequence[tuple[str, int, str]]) -> IndexLine:
    states = {state for *_, state in found}
    numbers = tuple(sorted({number for _, number, _ in found}))
    return IndexLine(found[0][0], numbers, states == {"deprecated"}, states == {"official"})
