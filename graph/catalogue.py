"""The catalogue: what the documents of a workspace say of each concept, put together for people.

It is the one read model behind the derived view graph, the lookup index, the table exports and the
interactive graph: computed from harvests (and what authority lists say beside them), in a stable order, so the
same input gives the same catalogue. Nothing here knows RDF.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from glossary.authority import Rank
from glossary.types import Kind, Lang, Metadata, Span

__all__ = [
    "AUTHORITY",
    "AuthorityCitation",
    "AuthorityListEntry",
    "AuthorityMatch",
    "AuthorityMember",
    "Catalogue",
    "Citation",
    "ConceptEntry",
    "DocumentEntry",
    "MemberEntry",
    "MovedLabel",
    "MovedPlace",
    "NoteEntry",
    "Redirect",
    "RelationEntry",
    "RelationRole",
    "RenderingEntry",
    "SectionEntry",
    "ThemeEntry",
    "ThemeReach",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """One occurrence with its sentence: what a person checks and cites.

    Attributes:
        document: Id of the document.
        pair: Number of the paragraph pair.
        section: Pair number of the innermost section; ``None`` in the preamble.
        place: The place in words, such as ``"(二) 牢牢锚定…, ¶5"``.
        theme: Number of the exposition theme in its document, ``None`` outside.
        zh: The Chinese sentence(s) of the translation unit.
        en: The English sentence(s); empty where there are none.
        zh_span: Where the term stands in `zh`.
        en_span: Where the rendering stands in `en`; ``None`` for an omission.
        score: How sure the rendering (or the omission) is.
        unit: Number of the translation unit in the document.
        start: Where `zh` begins in the Chinese text of its paragraph pair.
    """

    document: str
    pair: int
    section: int | None
    place: str
    theme: int | None
    zh: str
    en: str
    zh_span: Span
    en_span: Span | None
    score: float
    unit: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class RenderingEntry:
    """A rendering of a concept, all its spellings together.

    Attributes:
        en: Its most frequent spelling (ties: one of a place where the term stands for itself, then the first in the
            order of documents).
        key: Its folded form (`glossary.folding.fold_en`).
        spellings: Every spelling met, sorted.
        status: ``candidate`` or ``attested`` by evidence, until people have said otherwise.
        count: How many occurrences are rendered so; 0 for one that only editors give.
        documents: Ids of the documents that render it so, in the order of `Catalogue.documents`.
        renderers: Who renders it so: the documents' translators, else their issuers; sorted, no blanks.
        score: The best score of its occurrences.
    """

    en: str
    key: str
    spellings: tuple[str, ...]
    status: str
    count: int
    documents: tuple[str, ...]
    renderers: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member of a numeral formulation, with the place that enumerates it.

    Attributes:
        zh: The member's wording.
        key: Its folded label; a concept of the catalogue may have the same.
        document: Id of the document that enumerates it.
        pair: Number of the paragraph pair there.
        en: Its rendering there; empty where none was found.
    """

    zh: str
    key: str
    document: str
    pair: int
    en: str = ""


#: The status of a concept that no document here holds, but an authority list does.
AUTHORITY: Final = "authority"

#: How the entry of a list meets a concept: by the same folded label, or by a variant of it.
AuthorityMatch = Literal["exact", "close"]


@dataclass(frozen=True, slots=True)
class AuthorityCitation:
    """What an authority list says of a concept: one of its renderings, or that it has the concept without any.

    Attributes:
        list: Id of the list.
        title: What people call the list.
        iri: IRI of the list's own concept.
        zh: The label there.
        en: The rendering; empty where the list has none.
        renderer: Who renders it so; empty where the list does not say.
        rank: How the list values the rendering.
        evidence: Where it can be seen that it is rendered so; empty where the list does not say.
        confidence: How sure the list is, in its own words.
        match: How the list's concept meets this one.
        label: IRI of the list's label; empty where it has no rendering.
    """

    list: str
    title: str
    iri: str
    zh: str
    en: str
    renderer: str
    rank: Rank
    evidence: str
    confidence: str
    match: AuthorityMatch = "exact"
    label: str = ""

    @property
    def is_official(self) -> bool:
        """Whether the list prefers the rendering and shows where it can be seen."""
        return self.rank == "preferred" and bool(self.en and self.evidence)


@dataclass(frozen=True, slots=True)
class AuthorityMember:
    """A member of a numeral formulation that no document here enumerates, but an authority list does.

    Attributes:
        zh: The member's wording.
        list: Id of the list.
        title: What people call the list.
    """

    zh: str
    list: str
    title: str


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A text that an editor wrote on a concept.

    Attributes:
        text: The note or definition.
        who: Who wrote it.
        when: Date and time in UTC, ISO 8601.
    """

    text: str
    who: str
    when: str


class MovedPlace(NamedTuple):
    """A place in a document that a redirected term gave to another concept.

    Attributes:
        document: Id of the document.
        pair: Number of the paragraph pair.
        start, end: Where it stands in the Chinese text of the pair.
        target: Key of the concept whose place it is now.
    """

    document: str
    pair: int
    start: int
    end: int
    target: str


class MovedLabel(NamedTuple):
    """A label of a redirected term that is another concept's from now on.

    Attributes:
        lang: Its language.
        form: Its wording.
        target: Key of the concept that has it now.
    """

    lang: Lang
    form: str
    target: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A term of a document that is no concept any more, by a decision of editors.

    Attributes:
        key: Folded label.
        zh: Its wording.
        iri: The IRI that it had, and that documents' graphs go on using.
        targets: Keys of the concepts that took its place; none for a term that was rejected.
        why: ``merged``, ``split`` or ``rejected``.
        places: Its occurrences in the documents, with those that have them now; none for a term that was rejected.
        members: The places that enumerate its members, likewise.
        labels: Its labels, likewise.
    """

    key: str
    zh: str
    iri: str
    targets: tuple[str, ...]
    why: str
    places: tuple[MovedPlace, ...] = ()
    members: tuple[MovedPlace, ...] = ()
    labels: tuple[MovedLabel, ...] = ()


#: What another concept is to a concept.
RelationRole = Literal["broader", "narrower", "full form", "short form", "related"]


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """Another concept and what it is to this one, with the place that shows it first.

    Attributes:
        role: What the other concept is to this one.
        key: The other concept's folded label.
        zh: Its wording.
        note: What shows the relation, for people.
        score: How sure it is, in [0, 1].
        statistic: For ``related``, the highest G² of the documents; else ``None``.
        document: Id of the first document that shows it.
        pair: Number of the paragraph pair there.
        documents: Ids of all documents that show it.
    """

    role: RelationRole
    key: str
    zh: str
    note: str
    score: float
    statistic: float | None
    document: str
    pair: int
    documents: tuple[str, ...]

    @property
    def described(self) -> str:
        """The other concept with the statistic, where there is one, such as ``绿色发展 (G² 24.2)``."""
        return self.zh if self.statistic is None else f"{self.zh} (G² {self.statistic:.1f})"


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept with all that the documents attest of it.

    Attributes:
        key: Folded label.
        iri: Its IRI.
        zh: Most frequent spelling of the Chinese label.
        spellings: Every Chinese spelling met, sorted.
        pinyin: With tone marks, syllables apart, such as ``xīn sān yàng``.
        kind: The kind most of its documents give it.
        status: ``candidate`` or ``attested`` by evidence, until people have said otherwise.
        termhood: The best of its documents.
        count: Occurrences in all documents.
        omissions: Occurrences that the English leaves out.
        number: The number that a numeral formulation names, else ``None``.
        renderings: The preferred one first (`graph.cataloguing`): the most frequent.
        members: In the order of enumeration.
        relations: What other concepts are to it, by role, the closest first.
        documents: Ids of the documents that hold it.
        sections: ``(document, pair)`` of the innermost sections that hold it, in document order.
        themes: ``(document, theme number)`` of the exposition themes that hold it.
        reasons: Why it is held for a term, as sentences, strongest first.
        citations: Every occurrence, in the order of documents and text.
        authority: What authority lists say of it, the exact matches first; those before the others that a list
            prefers and gives evidence for.
        authority_members: Its members as a list has them, where no document enumerates any.
        notes: What editors note, oldest first.
        definitions: How editors define it, oldest first.
        matches: SKOS mapping relations that editors state: name of the property, and the IRI of the other concept.
        replaced_by: IRIs of the concepts to use instead, where editors name them.
    """

    key: str
    iri: str
    zh: str
    spellings: tuple[str, ...]
    pinyin: str
    kind: Kind
    status: str
    termhood: float
    count: int
    omissions: int
    number: int | None
    renderings: tuple[RenderingEntry, ...]
    members: tuple[MemberEntry, ...]
    relations: tuple[RelationEntry, ...]
    documents: tuple[str, ...]
    sections: tuple[tuple[str, int], ...]
    themes: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]
    authority: tuple[AuthorityCitation, ...] = ()
    authority_members: tuple[AuthorityMember, ...] = ()
    notes: tuple[NoteEntry, ...] = ()
    definitions: tuple[NoteEntry, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def attested(self) -> bool:
        """Whether a document here holds it; what only an authority list has is no harvested concept."""
        return bool(self.documents)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section of a document, with what stands in it.

    Attributes:
        document: Id of the document.
        pair: Number of the pair that opens it.
        last_pair: Its last pair.
        depth: 1 for a part.
        iri: Its IRI.
        zh_number, en_number, zh_title, en_title: As printed.
        parent: ``pair`` of the section above it.
        theme: Number of the exposition theme that it is, else ``None``.
        concepts: Keys of the concepts that stand in it itself (not in sections below), by first occurrence.
    """

    document: str
    pair: int
    last_pair: int
    depth: int
    iri: str
    zh_number: str
    en_number: str
    zh_title: str
    en_title: str
    parent: int | None
    theme: int | None
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeReach:
    """A section outside a theme, later in the document, in which concepts of the theme recur.

    Attributes:
        section: ``pair`` of the section.
        concepts: Keys of the theme's concepts that recur there, by first occurrence in the theme.
    """

    section: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """An exposition theme, its concepts and where they recur.

    Attributes:
        document: Id of the document.
        number: Its number in the document, from 1.
        iri: Its IRI.
        zh: Title in Chinese.
        en: Title in English; empty where there is none.
        pair: Number of the pair that opens it.
        last_pair: Its last pair.
        speakers: The leaders whose statements it holds, in order of first statement.
        statements: How many attributed statements it holds.
        concepts: Keys of its concepts, by first occurrence.
        reach: Where its concepts recur, in document order.
    """

    document: str
    number: int
    iri: str
    zh: str
    en: str
    pair: int
    last_pair: int
    speakers: tuple[str, ...]
    statements: int
    concepts: tuple[str, ...]
    reach: tuple[ThemeReach, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document of the workspace in figures.

    Attributes:
        id: Its identity.
        iri: Its IRI.
        metadata: As read.
        source_only: Whether it is in Chinese alone.
        pairs, units, sections, themes, concepts, occurrences: How many it has.
        characters: How many Han characters its text has.
    """

    id: str
    iri: str
    metadata: Metadata
    source_only: bool
    pairs: int
    units: int
    sections: int
    themes: int
    concepts: int
    occurrences: int
    characters: int = 0


@dataclass(frozen=True, slots=True)
class AuthorityListEntry:
    """An authority list of the workspace in figures.

    Attributes:
        id: Its identity.
        title: What people call it.
        source: Where it comes from.
        iri: IRI of its concept scheme.
        entries: How many concepts it has.
        renderings: How many renderings it has.
        exact: How many concepts of the documents have the same label as one of its entries.
        close: How many more meet one of its entries by a variant of the label.
    """

    id: str
    title: str
    source: str
    iri: str
    entries: int
    renderings: int
    exact: int
    close: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All concepts, sections and themes of a set of documents.

    Attributes:
        documents: By date, then id.
        concepts: By key.
        sections: In document order.
        themes: In document order.
        authorities: The authority lists, by id.
        official: By key, the concepts that only authority lists have: status `AUTHORITY`, no document, no count.
        redirects: Terms of documents that editors merged, split or rejected, by key.
    """

    documents: tuple[DocumentEntry, ...]
    concepts: tuple[ConceptEntry, ...]
    sections: tuple[SectionEntry, ...]
    themes: tuple[ThemeEntry, ...]
    authorities: tuple[AuthorityListEntry, ...] = ()
    official: tuple[ConceptEntry, ...] = ()
    redirects: tuple[Redirect, ...] = ()
