"""A bilingual document as a new XLIFF file, with notes on its segments: one unit with one segment for each pair."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, get_args

from exports.bitext.notes import PRIORITIES, SegmentNote, SegmentNotes, escaped
from glossary.errors import UnknownNameError
from glossary.types import Document, ParagraphPair

__all__ = ["XLIFF_VERSIONS", "XliffVersion", "write_xliff"]

XliffVersion = Literal["1.2", "2.1"]

#: The versions that are written.
XLIFF_VERSIONS: Final[tuple[XliffVersion, ...]] = get_args(XliffVersion)

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'


def write_xliff(document: Document, notes: SegmentNotes, version: XliffVersion = "2.1") -> bytes:
    """Return a document as XLIFF, from Chinese into English.

    Reading it gives the same pairs. What XLIFF cannot hold: headings and their levels, footnotes (their marks stay
    in the text). A character that XML cannot hold is ``<cp>`` in XLIFF 2 and U+FFFD in XLIFF 1.2.

    Args:
        document: The document; a pair without English has no target.
        notes: What to say, by the numbers of the pairs.
        version: The version of XLIFF.

    Returns:
        The file in UTF-8; the same bytes for the same document and notes.

    Raises:
        UnknownNameError: There is no such version.
    """
    if version not in XLIFF_VERSIONS:
        raise UnknownNameError("version of XLIFF", version, list(XLIFF_VERSIONS))
    lines = _version_1(document, notes) if version == "1.2" else _version_2(document, notes)
    return "\n".join([_DECLARATION, *lines, ""]).encode("utf-8")


def _version_1(document: Document, notes: SegmentNotes) -> Iterator[str]:
    yield '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
    languages = 'source-language="zh" target-language="en"'
    yield f'  <file original="{escaped(document.id)}" datatype="plaintext" {languages}>'
    yield "    <body>"
    for pair in document.pairs:
        yield f'      <trans-unit id="{pair.number}" xml:space="preserve">'
        yield f"        <source>{escaped(pair.zh)}</source>"
        if pair.en:
            yield f"        <target>{escaped(pair.en)}</target>"
        for note in notes.get(pair.number, ()):
            attributes = f'from="tifa" annotates="{_side(note)}" priority="{PRIORITIES[note.severity]}"'
            yield f"        <note {attributes}>{escaped(note.text)}</note>"
        yield "      </trans-unit>"
    yield "    </body>"
    yield "  </file>"
    yield "</xliff>"


def _version_2(document: Document, notes: SegmentNotes) -> Iterator[str]:
    yield '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en">'
    yield f'  <file id="f1" original="{escaped(document.id)}">'
    for pair in document.pairs:
        yield f'    <unit id="{pair.number}" xml:space="preserve">'
        yield from _notes(notes.get(pair.number, ()))
        yield from _segment(pair)
        yield "    </unit>"
    yield "  </file>"
    yield "</xliff>"


def _notes(notes: Sequence[SegmentNote]) -> Iterator[str]:
    if notes:
        yield "      <notes>"
        for note in notes:
            attributes = f'category="tifa" appliesTo="{_side(note)}" priority="{PRIORITIES[note.severity]}"'
            # A note holds text alone: no <cp> (XLIFF 2.1, 4.2.2.11).
            yield f"        <note {attributes}>{escaped(note.text)}</note>"
        yield "      </notes>"


def _segment(pair: ParagraphPair) -> Iterator[str]:
    yield f'      <segment state="{"translated" if pair.en else "initial"}">'
    yield f"        <source>{escaped(pair.zh, cp=True)}</source>"
    if pair.en:
        yield f"        <target>{escaped(pair.en, cp=True)}</target>"
    yield "      </segment>"


def _side(note: SegmentNote) -> str:
    return "target" if note.about == "en" else "source"
