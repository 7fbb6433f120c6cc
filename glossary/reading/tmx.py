"""Translation memories in TMX 1.4 (https://www.gala-global.org/tmx-14b)."""

from typing import Final

from lxml import etree

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Reading, Request, Source, numbered_pairs, trimmed
from glossary.reading.source import check_sides
from glossary.types import Lang

__all__ = ["read"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

# Elements that hold codes of the original's format, not text (TMX 1.4, 3.5 content markup).
_CODES: Final = frozenset({"bpt", "ept", "ph", "it", "ut"})

_LANGUAGES: Final[dict[str, Lang]] = {"zh": "zh", "cmn": "zh", "chi": "zh", "zho": "zh", "en": "en", "eng": "en"}


def read(request: Request) -> Reading:
    """Read the translation units that have both Chinese and English; others are passed over.

    Args:
        request: What to read.

    Returns:
        A pair for each unit, in the order of the file.

    Raises:
        InputError: It is no well-formed TMX, it declares entities, no unit has both languages, or most units
            are in other languages than they say.
    """
    source = request.main
    beads = [bead for unit in _root(source).iter("{*}tu") if (bead := _bead(unit, request.source_only))]
    if not beads:
        hint = "check the languages of its <tuv> elements (zh…, en…)"
        wanted = "Chinese" if request.source_only else "both Chinese and English"
        raise InputError(f"no translation unit has {wanted}", path=source.path, hint=hint)
    check_sides(beads, source.path, hint="check which <tuv> is which language")
    return Reading(numbered_pairs(beads))


def _root(source: Source) -> etree._Element:
    parser = etree.XMLParser(
        encoding=source.encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(source.content, parser)
    except etree.XMLSyntaxError as error:
        hint = "export the translation memory again as TMX 1.4"
        raise InputError(
            f"the XML is malformed ({error.msg})", path=source.path, line=error.lineno, hint=hint
        ) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():  # type: ignore[union-attr] # the stubs lack it
        raise InputError("the file declares XML entities", path=source.path, hint="take the declarations out")
    if etree.QName(root).localname != "tmx":
        hint = "give a file whose first element is <tmx>"
        raise InputError("this XML is no translation memory", path=source.path, line=_line(root), hint=hint)
    return root


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1


def _bead(unit: etree._Element, source_only: bool) -> Bead | None:
    found: dict[Lang, Paragraph] = {}
    for variant in unit.iterchildren("{*}tuv"):
        tag = variant.get(_XML_LANG) or variant.get("lang") or ""
        lang = _LANGUAGES.get(tag.replace("_", "-").partition("-")[0].lower())
        segment = variant.find("{*}seg")
        if lang is None or segment is None or lang in found:
            continue
        paragraph = trimmed(_text(segment), _line(segment))
        if paragraph.text:
            found[lang] = paragraph
    if "zh" not in found:
        return None
    if source_only:
        return [found["zh"]], []
    return ([found["zh"]], [found["en"]]) if "en" in found else None


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if etree.QName(child).localname not in _CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
