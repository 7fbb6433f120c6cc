"""Authority lists: what others say of formulations, and who, where and how surely.

A list was compiled elsewhere: a table of official renderings, a SKOS vocabulary, a TBX termbase. It is kept apart
from what documents attest: an entry of a list is never a term of a harvest, and what only a list says is always
said with the list. `graph.authorities` reads the files, `graph.official` says what of them concerns a catalogue.
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from glossary.serialise import from_text, to_text
from glossary.types import Kind, Lang

__all__ = [
    "AUTHORITY_SCHEMA",
    "LINKS",
    "NOT_REVIEWED",
    "RANKS",
    "AuthorityEntry",
    "AuthorityList",
    "AuthorityRendering",
    "Definition",
    "Link",
    "LinkType",
    "Rank",
    "authority_from_json",
    "authority_to_json",
]

#: Version of the serialised form of `AuthorityList`; raised whenever a reader of the old form would go wrong.
AUTHORITY_SCHEMA: Final = 1

#: How a list values a rendering; ISO 10241-1 calls the alternative one admitted.
Rank = Literal["preferred", "alternative", "deprecated"]
RANKS: Final[tuple[Rank, ...]] = get_args(Rank)

#: What `AuthorityRendering.confidence` says of what a program harvested and nobody has judged.
NOT_REVIEWED: Final = "not reviewed"

#: What another concept is to the concept of an entry, as the names of SKOS say it.
LinkType = Literal["broader", "narrower", "related", "exactMatch", "closeMatch"]
LINKS: Final[tuple[LinkType, ...]] = get_args(LinkType)

_ADD_AGAIN: Final = "add the list again: tifa authority add FILE"


@dataclass(frozen=True, slots=True)
class AuthorityRendering:
    """How somebody renders a formulation, as a list says.

    Attributes:
        en: The rendering.
        renderer: Who renders it so; empty where the list does not say.
        rank: How the list values it.
        evidence: Where it can be seen that it is rendered so; empty where the list does not say.
        confidence: How sure the list is, in its own words, such as ``evidenced``.
    """

    en: str
    renderer: str = ""
    rank: Rank = "preferred"
    evidence: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a list says a formulation means.

    Attributes:
        text: The definition.
        lang: Its language; ``None`` where it is neither Chinese nor English, or the list does not say.
    """

    text: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What another concept is to the concept of an entry.

    Attributes:
        type: What it is.
        iri: IRI of the other concept: of the same list, or of a foreign scheme for the two matches.
    """

    type: LinkType
    iri: str


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """A concept of a list.

    Attributes:
        key: Its folded Chinese label (`glossary.folding.fold_label`); two entries of a list may have the same.
        zh: The label as the list writes it.
        id: What names it within its list, beside `iri`; the key, unless the list has names of its own.
        variants: Other Chinese labels, as written.
        pinyin: As the list writes it; empty where it has none.
        kind: What kind the list says it is; ``None`` where it does not say.
        members: The members of a numeral formulation, in order, as written.
        renderings: As the list orders them.
        definitions: As the list orders them.
        links: What other concepts are to it.
        iri: The concept's IRI in the scheme that it comes from; empty where it has none.
        place: Where it stands in the file, such as ``line 12``.
    """

    key: str
    zh: str
    id: str
    variants: tuple[str, ...] = ()
    pinyin: str = ""
    kind: Kind | None = None
    members: tuple[str, ...] = ()
    renderings: tuple[AuthorityRendering, ...] = ()
    definitions: tuple[Definition, ...] = ()
    links: tuple[Link, ...] = ()
    iri: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityList:
    """A list, as it was read.

    Attributes:
        id: Its name in the workspace: part of a file name and of IRIs.
        title: What people call it.
        source: Where it comes from: the name of the file, or the IRI of its concept scheme.
        entries: By key, then id.
        warnings: What was not understood or put right, with the place, as sentences.
        schema: Version of the serialised form.
    """

    id: str
    title: str
    source: str
    entries: tuple[AuthorityEntry, ...]
    warnings: tuple[str, ...] = ()
    schema: int = AUTHORITY_SCHEMA


def authority_to_json(one: AuthorityList) -> str:
    """Return a list as JSON text that ends in a line break; an entry stands on a line.

    Args:
        one: The list.

    Returns:
        The text, the same for equal lists.
    """
    return to_text(one, schema=one.schema)


def authority_from_json(text: str) -> AuthorityList:
    """Return the list that `authority_to_json` wrote.

    Args:
        text: JSON text.

    Returns:
        A list equal to the one that was written.

    Raises:
        WorkspaceError: If the text is of another schema version, or is not such a text at all.
    """
    return from_text(AuthorityList, text, schema=AUTHORITY_SCHEMA, what="authority list", hint=_ADD_AGAIN)
