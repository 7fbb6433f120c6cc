"""Authority lists in TBX: ISO 30042:2019 (version 3, in DCA and DCT style, any dialect) and version 2 (`martif`).

The two styles write a data category as the type of a general element (``<termNote type="administrativeStatus">``)
or as an element of its own (``<min:administrativeStatus>``); both are read alike. Names that only one version has
are mapped to one: ``conceptEntry`` and ``termEntry``, ``langSec`` and ``langSet``, ``termSec``, ``tig`` and ``ntig``.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Rank
from glossary.errors import InputError
from glossary.folding import fold_label
from glossary.reading.base import Source
from glossary.reading.markup import line_of, local_name, parse
from glossary.types import Lang
from graph.authorities.base import Notes, Reading, checked, language, one_preferred, tidy

__all__ = ["read"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES: Final = frozenset({"conceptEntry", "termEntry"})
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
}  # fmt: skip
_STATUSES: Final = frozenset({"administrativeStatus", "normativeAuthorization"})
_RENDERERS: Final = ("originatingInstitution", "originatingPerson", "originatingDatabase")
_SOURCES: Final = frozenset({"source", "xSource", "sourceIdentifier"})


def read(source: Source) -> Reading:
    """Read a termbase.

    Args:
        source: The file.

    Returns:
        An entry for each concept with a Chinese or an English term.

    Raises:
        InputError: It is no well-formed TBX, it declares entities, a term is empty, or it has no concept.
    """
    root = parse(
        source.content, source.path, hint="export the termbase again as TBX", roots=["tbx", "martif"], what="termbase"
    )
    notes = Notes()
    concepts = [element for element in root.iter() if local_name(element) in _ENTRIES]
    if not concepts:
        hint = "export the termbase again as TBX"
        raise InputError("the termbase holds no concept", path=source.path, line=line_of(root), hint=hint)
    names: dict[str, int] = {}
    for concept in concepts:
        name = concept.get("id") or ""
        if name and name in names:
            message = f"two concepts have the id {name!r}, this one and that of line {names[name]}"
            raise InputError(message, path=source.path, line=line_of(concept), hint="give one of them another id")
        names[name] = line_of(concept)
    entries = [_entry(concept, source, notes) for concept in concepts]
    return Reading(checked(entries, source, notes), notes.all(), _title(root))


def _category(element: etree._Element) -> str:
    """The data category of an element: what its type says, or what it is itself."""
    name = local_name(element)
    return element.get("type") or name if name in _TYPED else name


def _text(element: etree._Element) -> str:
    return tidy("".join(map(str, element.itertext())))


def _title(root: etree._Element) -> str:
    return next((text for element in root.iter("{*}title") if (text := _text(element))), "")


def _entry(concept: etree._Element, source: Source, notes: Notes) -> AuthorityEntry:
    ranked: list[tuple[AuthorityRendering, Rank | None]] = []
    chinese: list[tuple[str, Rank | None]] = []
    definitions = list(_definitions(concept, None, notes))
    for section in concept:
        if local_name(section) not in _LANGUAGE_SECTIONS:
            continue
        tag = section.get(_XML_LANG) or section.get("lang") or ""
        lang = language(tag)
        if lang is None:
            notes.add(f"terms in the language {tag!r} are not read", f"line {line_of(section)}")
            continue
        definitions += _definitions(section, lang, notes)
        for part in section:
            if local_name(part) not in _TERM_SECTIONS:
                continue
            rendering, rank = _term(part, source, notes)
            if lang == "en":
                ranked.append((rendering, rank))
            else:
                chinese.append((rendering.en, rank))
    # The first of the preferred ones, else of those that are not deprecated.
    chinese.sort(key=lambda term: (term[1] != "preferred", term[1] == "deprecated"))
    terms = list(dict.fromkeys(text for text, _ in chinese))
    key = fold_label(terms[0]) if terms else ""
    return AuthorityEntry(
        key,
        terms[0] if terms else "",
        concept.get("id") or "",
        variants=tuple(terms[1:]),
        renderings=one_preferred(ranked),
        definitions=tuple(dict.fromkeys(definitions)),
        place=f"line {line_of(concept)}",
    )


def _definitions(element: etree._Element, lang: Lang | None, notes: Notes) -> Iterator[Definition]:
    """Yield the definitions of a concept or a language; tell of all else that stands there."""
    for part in _parts(element):
        if _category(part) == "definition":
            if text := _text(part):
                yield Definition(text, lang)
        else:
            _pass_over(part, notes)


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands in an element itself or in its groups; the terms and the sections of languages apart."""
    for child in element:
        name = local_name(child)
        if name in _GROUPS:
            yield from _parts(child)
        elif name and name not in _LANGUAGE_SECTIONS | _TERM_SECTIONS:
            yield child


def _term(section: etree._Element, source: Source, notes: Notes) -> tuple[AuthorityRendering, Rank | None]:
    text, rank, evidence, confidence = "", None, list[str](), ""
    renderers: dict[str, str] = {}
    for part in _parts(section):
        category, value = _category(part), _text(part)
        if category == "term":
            text = text or value
        elif category in _STATUSES:
            rank = _rank(value, part, notes) or rank
        elif category in _SOURCES:
            evidence.append(value or part.get("target") or "")
        elif category in _RENDERERS:
            renderers[category] = value
        elif category == "reliabilityCode":
            confidence = f"reliability {value}"
        else:
            _pass_over(part, notes)
    if not text:
        hint = "give the term, or take the section out"
        raise InputError("a section of a term has no term", path=source.path, line=line_of(section), hint=hint)
    renderer = next((renderers[name] for name in _RENDERERS if renderers.get(name)), "")
    shown = "; ".join(dict.fromkeys(filter(None, evidence)))
    return AuthorityRendering(text, renderer, evidence=shown, confidence=confidence), rank


def _rank(value: str, element: etree._Element, notes: Notes) -> Rank | None:
    plain = value.lower().removesuffix("-admn-sts").removesuffix("term")
    if plain not in _RANKS:
        notes.add(f"the status {value!r} is not understood", f"line {line_of(element)}")
    return _RANKS.get(plain)


def _pass_over(element: etree._Element, notes: Notes) -> None:
    notes.add(f"{_category(element)} is not read", f"line {line_of(element)}")
