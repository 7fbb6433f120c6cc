"""Termbases of Trados MultiTerm in its XML (``mtf``): entries of languages with terms and their fields.

The fields that Tifa writes (`exports.trados`) are understood: ``Status``, ``Renderer``, ``Source``, ``Pinyin``,
``Kind``, ``Definition``; so are ``Definition`` and ``Status`` of other termbases. Others are told, not read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Rank
from glossary.errors import InputError
from glossary.folding import fold_label, is_han
from glossary.reading.base import Source
from glossary.types import KINDS, Lang
from graph.authorities.base import Notes, Reading, as_reviewed, checked, language, one_preferred
from graph.authorities.markup import line, parsed, text

__all__ = ["read"]

_RANKS: Final[Mapping[str, Rank]] = {
    "preferred": "preferred", "admitted": "alternative", "allowed": "alternative", "deprecated": "deprecated",
    "forbidden": "deprecated", "obsolete": "deprecated", "superseded": "deprecated",
    "attested": "alternative", "candidate": "alternative",  # of Tifa: what nobody has reviewed is never preferred
}  # fmt: skip
_NAMES: Final[Mapping[str, Lang]] = {"chinese": "zh", "english": "en"}
_PASSED_OVER: Final = frozenset({"chinese example", "english example", "count"})


@dataclass
class _Fields:
    """The fields of a group, by their names in small letters."""

    said: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> str:
        return "; ".join(dict.fromkeys(self.said.get(name, ())))


def read(source: Source) -> Reading:
    """Read a termbase.

    Args:
        source: The file.

    Returns:
        An entry for each concept with a Chinese or an English term.

    Raises:
        InputError: It is no well-formed MultiTerm XML, it declares entities, or it has no concept.
    """
    root, notes = parsed(source, ("mtf",), what="MultiTerm termbase"), Notes()
    concepts = list(root.iter("{*}conceptGrp"))
    if not concepts:
        hint = "export the termbase again from MultiTerm"
        raise InputError("the termbase holds no concept", path=source.path, line=line(root), hint=hint)
    return Reading(checked([_entry(one, notes) for one in concepts], source, notes), notes.all())


def _entry(concept: etree._Element, notes: Notes) -> AuthorityEntry:
    own = _fields(concept, ("definition", "kind"), notes)
    chinese: list[tuple[str, _Fields]] = []
    ranked: list[tuple[AuthorityRendering, Rank | None]] = []
    for lang, term, fields in _terms(concept, notes):
        if lang == "zh":
            chinese.append((term, fields))
        else:
            rendering = AuthorityRendering(term, fields.all("renderer"), evidence=fields.all("source"))
            status = fields.all("status").casefold()
            ranked.append((as_reviewed(rendering, status), _RANKS.get(status)))
    labels = list(dict.fromkeys(term for term, _ in chinese))
    return AuthorityEntry(
        fold_label(labels[0]) if labels else "",
        labels[0] if labels else "",
        next((text(one) for one in concept.iterchildren("{*}concept")), ""),
        variants=tuple(labels[1:]),
        pinyin=next((found for _, fields in chinese if (found := fields.all("pinyin"))), ""),
        kind=next((kind for kind in KINDS if kind == own.all("kind")), None),
        renderings=one_preferred(ranked),
        definitions=tuple(
            Definition(one, "zh" if any(map(is_han, one)) else "en") for one in own.said.get("definition", ())
        ),
        place=f"line {line(concept)}",
    )


def _terms(concept: etree._Element, notes: Notes) -> Iterator[tuple[Lang, str, _Fields]]:
    for group in concept.iterchildren("{*}languageGrp"):
        named = group.find("{*}language")
        name, code = ("", "") if named is None else (named.get("type", ""), named.get("lang", ""))
        lang = language(code) or _NAMES.get(name.partition(" ")[0].casefold())
        if lang is None:
            notes.add(f"terms in the language {name or code!r} are not read", f"line {line(group)}")
            continue
        for part in group.iterchildren("{*}termGrp"):
            term = part.find("{*}term")
            if term is not None and text(term):
                known = ("pinyin",) if lang == "zh" else ("status", "renderer", "source")
                yield lang, text(term), _fields(part, known, notes)


def _fields(group: etree._Element, known: tuple[str, ...], notes: Notes) -> _Fields:
    """Return the fields of a group itself, not of the groups of languages and terms in it."""
    fields = _Fields()
    for part in group.iterchildren("{*}descripGrp"):
        for one in part.iterchildren("{*}descrip"):
            name = one.get("type", "")
            if name.casefold() in known:
                fields.said.setdefault(name.casefold(), []).append(text(one))
            elif name.casefold() not in _PASSED_OVER:
                notes.add(f"the field {name!r} is not read", f"line {line(one)}")
    return fields
