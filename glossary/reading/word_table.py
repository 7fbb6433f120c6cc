"""Tables in DOCX with a Chinese and an English column, such as CAT tools export for review.

Their first rows may say what the file is; then a row names the columns (ID, status, source, target, comment). Where it
does, a row is a segment: it may be untranslated, and the tags of the tool are no text. Other tables pair what stands
in their rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Paragraph, trimmed
from glossary.reading.interleaved import paired
from glossary.reading.source import check_sides
from glossary.reading.table import columns, is_header
from glossary.reading.tags import without_tags
from glossary.script import language_of

__all__ = ["Row", "Table", "table_of"]

# How many rows may stand above the row that names the columns.
_MOST_ABOVE: Final = 5


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        cells: The paragraphs of its cells, by grid column.
        continued: The columns whose cell is merged with the one above.
    """

    cells: dict[int, list[Paragraph]] = field(default_factory=dict)
    continued: frozenset[int] = frozenset()

    def filled(self) -> int:
        """Return how many cells have text."""
        return sum(map(bool, self.cells.values()))

    def texts(self) -> list[str]:
        """Return the texts of its cells, by grid column."""
        return ["\n".join(p.text for p in self.cells.get(index, [])) for index in range(max(self.cells, default=0) + 1)]


@dataclass(frozen=True)
class Table:
    """A table with a Chinese and an English column.

    Attributes:
        rows: Its rows, without those that name the columns or stand above them.
        zh: Grid column of the Chinese.
        en: Grid column of the English; ``None`` where the row that names the columns names one that has none.
        is_named: Whether a row names the columns, so that each row is a segment.
    """

    rows: Sequence[Row]
    zh: int
    en: int | None
    is_named: bool

    def beads(self, path: Path) -> list[Bead]:
        """Return the beads of its rows.

        Args:
            path: What messages name.

        Raises:
            InputError: Paragraphs do not pair, the English column has none, or a column is in another language
                than its name says.
        """
        if self.en is None:
            line = next((p.line for row in self.rows for cell in row.cells.values() for p in cell), None)
            hint = "name the columns Chinese and English in the first row, or give --source-only"
            raise InputError("the table has no English column", path=path, line=line, hint=hint)
        if self.is_named:
            beads = self._segments()
            if beads:
                check_sides(beads, path, hint="check which column is which")
            return beads
        found: list[Bead] = []
        for row in self.rows:
            zh, en = row.cells.get(self.zh, []), row.cells.get(self.en, [])
            both = [*zh, *en] if zh and en else [paragraph for cell in row.cells.values() for paragraph in cell]
            if any(language_of(paragraph.text) for paragraph in both):
                found.extend(paired(both, path)[0])
        return found

    def _segments(self) -> list[Bead]:
        beads: list[Bead] = []
        for row in self.rows:
            zh, en = (_without_tags(row.cells.get(column, [])) for column in (self.zh, self.en or 0))
            if [one.text for one in zh] == [one.text for one in en]:
                en = [one for one in en if language_of(one.text) != "zh"]  # a copy of the source
            if beads and row.continued & {self.zh, self.en or 0}:
                beads[-1] = ([*beads[-1][0], *zh], [*beads[-1][1], *en])
            elif zh:
                beads.append((zh, en))
        return beads


def table_of(rows: Sequence[Row]) -> Table | None:
    """Return the bilingual table that rows are, if they are one.

    Args:
        rows: The rows with text.

    Returns:
        The table; ``None`` where no row names a Chinese and an English column and most rows lack one of them.
    """
    # A row across all columns says nothing about them.
    parted = [row for row in rows if row.filled() > 1]
    head = next((number for number, row in enumerate(parted[:_MOST_ABOVE]) if is_header(row.texts())), None)
    body = parted if head is None else parted[head:]
    zh, en = columns([row.texts() for row in body])
    if zh is None or (en is None and head is None):
        return None
    if head is not None:
        return Table(rows[rows.index(parted[head]) + 1 :], zh, en, is_named=True)
    both = sum(bool(row.cells.get(zh) and row.cells.get(en or 0)) for row in parted)
    return None if 2 * both < len(parted) else Table(rows, zh, en, is_named=False)


def _without_tags(cell: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a cell without the tags of a CAT tool; notes move along."""
    found = []
    for paragraph in cell:
        plain = without_tags(paragraph.text)
        if plain != paragraph.text:
            notes = [replace(one, offset=len(without_tags(paragraph.text[: one.offset]))) for one in paragraph.notes]
            paragraph = trimmed(  # noqa: PLW2901 - the same one, cleaned
                plain, paragraph.line, level=paragraph.level, number=paragraph.number, notes=notes
            )
        if paragraph.text:
            found.append(paragraph)
    return found
