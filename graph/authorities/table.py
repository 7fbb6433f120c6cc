"""Authority lists as TSV or CSV: a row for each rendering, the columns named in the first row.

Columns are ``zh`` and ``en``, and as far as there are any: ``pinyin``, ``renderer``, ``rank``, ``kind``, ``members``
(parted by semicolons), ``evidence``, ``confidence``, ``definition``. Rows with the same Chinese label, folded, are
one concept. Tables that Tifa wrote are read with their statuses as ranks.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from glossary.authority import AuthorityEntry, AuthorityRendering, Definition, Rank
from glossary.errors import InputError
from glossary.folding import fold_label, is_han
from glossary.reading.base import Source
from glossary.reading.table import COLUMN_NAMES
from glossary.types import KINDS, Kind
from graph.authorities.base import Notes, Reading, as_reviewed, checked, one_preferred, tidy

__all__ = ["COLUMNS", "Row", "column_names", "from_rows", "read"]

#: The columns that are understood.
COLUMNS: Final = (
    "zh", "pinyin", "en", "renderer", "rank", "kind", "members", "evidence", "confidence", "definition",
)  # fmt: skip

_RANKS: Final[Mapping[str, Rank]] = {
    "preferred": "preferred", "首选": "preferred",
    "alternative": "alternative", "admitted": "alternative", "许用": "alternative",
    "deprecated": "deprecated", "superseded": "deprecated", "弃用": "deprecated",
    "attested": "alternative", "candidate": "alternative",  # of Tifa: what nobody has reviewed is never preferred
}  # fmt: skip
#: A table with these columns is one that Tifa wrote (`exports.table`, `exports.edit_sheet`), which calls some
#: columns otherwise.
_OURS: Final = frozenset({"termhood", "score", "iri"})
_OUR_NAMES: Final = {"rendering": "en", "status": "rank", "renderers": "renderer", "place": "evidence"}
_DELIMITERS: Final = ("\t", ",", ";")
_MEMBERS: Final = re.compile("[;；]")
_NAME_COLUMNS: Final = "name the columns in the first row, at least zh and en"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        line: Its number in the file, 1-based.
        cells: Text by name of column.
        place: What notes call it, such as ``line 12``.
    """

    line: int
    cells: Mapping[str, str]
    place: str

    def __getitem__(self, column: str) -> str:
        """Return the text in a column, empty where there is none."""
        return self.cells.get(column, "")


def read(source: Source) -> Reading:
    """Read a table.

    Args:
        source: The file.

    Returns:
        An entry for each Chinese label, with a rendering for each of its rows that has one.

    Raises:
        InputError: It is no such table, or a row is malformed; names line and column.
    """
    notes = Notes()
    return from_rows(_rows(source, notes), source, notes)


def from_rows(rows: Iterable[Row], source: Source, notes: Notes) -> Reading:
    """Make concepts of rows.

    Args:
        rows: The rows; columns that are not understood do no harm.
        source: The file.
        notes: Is told what was not understood.

    Returns:
        An entry for each Chinese label, with a rendering for each of its rows that has one.

    Raises:
        InputError: There are no rows, or one is malformed; names the place and the column.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        key = fold_label(row["zh"])
        if not key:
            hint = "fill the cell, or take the row out"
            raise InputError("the column zh is empty", path=source.path, line=row.line, hint=hint)
        groups.setdefault(key, []).append(row)
    if not groups:
        raise InputError("the table has no rows", path=source.path, hint="give a row for each rendering")
    if not any(map(is_han, "".join(groups))):
        raise InputError("the column zh holds no Chinese", path=source.path, hint="check which column is which")
    entries = [_entry(key, rows, source, notes) for key, rows in groups.items()]
    return Reading(checked(entries, source, notes), notes.all())


def _rows(source: Source, notes: Notes) -> Iterator[Row]:
    text = source.text()
    heading = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((one for one in _DELIMITERS if "zh" in _names(_split(heading, one))), None)
    if delimiter is None:
        hint = "add --format memoq for a term base of memoQ" if "Entry_ID" in heading else _NAME_COLUMNS
        raise InputError("the first row names no column zh", path=source.path, line=1, hint=hint)
    names: Sequence[str] | None = None
    for line, cells in _parsed(text, delimiter, source):
        if names is None:
            names = column_names(cells, line, source, notes)
            continue
        if len(cells) > len(names):
            message = f"the row has {len(cells)} cells, the first row {len(names)}"
            hint = "a cell with the delimiter in it needs quotation marks (CSV), tabs have to go (TSV)"
            raise InputError(message, path=source.path, line=line, hint=hint)
        yield Row(line, {name: tidy(cell) for name, cell in zip(names, cells, strict=False)}, f"line {line}")


def _split(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.lstrip("\ufeff").split(delimiter)]


def _names(cells: Sequence[str]) -> list[str]:
    plain = [cell.strip().casefold() for cell in cells]
    return [COLUMN_NAMES.get(name, name) for name in plain]


def column_names(cells: Sequence[str], line: int, source: Source, notes: Notes) -> list[str]:
    """Return what the columns are, by the cells of the first row.

    Args:
        cells: The first row.
        line: Its number.
        source: The file.
        notes: Is told which columns are not understood.

    Raises:
        InputError: One that is wanted is missing, or two have one name.
    """
    names = _names(cells)
    if set(names) >= _OURS:
        names = [_OUR_NAMES.get(name, name) for name in names]
    for wanted in ("zh", "en"):
        if wanted not in names:
            raise InputError(f"the first row names no column {wanted}", path=source.path, line=line, hint=_NAME_COLUMNS)
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        hint = "take one of them out"
        raise InputError(f"two columns are named {twice}", path=source.path, line=line, hint=hint)
    for name in names:
        if name not in COLUMNS:
            notes.add(f"the column {name!r} is not understood and was not read", f"line {line}")
    return names


def _parsed(text: str, delimiter: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines that they begin in; in TSV a quotation mark is just that."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "close the quotation mark; inside of a cell in quotation marks, double those of the text"
        raise InputError(f"the row cannot be read ({error})", path=source.path, line=line, hint=hint) from error


def _entry(key: str, rows: Sequence[Row], source: Source, notes: Notes) -> AuthorityEntry:
    spellings = dict.fromkeys(row["zh"] for row in rows)
    first = rows[0]
    ranked = [(_rendering(row), rank) for row in rows for rank in (_rank(row, source),) if row["en"]]
    renderings = one_preferred(ranked)
    if len(renderings) < len(ranked):
        notes.add("the same rendering stands in two rows that say the same of it", first.place)
    return AuthorityEntry(
        key,
        first["zh"],
        key,
        variants=tuple(spellings)[1:],
        pinyin=_agreed("pinyin", rows, notes),
        kind=_kind(rows, notes),
        members=tuple(filter(None, map(tidy, _MEMBERS.split(_agreed("members", rows, notes))))),
        renderings=renderings,
        definitions=tuple(dict.fromkeys(_definition(row["definition"]) for row in rows if row["definition"])),
        place=first.place,
    )


def _rendering(row: Row) -> AuthorityRendering:
    given = AuthorityRendering(row["en"], row["renderer"], evidence=row["evidence"], confidence=row["confidence"])
    return as_reviewed(given, row["rank"].casefold())


def _definition(text: str) -> Definition:
    return Definition(text, "zh" if any(map(is_han, text)) else "en")


def _rank(row: Row, source: Source) -> Rank | None:
    written = row["rank"].casefold()
    if not written:
        return None
    if written not in _RANKS:
        message = f"the column rank holds {row['rank']!r}"
        hint = "use preferred, alternative or deprecated, or leave it empty"
        raise InputError(message, path=source.path, line=row.line, hint=hint)
    return _RANKS[written]


def _agreed(column: str, rows: Sequence[Row], notes: Notes) -> str:
    """What the rows of a concept say in a column that is about the concept: what the first one says."""
    said = [row for row in rows if row[column]]
    if other := next((row for row in said if row[column] != said[0][column]), None):
        notes.add(f"the column {column} says something else than an earlier row of the same concept", other.place)
    return said[0][column] if said else ""


def _kind(rows: Sequence[Row], notes: Notes) -> Kind | None:
    written = _agreed("kind", rows, notes).casefold()
    kind = next((kind for kind in KINDS if kind == written), None)
    if written and kind is None:
        notes.add(f"the kind {written!r} is none of {', '.join(KINDS)}", rows[0].place)
    return kind
