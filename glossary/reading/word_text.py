"""The text of a paragraph in WordprocessingML as it reads with all tracked changes accepted, and its notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from glossary.reading.base import Note
from glossary.reading.numbering import W, roman_numeral

__all__ = ["Notes", "mark_is_deleted", "text_of"]

# Elements whose text belongs to the paragraph; all others (deletions, field codes, drawings, …) do not.
_CONTAINERS: Final = frozenset(
    {
        "bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "oMath", "oMathPara", "r", "ruby",
        "rubyBase", "sdt", "sdtContent", "smartTag",
    }
)  # fmt: skip
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_DELETED: Final = ("del", "moveFrom")


@dataclass
class Notes:
    """The footnotes and endnotes of a document; counts their marks, so must be asked in document order.

    Args:
        parts: The roots of the parts with notes, by the name of the element that refers to them.
    """

    parts: dict[str, etree._Element]
    _counts: dict[str, int] = field(default_factory=dict, init=False)

    def note(self, reference: etree._Element, offset: int, mark: str) -> Note:
        """Return the note that is referred to.

        Args:
            reference: ``w:footnoteReference`` or ``w:endnoteReference``.
            offset: Where it stands in the text of the paragraph.
            mark: The mark that the author set; empty for a counted one.

        Returns:
            The note with its mark and text.
        """
        kind = etree.QName(reference).localname
        if not mark:
            count = self._counts[kind] = self._counts.get(kind, 0) + 1
            mark = roman_numeral(count) if kind == "endnoteReference" else str(count)
        return Note(offset, mark, self._text(kind, reference.get(f"{W}id")))

    def _text(self, kind: str, name: str | None) -> str:
        for note in self.parts.get(kind, ()):
            if note.get(f"{W}id") == name:
                paragraphs = [text_of(paragraph, Notes({}))[0].strip() for paragraph in note.iter(f"{W}p")]
                return "\n".join(text for text in paragraphs if text)
        return ""


def text_of(paragraph: etree._Element, notes: Notes) -> tuple[str, list[Note]]:
    r"""Return the text of a paragraph and the notes whose marks stand in it.

    Args:
        paragraph: The element ``w:p``.
        notes: The notes of the document.

    Returns:
        The text without marks, soft line breaks as ``\n``; and the notes.
    """
    text = ""
    found = []
    for piece in _pieces(paragraph):
        if isinstance(piece, str):
            text += piece
        else:
            reference, mark = piece
            found.append(notes.note(reference, len(text), mark))
    return text, found


def mark_is_deleted(paragraph: etree._Element) -> bool:
    """Return whether the end of a paragraph is deleted as a tracked change: what follows then continues it.

    Args:
        paragraph: The element ``w:p``.

    Returns:
        Whether it is.
    """
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in _DELETED)


def _pieces(element: etree._Element) -> Iterator[str | tuple[etree._Element, str]]:
    for child in element.iterchildren(tag=etree.Element):
        name = etree.QName(child).localname
        if name == "t":
            yield child.text or ""
        elif name == "br":
            # A page or column break is no part of the text.
            yield "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name == "r":
            yield from _run(child)
        elif name in ("footnoteReference", "endnoteReference"):
            yield child, ""
        elif name in _CONTAINERS:
            yield from _pieces(child)


def _run(run: etree._Element) -> Iterator[str | tuple[etree._Element, str]]:
    hidden = run.find(f"{W}rPr/{W}vanish")
    if hidden is not None and hidden.get(f"{W}val") not in ("0", "false"):
        return
    pieces = list(_pieces(run))
    references = [piece for piece in pieces if not isinstance(piece, str)]
    if references and references[0][0].get(f"{W}customMarkFollows") in ("1", "true", "on"):
        yield references[0][0], "".join(piece for piece in pieces if isinstance(piece, str))
    else:
        yield from pieces
