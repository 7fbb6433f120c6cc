"""Authority lists in TBX: ISO 30042:2019 (version 3, in DCA and DCT style, any dialect) and version 2 (`martif`).

The two styles write a data category as the type of a general element (``<termNote type="administrativeStatus">``)
or as an element of its own (``<min:administrativeStatus>``); both are read alike. Names that only one version has
are mapped to one: ``conceptEntry`` and ``termEntry``, ``langSec`` and ``langSet``, ``termSec``, ``tig`` and ``ntig``.
Notes that begin with a label of `graph.authorities.tbx_terms` are read as what they stand for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

from glossary.authority import NOT_REVIEWED as UNREVIEWED
from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Link, LinkType, Rank
from glossary.errors import InputError
from glossary.folding import fold_label, is_han
from glossary.reading.base import Source
from glossary.reading.markup import line_of, local_name, parse
from glossary.types import KINDS, Kind, Lang
from graph.authorities.base import Notes, Reading, checked, language, one_preferred, tidy
from graph.authorities.tbx_terms import CATEGORIES, DIALECTS, LISTS_ONLY, NAMESPACE, NOT_REVIEWED, split_note

__all__ = ["read"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES: Final = frozenset({"conceptEntry", "termEntry"})
#: Real concepts take some 200 bytes at least, so no file within the limit of size has more; empty ones cost minutes.
_MOST_CONCEPTS: Final = 500_000
_LANGUAGE_SECTIONS: Final = frozenset({"langSec", "langSet"})
_TERM_SECTIONS: Final = frozenset({"termSec", "tig", "ntig"})
#: Elements that only hold others together, and those whose `type` is the data category (DCA style).
_GROUPS: Final = frozenset({"descripGrp", "transacGrp", "adminGrp", "termNoteGrp", "termGrp", "termCompList"})
_TYPED: Final = frozenset(
    {"admin", "adminNote", "descrip", "descripNote", "termNote", "transac", "transacNote", "ref", "xref"}
)

#: The picklists of administrativeStatus and normativeAuthorization, without their endings.
_RANKS: Final[Mapping[str, Rank]] = {
    "preferred": "preferred", "standardized": "preferred", "legal": "preferred", "regulated": "preferred",
    "admitted": "alternative",
    "deprecated": "deprecated", "superseded": "deprecated", "obsolete": "deprecated", "notrecommended": "deprecated",
    "forbidden": "deprecated",  # as Weblate says it
}  # fmt: skip
_STATUSES: Final = frozenset({"administrativeStatus", "normativeAuthorization"})
_RENDERERS: Final = ("originatingInstitution", "originatingPerson", "originatingDatabase")
_SOURCES: Final = frozenset({"source", "xSource", "sourceIdentifier"})
#: What other concepts are to a concept: labels of references, and data categories of version 2.
_LINKS: Final[Mapping[str, LinkType]] = {
    "Broader": "broader", "Narrower": "narrower", "Related": "related",
    "broaderConceptGeneric": "broader", "broaderConceptPartitive": "broader",
    "superordinateConceptGeneric": "broader", "superordinateConceptPartitive": "broader",
    "subordinateConceptGeneric": "narrower", "subordinateConceptPartitive": "narrower",
    "relatedConcept": "related", "relatedConceptBroader": "broader", "relatedConceptNarrower": "narrower",
}  # fmt: skip
_MATCHES: Final[Mapping[str, LinkType]] = {"exactMatch": "exactMatch", "closeMatch": "closeMatch"}
#: What is taken for the IRI of a concept.
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
#: The data category that a note with a label stands for, where the category has another name than the label.
_NOTES: Final[Mapping[str, str]] = {category.label: name for name, category in CATEGORIES.items() if category.label}


def read(source: Source) -> Reading:
    """Read a termbase.

    Args:
        source: The file.

    Returns:
        An entry for each concept with a Chinese or an English term.

    Raises:
        InputError: It is no well-formed TBX, it declares entities, a term is empty, or it has no concept.
    """
    notes = Notes()
    root = parse(
        source.content, source.path, hint="export the termbase again as TBX", roots=["tbx", "martif"], what="termbase"
    )
    entries = (element for element in root.iter() if local_name(element) in _ENTRIES)
    concepts = list(islice(entries, _MOST_CONCEPTS + 1))
    if not concepts:
        hint = "export the termbase again as TBX"
        raise InputError("the termbase holds no concept", path=source.path, line=line_of(root), hint=hint)
    if len(concepts) > _MOST_CONCEPTS:
        message = f"the termbase has more concepts than the limit of {_MOST_CONCEPTS:,}"
        raise InputError(message, path=source.path, hint="split it into parts")
    names: dict[str, int] = {}
    for concept in concepts:
        name = concept.get("id") or ""
        if name and name in names:
            message = f"two concepts have the id {name!r}, this one and that of line {names[name]}"
            raise InputError(message, path=source.path, line=line_of(concept), hint="give one of them another id")
        names[name] = line_of(concept)
    _check_dialect(root, notes)
    drafts = [_Draft(concept, source, notes) for concept in concepts]
    _keep_iris_apart(drafts, notes)
    found = [draft.entry(links) for draft, links in zip(drafts, _links(drafts, notes), strict=True)]
    return Reading(checked(found, source, notes), notes.all(), _title(root))


# --- elements --------------------------------------------------------------------------------------------


def _category(element: etree._Element) -> str:
    """The data category of an element: what its type says, or what it is itself."""
    name = local_name(element)
    return element.get("type") or name if name in _TYPED else name


def _text(element: etree._Element) -> str:
    return tidy("".join(map(str, element.itertext())))


def _title(root: etree._Element) -> str:
    return next((text for element in root.iter("{*}title") if (text := _text(element))), "")


class _Part(NamedTuple):
    """Something said of a concept, a language or a term.

    Attributes:
        element: Its element.
        category: Its data category; of a note with a label, the one that it stands for, or the label.
        text: What is said, without such a label.
        head: The category that a group begins with, if it stands in one behind that.
    """

    element: etree._Element
    category: str
    text: str
    head: str = ""

    @property
    def target(self) -> str:
        return self.element.get("target") or ""


def _parts(element: etree._Element, head: str = "") -> Iterator[_Part]:
    """Yield what stands in an element itself or in its groups; the terms and the sections of languages apart."""
    for child in element:
        name = local_name(child)
        if name in _GROUPS:
            yield from _parts(child, next((_category(one) for one in child if local_name(one)), ""))
        elif name and name not in _LANGUAGE_SECTIONS | _TERM_SECTIONS:
            category, text = _category(child), _text(child)
            label, value = split_note(text) if category == "note" else ("", text)
            yield _Part(child, _NOTES.get(label, label) or category, value, "" if head == category else head)


def _check_dialect(root: etree._Element, notes: Notes) -> None:
    """Tell where a file is not of the dialect or the style that it says it is of."""
    if local_name(root) != "tbx":  # version 2 has other data categories
        return
    dialect, style = root.get("type") or "", root.get("style") or ""
    place = f"line {line_of(root)}"
    if dialect not in DIALECTS:
        notes.add(f"the dialect {dialect!r} is not known: it is read by its data categories", place)
    for element in root.iter("{*}*"):
        is_typed = local_name(element) in _TYPED and element.get("type") is not None
        is_own = element.tag.startswith("{") and etree.QName(element).namespace != NAMESPACE
        if not is_typed and not is_own:
            continue
        place, category = f"line {line_of(element)}", _category(element)
        module = CATEGORIES[category].module if category in CATEGORIES else ""
        if dialect in DIALECTS and module not in DIALECTS[dialect]:
            notes.add(f"the termbase calls itself {dialect}, which has no {category}", place)
        if style == ("dct" if is_typed else "dca"):
            found = "DCA" if is_typed else "DCT"
            notes.add(f"the termbase says that its style is {style.upper()}, this is {found}", place)


# --- concepts --------------------------------------------------------------------------------------------


class _Term(NamedTuple):
    """A term with its rank, and the pinyin that a note gives."""

    said: AuthorityRendering
    rank: Rank | None
    pinyin: str = ""


class _Reference(NamedTuple):
    """A reference to another concept: its id in the file where there is one, and its label."""

    type: LinkType
    id: str
    zh: str
    place: str


@dataclass(slots=True)
class _Draft:
    """A concept on its way to an entry."""

    element: etree._Element
    source: Source
    notes: Notes
    iri: str = ""
    kind: Kind | None = None
    pinyin: str = ""
    chinese: list[_Term] = field(default_factory=list)
    english: list[_Term] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    references: list[_Reference] = field(default_factory=list)
    matches: list[Link] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._say(self.element, None)
        for section in self.element:
            if local_name(section) in _LANGUAGE_SECTIONS:
                self._section(section)
        # The first of the preferred ones, else of those that are not deprecated.
        self.chinese.sort(key=lambda term: (term.rank != "preferred", term.rank == "deprecated"))

    @property
    def id(self) -> str:
        return self.element.get("id") or ""

    @property
    def zh(self) -> str:
        return self.chinese[0].said.en if self.chinese else ""

    def entry(self, links: Sequence[Link]) -> AuthorityEntry:
        """Return the entry; `links` lead to other concepts of the file."""
        terms = list(dict.fromkeys(term.said.en for term in self.chinese))
        if terms and not self.english:
            self.notes.add("the concept has no English term", f"line {line_of(self.element)}")
        return AuthorityEntry(
            fold_label(self.zh),
            self.zh,
            self.id,
            variants=tuple(terms[1:]),
            pinyin=self.pinyin,
            kind=self.kind,
            members=tuple(self.members),
            renderings=one_preferred((term.said, term.rank) for term in self.english),
            definitions=tuple(dict.fromkeys(self.definitions)),
            links=(*links, *self.matches),
            iri=self.iri,
            place=f"line {line_of(self.element)}",
        )

    def _section(self, section: etree._Element) -> None:
        tag = section.get(_XML_LANG) or section.get("lang") or ""
        lang = language(tag)
        if lang is None:
            self._note(f"terms in the language {tag!r} are not read", section)
            return
        self._say(section, lang)
        for part in section:
            if local_name(part) in _TERM_SECTIONS:
                term = self._term(part)
                self._check(term, lang, tag, part)
                (self.english if lang == "en" else self.chinese).append(term)
                self.pinyin = self.pinyin or term.pinyin

    def _check(self, term: _Term, lang: Lang, tag: str, element: etree._Element) -> None:
        """Tell what is written in the other language, and what a Chinese term has no place for."""
        has_han = any(map(is_han, term.said.en))
        if lang == "en" and has_han:
            self._note(f"a term in the language {tag!r} has Chinese characters", element)
        if lang == "zh" and not has_han:
            self._note(f"a term in the language {tag!r} has no Chinese character", element)
        if lang == "zh" and term.rank == "deprecated":
            self._note("that a Chinese term is deprecated is not kept", element)
        if lang == "zh" and (term.said.evidence or term.said.renderer or term.said.confidence):
            self._note("the sources of Chinese terms are not read", element)

    # --- what is said

    def _say(self, element: etree._Element, lang: Lang | None) -> None:
        """Take in what is said of the concept or of a language; tell of all else that stands there."""
        for part in _parts(element):
            category, text = part.category, part.text
            if category == "definition":
                self.definitions += [Definition(text, lang)] if text else []
            elif category == "subjectField" and self.kind is None and text in KINDS:
                self.kind = text
            elif category in {"Members", "Member"}:
                self._members(part, lang)
            elif category == "Pinyin":
                self.pinyin = self.pinyin or text
            elif not self._refer(part):
                self._pass_over(part)

    def _members(self, part: _Part, lang: Lang | None) -> None:
        if lang == "en":
            self._note("the English of members is not read", part.element)
        elif part.category == "Members":
            self.members += filter(None, map(str.strip, part.text.split("; ")))
        elif part.text:
            self.members.append(part.text)

    def _refer(self, part: _Part) -> bool:
        """Take in a reference to another concept; return whether it was one that has a place."""
        label, text = split_note(part.text) if part.category == "crossReference" else (part.category, part.text)
        if part.category == "externalCrossReference":
            label, text = part.text, part.target
        if label in _LINKS:
            place = f"line {line_of(part.element)}"
            self.references.append(_Reference(_LINKS[label], part.target, text, place))
        elif label in _MATCHES and text:
            self.matches.append(Link(_MATCHES[label], text))
        elif label == "IRI" and _ADDRESS.fullmatch(text):
            self.iri = text
        else:
            # A member that is a concept is one of the members that a note lists.
            return label == "Member" and part.category == "crossReference"
        return True

    def _term(self, section: etree._Element) -> _Term:
        term, rank, pinyin = "", None, ""
        evidence, places, confidences = list[str](), list[str](), list[str]()
        renderers: dict[str, str] = {}
        for part in _parts(section):
            category, text = part.category, part.text
            if category == "term":
                term = term or text
            elif category in _STATUSES:
                rank = self._rank(part) or rank
                confidences += [UNREVIEWED] if part.text.endswith(NOT_REVIEWED) else []
            elif category in _SOURCES and part.head in {"", "term", "context"}:
                (places if part.head == "context" else evidence).append(text or part.target)
            elif category in (*_RENDERERS, "Rendered by"):
                renderers[category] = text
            elif category in {"reliabilityCode", "Confidence"}:
                confidences.append(f"reliability {text}" if category == "reliabilityCode" else text)
            elif category == "Pinyin":
                pinyin = text
            elif (category, text) != ("termType", "variant"):
                self._pass_over(part)
        if not term:
            hint = "give the term, or take the section out"
            raise InputError("a section of a term has no term", path=self.source.path, line=line_of(section), hint=hint)
        renderer = next((renderers[name] for name in ("Rendered by", *_RENDERERS) if renderers.get(name)), "")
        shown = "; ".join(dict.fromkeys(filter(None, evidence or places)))
        return _Term(
            AuthorityRendering(term, renderer, evidence=shown, confidence="; ".join(confidences)), rank, pinyin
        )

    def _rank(self, part: _Part) -> Rank | None:
        if part.text.endswith(NOT_REVIEWED):
            self._note("terms that nobody has reviewed are read as alternative", part.element)
            return "alternative"
        plain = part.text.lower().removesuffix("-admn-sts").removesuffix("term")
        if plain not in _RANKS and part.text != LISTS_ONLY:
            self._note(f"the status {part.text!r} is not understood", part.element)
        return _RANKS.get(plain)

    def _pass_over(self, part: _Part) -> None:
        is_label = local_name(part.element) == "note" and part.category != "note"
        what = f"notes that begin with {part.category!r} are" if is_label else f"{part.category} is"
        self._note(f"{what} not read", part.element)

    def _note(self, what: str, element: etree._Element) -> None:
        self.notes.add(what, f"line {line_of(element)}")


def _keep_iris_apart(drafts: Sequence[_Draft], notes: Notes) -> None:
    met = set()
    for draft in drafts:
        if draft.iri in met:
            notes.add("another concept has the same IRI: it is not read", f"line {line_of(draft.element)}")
            draft.iri = ""
        met.add(draft.iri or None)


def _links(drafts: Sequence[_Draft], notes: Notes) -> Iterator[list[Link]]:
    """Yield the links of each concept within the file: found by the id, else by the label."""
    by_id = {draft.id: draft.iri or draft.id for draft in drafts if draft.id}
    by_label = {fold_label(draft.zh): draft.iri or draft.id for draft in reversed(drafts) if draft.zh and draft.id}
    for draft in drafts:
        links = []
        for one in draft.references:
            found = by_id.get(one.id) if one.id else by_label.get(fold_label(one.zh))
            if found is None:
                notes.add(f"there is no concept {one.id or one.zh!r} to refer to", one.place)
            else:
                links.append(Link(one.type, found))
        yield list(dict.fromkeys(links))
