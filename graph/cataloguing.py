"""Putting the catalogue together: from the harvests of a workspace to what they say of each concept."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final

from glossary.folding import fold_en, fold_label, is_han
from glossary.types import KINDS, Document, Harvest, Kind, Metadata, Occurrence, Section, Span, Term, Theme
from graph.catalogue import (
    Catalogue,
    Citation,
    ConceptEntry,
    DocumentEntry,
    MemberEntry,
    RelationEntry,
    RenderingEntry,
    SectionEntry,
    ThemeEntry,
    ThemeReach,
)
from graph.deciding import CANDIDATE, decided, redirects, ruled
from graph.iris import DEFAULT_BASE, Iris
from graph.relating import related_concepts
from graph.rulings import Rulings

__all__ = ["catalogue", "pinyin", "short_title"]

#: Longest title that a citation repeats.
_SHORT_TITLE: Final = 48

#: How sure renderings are that are as good as each other; of those below, the surer is the better one.
_SURE: Final = 0.8


def catalogue(harvests: Iterable[Harvest], *, base: str = DEFAULT_BASE, rulings: Rulings | None = None) -> Catalogue:
    """Put together what documents say of each concept, as editors have decided.

    Args:
        harvests: The harvests of different documents, in any order.
        base: Where IRIs start.
        rulings: What editors decided; nothing if not given.

    Returns:
        The catalogue; the same harvests give the same one, whatever order they come in.

    >>> catalogue([])
    Catalogue(documents=(), concepts=(), sections=(), themes=(), authorities=(), official=(), redirects=())
    """
    iris, rulings = Iris(base), rulings or Rulings()
    stored = sorted(harvests, key=lambda harvest: (harvest.document.metadata.date, harvest.document.id))
    ordered = [ruled(harvest, rulings) for harvest in stored]
    readings = [_Reading(harvest) for harvest in ordered]
    relations = related_concepts(ordered)
    found: dict[str, list[tuple[_Reading, Term]]] = {}
    for reading in readings:
        for term in reading.harvest.terms:
            found.setdefault(term.key, []).append((reading, term))
    sources: dict[str, list[str]] = {}
    for key, target in rulings.merged.items():
        sources.setdefault(target, []).append(key)
    concepts = [_concept(key, found[key], iris, relations.get(key, ()), sources.get(key, ())) for key in sorted(found)]
    labels = {concept.key: concept.zh for concept in concepts}
    return Catalogue(
        documents=tuple(_document(reading.harvest, iris) for reading in readings),
        concepts=tuple(decided(concept, rulings, labels, iris) for concept in concepts),
        sections=tuple(entry for reading in readings for entry in _sections(reading, iris)),
        themes=tuple(entry for reading in readings for entry in _themes(reading, iris)),
        redirects=redirects(stored, rulings, iris),
    )


@lru_cache(maxsize=1 << 16)
def pinyin(zh: str) -> str:
    """Return the pinyin of a Chinese label: tone marks, syllables apart, everything else kept.

    Args:
        zh: The label.

    >>> pinyin("新三样"), pinyin("5G工厂")
    ('xīn sān yàng', '5G gōng chǎng')
    """
    # Loading its dictionary takes a tenth of a second, which only writing has.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return " ".join(" ".join(lazy_pinyin(zh, style=Style.TONE)).split())


@dataclass(frozen=True)
class _Reading:
    """A harvest with the look-ups that its entries need again and again.

    Attributes:
        harvest: The harvest.
        homes: The innermost section of each paragraph pair that has one.
        themes: The exposition theme of each paragraph pair that has one.
        keys: Keys of the terms in each paragraph pair, by first occurrence there.
        wider: Where the terms of each paragraph pair stand, and its heading: what a place may stand inside.
    """

    harvest: Harvest
    homes: dict[int, Section] = field(init=False)
    themes: dict[int, Theme] = field(init=False)
    keys: dict[int, list[str]] = field(init=False)
    wider: dict[int, set[Span]] = field(init=False)

    def __post_init__(self) -> None:
        outline = self.harvest.outline
        sections = {section.pair: section for section in outline.sections}
        homes = {role.pair: sections[role.section] for role in outline.roles if role.section in sections}
        themes: dict[int, Theme] = {}
        for theme in reversed(outline.themes):  # where two overlap, the first one holds the pair
            themes.update(dict.fromkeys(range(theme.pair, theme.last_pair + 1), theme))
        places = sorted((at.pair, at.zh, term.key) for term in self.harvest.terms for at in term.occurrences)
        keys: dict[int, list[str]] = {}
        for pair, _, key in places:
            if key not in (here := keys.setdefault(pair, [])):
                here.append(key)
        wider: dict[int, set[Span]] = {section.pair: {section.zh_title_span} for section in outline.sections}
        for pair, span, _ in places:
            wider.setdefault(pair, set()).add(span)
        object.__setattr__(self, "wider", wider)
        object.__setattr__(self, "homes", homes)
        object.__setattr__(self, "themes", themes)
        object.__setattr__(self, "keys", keys)

    @property
    def id(self) -> str:
        return self.harvest.document.id

    def is_free(self, at: Occurrence) -> bool:
        """Return whether a term stands for itself: inside no longer term, and in no heading."""
        title = next((one.zh_title_span for one in self.harvest.outline.sections if one.pair == at.pair), None)
        inside = any(other != at.zh and other.holds(at.zh) for other in self.wider.get(at.pair, ()))
        return not inside and title != at.zh

    def keys_in(self, pairs: Iterable[int]) -> tuple[str, ...]:
        """Return the keys of the terms in these pairs, by first occurrence."""
        return tuple(dict.fromkeys(key for pair in pairs for key in self.keys.get(pair, ())))


# --- documents, sections, themes -----------------------------------------------------------------------


def _document(harvest: Harvest, iris: Iris) -> DocumentEntry:
    document = harvest.document
    return DocumentEntry(
        id=document.id,
        iri=iris.document(document.id),
        metadata=document.metadata,
        source_only=document.source_only,
        pairs=len(document.pairs),
        units=len(harvest.units),
        sections=len(harvest.outline.sections),
        themes=len(harvest.outline.themes),
        concepts=len(harvest.terms),
        occurrences=sum(len(term.occurrences) for term in harvest.terms),
        characters=sum(map(is_han, chain.from_iterable(pair.zh for pair in document.pairs))),
    )


def _sections(reading: _Reading, iris: Iris) -> list[SectionEntry]:
    own: dict[int, list[int]] = {}
    for pair, home in sorted(reading.homes.items()):
        own.setdefault(home.pair, []).append(pair)
    themes = {theme.pair: theme.number for theme in reversed(reading.harvest.outline.themes)}
    return [
        SectionEntry(
            document=reading.id,
            pair=section.pair,
            last_pair=section.last_pair,
            depth=section.depth,
            iri=iris.section(reading.id, section.pair),
            zh_number=section.zh_number,
            en_number=section.en_number,
            zh_title=section.zh_title,
            en_title=section.en_title,
            parent=section.parent,
            theme=themes.get(section.pair) if section.exposition else None,
            concepts=reading.keys_in(own.get(section.pair, ())),
        )
        for section in reading.harvest.outline.sections
    ]


def _themes(reading: _Reading, iris: Iris) -> list[ThemeEntry]:
    entries = []
    for theme in reading.harvest.outline.themes:
        concepts = reading.keys_in(range(theme.pair, theme.last_pair + 1))
        speakers = dict.fromkeys(statement.speaker for statement in theme.statements)
        entries.append(
            ThemeEntry(
                document=reading.id,
                number=theme.number,
                iri=iris.theme(reading.id, theme.number),
                zh=theme.zh,
                en=theme.en,
                pair=theme.pair,
                last_pair=theme.last_pair,
                speakers=tuple(speakers),
                statements=len(theme.statements),
                concepts=concepts,
                reach=_reach(reading, theme, concepts),
            )
        )
    return entries


def _reach(reading: _Reading, theme: Theme, concepts: Sequence[str]) -> tuple[ThemeReach, ...]:
    """Where the theme's concepts recur: in sections that begin after it ends."""
    recurring: dict[int, set[str]] = {}
    for pair, keys in reading.keys.items():
        home = reading.homes.get(pair)
        if home is not None and home.pair > theme.last_pair:
            recurring.setdefault(home.pair, set()).update(keys)
    reach = []
    for section, keys_there in sorted(recurring.items()):
        if shared := tuple(key for key in concepts if key in keys_there):
            reach.append(ThemeReach(section, shared))
    return tuple(reach)


# --- concepts ------------------------------------------------------------------------------------------


def _concept(
    key: str,
    found: Sequence[tuple[_Reading, Term]],
    iris: Iris,
    relations: tuple[RelationEntry, ...],
    merged: Collection[str],
) -> ConceptEntry:
    citations = tuple(_cite(reading, at) for reading, term in found for at in term.occurrences)
    free = [reading.is_free(at) for reading, term in found for at in term.occurrences]
    names = {key, *merged}
    forms = Counter(_form(reading, term, at, names) for reading, term in found for at in term.occurrences)
    own = [form for form, _ in forms.most_common() if fold_label(form) == key]
    zh = own[0] if own else found[0][1].zh
    homes = {(at.document, at.section): None for at in citations}
    themes = {(at.document, at.theme): None for at in citations}
    return ConceptEntry(
        key=key,
        iri=iris.concept(key),
        zh=zh,
        spellings=tuple(sorted(forms)),
        pinyin=pinyin(zh),
        kind=_kind([term for _, term in found]),
        status=CANDIDATE,
        termhood=max(term.termhood for _, term in found),
        count=len(citations),
        omissions=sum(at.en_span is None for at in citations),
        number=next((term.number for _, term in found if term.number is not None), None),
        renderings=_renderings(
            zip(citations, free, strict=True), {reading.id: reading.harvest.document for reading, _ in found}
        ),
        members=_members(found),
        relations=relations,
        documents=tuple(reading.id for reading, _ in found),
        sections=tuple((document, pair) for document, pair in homes if pair is not None),
        themes=tuple((document, number) for document, number in themes if number is not None),
        reasons=_reasons([term for _, term in found]),
        citations=citations,
    )


def _form(reading: _Reading, term: Term, at: Occurrence, names: Collection[str]) -> str:
    """The label as written at one place, unless its span takes in more than one of the concept's folded names."""
    written = at.zh.of(reading.harvest.document.pair(at.pair).zh)
    return written if fold_label(written) in names and written[0] not in "“\"'‘「『" else term.zh


def _kind(terms: Sequence[Term]) -> Kind:
    """The kind most documents give; where they are even, the surest of them, then the first of `KINDS`."""
    votes = Counter(term.kind for term in terms)
    surest = {kind: max((term.termhood for term in terms if term.kind == kind), default=0.0) for kind in votes}
    return min(votes, key=lambda kind: (-votes[kind], -surest[kind], KINDS.index(kind)))


def _reasons(terms: Sequence[Term]) -> tuple[str, ...]:
    reasons = sorted((reason for term in terms for reason in term.reasons), key=lambda reason: -reason.score)
    return tuple(dict.fromkeys(reason.note or reason.extractor for reason in reasons))


def _members(found: Sequence[tuple[_Reading, Term]]) -> tuple[MemberEntry, ...]:
    members: dict[str, MemberEntry] = {}
    for reading, term in found:
        for member in term.members:
            key = fold_label(member.zh)
            en = member.en.of(reading.harvest.document.pair(member.pair).en) if member.en else ""
            members.setdefault(key, MemberEntry(member.zh, key, reading.id, member.pair, en))
    return tuple(members.values())


#: A citation, and whether the term stands there for itself (`_Reading.is_free`).
_Cited = tuple[Citation, bool]


def _renderings(cited: Iterable[_Cited], documents: dict[str, Document]) -> tuple[RenderingEntry, ...]:
    """Return the renderings, the preferred one first: the most frequent one.

    Of two that are even, one that is sure comes before one that is not. Of two sure ones, the one of a place where
    the term stands for itself comes first, then the one with the commonest spelling, then the one that the documents
    have first: inside of a longer term, and in a heading, a term is often rendered as it would not be by itself.
    """
    groups: dict[str, list[_Cited]] = {}
    for citation, is_free in cited:
        if citation.en_span is not None:
            groups.setdefault(fold_en(citation.en_span.of(citation.en)), []).append((citation, is_free))
    spelt = {key: _spellings(group) for key, group in groups.items()}

    def rank(key: str) -> tuple[int, float, bool, int]:
        sureness = min(_SURE, max(citation.score for citation, _ in groups[key]))
        bound = not any(is_free for _, is_free in groups[key])
        return -len(groups[key]), -sureness, bound, -max(spelt[key].values())

    return tuple(
        _rendering(key, [citation for citation, _ in groups[key]], spelt[key], documents)
        for key in sorted(groups, key=rank)
    )


def _spellings(group: Sequence[_Cited]) -> Counter[str]:
    """How often each spelling of a rendering stands, those first where the term stands for itself."""
    ordered = sorted(group, key=lambda cited: not cited[1])
    return Counter(at.en_span.of(at.en) for at, _ in ordered if at.en_span is not None)


def _rendering(
    key: str, group: Sequence[Citation], spellings: Counter[str], documents: dict[str, Document]
) -> RenderingEntry:
    ids = tuple(dict.fromkeys(at.document for at in group))
    credits = (documents[name].metadata.translator or documents[name].metadata.issuer for name in ids)
    return RenderingEntry(
        en=spellings.most_common(1)[0][0],
        key=key,
        spellings=tuple(sorted(spellings)),
        status=CANDIDATE,
        count=len(group),
        documents=ids,
        renderers=tuple(sorted({credit for credit in credits if credit})),
        score=max(map(attrgetter("score"), group)),
    )


# --- citations -----------------------------------------------------------------------------------------


def _cite(reading: _Reading, at: Occurrence) -> Citation:
    document = reading.harvest.document
    pair = document.pair(at.pair)
    unit = reading.harvest.unit(at.unit)
    zh, en = _around(unit.zh, at.zh), _around(unit.en, at.en)
    home, theme = reading.homes.get(at.pair), reading.themes.get(at.pair)
    return Citation(
        document=document.id,
        pair=at.pair,
        section=None if home is None else home.pair,
        place=_place(document, home, at.pair),
        theme=None if theme is None else theme.number,
        zh=zh.of(pair.zh),
        en=en.of(pair.en),
        zh_span=Span(at.zh.start - zh.start, at.zh.end - zh.start),
        en_span=None if at.en is None else Span(at.en.start - en.start, at.en.end - en.start),
        score=at.score,
        unit=at.unit,
        start=zh.start,
    )


def _around(unit: Span, inner: Span | None) -> Span:
    """The span of the unit, widened where a term or a rendering runs over its edge."""
    if inner is None or unit.holds(inner):
        return unit
    return Span(min(unit.start, inner.start), max(unit.end, inner.end)) if unit.end > unit.start else inner


def short_title(metadata: Metadata, name: str) -> str:
    """Return what a citation calls a document: its title, the main one of a long title, else its id.

    Args:
        metadata: The document's.
        name: Its id.
    """
    titles = (metadata.title, metadata.title_zh)
    short = (re.split(r": |：| — |——", title)[0] for title in titles if title)
    return next((title for title in short if len(title) <= _SHORT_TITLE), name)


def _place(document: Document, section: Section | None, pair: int) -> str:
    heading = "" if section is None else f"{section.zh_number.strip()} {section.zh_title}".strip().replace("、 ", "、")
    return ", ".join(filter(None, (short_title(document.metadata, document.id), heading, f"¶{pair}")))
