"""Term bases of memoQ as CSV: an entry a row, the columns named in the first one (`exports.memoq`).

A column with a language's name holds a term; one with ``_Def`` after it, the definition. ``Term_Info`` and
``Term_Example`` belong to the term before them; of the first, a mark of a forbidden term is understood.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Rank
from glossary.errors import InputError
from glossary.folding import fold_label
from glossary.reading.base import Source
from glossary.types import KINDS, Lang
from graph.authorities.base import Notes, Reading, checked, one_preferred, tidy

__all__ = ["read"]

_DELIMITERS: Final = (",", ";", "\t")
_LANGUAGES: Final[dict[str, Lang]] = {"chinese": "zh", "english": "en"}
_FORBIDDEN: Final = re.compile(r"forbidden(?!\W*(false|no|0))", re.IGNORECASE)
#: Columns that say nothing of a term: who made the entry when and for whom.
_PASSED_OVER: Final = frozenset(
    "entry_id entry_subject entry_domain entry_clientid entry_projectid entry_created entry_creator "
    "entry_lastmodified entry_modifier term_example".split()
)


@dataclass
class _Found:
    """What has been read of a row."""

    terms: dict[Lang, list[list[str]]] = field(default_factory=lambda: {"zh": [], "en": []})
    definitions: list[Definition] = field(default_factory=list)
    id: str = ""
    subject: str = ""


def read(source: Source) -> Reading:
    """Read a term base.

    Args:
        source: The file.

    Returns:
        An entry for each row.

    Raises:
        InputError: It names no column of a language, or a row cannot be read; says in which line.
    """
    notes = Notes()
    rows = _rows(source)
    _, names = next(rows, (1, []))
    languages = {_language(name) for name in names}
    for lang, name in (("zh", "Chinese"), ("en", "English")):
        if lang not in languages:
            hint = "export the term base from memoQ as CSV with field names in the first row"
            raise InputError(f"the first row names no column {name}…", path=source.path, line=1, hint=hint)
    _tell_unread(names, notes)
    entries = []
    for line, cells in rows:
        if len(cells) > len(names):
            message = f"the row has {len(cells)} cells, the first row {len(names)}"
            hint = "a cell with the delimiter in it needs quotation marks"
            raise InputError(message, path=source.path, line=line, hint=hint)
        entries.append(_entry(_found(names, cells), f"line {line}"))
    return Reading(checked(entries, source, notes), notes.all())


def _language(name: str) -> Lang | None:
    return _LANGUAGES.get(re.split("[_ (]", name.casefold(), maxsplit=1)[0])


def _tell_unread(names: Sequence[str], notes: Notes) -> None:
    for name in dict.fromkeys(names):
        if name.casefold() not in _PASSED_OVER | {"term_info"} and _language(name) is None:
            notes.add(f"the column {name!r} is not read", "line 1")


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the lines that they begin in, the first one first."""
    text = source.text()
    heading = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [tidy(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "close the quotation mark; inside of a cell in quotation marks, double those of the text"
        raise InputError(f"the row cannot be read ({error})", path=source.path, line=line, hint=hint) from error


def _found(names: Sequence[str], cells: Sequence[str]) -> _Found:
    found = _Found()
    last: list[str] = []
    for name, cell in zip(names, cells, strict=False):
        plain, lang = name.casefold(), _language(name)
        if lang is not None and plain.endswith("_def"):
            found.definitions += [Definition(cell, lang)] if cell else []
        elif lang is not None:
            last = [cell]
            found.terms[lang].append(last)
        elif plain == "term_info":
            last.append(cell)
        elif plain == "entry_id":
            found.id = cell
        elif plain == "entry_subject":
            found.subject = cell.casefold()
    return found


def _entry(found: _Found, place: str) -> AuthorityEntry:
    chinese = list(dict.fromkeys(term[0] for term in found.terms["zh"] if term[0]))
    ranked: list[tuple[AuthorityRendering, Rank | None]] = [
        (AuthorityRendering(text), "deprecated" if any(map(_FORBIDDEN.search, info)) else None)
        for text, *info in found.terms["en"]
        if text
    ]
    return AuthorityEntry(
        fold_label(chinese[0]) if chinese else "",
        chinese[0] if chinese else "",
        found.id,
        variants=tuple(chinese[1:]),
        kind=next((kind for kind in KINDS if kind == found.subject), None),
        renderings=one_preferred(ranked),
        definitions=tuple(dict.fromkeys(found.definitions)),
        place=place,
    )
