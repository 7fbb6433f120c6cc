"""Translation memories in TMX 1.4b (https://www.gala-global.org/tmx-14b): of translation units, or of terms.

Translation units stand with their place: document, paragraph, section and theme, as properties (`prop`) whose names
begin with ``x-``, as the standard asks of those that it does not define. TMX dates a unit to the second; no document
says so much, so no unit is dated, and a translator is named (`creationid`) only where the document names one.

A program that reads a memory proposes whatever stands in it. So deprecated renderings stay out of the terms.
Characters that XML cannot hold are dropped and counted.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.citing import best_place
from exports.losses import FeatureName, not_held
from exports.xml_text import XmlText
from glossary.types import Harvest, TranslationUnit
from glossary.version import VERSION
from graph.catalogue import ConceptEntry, RenderingEntry
from graph.deciding import REVIEWED

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["export", "losses"]

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: Language tags by the option `tags`: BCP 47 without and with a region.
_TAGS: Final = {"plain": ("zh", "en"), "regional": ("zh-CN", "en-US")}

_UNITS_HOLD: Final[tuple[FeatureName, ...]] = ("documents", "sections", "themes")
#: Sentences are held as far as one a rendering; `losses` counts the others.
_TERMS_HOLD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "status", "pinyin", "kind", "renderers",
    "rendering_counts", "definitions", "notes", "sentences", "iri",
)  # fmt: skip

_Prop = tuple[str, str]


def export(source: ExportSource, *, of: str = "units", tags: str = "plain") -> bytes:
    """Return the translation memory.

    Args:
        source: Its harvests are written (``units``), or its catalogue (``terms``).
        of: ``units`` or ``terms``.
        tags: ``plain`` language tags or ``regional`` ones.

    Returns:
        The file in UTF-8.
    """
    from lxml import etree  # noqa: PLC0415 - only where XML is written

    root, _ = _memory(source, of, tags)
    return etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    )


def losses(source: ExportSource, *, of: str = "units", tags: str = "plain") -> tuple[Loss, ...]:
    """Return what the memory does not hold.

    Args:
        source: What is exported.
        of: As the writer.
        tags: As the writer.
    """
    _, text = _memory(source, of, tags)
    found = [Loss("control characters", text.dropped, "XML cannot hold them")]
    if of == "units":
        harvests = source.harvests()
        left = sum(len(one.units) for one in harvests) - sum(1 for one in harvests for _ in _paired(one))
        found.append(Loss("translation units without one of the languages", left))
        held = _UNITS_HOLD
    else:
        found += _terms_left(source)
        held = _TERMS_HOLD
    return (*(loss for loss in found if loss.count), *not_held(source.catalogue, held))


def _terms_left(source: ExportSource) -> Iterator[Loss]:
    concepts = source.catalogue.concepts
    deprecated = sum(one.status == "deprecated" for concept in concepts for one in concept.renderings)
    yield Loss("deprecated renderings", deprecated, "programs would propose them")
    yield Loss("formulations without a rendering", sum(not any(_usable(one)) for one in concepts))
    shown = sum(best_place(one, each) is not None for one in concepts for each in _usable(one))
    places = sum(len(one.citations) for one in concepts) - shown
    yield Loss("more places with their sentences", places, "a term shows one")


def _memory(source: ExportSource, of: str, tags: str) -> "tuple[etree._Element, XmlText]":
    """Return the element `tmx`, and what cleaned its text."""
    from lxml import etree  # noqa: PLC0415

    text, languages = XmlText(), _TAGS[tags]
    root = etree.Element("tmx", version="1.4")
    attributes = {
        "creationtool": "Tifa", "creationtoolversion": VERSION, "segtype": "sentence" if of == "units" else "phrase",
        "o-tmf": "Tifa", "adminlang": "en", "srclang": languages[0], "datatype": "plaintext",
    }  # fmt: skip
    header = etree.SubElement(root, "header", attributes)
    body = etree.SubElement(root, "body")
    if of == "units":
        for document in source.catalogue.documents:
            title = document.metadata.title_zh or document.metadata.title
            _properties(header, [("x-document", ": ".join(filter(None, (document.id, title))))], text)
        for harvest in source.harvests():
            _write_units(body, harvest, languages, text)
    else:
        for concept in source.catalogue.concepts:
            for rendering in _usable(concept):
                _write_term(body, concept, rendering, languages, text)
    _indent(root)
    return root, text


def _properties(parent: "etree._Element", properties: Iterable[_Prop], text: XmlText) -> None:
    from lxml import etree  # noqa: PLC0415

    for kind, value in properties:
        if value:
            etree.SubElement(parent, "prop", type=kind).text = text(value)


def _variant(unit: "etree._Element", language: str, words: str, text: XmlText, creator: str = "") -> None:
    from lxml import etree  # noqa: PLC0415

    variant = etree.SubElement(unit, "tuv", {_XML_LANG: language})
    if creator:
        variant.set("creationid", text(creator))
    etree.SubElement(variant, "seg").text = text(words)


def _indent(root: "etree._Element") -> None:
    """Set each unit and each of its parts on a line, without a touch to what the segments hold."""
    for element in root.iter():
        if len(element):
            element.text = "\n"
        element.tail = "\n" if element is not root else None


# --- translation units ---------------------------------------------------------------------------------


def _paired(harvest: Harvest) -> Iterator[tuple[TranslationUnit, str, str]]:
    """Yield the units that have text in both languages, with it."""
    for unit in harvest.units:
        pair = harvest.document.pair(unit.pair)
        zh, en = unit.zh.of(pair.zh), unit.en.of(pair.en)
        if XmlText()(zh).strip() and XmlText()(en).strip():
            yield unit, zh, en


def _write_units(body: "etree._Element", harvest: Harvest, languages: tuple[str, str], text: XmlText) -> None:
    from lxml import etree  # noqa: PLC0415

    metadata = harvest.document.metadata
    for unit, zh, en in _paired(harvest):
        element = etree.SubElement(body, "tu", tuid=f"{harvest.document.id}-{unit.number}")
        _properties(element, _place(harvest, unit), text)
        _variant(element, languages[0], zh, text)
        _variant(element, languages[1], en, text, metadata.translator)


def _place(harvest: Harvest, unit: TranslationUnit) -> Iterator[_Prop]:
    document, outline = harvest.document, harvest.outline
    yield "x-document", document.id
    yield "x-date", document.metadata.date
    yield "x-issuer", document.metadata.issuer
    yield "x-paragraph", str(unit.pair)
    if section := outline.section_of(unit.pair):
        yield "x-section", f"{section.zh_number}{section.zh_title}"
    if theme := outline.theme_of(unit.pair):
        yield "x-theme", theme.zh
    yield "x-alignment", f"{unit.score:.3f}"


# --- terms ---------------------------------------------------------------------------------------------


def _usable(concept: ConceptEntry) -> Iterator[RenderingEntry]:
    return (one for one in concept.renderings if one.status != "deprecated")


def _write_term(
    body: "etree._Element",
    concept: ConceptEntry,
    rendering: RenderingEntry,
    languages: tuple[str, str],
    text: XmlText,
) -> None:
    from lxml import etree  # noqa: PLC0415

    element = etree.SubElement(body, "tu")
    for note in (*concept.definitions, *concept.notes):
        etree.SubElement(element, "note").text = text(note.text)
    _properties(element, _term_properties(concept, rendering), text)
    _variant(element, languages[0], concept.zh, text)
    _variant(element, languages[1], rendering.en, text)


def _term_properties(concept: ConceptEntry, rendering: RenderingEntry) -> Iterator[_Prop]:
    yield "x-concept", concept.iri
    yield "x-pinyin", concept.pinyin
    yield "x-kind", concept.kind
    yield "x-concept-status", concept.status
    yield "x-status", rendering.status
    yield "x-reviewed", "yes" if rendering.status in REVIEWED else "no"
    yield "x-count", str(rendering.count)
    for renderer in rendering.renderers:
        yield "x-renderer", renderer
    if place := best_place(concept, rendering):
        yield "x-sentence-zh", place.zh
        yield "x-sentence-en", place.en
        yield "x-place", f"{place.document}, {place.place}"
