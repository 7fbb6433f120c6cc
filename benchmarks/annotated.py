"""The annotated documents that figures are measured on: our own, and the shared ones where they are there."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from glossary.folding import fold_label
from glossary.reading import read_document
from glossary.types import Document

__all__ = ["ROOT", "SHARED", "Annotated", "annotated"]

ROOT: Final = Path(__file__).resolve().parents[1]
#: Real documents, gold tables and the scorer; beside the project, not part of it.
SHARED: Final = ROOT.parent / "shared"
_GOLD: Final = ROOT / "tests/gold"


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
        pairs: Numbers of the paragraph pairs that the table covers.
        wordings: Number of a pair and folded label of a term → its renderings there as written; none where the
            English leaves it out.
    """

    name: str
    path: Path
    document: Document
    gold: Path
    terms: frozenset[str]
    core: frozenset[str]
    pairs: frozenset[int]
    wordings: Mapping[tuple[int, str], tuple[str, ...]]


def annotated() -> Iterator[Annotated]:
    """Yield the annotated documents that are there: ``NAME.tsv`` beside ``NAME.pairs`` (such as ``10-31,33``)."""
    for listed in sorted(_GOLD.glob("*.pairs")):
        path = next((p for p in (ROOT / "examples", SHARED / "corpus") if (p / f"{listed.stem}.txt").is_file()), None)
        if path is not None:
            pairs = _numbers(listed.read_text(encoding="utf-8"))
            yield _read(listed.stem, path / f"{listed.stem}.txt", listed.with_suffix(".tsv"), pairs)
    if SHARED.is_dir():
        speech, gold = SHARED / "corpus/new-industrialization-2024.txt", SHARED / "gold/terms-1-17.tsv"
        yield _read("new-industrialization-2024", speech, gold, _numbers("1-17"))


def _numbers(ranges: str) -> frozenset[int]:
    """Return the numbers that ranges such as ``10-31,33`` name."""
    numbers: set[int] = set()
    for part in ranges.strip().split(","):
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


def _read(name: str, path: Path, gold: Path, pairs: frozenset[int]) -> Annotated:
    with gold.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    terms = frozenset(fold_label(row["zh"]) for row in rows)
    core = frozenset(fold_label(row["zh"]) for row in rows if row["core"] == "1")
    wordings: dict[tuple[int, str], tuple[str, ...]] = {}
    for row in rows:
        key = int(row["pair"]), fold_label(row["zh"])
        wordings[key] = wordings.get(key, ()) + ((row["en"],) if row["en"] else ())
    return Annotated(name, path, read_document(path), gold, terms, core, pairs, wordings)
