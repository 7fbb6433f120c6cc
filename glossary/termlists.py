"""Term lists: the Chinese terms that a user wants rendered, read from a file of his own.

A list is a text file with one term a line, or a table (TSV, CSV) with the terms in the column ``zh``, else in the
first one. Empty lines and lines that start with ``#`` are skipped.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.folding import fold_label, is_han
from glossary.reading.base import file_content
from glossary.reading.encoding import decode
from glossary.reading.table import COLUMN_NAMES
from glossary.types import Harvest

__all__ = ["absent", "parse_terms", "read_terms"]

_COMMENT: Final = "#"
_HINT: Final = "give a Chinese term on each line, or a table with a column zh"


def read_terms(path: Path) -> tuple[str, ...]:
    """Read a list of terms.

    Args:
        path: The file: text in any encoding that documents may have, or a table with the ending ``.csv``,
            ``.tsv`` or ``.tab``.

    Returns:
        The terms as written, in order; spellings that fold alike once.

    Raises:
        InputError: The file cannot be read, is no text, or holds no Chinese term.
    """
    content = file_content(path)
    text = decode(content, path) if content.strip() else ""
    terms = parse_terms(text, delimiter="," if path.suffix.lower() == ".csv" else "\t")
    if not any(is_han(character) for term in terms for character in term):
        raise InputError("the list holds no Chinese term", path=path, hint=_HINT)
    return terms


def parse_terms(text: str, *, delimiter: str = "\t") -> tuple[str, ...]:
    r"""Return the terms of a list.

    Args:
        text: The list.
        delimiter: What stands between the cells of a table. A comma quotes cells; with a tab, quotation marks
            belong to the term.

    >>> parse_terms("# lake terms\n低空经济\n\n“新三样”\n新三样\n")
    ('低空经济', '“新三样”')
    >>> parse_terms("pair,zh,en\n2,低空经济,low-altitude economy\n", delimiter=",")
    ('低空经济',)
    """
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith(_COMMENT))
    plain = delimiter == "\t"
    rows = list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL))
    column = _column(rows[0]) if rows else None
    cells = _cells(rows, 0) if column is None else _cells(rows[1:], column)
    terms: dict[str, str] = {}
    for cell in cells:
        if key := fold_label(cell):
            terms.setdefault(key, cell)
    return tuple(terms.values())


def absent(terms: Iterable[str], harvest: Harvest) -> list[str]:
    """Return those of the terms that a harvest does not hold, as written.

    Args:
        terms: Chinese terms.
        harvest: What `glossary.harvesting.harvest_terms` made of them.
    """
    held = {term.key for term in harvest.terms}
    return [term for term in terms if fold_label(term) not in held]


def _column(heading: Sequence[str]) -> int | None:
    """The column that a row of headings says to be Chinese; ``None`` where it is no such row."""
    names = [cell.strip().casefold() for cell in heading]
    return next((place for place, name in enumerate(names) if COLUMN_NAMES.get(name) == "zh"), None)


def _cells(rows: Iterable[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row)]
