"""Notes put into the XLIFF file that was read; everything else in it stays, byte for byte.

The file is not written anew from a tree, which would lose spelling that XML does not count (quotation marks, line
ends, references). The reader tells the units; expat tells where in the bytes they have room for notes.
"""

import codecs
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from exports.bitext.notes import PRIORITIES, SegmentNote, SegmentNotes, escaped
from glossary.errors import InputError
from glossary.reading.base import Source
from glossary.reading.xliff_segments import Dialect, Segment, read_segments

__all__ = ["annotate"]

_DECLARED: Final = re.compile(rb"""\A\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
#: What stands behind the notes of a unit in XLIFF 2.
_BEHIND_NOTES: Final = frozenset({"originalData", "segment", "ignorable"})

#: A note with its segment.
_Said = tuple[Segment, SegmentNote]

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def annotate(
    content: bytes,
    notes: SegmentNotes,
    *,
    path: Path = Path("the XLIFF file"),
    encoding: str | None = None,
    source_only: bool = False,
) -> bytes:
    """Return an XLIFF file with notes in it.

    In XLIFF 1.2 a note stands behind the target (``<note from="tifa" annotates="target" priority="1">``), in XLIFF 2
    in the notes of the unit (``<note category="tifa" appliesTo="target" priority="1">``). Where a unit has several
    segments, the note names its segment.

    Args:
        content: The file as it was read.
        notes: What to say, by the numbers of the paragraph pairs that `glossary.reading` makes of the file; numbers
            that it does not have are passed over.
        path: What messages name.
        encoding: The encoding if the user named it.
        source_only: Whether the file was read so.

    Returns:
        The file with the notes; the same bytes where there are none.

    Raises:
        InputError: It is no XLIFF that can be read, or its encoding does not read back as it is.
    """
    source = Source(content, path, encoding)
    found = read_segments(source, source_only=source_only)
    said: dict[int, list[_Said]] = defaultdict(list)
    for number, segment in enumerate(found.segments, 1):
        for note in notes.get(number, ()):
            said[segment.place].append((segment, note))
    if not said:
        return content
    text, own = _decoded(source)
    plain = text.encode("utf-8")
    try:
        units = _Parser(found.dialect, said.keys()).parse(plain)
    except expat.ExpatError as error:
        message = f"notes cannot be put into this XML ({expat.ErrorString(error.code)})"
        raise InputError(message, path=path, line=error.lineno, hint="save it as XML 1.0") from error
    edits = sorted(_edit(unit, said[place], plain, found.dialect) for place, unit in units.items())
    pieces, start = list[bytes](), 0
    for place, length, new in edits:
        pieces += [plain[start:place], new.encode("utf-8")]
        start = place + length
    edited = b"".join([*pieces, plain[start:]]).decode("utf-8")
    try:
        return edited.encode(own)
    except UnicodeEncodeError as error:
        message = f"a note does not fit into the encoding {own}"
        raise InputError(message, path=path, hint="convert the file to UTF-8") from error


def _decoded(source: Source) -> tuple[str, str]:
    """Return the text of a file, and the encoding that gives its bytes again."""
    declared = _DECLARED.match(source.content)
    marked = next((name for mark, name in _BOMS if source.content.startswith(mark)), None)
    name = source.encoding or marked or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        text = source.content.decode(name)
        # Where a byte order mark is not part of the text, encoding puts it there again.
        if text.encode(name) == source.content:
            return text, name
    except (LookupError, UnicodeError) as error:
        hint = "convert the file to UTF-8"
        raise InputError(f"the text is not in the encoding {name}", path=source.path, hint=hint) from error
    hint = "convert the file to UTF-8"
    raise InputError(f"the encoding {name} does not read back as it is", path=source.path, hint=hint)


@dataclass
class _Child:
    """An element of XLIFF directly in a unit, by offsets in the bytes; its end tag starts at `close`."""

    name: str
    start: int
    close: int = -1
    end: int = -1


@dataclass
class _Unit:
    prefix: str
    children: list[_Child] = field(default_factory=list)


class _Parser:
    """Finds units and what stands in them."""

    def __init__(self, dialect: Dialect, wanted: Collection[int]) -> None:
        self.units: dict[int, _Unit] = {}
        self._dialect = dialect
        self._wanted = wanted
        self._count = -1
        self._path: list[str] = []  # from the unit down, empty outside of wanted ones
        self._ended: _Child | None = None
        # The encoding that the file declares is not that of the bytes given.
        self._expat = expat.ParserCreate("utf-8", " ")
        self._expat.namespace_prefixes = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.DefaultHandler = self._other

    def parse(self, content: bytes) -> dict[int, _Unit]:
        self._expat.Parse(content, True)
        return self.units

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        place = self._other("")
        local, prefix = self._names(name)
        if not self._path:
            if local != self._dialect.unit:
                return
            self._count += 1
            if self._count not in self._wanted:
                return
            self.units[self._count] = _Unit(prefix)
        elif len(self._path) == 1:
            self.units[self._count].children.append(_Child(local, place))
        self._path.append(local)

    def _end(self, name: str) -> None:
        place = self._other("")
        if not self._path:
            return
        self._path.pop()
        if len(self._path) == 1:
            self._ended = self.units[self._count].children[-1]
            self._ended.close = place

    def _other(self, data: str) -> int:
        """Take every event: it stands where the one before ends."""
        place = self._expat.CurrentByteIndex
        if self._ended is not None:
            self._ended.end = place
            self._ended = None
        return place

    def _names(self, name: str) -> tuple[str, str]:
        """Return the local name of an element of XLIFF (empty for others) and its prefix with the colon."""
        parts = name.split(" ")
        namespace, local = ("", parts[0]) if len(parts) == 1 else (parts[0], parts[1])
        prefix = f"{parts[2]}:" if len(parts) > 2 else ""
        return (local if namespace == self._dialect.namespace else "", prefix)


#: What is put where: offset, how many bytes it replaces, the new text.
_Edit = tuple[int, int, str]


def _edit(unit: _Unit, said: Sequence[_Said], content: bytes, dialect: Dialect) -> _Edit:
    by_name = {child.name: child for child in unit.children}
    if dialect.major == 1:
        last = next(by_name[name] for name in ("target", "seg-source", "source") if name in by_name)
        indent = _indent(content, last.start)
        return last.end, 0, "".join(f"{indent}{_note_1(*one, unit.prefix)}" for one in said)
    old = by_name.get("notes")
    first = next(child for child in unit.children if child.name in _BEHIND_NOTES)
    indent = _indent(content, (old or first).start)
    inner = "".join(f"{indent and indent + '  '}{_note_2(*one, unit.prefix)}" for one in said)
    whole = f"<{unit.prefix}notes>{inner}{indent}</{unit.prefix}notes>"
    if old is None:
        return first.start, 0, whole + indent
    if old.close == old.end:  # <notes/>
        return old.start, old.end - old.start, whole
    return len(content[: old.close].rstrip()), 0, inner


def _indent(content: bytes, place: int) -> str:
    """Return the line end and the white space before an element; empty where something else stands on its line."""
    line = content.rfind(b"\n", 0, place)
    before = content[line + 1 : place]
    if line < 0 or before.strip(b" \t"):
        return ""
    return ("\r\n" if content[:line].endswith(b"\r") else "\n") + before.decode("ascii")


def _note_1(segment: Segment, note: SegmentNote, prefix: str) -> str:
    attributes = f'from="tifa" annotates="{_side(segment, note)}" priority="{PRIORITIES[note.severity]}"'
    return f"<{prefix}note {attributes}>{escaped(_text(segment, note))}</{prefix}note>"


def _note_2(segment: Segment, note: SegmentNote, prefix: str) -> str:
    attributes = f'category="tifa" appliesTo="{_side(segment, note)}" priority="{PRIORITIES[note.severity]}"'
    return f"<{prefix}note {attributes}>{escaped(_text(segment, note))}</{prefix}note>"


def _side(segment: Segment, note: SegmentNote) -> str:
    return "target" if note.about == segment.target else "source"


def _text(segment: Segment, note: SegmentNote) -> str:
    return f"[{segment.name}] {note.text}" if segment.name else note.text
