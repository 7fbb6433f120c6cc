"""What a termbase says of a concept, whatever the dialect: the catalogue in the terms of terminologists."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from glossary.authority import Rank
from glossary.folding import fold, fold_en, is_han
from glossary.script import language_of
from graph.authorities.tbx_terms import LISTS_ONLY, NOT_REVIEWED, plain_note
from graph.catalogue import AUTHORITY, AuthorityCitation, Catalogue, Citation, ConceptEntry, RenderingEntry
from graph.cataloguing import short_title
from graph.deciding import REVIEWED

__all__ = ["Entry", "Item", "LanguageSection", "TermSection", "clean", "entries", "variants"]

SIMPLIFIED: Final = "zh-CN"
TRADITIONAL: Final = "zh-Hant"
ENGLISH: Final = "en"

_STATUSES: Final[Mapping[Rank, str]] = {"preferred": "preferred", "alternative": "admitted", "deprecated": "deprecated"}
_ORDER: Final = {"preferred": 0, "admitted": 1, "": 2, "deprecated": 3}
_DAY: Final = len("2024-01-31")
#: What XML 1.0 has no place for: control characters, surrogates, and the two that are no characters.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTES: Final = re.compile("[\"'“”‘’「」『』\\s]")


@dataclass(frozen=True, slots=True)
class Item:
    """Something said of a concept, a language or a term.

    Attributes:
        category: Its data category (`graph.authorities.tbx_terms.CATEGORIES`), or ``note``.
        text: What is said.
        label: What a note begins with; for a reference, what the other concept is to this one.
        target: For a reference, the other concept's id in the file, or an IRI.
        source: Where that is from, said with it; empty where it needs no source.
    """

    category: str
    text: str
    label: str = ""
    target: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Transaction:
    """A change by an editor: what is dated in the catalogue.

    Attributes:
        who: Who made it.
        day: The date in UTC, ISO 8601.
    """

    who: str
    day: str


@dataclass(frozen=True, slots=True)
class TermSection:
    """A term with what is said of it."""

    term: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageSection:
    """The terms of a language, under its BCP 47 tag, with what is said of them all."""

    tag: str
    terms: tuple[TermSection, ...]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept.

    Attributes:
        id: Its id in the file.
        items: What is said of it itself.
        sections: Its languages, Chinese first.
        transactions: What editors wrote on it, and when.
        shown: How many of its places are shown with their sentences.
        blank: How many of its terms are left out because no character of them can be written.
    """

    id: str
    items: tuple[Item, ...]
    sections: tuple[LanguageSection, ...]
    transactions: tuple[Transaction, ...] = ()
    shown: int = 0
    blank: int = 0


@dataclass(slots=True)
class _English:
    """An English term in the making: a rendering of the documents, of authority lists, or of both."""

    term: str
    rendering: RenderingEntry | None = None
    cited: list[AuthorityCitation] = field(default_factory=list)

    def status(self, *, editors_prefer: bool) -> str:
        """Editors come first; where they prefer one rendering, the others that a list prefers are admitted."""
        if self.rendering is not None and self.rendering.status in REVIEWED:
            return self.rendering.status
        ranks = {at.rank for at in self.cited}
        best: Rank | None = next((rank for rank in _STATUSES if rank in ranks), None)
        if best is None:
            return ""
        return "admitted" if best == "preferred" and editors_prefer else _STATUSES[best]


def entries(catalogue: Catalogue, *, official: bool, ids: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the entries of a catalogue in its order.

    Args:
        catalogue: What to write.
        official: Whether the concepts that only authority lists have follow.
        ids: The ids of the concepts by their keys.
    """
    maker = _Maker(catalogue, ids)
    for concept in (*catalogue.concepts, *(catalogue.official if official else ())):
        yield maker.entry(concept)


def clean(text: str) -> tuple[str, int]:
    """Return a text without the characters that XML forbids, and how many it had.

    >>> clean("lake" + chr(1))
    ('lake', 1)
    """
    return _FORBIDDEN.subn("", text)


def variants(concept: ConceptEntry) -> list[str]:
    """Return the other Chinese spellings that are wordings of their own, not only other marks, widths or cases."""
    met = {_plain(concept.zh)}
    found = []
    for spelling in concept.spellings:
        if (plain := _plain(spelling)) not in met:
            met.add(plain)
            found.append(spelling)
    return found


def _legible(section: LanguageSection) -> LanguageSection:
    """A section without blank terms."""
    return replace(section, terms=tuple(one for one in section.terms if clean(one.term)[0].strip()))


def _plain(text: str) -> str:
    return _QUOTES.sub("", unicodedata.normalize("NFKC", text).casefold()).strip(",.;:、。")


def _tag(text: str) -> str:
    """The language tag of a Chinese wording; what is written alike in both scripts counts as simplified."""
    text, _ = clean(text)  # a lone surrogate cannot be folded
    folded = [character for character in fold(text).text if is_han(character)]
    written = [character for character in unicodedata.normalize("NFKC", text) if is_han(character)]
    return SIMPLIFIED if folded == written else TRADITIONAL


class _Maker:
    """Makes entries; knows the catalogue's documents, themes and ids."""

    def __init__(self, catalogue: Catalogue, ids: Mapping[str, str]) -> None:
        self.ids = ids
        self.labels = {one.iri: one for one in catalogue.concepts}
        self.themes = {
            (theme.document, theme.number): f"{theme.zh} ({theme.en})" if theme.en else theme.zh
            for theme in catalogue.themes
        }
        self.titles = {
            one.id: ", ".join(filter(None, (short_title(one.metadata, one.id), one.metadata.date)))
            for one in catalogue.documents
        }

    def entry(self, concept: ConceptEntry) -> Entry:
        shown: dict[Citation, None] = {}
        english = self.english(concept, shown)
        chinese = self.chinese(concept, shown)
        made = [*chinese, *english]
        sections = [one for one in map(_legible, made) if one.terms]
        definitions, general = self.definitions(concept, {section.tag for section in sections})
        sections = [replace(one, items=(*definitions.get(one.tag, ()), *one.items)) for one in sections]
        written = sorted({(note.when[:_DAY], note.who) for note in (*concept.definitions, *concept.notes)})
        return Entry(
            self.ids[concept.key],
            (*self.items(concept), *general),
            tuple(sections),
            tuple(Transaction(who, day) for day, who in written),
            len(shown),
            sum(len(one.terms) for one in made) - sum(len(one.terms) for one in sections),
        )

    # --- the concept itself

    def items(self, concept: ConceptEntry) -> Iterator[Item]:
        yield Item("subjectField", concept.kind, "Kind")
        for document in concept.documents:
            yield Item("projectSubset", document, "Document")
        yield Item("externalCrossReference", "IRI", "IRI", concept.iri)
        for name, iri in concept.matches:
            yield Item("externalCrossReference", name, name, iri)
        for relation in concept.relations:
            label = relation.role.capitalize()
            yield Item("crossReference", relation.zh, label, self.ids.get(relation.key, ""))
        for iri in concept.replaced_by:
            if (other := self.labels.get(iri)) is not None:
                yield Item("crossReference", other.zh, "Replaced by", self.ids[other.key])
            else:
                yield Item("externalCrossReference", "Replaced by", "Replaced by", iri)
        for member in concept.members:
            if member.key in self.ids:
                yield Item("crossReference", member.zh, "Member", self.ids[member.key])
        yield from (Item("note", self.themes[theme], "Theme") for theme in concept.themes)
        yield from (Item("note", plain_note(note.text)) for note in concept.notes)

    def definitions(self, concept: ConceptEntry, tags: set[str]) -> tuple[dict[str, list[Item]], list[Item]]:
        """The editors' definitions by the section of their language, and those of neither."""
        placed: dict[str, list[Item]] = {}
        general = []
        chinese = next((tag for tag in (SIMPLIFIED, TRADITIONAL) if tag in tags), "")
        for one in concept.definitions:
            item = Item("definition", one.text, "Definition", source=f"{one.who}, {one.when[:_DAY]}")
            tag = {"zh": chinese, "en": ENGLISH, None: ""}[language_of(one.text)]
            if tag in tags:
                placed.setdefault(tag, []).append(item)
            else:
                general.append(item)
        return placed, general

    # --- Chinese

    def chinese(self, concept: ConceptEntry, shown: dict[Citation, None]) -> list[LanguageSection]:
        terms: dict[str, list[TermSection]] = {
            _tag(concept.zh): [TermSection(concept.zh, tuple(self.about(concept, shown)))]
        }
        for spelling in variants(concept):
            terms.setdefault(_tag(spelling), []).append(
                TermSection(spelling, (Item("termType", "variant", "Term type"),))
            )
        members = tuple(self.members(concept, [one.zh for one in concept.members or concept.authority_members]))
        return [
            LanguageSection(tag, tuple(found), () if number else members)
            for number, (tag, found) in enumerate(terms.items())
        ]

    def about(self, concept: ConceptEntry, shown: dict[Citation, None]) -> Iterator[Item]:
        """What is said of the Chinese term."""
        roles = {relation.role for relation in concept.relations}
        if "full form" in roles:
            yield Item("termType", "shortForm", "Term type")
        elif "short form" in roles:
            yield Item("termType", "fullForm", "Term type")
        yield _status(concept.status if concept.status in REVIEWED else "", concept.status)
        if concept.pinyin:
            yield Item("note", concept.pinyin, "Pinyin")
        first = concept.renderings[0] if concept.renderings else None
        best = _best(concept, first) or _best(concept, None)
        if best is not None:
            shown[best] = None
            yield Item("context", best.zh, "Context", source=best.place)
        yield from self.sources(concept.documents)
        if concept.attested:
            left = f", of them {concept.omissions} left out in English" if concept.omissions else ""
            yield Item("note", f"{concept.count}{left}", "Occurrences")
        bare = dict.fromkeys(at.title for at in concept.authority if at.match == "exact" and not at.en)
        yield from (Item("note", f"{title} (without a rendering)", "Listed in") for title in bare)

    def members(self, concept: ConceptEntry, names: Sequence[str]) -> Iterator[Item]:
        """The members in order, one note for all; with a semicolon inside of a member, a note for each."""
        if not names:
            return
        where = {one.title for one in concept.authority_members}
        remark = f" ({re.sub('[()]', '', min(where))})" if where and not concept.members else ""
        if any(";" in name for name in names):
            yield from (Item("note", name, f"Member{remark}") for name in names)
        else:
            yield Item("note", "; ".join(names), f"Members{remark}")

    # --- English

    def english(self, concept: ConceptEntry, shown: dict[Citation, None]) -> list[LanguageSection]:
        found: dict[str, _English] = {one.key: _English(one.en, one) for one in concept.renderings}
        for at in concept.authority:
            if at.en and at.match == "exact":
                found.setdefault(fold_en(at.en), _English(at.en)).cited.append(at)
        prefer = any(one.status == "preferred" for one in concept.renderings)
        terms = [(one.status(editors_prefer=prefer), one) for one in found.values()]
        terms.sort(key=lambda term: _ORDER[term[0]])
        sections = tuple(
            TermSection(one.term, tuple(self.rendering(concept, one, status, shown))) for status, one in terms
        )
        names = [one.en for one in concept.members]
        members = tuple(self.members(concept, [name or "–" for name in names])) if any(names) else ()
        return [LanguageSection(ENGLISH, sections, members)] if sections else []

    def rendering(
        self, concept: ConceptEntry, one: _English, status: str, shown: dict[Citation, None]
    ) -> Iterator[Item]:
        """What is said of an English term."""
        rendering = one.rendering
        yield _status(status, rendering.status if rendering is not None else AUTHORITY)
        if rendering is not None and (best := _best(concept, rendering)) is not None:
            shown[best] = None
            yield Item("context", best.en, "Context", source=best.place)
        if rendering is not None:
            yield from self.sources(rendering.documents)
        yield from (Item("source", text, "Source") for text in dict.fromkeys(at.evidence for at in one.cited) if text)
        names = (*(rendering.renderers if rendering is not None else ()), *(at.renderer for at in one.cited))
        if names := tuple(dict.fromkeys(filter(None, names))):
            yield Item("note", "; ".join(names), "Rendered by")
        for text in dict.fromkeys(at.confidence for at in one.cited if at.confidence):
            yield Item("note", text, "Confidence")
        for text in dict.fromkeys(f"{at.title} ({at.rank})" for at in one.cited):
            yield Item("note", text, "Listed in")
        if rendering is not None and rendering.count:
            yield Item("note", str(rendering.count), "Occurrences")

    def sources(self, documents: Iterable[str]) -> Iterator[Item]:
        return (Item("source", self.titles[document], "Source") for document in documents)


def _status(status: str, evidence: str) -> Item:
    """The status that people or lists give; what nobody has reviewed says so."""
    if status:
        return Item("administrativeStatus", status, "Status")
    shown = LISTS_ONLY if evidence == AUTHORITY else f"{evidence}, {NOT_REVIEWED}"
    return Item("note", shown, "Status")


def _best(concept: ConceptEntry, rendering: RenderingEntry | None) -> Citation | None:
    """The surest place of a rendering; of a concept without one, its surest place."""
    spellings = None if rendering is None else rendering.spellings
    places = [
        at
        for at in concept.citations
        if spellings is None or (at.en_span is not None and at.en_span.of(at.en) in spellings)
    ]
    return max(places, key=lambda at: at.score, default=None)
