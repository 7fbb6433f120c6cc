"""Terms for Trados, in two forms that its own programs take without a plug-in.

``text`` is a tab-separated table, a rendering a row, in UTF-8 with the names of the fields in its first row, as
MultiTerm Convert asks of the type *Spreadsheet or Database* (RWS documentation, *Prerequisites for file conversion*).
It makes of it a definition of the termbase and a file to import; ``Chinese`` and ``English`` are the index fields, the
others belong to the entry (``Kind``, ``Definition``, ``Note``) or to the term. Import with *synchronize on index field*
makes one entry of the rows of a concept.

``xml`` is MultiTerm XML, an entry a concept, for an existing termbase that has these fields, in MultiTerm, in Trados'
cloud termbases and in memoQ.

Deprecated renderings have the status ``deprecated``, which Trados' terminology verifier takes for forbidden once it is
told so (*Check for terms which may have been set as forbidden*).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.cat_terms import CellText, losses_of, place_text, terms
from exports.losses import FeatureName, not_held
from exports.table import guard
from graph.catalogue import ConceptEntry, RenderingEntry

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["COLUMNS", "export", "losses"]

COLUMNS: Final = (
    "Chinese", "Pinyin", "English", "Status", "Renderer", "Count", "Kind", "Definition", "Note", "Chinese example",
    "English example", "Source",
)  # fmt: skip

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "pinyin", "kind", "renderers", "rendering_counts",
    "definitions", "notes", "sentences",
)  # fmt: skip


def export(source: ExportSource, *, form: str = "text") -> bytes:
    """Return the terms.

    Args:
        source: Its catalogue is written.
        form: ``text`` or ``xml``.

    Returns:
        The file in UTF-8; the text with the mark by which programs know that.
    """
    if form == "xml":
        return _xml(source)
    rows = [COLUMNS, *_rows(source, CellText())]
    return "".join("\t".join(row) + "\r\n" for row in rows).encode("utf-8-sig")


def losses(source: ExportSource, *, form: str = "text") -> tuple[Loss, ...]:
    """Return what the terms do not hold.

    Args:
        source: What is exported.
        form: As the writer.
    """
    text = CellText()
    list(_rows(source, text))
    more = losses_of(source, dropped=text.dropped, forbidden=True, sentences=True)
    return (*more, *not_held(source.catalogue, _HELD))


def _rows(source: ExportSource, text: CellText) -> Iterator[tuple[str, ...]]:
    for concept, label, renderings in terms(source, text, forbidden=True):
        definition = guard(text("; ".join(one.text for one in concept.definitions)))
        note = guard(text("; ".join(one.text for one in concept.notes)))
        for rendering, line in renderings:
            zh, en, place = place_text(concept, rendering, text)
            yield (
                label, text(concept.pinyin), line, rendering.status, guard(text("; ".join(rendering.renderers))),
                str(rendering.count), concept.kind, definition, note, guard(zh), guard(en), guard(place),
            )  # fmt: skip


# --- MultiTerm XML -------------------------------------------------------------------------------------


def _xml(source: ExportSource) -> bytes:
    from lxml import etree  # noqa: PLC0415 - only where XML is written

    root, text = etree.Element("mtf"), CellText()
    for number, (concept, label, renderings) in enumerate(terms(source, text, forbidden=True), 1):
        entry = etree.SubElement(root, "conceptGrp")
        etree.SubElement(entry, "concept").text = str(number)
        _fields(entry, (("Kind", concept.kind), *_notes(concept)), text)
        group = _language(entry, "Chinese", "ZH")
        _fields(_term(group, label), [("Pinyin", concept.pinyin)], text)
        group = _language(entry, "English", "EN")
        for rendering, line in renderings:
            _fields(_term(group, line), _facts(concept, rendering, text), text)
    etree.indent(root, space=" ")
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"


def _notes(concept: ConceptEntry) -> Iterator[tuple[str, str]]:
    yield from (("Definition", one.text) for one in concept.definitions)
    yield from (("Note", one.text) for one in concept.notes)


def _facts(concept: ConceptEntry, rendering: RenderingEntry, text: CellText) -> Iterator[tuple[str, str]]:
    zh, en, place = place_text(concept, rendering, text)
    yield "Status", rendering.status
    yield from (("Renderer", one) for one in rendering.renderers)
    yield "Count", str(rendering.count)
    yield from (("Chinese example", zh), ("English example", en), ("Source", place))


def _language(entry: "etree._Element", name: str, code: str) -> "etree._Element":
    from lxml import etree  # noqa: PLC0415

    group = etree.SubElement(entry, "languageGrp")
    etree.SubElement(group, "language", type=name, lang=code)
    return group


def _term(language: "etree._Element", line: str) -> "etree._Element":
    from lxml import etree  # noqa: PLC0415

    group = etree.SubElement(language, "termGrp")
    etree.SubElement(group, "term").text = line
    return group


def _fields(group: "etree._Element", fields: Iterable[tuple[str, str]], text: CellText) -> None:
    from lxml import etree  # noqa: PLC0415

    for name, value in fields:
        if line := text(value):
            etree.SubElement(etree.SubElement(group, "descripGrp"), "descrip", type=name).text = line
