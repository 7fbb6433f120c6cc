"""Tables as TSV or CSV: a row per pair, one column in Chinese and one in English."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from glossary.errors import InputError
from glossary.reading.base import Bead, Reading, Request, Source, numbered_pairs, trimmed
from glossary.reading.source import check_sides
from glossary.script import language_of
from glossary.types import Lang

__all__ = ["COLUMN_NAMES", "columns", "is_header", "language_of_column", "read"]

#: Names of columns that say their language.
COLUMN_NAMES: Final[dict[str, Lang]] = {
    "zh": "zh", "zh-cn": "zh", "zh-hans": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "中文原文": "zh",
    "简体中文": "zh", "繁体中文": "zh",
    "en": "en", "en-us": "en", "en-gb": "en", "english": "en", "英文": "en", "英语": "en", "英文译文": "en",
}  # fmt: skip

# Names of the two columns that hold the text, in whatever language.
_TEXT_NAMES: Final = frozenset(
    {
        "source", "target", "src", "tgt", "source segment", "target segment", "source text", "target text",
        "translation", "original", "原文", "译文", "源文", "源语言", "目标语言", "源", "目标", "翻译",
    }
)  # fmt: skip

# Words that may stand beside the name of a language: which column it is, which variety of the language.
_COLUMN_WORDS: Final = frozenset(
    {"source", "target", "src", "tgt", "text", "segment", "language", "原文", "译文", "源文", "源语言", "目标语言"}
)
_VARIETIES: Final = re.compile(
    r"simplified|traditional|hans|hant|prc|china|mainland|taiwan|hong|kong|macau|sar|singapore|mandarin|"
    r"cn|tw|hk|mo|sg|us|uk|gb|ca|au|nz|ie|united|states|kingdom|canada|australia|international|简体|繁体|中国|大陆"
)
_WORD: Final = re.compile(r"[^\W_]+")
_DELIMITERS: Final = "\t,;|"
# So many rows tell which column is in which language.
_SAMPLE: Final = 2000


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The rows that a delimiter gives, and the line where quotation marks cannot be read as quoting."""

    delimiter: str
    rows: list[_Row]
    fault: int | None


def read(request: Request) -> Reading:
    """Read a table whose columns are known by a header row or by their script.

    Args:
        request: What to read.

    Returns:
        A pair for each row with text.

    Raises:
        InputError: It is no text or no table, a quotation mark is not closed, a column is missing or in the
            other language, or a row lacks a language.
    """
    source = request.main
    rows = _rows(source)
    zh, en = _columns(rows, request)
    if is_header(rows[0].cells):
        rows = rows[1:]
    beads = [bead for row in rows if (bead := _bead(row, zh, None if request.source_only else en, source))]
    if not beads:
        raise InputError("the table has no rows", path=source.path, hint="give a row for each pair of paragraphs")
    check_sides(beads, source.path, hint="check which column is which")
    return Reading(numbered_pairs(beads))


def language_of_column(name: str) -> Lang | None:
    """Return the language that the name of a column names, as people and CAT tools write it.

    >>> language_of_column("Source (zh-CN)"), language_of_column("English (United States)"), language_of_column("Note")
    ('zh', 'en', None)
    """
    folded = name.strip().casefold()
    if folded in COLUMN_NAMES:
        return COLUMN_NAMES[folded]
    words = [word for word in _WORD.findall(folded) if word not in _COLUMN_WORDS]
    languages = {COLUMN_NAMES[word] for word in words if word in COLUMN_NAMES}
    others = [word for word in words if word not in COLUMN_NAMES and not _VARIETIES.fullmatch(word)]
    return languages.pop() if len(languages) == 1 and not others else None


def is_header(cells: Sequence[str]) -> bool:
    """Return whether the cells of a first row name columns.

    >>> is_header(["id", "中文", "English"]), is_header(["湖区", "the lake"])
    (True, False)
    """
    names = [cell.strip().casefold() for cell in cells]
    known = sum(name in _TEXT_NAMES or language_of_column(name) is not None for name in names)
    return known > 1 or names in (["zh"], ["中文"])


def columns(rows: Sequence[Sequence[str]]) -> tuple[int | None, int | None]:
    """Find the columns that hold the Chinese and the English.

    Args:
        rows: All rows of a table, with or without a header row.

    Returns:
        Their indexes: by a header row that names the languages, else the columns with most text in each
        language; ``None`` where there is none.

    >>> columns([["1", "湖区发展", "growth of the lake region"]])
    (1, 2)
    """
    names = [cell.strip().casefold() for cell in rows[0]] if rows and is_header(rows[0]) else []
    languages = [language_of_column(name) for name in names]
    named = {lang: index for index, lang in reversed(list(enumerate(languages))) if lang is not None}
    allowed = {index for index, name in enumerate(names) if name in _TEXT_NAMES}
    mass: dict[Lang, Counter[int]] = {"zh": Counter(), "en": Counter()}
    for row in rows[1 if names else 0 : _SAMPLE]:
        for index, cell in enumerate(row):
            lang = language_of(cell)
            if lang and (not allowed or index in allowed):
                mass[lang][index] += len(cell)
    found: list[int | None] = []
    for own, other in ((mass["zh"], mass["en"]), (mass["en"], mass["zh"])):
        # A column belongs to the language that most of its text is in.
        mostly = Counter({index: size for index, size in own.items() if size >= other[index]})
        found.append(max(mostly, key=mostly.__getitem__, default=None))
    return named.get("zh", found[0]), named.get("en", found[1])


def _rows(source: Source) -> list[_Row]:
    text = source.text()
    if not text.strip():
        raise InputError("the file holds no text", path=source.path, hint="give a table with Chinese and English")
    attempts = [_parsed(text, delimiter) for delimiter in _DELIMITERS]
    # The right delimiter gives a Chinese and an English column, and rows of one length.
    best = max(attempts, key=lambda one: (None not in columns([row.cells for row in one.rows]), _regularity(one.rows)))
    # In TSV a quotation mark is often just that; where the delimiter is common in text, it must be quoting.
    if best.fault is not None and best.delimiter != "\t":
        hint = "close it; inside of a cell in quotation marks, double those of the text"
        raise InputError("a quotation mark is not closed", path=source.path, line=best.fault, hint=hint)
    return best.rows


def _regularity(rows: Sequence[_Row]) -> float:
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda entry: (entry[1], entry[0]))
    return count / len(rows) if width > 1 else 0.0


def _parsed(text: str, delimiter: str) -> _Attempt:
    fault = None
    # Strict parsing tells when quotation marks cannot be quoting.
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
        rows, line = [], 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    rows.append(_Row(line, tuple(cells)))
                line = reader.line_num + 1
        except csv.Error:
            fault = fault or line
            continue
        return _Attempt(delimiter, rows, fault)
    rows = [_Row(number, (line,)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _Attempt(delimiter, rows, fault)


def _columns(rows: Sequence[_Row], request: Request) -> tuple[int, int]:
    zh, en = columns([row.cells for row in rows])
    missing = "Chinese" if zh is None else "English" if en is None and not request.source_only else ""
    if missing:
        hint = "name the columns zh and en in the first row" + ("" if zh is None else ", or give --source-only")
        raise InputError(f"the table has no {missing} column", path=request.main.path, line=rows[0].line, hint=hint)
    return zh or 0, en or 0


def _bead(row: _Row, zh: int, en: int | None, source: Source) -> Bead | None:
    wanted = {"Chinese": zh} | ({} if en is None else {"English": en})
    texts = {name: row.cells[index] if index < len(row.cells) else "" for name, index in wanted.items()}
    found = {name: trimmed(text, row.line) for name, text in texts.items()}
    if not any(language_of(paragraph.text) for paragraph in found.values()):
        return None
    for name, paragraph in found.items():
        if not paragraph.text:
            hint = "fill the cell, or take the row out"
            raise InputError(f"the row has no {name}", path=source.path, line=row.line, hint=hint)
    return [found["Chinese"]], [found["English"]] if en is not None else []
