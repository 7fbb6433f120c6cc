"""The annotated documents that figures are measured on: our own, and the shared one where it is there."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from glossary.folding import fold_label
from glossary.reading import read_document
from glossary.types import Document

__all__ = ["SHARED", "Annotated", "annotated"]

ROOT: Final = Path(__file__).resolve().parents[1]
#: Real documents, gold tables and the scorer; beside the project, not part of it.
SHARED: Final = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with a hand-made table of its terms.

    Attributes:
        name: What to call it in a table.
        path: The document's file.
        document: The document as read.
        gold: The table's file.
        terms: Folded labels of all terms in the table.
        core: Folded labels of the core terms.
        last_pair: Number of the last paragraph pair that the table covers.
    """

    name: str
    path: Path
    document: Document
    gold: Path
    terms: frozenset[str]
    core: frozenset[str]
    last_pair: int


def annotated() -> Iterator[Annotated]:
    """Yield the annotated documents that are there."""
    yield _read("lake-region", ROOT / "examples/lake-region-2024.txt", ROOT / "tests/gold/lake-region-2024.tsv")
    if SHARED.is_dir():
        speech, gold = SHARED / "corpus/new-industrialization-2024.txt", SHARED / "gold/terms-1-17.tsv"
        yield _read("industrialization 1-17", speech, gold)


def _read(name: str, path: Path, gold: Path) -> Annotated:
    with gold.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    terms = frozenset(fold_label(row["zh"]) for row in rows)
    core = frozenset(fold_label(row["zh"]) for row in rows if row["core"] == "1")
    return Annotated(name, path, read_document(path), gold, terms, core, max(int(row["pair"]) for row in rows))
