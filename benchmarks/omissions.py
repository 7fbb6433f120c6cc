"""How well *none* is told: terms that the English leaves out, among terms that it renders."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.annotated import ROOT, SHARED
from benchmarks.rendering import listed, prepared, rendered
from glossary.folding import fold_label
from glossary.reading import read_document

__all__ = ["Case", "cases", "omissions", "precision_and_recall", "print_omissions"]

_TABLE: Final = ROOT / "tests/gold/omissions.tsv"
#: Probabilities of an omission beside the default.
_LIMITS: Final = (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Case:
    """A term in a paragraph pair: does the English leave it out?

    Attributes:
        document: Name of the document.
        pair: Number of the pair.
        key: Folded label of the term.
        omitted: Whether the English leaves it out.
    """

    document: str
    pair: int
    key: str
    omitted: bool


def cases(path: Path = _TABLE) -> list[Case]:
    """Read the table of omissions."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(r["document"], int(r["pair"]), fold_label(r["zh"]), r["omitted"] == "1") for r in rows]


def omissions(
    table: Sequence[Case], limits: Iterable[float | None] = (None,)
) -> dict[float | None, dict[Case, bool | None]]:
    """Say of each case whether the rendering step finds nothing for it.

    The terms of a document's cases are given together, wherever they stand in the document; a case counts as
    *none* if no place of the term in the pair has a rendering.

    Args:
        table: The cases; those whose document is missing get no answer.
        limits: Probabilities from which a term counts as left out; ``None`` for the default of the choosing.

    Returns:
        For each limit: case → whether the answer is *none*; ``None`` where the term is not found in the pair.
    """
    answers: dict[float | None, dict[Case, bool | None]] = {limit: {} for limit in limits}
    for name in sorted({case.document for case in table}):
        path = next((p for p in (ROOT / "examples", SHARED / "corpus") if (p / f"{name}.txt").is_file()), None)
        if path is None:
            continue
        ready = prepared(read_document(path / f"{name}.txt"))
        own = [case for case in table if case.document == name]
        selected = listed(ready, {case.key for case in own})
        for limit, said in answers.items():
            given: dict[tuple[int, str], bool] = {}
            for row in rendered(ready, selected, omission=limit):
                given[row.pair, fold_label(row.zh)] = not row.en
            said |= {case: given.get((case.pair, case.key)) for case in own}
    return answers


def precision_and_recall(answers: Mapping[Case, bool | None]) -> tuple[float, float]:
    """Return precision and recall of *none*; terms that are not found count as missed, never as answered."""
    right = sum(case.omitted for case, none in answers.items() if none)
    said = sum(bool(none) for none in answers.values())
    return right / max(1, said), right / max(1, sum(case.omitted for case in answers))


def print_omissions() -> None:
    """Print precision and recall of *none*, at the default limit and at others."""
    table = cases()
    answers = omissions(table, (None, *_LIMITS))
    judged = answers[None]
    lost = sum(none is None for none in judged.values())
    omitted = sum(case.omitted for case in judged)
    print(f"\nomissions: {omitted} terms left out, {len(judged) - omitted} rendered; {lost} not found")
    print("limit     precision of none   recall of none")
    for limit, said in answers.items():
        precision, recall = precision_and_recall(said)
        print(f"{'default' if limit is None else f'{limit:.2f}':9} {precision:17.3f} {recall:16.3f}")
