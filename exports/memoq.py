"""Term bases of memoQ as CSV, an entry a row.

The columns have the names, and the order, of memoQ's own CSV exports (its Web Service API documentation, *Term base
in CSV format*): those of the entry, then for each language its definition and its terms, each with an example; a
further term of a language repeats its columns. memoQ matches them by name (*Term base CSV import settings*, *First row
contains field names*) and takes what has no column for its default, so columns about which nothing is known are left
out: dates and authors of entries, and ``Term_Info``, the case and prefix matching of a term.

memoQ knows forbidden terms, but does not document how its CSV says so: deprecated renderings are no terms here, and
are named in the entry's note.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from exports.base import ExportSource, Loss
from exports.cat_terms import FORBIDDEN, CellText, losses_of, place_text, terms
from exports.losses import FeatureName, not_held
from exports.table import guard
from glossary.folding import is_han
from graph.catalogue import ConceptEntry, RenderingEntry

__all__ = ["CHINESE", "export", "losses"]

CHINESE: Final = "Chinese_PRC"

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "kind", "definitions", "notes", "sentences",
)  # fmt: skip


def export(source: ExportSource, *, english: str = "English") -> bytes:
    """Return the term base.

    Args:
        source: Its catalogue is written.
        english: memoQ's name of the target language.

    Returns:
        The file in UTF-8, with the mark by which programs know that.
    """
    text = CellText()
    entries = list(terms(source, text))
    widest = max((len(renderings) for _, _, renderings in entries), default=1)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    head = ["Entry_ID", "Entry_Subject", "Entry_Note", f"{CHINESE}_Def", CHINESE, "Term_Example", f"{english}_Def"]
    writer.writerow([*head, *([english, "Term_Example"] * widest)])
    for number, (concept, label, renderings) in enumerate(entries, 1):
        writer.writerow([str(number), *_cells(concept, label, renderings, text)])
    return file.getvalue().encode("utf-8-sig")


def losses(source: ExportSource, *, english: str = "English") -> tuple[Loss, ...]:
    """Return what the term base does not hold.

    Args:
        source: What is exported.
        english: As the writer.
    """
    text = CellText()
    for concept, label, renderings in terms(source, text):
        list(_cells(concept, label, renderings, text))
    more = losses_of(source, dropped=text.dropped, sentences=True)
    return (*more, *not_held(source.catalogue, _HELD))


def _cells(
    concept: ConceptEntry, label: str, renderings: tuple[tuple[RenderingEntry, str], ...], text: CellText
) -> Iterator[str]:
    definitions = [text(one.text) for one in concept.definitions]
    shown = [place_text(concept, rendering, text) for rendering, _ in renderings]
    yield concept.kind
    yield guard(_note(concept, text))
    yield guard("; ".join(one for one in definitions if _chinese(one)))
    yield label
    yield guard(next((zh for zh, _, _ in shown if zh), ""))
    yield guard("; ".join(one for one in definitions if not _chinese(one)))
    for (_, line), (_, en, _) in zip(renderings, shown, strict=True):
        yield line
        yield guard(en)


def _note(concept: ConceptEntry, text: CellText) -> str:
    said = [text(note.text) for note in concept.notes]
    if wrong := [text(one.en) for one in concept.renderings if one.status == FORBIDDEN]:
        said.append(f"do not use: {'; '.join(wrong)}")
    return " | ".join(said)


def _chinese(text: str) -> bool:
    return any(map(is_han, text))
