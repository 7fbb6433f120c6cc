"""How many of the hand-made relations between terms are found, and how many relations there are to look over.

Run ``python -m benchmarks.relations``: for the shared speech, the recall of its ``broader`` rows, over all and over
those whose two terms are harvested (no relation can be found for others); then the number of relations of each
shared document by type. With a number, ``python -m benchmarks.relations 40``, that many relations of the shared
documents follow, drawn evenly at random with a fixed seed, for precision by reading.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks.annotated import SHARED
from glossary.folding import fold_label
from glossary.harvesting import harvest
from glossary.reading import read_document
from glossary.types import Harvest, Relation

__all__ = ["recall", "sample"]

_SPEECH: Final = "new-industrialization-2024"
_SEED: Final = 1


def recall(rows: Iterable[tuple[str, str]], found: Harvest) -> dict[str, float]:
    """Return the recall of broader terms.

    Args:
        rows: Narrower and broader term.
        found: What the document's harvest gave.
    """
    gold = {(fold_label(narrower), fold_label(broader)) for narrower, broader in rows}
    stated = {(one.source, one.target) for one in found.relations if one.type == "broader"}
    keys = {term.key for term in found.terms}
    possible = {pair for pair in gold if keys.issuperset(pair)}
    return {
        "broader rows": len(gold),
        "both harvested": len(possible),
        "found": len(gold & stated),
        "recall": round(len(gold & stated) / max(1, len(gold)), 3),
        "recall of harvested": round(len(gold & stated) / max(1, len(possible)), 3),
    }


def sample(harvests: Iterable[Harvest], count: int) -> list[tuple[str, Relation]]:
    """Return relations drawn at random, with the id of their document; the same each time.

    Args:
        harvests: Where to draw from.
        count: How many at most.
    """
    pool = [(one.document.id, relation) for one in harvests for relation in one.relations]
    return random.Random(_SEED).sample(pool, min(count, len(pool)))


def _broader_rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["zh1"], row["zh2"]) for row in rows if row["relation"] == "broader"]


def main() -> None:
    """Print the figures."""
    if not SHARED.is_dir():
        print("the shared documents are not there")
        return
    harvests = [harvest(read_document(path)) for path in sorted((SHARED / "corpus").glob("*.txt"))]
    rows = _broader_rows(SHARED / "gold/relations-1-17.tsv")
    print(_SPEECH, recall(rows, next(one for one in harvests if one.document.id == _SPEECH)))
    for one in harvests:
        print(one.document.id, dict(sorted(Counter(relation.type for relation in one.relations).items())))
    for name, relation in sample(harvests, int(sys.argv[1]) if len(sys.argv) > 1 else 0):
        print("\t".join((name, relation.type, relation.source, relation.target, relation.note)))


if __name__ == "__main__":
    main()
