"""Translation memories in TMX 1.4 (https://www.gala-global.org/tmx-14b)."""

from typing import Final

from lxml import etree

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Reading, Request, numbered_pairs, trimmed
from glossary.reading.inline import XML_LANG, language_of_tag, segment_text
from glossary.reading.markup import line_of, parse
from glossary.reading.source import check_sides
from glossary.types import Lang

__all__ = ["read"]

_HINT: Final = "export the translation memory again as TMX 1.4"


def read(request: Request) -> Reading:
    """Read the translation units that have both Chinese and English; others are passed over.

    What the header says of languages (``srclang``, ``*all*`` as well) does not matter: each variant says its own.
    Of several variants in one language (zh-Hans, zh-Hant) the first counts.

    Args:
        request: What to read.

    Returns:
        A pair for each unit, in the order of the file.

    Raises:
        InputError: It is no well-formed TMX, it declares entities, no unit has both languages, or most units
            are in other languages than they say.
    """
    source = request.main
    root = parse(
        source.content, source.path, hint=_HINT, roots=["tmx"], what="translation memory", encoding=source.encoding
    )
    beads = [bead for unit in root.iter("{*}tu") if (bead := _bead(unit, request.source_only))]
    if not beads:
        hint = "check the languages of its <tuv> elements (zh…, en…)"
        wanted = "Chinese" if request.source_only else "both Chinese and English"
        raise InputError(f"no translation unit has {wanted}", path=source.path, hint=hint)
    check_sides(beads, source.path, hint="check which <tuv> is which language")
    return Reading(numbered_pairs(beads))


def _bead(unit: etree._Element, source_only: bool) -> Bead | None:
    found: dict[Lang, Paragraph] = {}
    for variant in unit.iterchildren("{*}tuv"):
        tag = variant.get(XML_LANG) or variant.get("lang") or ""
        lang = language_of_tag(tag)
        segment = variant.find("{*}seg")
        if lang is None or segment is None or lang in found:
            continue
        paragraph = trimmed(segment_text(segment), line_of(segment))
        if paragraph.text:
            found[lang] = paragraph
    if "zh" not in found:
        return None
    if source_only:
        return [found["zh"]], []
    return ([found["zh"]], [found["en"]]) if "en" in found else None
