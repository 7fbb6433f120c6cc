r"""The text of a segment of TMX or XLIFF, without the codes of the original's format that stand in it.

A code is dropped; one that is a line break is ``\n``, one whose equivalent is white space is that. What a code says
to be text in it (``sub``: the title of a link, a footnote) follows the segment on a line of its own.
"""

from typing import Final

from lxml import etree

from glossary.reading.markup import local_name
from glossary.types import Lang

__all__ = ["LANGUAGES", "XML_LANG", "language_of_tag", "segment_text"]

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

#: First subtags of the languages that are read (BCP 47; ISO 639-2 codes stand in old files).
LANGUAGES: Final[dict[str, Lang]] = {
    "zh": "zh", "cmn": "zh", "chi": "zh", "zho": "zh", "en": "en", "eng": "en",
}  # fmt: skip

# Elements that hold or are codes (TMX 1.4, 3.5 content markup; XLIFF 1.2, 2.3; XLIFF 2.1, 4.7.2); in all others, such
# as hi, g, pc and mrk, the text is text.
_CODES: Final = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em"})
_BREAKS: Final = frozenset({"lb", "xlf:lb", "x-lb", "x-br"})
_EQUIVALENTS: Final = ("equiv-text", "equiv")
_DELETED: Final = frozenset({"x-sdl-deleted"})


def language_of_tag(tag: str) -> Lang | None:
    """Return which of the two languages a language tag names.

    >>> language_of_tag("zh-Hant-TW"), language_of_tag("EN_us"), language_of_tag("fr")
    ('zh', 'en', None)
    """
    return LANGUAGES.get(tag.strip().replace("_", "-").partition("-")[0].lower())


def segment_text(segment: etree._Element) -> str:
    """Return the text of a segment.

    Args:
        segment: The element that holds it: ``seg``, ``source``, ``target`` or ``mrk``.

    Returns:
        Its text as it stands, white space at the ends included.

    Raises:
        ValueError, OverflowError: A character is given by a number that is none (``cp`` of XLIFF 2).
    """
    if not len(segment):
        return segment.text or ""
    flows: list[str] = []
    return "\n".join([_text(segment, flows), *(flow for flow in flows if flow.strip())])


def _text(element: etree._Element, flows: list[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in _CODES:
            parts.append(_equivalent(child))
            for flow in child.iterchildren("{*}sub"):
                place = len(flows)
                flows.insert(place, _text(flow, flows))
        elif name == "cp":
            parts.append(chr(int(child.get("hex", ""), 16)))
        elif not (name == "mrk" and child.get("mtype") in _DELETED):
            parts.append(_text(child, flows))
        parts.append(child.tail or "")
    return "".join(parts)


def _equivalent(code: etree._Element) -> str:
    """Return what a code stands for in the text: a line break, white space or nothing."""
    if code.get("ctype") in _BREAKS or code.get("subType") in _BREAKS:
        return "\n"
    said = next((value for name in _EQUIVALENTS if (value := code.get(name))), "")
    return said if said.isspace() else ""
