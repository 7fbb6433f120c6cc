"""Lists of terms in TMX 1.4 (https://www.gala-global.org/tmx-14b): a translation unit for each rendering.

What Tifa writes as properties (``x-status``, ``x-renderer``, ``x-pinyin``, ``x-kind``, ``x-place``) is understood.
A memory of sentences is no list of terms: units with the end of a sentence in their Chinese are passed over, but for
those that Tifa wrote as terms.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from glossary.authority import AuthorityRendering, Rank
from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.types import KINDS, Lang
from graph.authorities.base import Notes, Reading, as_reviewed, checked, language, tidy
from graph.authorities.grouping import Pair, entries_of
from graph.authorities.markup import line, local_name, parsed, text

__all__ = ["read"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: Content markup that holds codes of the original's format, not text (TMX 1.4, 3.5).
_CODES: Final = frozenset({"bpt", "ept", "ph", "it", "ut"})
_SENTENCE: Final = re.compile("[。！？；]")
#: The statuses of Tifa; what nobody has reviewed is never preferred.
_RANKS: Final[Mapping[str, Rank]] = {
    "preferred": "preferred", "admitted": "alternative", "deprecated": "deprecated", "attested": "alternative",
    "candidate": "alternative",
}  # fmt: skip
_PASSED_OVER: Final = frozenset(
    {"x-concept", "x-concept-status", "x-count", "x-reviewed", "x-sentence-zh", "x-sentence-en"}
)


def read(source: Source) -> Reading:
    """Read the units of a memory as terms.

    Args:
        source: The file.

    Returns:
        An entry for each Chinese label, with a rendering for each of its units that has one.

    Raises:
        InputError: It is no well-formed TMX, it declares entities, or no unit holds a term.
    """
    root, notes = parsed(source, ("tmx",), what="translation memory"), Notes()
    pairs = list(_pairs(root, notes))
    if not pairs:
        hint = "a list has a unit for each term; a memory of sentences is read by tifa build"
        raise InputError("no translation unit holds a Chinese term", path=source.path, line=line(root), hint=hint)
    return Reading(checked(entries_of(pairs), source, notes), notes.all())


def _pairs(root: etree._Element, notes: Notes) -> Iterator[Pair]:
    for unit in root.iter("{*}tu"):
        found, place = _texts(unit, notes), f"line {line(unit)}"
        zh, en = found.get("zh", ""), found.get("en", "")
        if not zh:
            notes.add("the unit has no Chinese and is left out", place)
        elif _SENTENCE.search(zh) and unit.find("{*}prop[@type='x-concept']") is None:
            notes.add("the unit is a sentence, no term, and is left out", place)
        else:
            yield _pair(unit, zh, en, place, notes)


def _texts(unit: etree._Element, notes: Notes) -> dict[Lang, str]:
    found: dict[Lang, str] = {}
    for variant in unit.iterchildren("{*}tuv"):
        tag = variant.get(_XML_LANG) or variant.get("lang") or ""
        lang, segment = language(tag), variant.find("{*}seg")
        if lang is None:
            notes.add(f"terms in the language {tag!r} are not read", f"line {line(variant)}")
        elif lang in found:
            notes.add("a second text in the same language is not read", f"line {line(variant)}")
        elif segment is not None:
            found[lang] = tidy(_segment(segment))
    return found


def _segment(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if local_name(child) not in _CODES:
            parts.append(_segment(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _pair(unit: etree._Element, zh: str, en: str, place: str, notes: Notes) -> Pair:
    said: dict[str, list[str]] = {}
    for prop in unit.iterchildren("{*}prop"):
        said.setdefault(prop.get("type", ""), []).append(text(prop))
    renderer = "; ".join(said.pop("x-renderer", ()))
    evidence = "; ".join(said.pop("x-place", ()))
    status, written = _first(said, "x-status"), _first(said, "x-kind")
    pinyin = _first(said, "x-pinyin")
    for name in sorted(said.keys() - _PASSED_OVER):
        notes.add(f"the property {name!r} is not read", place)
    if unit.find("{*}note") is not None:
        notes.add("notes are not read", place)
    rendering = as_reviewed(AuthorityRendering(en, renderer, evidence=evidence), status) if en else None
    kind = next((kind for kind in KINDS if kind == written), None)
    return Pair(zh, rendering, _RANKS.get(status), place, pinyin, kind)


def _first(said: dict[str, list[str]], name: str) -> str:
    return next(iter(said.pop(name, ())), "")
