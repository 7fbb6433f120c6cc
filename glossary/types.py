"""The values that flow through the harvest, from the document that was read to the terms found in it.

All are immutable. All offsets count Unicode code points, start at 0 and are half-open; they point into the
text of a paragraph *as it was read* (`ParagraphPair.zh` or `.en`), never into a folded copy of it.
All scores lie in [0, 1]. Languages are BCP 47 tags: ``zh`` and ``en``.

The chain of types is the chain of the steps::

    Document ──outline──▶ Outline ──align──▶ TranslationUnit… ──harvest──▶ Term… ──▶ Harvest
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, get_args

__all__ = [
    "HARVEST_SCHEMA",
    "KINDS",
    "Document",
    "Evidence",
    "Footnote",
    "Harvest",
    "HeadingHint",
    "Item",
    "Kind",
    "Lang",
    "Member",
    "Metadata",
    "Occurrence",
    "Outline",
    "ParagraphPair",
    "Reason",
    "Relation",
    "RelationType",
    "Role",
    "Section",
    "Span",
    "Statement",
    "Term",
    "Theme",
    "TranslationUnit",
]

Lang = Literal["zh", "en"]

#: The kinds of formulations; the guide that tells them apart is docs/data-model.md.
Kind = Literal["slogan", "concept", "strategy", "org", "goal", "tech"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

#: How two terms of a document can be related; members of a formulation stand with the formulation (`Member`).
RelationType = Literal["broader", "short form", "related"]

#: Version of the serialised form of `Harvest`; raised whenever a reader of the old form would go wrong.
HARVEST_SCHEMA: Final = 3


class Span(NamedTuple):
    """A stretch of a text: code points, 0-based, half-open.

    >>> Span(2, 4).of("低空经济")
    '经济'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


# --- what was read -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; an empty string where nothing is known.

    Attributes:
        title: Title in English.
        title_zh: Title in Chinese.
        date: ISO 8601, to the day, month or year (``2024-01-30``, ``2024-01``, ``2024``).
        issuer: Who issued the document.
        translator: Who translated it; shown as the renderer of its renderings.
        source: Address (URL) that it was taken from.
    """

    title: str = ""
    title_zh: str = ""
    date: str = ""
    issuer: str = ""
    translator: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class HeadingHint:
    """What a word processor knows of a heading and plain text does not.

    Attributes:
        level: Depth of the heading style, from 1.
        zh_number: The number that the word processor computes and shows, such as ``一、``; empty for none.
        en_number: The same for the English paragraph.
    """

    level: int
    zh_number: str = ""
    en_number: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the document with the place of its mark.

    Attributes:
        lang: Language of the paragraph that holds the mark.
        offset: Where the mark stands (or would stand) in that paragraph.
        mark: The mark as printed, such as ``5``.
        text: Text of the note.
    """

    lang: Lang
    offset: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """A Chinese paragraph and the English one that translates it.

    Attributes:
        number: Place in the document, 1-based; what people cite.
        zh: Chinese text as read; never empty.
        en: English text as read; empty where nothing translates the Chinese: in a document in Chinese alone, and
            in a bilingual file of segments (XLIFF, PO, the table of a CAT tool) that is not translated to the end.
            Such a pair is aligned and harvested like one in Chinese alone, and leaves nothing out.
        zh_line: Line (or row, or paragraph) of the file where the Chinese stands, 1-based.
        en_line: The same for the English; ``None`` where there is none.
        hint: What the word processor says of it as a heading.
        footnotes: Notes whose marks stand in it.
    """

    number: int
    zh: str
    en: str = ""
    zh_line: int | None = None
    en_line: int | None = None
    hint: HeadingHint | None = None
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    Attributes:
        id: Identity: lower-case letters, digits and hyphens, or Han characters; part of IRIs and file names.
        pairs: Its paragraph pairs in order, numbered from 1 without gaps.
        metadata: What is known about it.
        source_only: Whether it is in Chinese alone; then every ``en`` is empty.
    """

    id: str
    pairs: tuple[ParagraphPair, ...]
    metadata: Metadata = Metadata()
    source_only: bool = False

    def pair(self, number: int) -> ParagraphPair:
        """Return the pair with this 1-based `number`."""
        return self.pairs[number - 1]


# --- its outline ---------------------------------------------------------------------------------------


class Role(NamedTuple):
    """What a paragraph pair is in the outline.

    Attributes:
        pair: Number of the pair.
        level: 0 preamble, 1 part, 2 section (deeper sections: 2 as well); 3 paragraph.
        section: Pair number of the section it belongs to, its own if it opens one; ``None`` in the preamble.
        parent: Pair number of the section that encloses it; ``None`` at the top.
    """

    pair: int
    level: int
    section: int | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered (or styled) part of a document.

    Attributes:
        pair: Number of the pair that opens it; its identity within the document.
        last_pair: Number of the last pair that belongs to it or to a section below it.
        depth: 1 for a part, 2 for a section of a part, and so on.
        zh_number: Number as printed, such as ``(一)``; empty where only the other language is numbered.
        en_number: Number as printed, such as ``(i)``.
        zh_title: Title without number and closing full stop.
        en_title: The same in English.
        zh_title_span: Where the title stands in the pair's Chinese text.
        en_title_span: Where it stands in the English text; ``Span(0, 0)`` where there is none.
        parent: ``pair`` of the section above it; ``None`` for a part.
        run_in: Whether title and body share one paragraph.
        exposition: Whether it is an exposition theme.
    """

    pair: int
    last_pair: int
    depth: int
    zh_number: str
    en_number: str
    zh_title: str
    en_title: str
    zh_title_span: Span
    en_title_span: Span
    parent: int | None = None
    run_in: bool = False
    exposition: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an enumeration inside a paragraph (一是 …；二是 … / First, … Second, …).

    Attributes:
        pair: Number of the pair.
        ordinal: Its place in the enumeration, from 1.
        zh_marker: The marker as printed, such as ``一是``.
        en_marker: The marker as printed, such as ``First,``; empty where the English has none.
        zh: Span of the item, marker included.
        en: Span in English; ``None`` where no marker of that ordinal stands there.
    """

    pair: int
    ordinal: int
    zh_marker: str
    en_marker: str
    zh: Span
    en: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says what a leader "has pointed out", "stressed" or "required".

    Attributes:
        pair: Number of the pair.
        zh: Span of the statement: from the leader's name to the end of the sentence.
        speaker: The leader as named, such as ``习近平总书记``.
        verbs: The verbs of saying, in order, such as ``("指出", "强调")``.
    """

    pair: int
    zh: Span
    speaker: str
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """An exposition theme: a section (or statement) that sets out what a leader has expounded.

    Attributes:
        number: 1-based, in document order; what `tifa terms --theme` takes.
        zh: Its title in Chinese (the section's title; for a lone statement, its first clause).
        en: The same in English; empty where there is none.
        pair: Number of the pair that opens it.
        last_pair: Number of its last pair.
        statements: The attributed statements in it.
    """

    number: int
    zh: str
    en: str
    pair: int
    last_pair: int
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of a document.

    Attributes:
        roles: One for each pair, in order.
        sections: In document order, parents before children.
        items: Enumeration items in document order.
        themes: Exposition themes, numbered from 1.
    """

    roles: tuple[Role, ...]
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    themes: tuple[Theme, ...] = ()

    def section_of(self, pair: int) -> Section | None:
        """Return the innermost section that paragraph `pair` belongs to, ``None`` in the preamble."""
        home = self.roles[pair - 1].section
        return next((section for section in self.sections if section.pair == home), None)

    def theme_of(self, pair: int) -> Theme | None:
        """Return the exposition theme that paragraph `pair` belongs to, if any."""
        return next((theme for theme in self.themes if theme.pair <= pair <= theme.last_pair), None)


# --- what was aligned and harvested --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A stretch of Chinese sentences and the English ones that translate it.

    Attributes:
        number: Place in the document, 1-based.
        pair: Number of the paragraph pair.
        zh: Span in the pair's Chinese text, white space trimmed; empty where only English stands here.
        en: Span in the pair's English text; empty where the Chinese is not translated.
        score: How sure the alignment is.
    """

    number: int
    pair: int
    zh: Span
    en: Span
    score: float


class Reason(NamedTuple):
    """Why a string is held for a term.

    Attributes:
        extractor: Registered name of the extractor (or ranking feature) that says so.
        note: What it saw, for people, such as ``in quotation marks “…”``.
        score: How strongly that speaks for the term: of an extractor in [0, 1], of the ranking in log odds.
    """

    extractor: str
    note: str
    score: float


class Evidence(NamedTuple):
    """What speaks for a rendering, or for its absence.

    Attributes:
        kind: Registered name of the kind of evidence, such as ``gloss`` or ``dictionary``.
        note: What was seen, for people.
        score: What it adds to the log odds of the rendering, signed; of ``gloss`` and ``omission``, which decide
            alone, the probability of what they say, in [0, 1].
    """

    kind: str
    note: str
    score: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term at one place, with the span of the aligned English that renders it.

    Attributes:
        unit: Number of the translation unit.
        pair: Number of the paragraph pair.
        zh: Span of the term in the pair's Chinese text.
        en: Span of the rendering in the pair's English text; ``None`` where the English leaves it out
            (or there is no English).
        score: How sure the rendering is, or the omission.
        evidence: What the rendering rests on.
    """

    unit: int
    pair: int
    zh: Span
    en: Span | None
    score: float
    evidence: tuple[Evidence, ...] = ()


class Member(NamedTuple):
    """A member of a numeral formulation or of an open enumeration, as the text enumerates it.

    Attributes:
        zh: The member's wording.
        pair: Number of the pair that enumerates it.
        span: Where the member stands in that pair's Chinese text.
        en: Where its rendering stands in the pair's English text; ``None`` where none was found.
    """

    zh: str
    pair: int
    span: Span
    en: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A formulation found in one document.

    Attributes:
        key: The orthographically folded label (`glossary.folding.fold_label`): identity across documents.
        zh: The label as most often written, without enclosing quotation marks.
        kind: Which kind of formulation it is.
        termhood: How sure it is that this is a term.
        reasons: Why, strongest first.
        occurrences: Every place, in document order; at least one.
        number: For a numeral formulation, the number that it names (三驾马车: 3; 三县一市: 4, if the text enumerates
            so many); else ``None``.
        members: What the document enumerates as its members, in order.
    """

    key: str
    zh: str
    kind: Kind
    termhood: float
    reasons: tuple[Reason, ...]
    occurrences: tuple[Occurrence, ...]
    number: int | None = None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two terms, with what shows it.

    Attributes:
        type: ``broader``: `target` is the broader of the two; ``short form``: `target` is the short form of
            `source`; ``related``: they go together (symmetric; `source` is the one that occurs first).
        source: Key of a term.
        target: Key of another term.
        note: What shows it, for people.
        score: How sure it is that both are terms: the lesser termhood.
        pair: Number of the pair where it shows first.
        source_span: Where the source stands in that pair's Chinese text.
        target_span: The same for the target; ``None`` where it stands in another pair only.
        statistic: For ``related``, the log-likelihood ratio G²; ``None`` for what rests on a rule.
    """

    type: RelationType
    source: str
    target: str
    note: str
    score: float
    pair: int
    source_span: Span
    target_span: Span | None = None
    statistic: float | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that one document gave: the value that is stored, described as RDF and exported.

    Attributes:
        document: The document as read.
        outline: Its structure.
        units: Its translation units, in order, numbered from 1.
        terms: Its terms, by first occurrence, then by key.
        settings: The settings that shaped the harvest, for provenance.
        program: Name and version of the program that made it.
        relations: What its terms have to do with each other, by type, source and target.
        schema: Version of this form.
    """

    document: Document
    outline: Outline
    units: tuple[TranslationUnit, ...]
    terms: tuple[Term, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    relations: tuple[Relation, ...] = ()
    schema: int = HARVEST_SCHEMA

    def unit(self, number: int) -> TranslationUnit:
        """Return the translation unit with this 1-based `number`."""
        return self.units[number - 1]
