"""How many members of numeral formulations are found, of those that a document enumerates."""

import csv

from benchmarks.annotated import Annotated
from glossary.folding import fold_label
from glossary.types import Harvest

__all__ = ["members_found"]


def members_found(source: Annotated, harvest: Harvest) -> dict[str, float]:
    """Return recall and precision of members, by ``NAME-members.tsv`` beside the gold table; nothing without one.

    Only sets whose label starts with a number word count: open enumerations (A、B等X) are another matter.
    """
    path = source.gold.with_name(f"{source.gold.stem}-members.tsv")
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        gold = {
            (fold_label(row["zh1"]), fold_label(row["zh2"]))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    found = {(term.key, fold_label(member.zh)) for term in harvest.terms for member in term.members}
    sets = {label for label, _ in gold}
    judged = {pair for pair in found if pair[0] in sets}
    return {
        "members": len(gold),
        "member recall": len(found & gold) / len(gold),
        "member precision": len(judged & gold) / max(1, len(judged)),
    }
