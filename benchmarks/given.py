"""Renderings of terms that are given: all terms of a gold table, wherever they stand in the document."""

from typing import get_args

from benchmarks.annotated import Annotated
from benchmarks.rendering import listed, prepared, rendered
from benchmarks.scoring import Scores, score
from glossary.types import Kind

__all__ = ["given_exact"]


def given_exact(source: Annotated) -> Scores:
    """Return how many renderings of given terms are exact: of all, of the confident 70 %, of each kind.

    Terms are found and rendered by the harvest's own steps, in the whole document; judged are the gold rows that
    have a rendering. A term without one there counts as wrong, but not in ``given: where one is given``.
    """
    ready = prepared(source.document)
    table = rendered(ready, listed(ready, source.terms))
    whole = score(source, table)
    figures = {
        "given: exact": whole["rendering exact"],
        "given: where one is given": whole["given exact"],
        "given: confident 70 %": whole["confident exact"],
    }
    for kind in get_args(Kind):
        of_kind = score(source, table, kind=kind)
        if of_kind["rendering rows"]:
            figures[f"given: {kind}"] = of_kind["rendering exact"]
    return figures
