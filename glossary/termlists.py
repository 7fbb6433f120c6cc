"""Term lists: the Chinese terms that a user wants rendered, read from a file of his own.

A list is a text file with one term a line, or a table (TSV, CSV) with the terms in the column ``zh``, else in the
first one. Empty lines and lines that start with ``#`` are skipped.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from glossary.errors import InputError
from glossary.folding import fold_label, is_han
from glossary.ranking.finding import LabelTexts
from glossary.reading.base import file_content
from glossary.reading.encoding import decode
from glossary.reading.table import COLUMN_NAMES
from glossary.types import Harvest

__all__ = ["absent", "across", "parse_terms", "read_terms", "shortened"]

_COMMENT: Final = "#"
_HINT: Final = "give a Chinese term on each line, or a table with a column zh"
#: Longest term, in characters, and what no term holds: the end of a sentence with more behind it, or at the end of more
#: than a few words. What is made of such by half or more is no list.
_LONGEST: Final = 60
_SENTENCE: Final = re.compile(r"[。！？；!?;].*\w|[.] .*\w|.{10}[。！？.!?]$", re.DOTALL)
#: So much of a term is repeated in a message.
_SHOWN: Final = 30


def read_terms(path: Path) -> tuple[str, ...]:
    """Read a list of terms.

    Args:
        path: The file: text in any encoding that documents may have, or a table with the ending ``.csv``,
            ``.tsv`` or ``.tab``.

    Returns:
        The terms as written, in order; spellings that fold alike once.

    Raises:
        InputError: The file cannot be read, is no text, is running text and no list, or holds no Chinese term.
    """
    content = file_content(path)
    text = decode(content, path) if content.strip() else ""
    try:
        terms = parse_terms(text, delimiter="," if path.suffix.lower() == ".csv" else "\t")
    except csv.Error as error:
        raise InputError(f"the list is no table ({error})", path=path, hint=_HINT) from error
    running = [term for term in terms if len(term) > _LONGEST or _SENTENCE.search(term)]
    if running and 2 * len(running) >= len(terms):
        raise InputError(f"this is running text and no list of terms ({shortened(running[0])})", path=path, hint=_HINT)
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


def across(terms: Iterable[str], harvest: Harvest) -> list[str]:
    """Return those of the terms that stand in a document, though only across two of its sentences.

    What renders such a term, no translation unit tells, so a harvest does not hold it.

    Args:
        terms: Chinese terms that the harvest does not hold.
        harvest: What `glossary.harvesting.harvest_terms` made of them.
    """
    texts = LabelTexts(pair.zh for pair in harvest.document.pairs)
    return [term for term in terms if texts.places(fold_label(term))]


def shortened(term: str) -> str:
    """Return a term as a message repeats it: what is long is cut.

    >>> shortened("低空经济"), len(shortened("湖" * 99))
    ('低空经济', 31)
    """
    plain = " ".join(term.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _column(heading: Sequence[str]) -> int | None:
    """The column that a row of headings says to be Chinese; ``None`` where it is no such row."""
    names = [cell.strip().casefold() for cell in heading]
    return next((place for place, name in enumerate(names) if COLUMN_NAMES.get(name) == "zh"), None)


def _cells(rows: Iterable[Sequence[str]], column: int) -> list[str]:
    return [row[column].strip() for row in rows if column < len(row)]
