"""How many members of numeral formulations are found, of those that a document enumerates.

Run ``python -m benchmarks.members`` for every annotated document, ``python -m benchmarks.members FILE`` for the
sentences of a table such as ``tests/gold/enumerations-unseen.tsv`` (sentence, formulation, members with ``|``
between them; no formulation: there is none), each taken for a paragraph of a document in Chinese alone.
"""

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.annotated import SHARED, Annotated, annotated
from glossary.folding import fold_label
from glossary.harvesting import harvest
from glossary.numerals import numbers_of
from glossary.types import Document, Harvest, ParagraphPair

__all__ = ["members_found", "sentences_found"]

_SHARED_OF = "new-industrialization-2024"


def members_found(source: Annotated, found: Harvest) -> dict[str, float]:
    """Return recall and precision of members; nothing without a table of them.

    The table is ``NAME-members.tsv`` beside the gold table, for the shared speech the members in its relations,
    without the open enumerations (A、B等X), which are another matter.

    Args:
        source: The annotated document.
        found: What its harvest gave.
    """
    path = source.gold.with_name(f"{source.gold.stem}-members.tsv")
    if source.name == _SHARED_OF and not path.is_file():
        path = SHARED / "gold/relations-1-17.tsv"
    if not path.is_file():
        return {}
    return _figures(_gold(_rows(path)), found)


def sentences_found(path: Path) -> dict[str, float]:
    """Return recall and precision over a table of sentences; members of what is no formulation count against it.

    Args:
        path: The table.
    """
    rows = _rows(path)
    pairs = tuple(ParagraphPair(number, row["sentence"]) for number, row in enumerate(rows, 1))
    gold = wanted = found = 0
    for pair, row in zip(pairs, rows, strict=True):
        one = harvest(Document("sentence", (ParagraphPair(1, pair.zh),), source_only=True))
        sets = {term.key: [m.zh for m in term.members] for term in one.terms if term.members and term.number}
        members = [member for member in row["members"].split("|") if member]
        label = fold_label(row["formulation"])
        mine = next((got for key, got in sets.items() if label and (key in label or label in key)), [])
        gold += len(members)
        wanted += len(set(members) & set(mine))
        found += sum(map(len, sets.values()))
    return {
        "members": gold,
        "member recall": round(wanted / max(1, gold), 3),
        "member precision": round(wanted / max(1, found), 3),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _gold(rows: Iterable[Mapping[str, str]]) -> set[tuple[str, str]]:
    members = [row for row in rows if row.get("relation", "member") == "member"]
    shared = any("evidence" in row for row in members)
    return {
        (fold_label(row["zh1"]), fold_label(row["zh2"]))
        for row in members
        if not shared or numbers_of(fold_label(row["zh1"]))
    }


def _figures(gold: set[tuple[str, str]], harvested: Harvest) -> dict[str, float]:
    found = {(term.key, fold_label(member.zh)) for term in harvested.terms for member in term.members}
    sets = {label for label, _ in gold}
    judged = {pair for pair in found if pair[0] in sets}
    return {
        "members": len(gold),
        "member recall": len(found & gold) / max(1, len(gold)),
        "member precision": len(judged & gold) / max(1, len(judged)),
    }


def main() -> None:
    """Print the figures."""
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            print(name, sentences_found(Path(name)))
        return
    for source in annotated():
        if figures := members_found(source, harvest(source.document)):
            print(source.name, {name: round(value, 3) for name, value in figures.items()})


if __name__ == "__main__":
    main()
