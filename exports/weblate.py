"""Glossaries of Weblate: TBX as it reads it (its documentation, *TermBase eXchange format*; https://docs.weblate.org).

That is TBX version 2 (``martif``), a unit a rendering. Of a unit, Weblate shows ``descrip`` as the explanation of the
source and ``note from="translator"`` as that of the translation, takes the unit's ``id`` for its context, by which
several units have the same source, and marks a translation whose ``administrativeStatus`` is ``forbidden``: so it
stands with deprecated renderings. Name the file after the language that it translates into: ``en.tbx``.
"""

from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.cat_terms import FORBIDDEN, CellText, losses_of, place_text, terms
from exports.losses import FeatureName, not_held
from graph.catalogue import ConceptEntry, RenderingEntry

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["export", "losses"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "kind", "renderers", "rendering_counts", "definitions",
    "notes", "sentences",
)  # fmt: skip
#: ISO 30042 names of the statuses; Weblate looks for the last one alone.
_STATUSES: Final = {
    "preferred": "preferredTerm-admn-sts", "admitted": "admittedTerm-admn-sts", FORBIDDEN: "forbidden"
}  # fmt: skip


def export(source: ExportSource) -> bytes:
    """Return the glossary.

    Args:
        source: Its catalogue is written.

    Returns:
        The file in UTF-8.
    """
    from lxml import etree  # noqa: PLC0415 - only where XML is written

    root, _ = _glossary(source)
    etree.indent(root, space=" ")
    doctype = '<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">'
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, doctype=doctype) + b"\n"


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what the glossary does not hold.

    Args:
        source: What is exported.
    """
    _, text = _glossary(source)
    more = losses_of(source, dropped=text.dropped, forbidden=True, sentences=True)
    return (*more, *not_held(source.catalogue, _HELD))


def _glossary(source: ExportSource) -> "tuple[etree._Element, CellText]":
    from lxml import etree  # noqa: PLC0415

    text = CellText()
    root = etree.Element("martif", {"type": "TBX", _XML_LANG: "zh"})
    description = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(description, "sourceDesc"), "p").text = "Tifa"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    number = 0
    for concept, label, renderings in terms(source, text, forbidden=True):
        for rendering, line in renderings:
            number += 1
            _unit(body, f"c{number}", (concept, label), (rendering, line), text)
    return root, text


def _unit(
    body: "etree._Element",
    name: str,
    source: tuple[ConceptEntry, str],
    target: tuple[RenderingEntry, str],
    text: CellText,
) -> None:
    from lxml import etree  # noqa: PLC0415

    (concept, label), (rendering, line) = source, target
    unit = etree.SubElement(body, "termEntry", id=name)
    meaning = [text(one.text) for one in (*concept.definitions, *concept.notes)]
    zh, en, place = place_text(concept, rendering, text)
    etree.SubElement(unit, "descrip").text = " · ".join(filter(None, (concept.kind, *meaning, zh, place)))
    _term(unit, "zh", label)
    group = _term(unit, "en", line)
    if status := _STATUSES.get(rendering.status):
        etree.SubElement(group, "termNote", type="administrativeStatus").text = status
    said = (rendering.status, text("; ".join(rendering.renderers)), f"{rendering.count}×", en)
    etree.SubElement(group, "note", {"from": "translator"}).text = " · ".join(filter(None, said))


def _term(unit: "etree._Element", language: str, line: str) -> "etree._Element":
    from lxml import etree  # noqa: PLC0415

    group = etree.SubElement(etree.SubElement(unit, "langSet", {_XML_LANG: language}), "tig")
    etree.SubElement(group, "term").text = line
    return group
