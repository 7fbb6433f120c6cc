"""Catalogues of messages in PO, the format of GNU gettext, parsed by polib.

An entry is a pair, its plural forms together. One that is fuzzy is not translated yet, as gettext has it; obsolete ones
are left out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, Reading, Request, Source, numbered_pairs, trimmed
from glossary.reading.inline import language_of_tag
from glossary.reading.source import check_sides
from glossary.script import language_of
from glossary.types import Lang

if TYPE_CHECKING:
    import polib

__all__ = ["read"]

_HINT: Final = "check it with msgfmt --check, or export it again as PO"
_WORD: Final = r"(?:#~\s*)?(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"
_LINE: Final = re.compile(_WORD + r'"(?:[^"\\]|\\.)*"')
_OPEN: Final = re.compile(_WORD + '"')
_LINE_END: Final = re.compile(r"\r\n?")
_PREVIOUS: Final = "#~|"
_ERROR_LINE: Final = re.compile(r"\(line (\d+)\)(?:: )?(.*)")
# Unicode has more ends of lines than PO has; polib takes them all for such.
_OTHER_ENDS: Final = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SOURCE_LANGUAGE: Final = ("X-Source-Language", "X-Poedit-SourceLanguage")


def read(request: Request) -> Reading:
    """Read the entries that have Chinese; one that is not translated is a pair without English.

    Args:
        request: What to read.

    Returns:
        A pair for each entry, in the order of the file.

    Raises:
        InputError: It is no PO, it is cut off, its header names other languages, two entries are for one message,
            nothing is translated, or most of a side is in another language.
    """
    source = request.main
    text = _LINE_END.sub("\n", source.text())
    lines = _Lines.of(text, source)
    catalogue = _parsed(text, source)
    entries = [entry for entry in catalogue if not entry.obsolete]
    _check_unique(entries, lines, source)
    target = _target_language(catalogue, entries, text, source)
    found = [_sides(entry, target, lines) for entry in entries]
    beads: list[Bead] = [(zh, [] if request.source_only else en) for zh, en in found if zh]
    if not beads:
        raise InputError("no entry has Chinese", path=source.path, hint="give a file with Chinese and English text")
    if not request.source_only and not any(en for _, en in beads):
        hint = "give --source-only to read the Chinese alone"
        raise InputError("no entry is translated", path=source.path, line=beads[0][0][0].line, hint=hint)
    check_sides(beads, source.path, hint="check which language is translated into which")
    return Reading(numbered_pairs(beads))


@dataclass
class _Lines:
    """Where messages and their translations start, as lines in order."""

    messages: list[int] = field(default_factory=list)
    translations: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, source: Source) -> "_Lines":
        """Find them, and refuse strings that are not closed and messages without translation, which polib lets pass."""
        found, last = cls(), ""
        for number, line in enumerate(map(str.strip, text.split("\n")), 1):
            if not line or line.startswith(_PREVIOUS) or (line.startswith("#") and not line.startswith("#~")):
                continue
            match = _LINE.fullmatch(line)
            if match is None:
                is_open = _OPEN.match(line) is not None
                reason = "a string is not closed" if is_open else "this is neither comment nor message"
                raise InputError(f"this is no PO ({reason})", path=source.path, line=number, hint=_HINT)
            word = match["word"]
            if word in ("msgid", "msgctxt") and last in ("msgid", "msgid_plural"):
                raise _cut_off(source, found.messages[-1])
            if word == "msgid":
                found.messages.append(number)
            elif word in ("msgstr", "msgstr[0]"):
                found.translations.append(number)
            last = word or last
        if last and not last.startswith("msgstr"):
            raise _cut_off(source, found.messages[-1] if found.messages else 1)
        return found

    def message(self, entry: "polib.POEntry") -> int:
        """Return the line of an entry's message."""
        return _next(self.messages, entry.linenum or 0)

    def translation(self, entry: "polib.POEntry") -> int:
        """Return the line of an entry's translation."""
        return _next(self.translations, entry.linenum or 0)


def _next(lines: list[int], least: int) -> int:
    place = bisect_left(lines, least)
    return lines[place] if place < len(lines) else max(1, least)


def _cut_off(source: Source, line: int) -> InputError:
    return InputError("this message has no msgstr: the file is cut off", path=source.path, line=line, hint=_HINT)


def _parsed(text: str, source: Source) -> "polib.POFile":
    # Wanted for such files only.
    import polib  # noqa: PLC0415

    if other := _OTHER_ENDS.search(text):
        line = text.count("\n", 0, other.start()) + 1
        message = f"there is the control character U+{ord(other[0]):04X} in the file"
        raise InputError(message, path=source.path, line=line, hint="take it out")
    try:
        # With the line end it is never taken for the name of a file.
        catalogue = polib.pofile(f"{text}\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        match = _ERROR_LINE.search(str(error))
        line_number = int(match[1]) if match else None
        reason = f" ({match[2]})" if match and match[2] else ""
        raise InputError(f"this is no PO{reason}", path=source.path, line=line_number, hint=_HINT) from error
    if not catalogue:
        raise InputError("there is no message in it", path=source.path, hint=_HINT)
    return catalogue


def _check_unique(entries: Iterable["polib.POEntry"], lines: _Lines, source: Source) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        key, line = (entry.msgctxt, entry.msgid), lines.message(entry)
        if key in seen:
            message = f"two entries have one message, this one and that of line {seen[key]}"
            hint = "take one out, or tell them apart by msgctxt"
            raise InputError(message, path=source.path, line=line, hint=hint)
        seen[key] = line


def _target_language(catalogue: "polib.POFile", entries: list["polib.POEntry"], text: str, source: Source) -> Lang:
    """Return the language that is translated into: as the header says, else as the messages show."""
    said = catalogue.metadata.get("Language", "").strip()
    from_header = next((tag for name in _SOURCE_LANGUAGE if (tag := catalogue.metadata.get(name, "").strip())), "")
    target, original = language_of_tag(said), language_of_tag(from_header)
    if (said and target is None) or (from_header and original is None) or (target and target == original):
        names = f"from {from_header} into {said}" if from_header and said else f"into {said or from_header}"
        line = next((n for n, one in enumerate(text.split("\n"), 1) if "Language:" in one), None)
        hint = "give one between Chinese (zh…) and English (en…)"
        raise InputError(f"the file is a translation {names}", path=source.path, line=line, hint=hint)
    if target:
        return target
    if original:
        return "en" if original == "zh" else "zh"
    languages = [language_of(entry.msgid) for entry in entries]
    return "en" if languages.count("zh") >= languages.count("en") else "zh"


def _sides(entry: "polib.POEntry", target: Lang, lines: _Lines) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the Chinese and the English of an entry."""
    original = list(_paragraphs([entry.msgid, entry.msgid_plural], lines.message(entry)))
    plural = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    translated = [] if entry.fuzzy else list(_paragraphs([entry.msgstr, *plural], lines.translation(entry)))
    repeated = {one.text for one in original if language_of(one.text) not in (None, target)}
    translated = [one for one in translated if one.text not in repeated]
    return (original, translated) if target == "en" else (translated, original)


def _paragraphs(texts: Iterable[str], line: int) -> Iterator[Paragraph]:
    for text in dict.fromkeys(texts):
        paragraph = trimmed(text, line)
        if paragraph.text:
            yield paragraph
