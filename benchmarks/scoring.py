"""The shared scorer, called in this process: the same figures as its command line prints."""

import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.annotated import SHARED, Annotated
from glossary.rows import Row

__all__ = ["SCORER", "Gold", "Scores", "fold_rendering", "gold_renderings", "score"]

SCORER: Final = SHARED / "eval/score.py"

#: Name of a figure → its value.
Scores = dict[str, float]
#: Number of a pair and folded label of a term → its renderings there, folded by the scorer; the empty one where the
#: English leaves it out.
Gold = Mapping[tuple[int, str], set[tuple[str, ...]]]


def score(source: Annotated, table: Iterable[Row], *, kind: str = "") -> Scores:
    """Score the rows of a harvest against a document's gold table.

    Args:
        source: The annotated document; rows of pairs that its table does not cover are not judged.
        table: The rows, the best rendering of a term in a pair first.
        kind: Judge by the gold rows of this kind alone; all of them if empty.
    """
    scorer = _scorer(SCORER)
    gold = [row for row in _gold(source.gold) if kind in ("", row["kind"])]
    given = [
        {
            "pair": str(row.pair),
            "zh": scorer.fold_zh(row.zh),
            "en": row.en,
            "kind": row.kind,
            "score": f"{row.score or 0}",
        }
        for row in table
        if row.pair in source.pairs
    ]
    scores: Scores = scorer.score(gold, given)
    return scores


def fold_rendering(text: str) -> tuple[str, ...]:
    """Return the words of a rendering as the scorer folds them."""
    folded: tuple[str, ...] = _scorer(SCORER).fold(text)
    return folded


def gold_renderings(source: Annotated) -> Gold:
    """Return what a document's gold table says of every term in every pair."""
    found: dict[tuple[int, str], set[tuple[str, ...]]] = defaultdict(set)
    for key, wordings in source.wordings.items():
        found[key] = {fold_rendering(wording) for wording in wordings} or {()}
    return found


@cache
def _gold(path: Path) -> list[Mapping[str, str]]:
    rows: list[Mapping[str, str]] = _scorer(SCORER).rows(str(path), {"pair", "zh", "en", "core"})
    return rows


@cache
def _scorer(path: Path) -> Any:  # noqa: ANN401  # a module that is found by its path has no type
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no Python module: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
