"""A concordance as a table, a row per place; cells as in the other tables (`exports.table`)."""

import csv
import io
from typing import Final

from exports.table import ESCAPES, guard
from graph.concordance.lines import ConcordanceLine
from graph.concordance.result import Concordance

__all__ = ["COLUMNS", "csv_table", "tsv_table"]

#: The columns, in order. The three of a language together are its sentence, unless a spreadsheet had to be kept from
#: running one as a formula; `state` says what is known of the English: rendered, omitted, untranslated or unknown.
COLUMNS: Final = (
    "document", "date", "paragraph", "section", "theme", "left_zh", "key_zh", "right_zh", "left_en", "key_en",
    "right_en", "rendering", "score", "state",
)  # fmt: skip


def csv_table(concordance: Concordance) -> str:
    """Return the lines as CSV (RFC 4180).

    Args:
        concordance: The concordance.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(cell) for cell in _row(line)] for line in concordance.lines)
    return text.getvalue()


def tsv_table(concordance: Concordance) -> str:
    """Return the lines as TSV.

    Args:
        concordance: The concordance.
    """
    rows = ["\t".join(COLUMNS)]
    rows += ["\t".join(guard(cell).translate(ESCAPES) for cell in _row(line)) for line in concordance.lines]
    return "\n".join(rows) + "\n"


def _row(line: ConcordanceLine) -> tuple[str, ...]:
    return (
        line.document,
        line.date,
        str(line.pair),
        line.section_title,
        line.theme_title,
        *line.parts("zh"),
        *line.parts("en"),
        line.rendering,
        "" if line.score is None else f"{line.score:.3f}",
        line.state,
    )
