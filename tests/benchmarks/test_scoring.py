"""Tests of `benchmarks.scoring`: the shared scorer, called in this process."""

from pathlib import Path

from benchmarks.annotated import Annotated
from benchmarks.scoring import score
from glossary.rows import Row
from tests import factories
from tests.shared import needs_shared

_GOLD = "pair\tzh\ten\tkind\tcore\n1\t湖区\tlake region\tconcept\t1\n1\t渔业法\tFisheries Law\tstrategy\t1\n"


@needs_shared
def test_rows_of_covered_pairs_are_scored(tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text(_GOLD, encoding="utf-8")
    nothing: frozenset[str] = frozenset()
    source = Annotated("lake", tmp_path, factories.document(), gold, nothing, nothing, frozenset({1}), {})
    table = [
        Row(1, "“湖区”", "the Lake Regions", "concept", 0.9, 1.0),
        Row(2, "渔业法", "Fisheries Law", "strategy", 0.9, 1.0),
    ]
    scores = score(source, table)
    assert (scores["term recall"], scores["term precision"], scores["rendering exact"]) == (0.5, 1.0, 0.5)
    assert score(source, table, kind="strategy")["term recall"] == 0.0
