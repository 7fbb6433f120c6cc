"""Pairs of terms as CSV without a head: what DeepL exports (source, target, and the languages), or two columns."""

import csv
import io
from collections.abc import Iterator

from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Notes, Reading, checked, tidy
from graph.authorities.grouping import Pair, entries_of
from graph.authorities.omegat import pair_of

__all__ = ["read"]


def read(source: Source) -> Reading:
    """Read the first two columns; the side that holds Chinese is the Chinese one.

    Args:
        source: The file.

    Returns:
        An entry for each Chinese label.

    Raises:
        InputError: A row has one cell or cannot be read, or none holds a Chinese term.
    """
    notes = Notes()
    pairs = list(_pairs(source, notes))
    if not pairs:
        hint = "give rows of source and target"
        raise InputError("no row holds a Chinese term and a translation", path=source.path, hint=hint)
    return Reading(checked(entries_of(pairs), source, notes), notes.all())


def _pairs(source: Source, notes: Notes) -> Iterator[Pair]:
    reader = csv.reader(io.StringIO(source.text(), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) < 2:
                    hint = "give rows of source and target, parted by a comma"
                    raise InputError("the row has one cell", path=source.path, line=line, hint=hint)
                if pair := pair_of(tidy(cells[0]), tidy(cells[1]), f"line {line}", notes):
                    yield pair
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "close the quotation mark; inside of a cell in quotation marks, double those of the text"
        raise InputError(f"the row cannot be read ({error})", path=source.path, line=line, hint=hint) from error
