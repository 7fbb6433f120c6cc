"""Tests of `benchmarks.given`: renderings of terms that are given."""

from pathlib import Path

import pytest

from benchmarks.annotated import Annotated
from benchmarks.given import given_exact
from tests import factories
from tests.shared import needs_shared

_ROWS = (
    "2\t低空经济\tlow-altitude economy\ttech\t1",
    "4\t低空经济\tlow-altitude economy\ttech\t1",
    "4\t光伏\tsolar power\tconcept\t0",
)


@needs_shared
def test_given_terms_are_rendered_and_judged_by_kind(tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text("\n".join(["pair\tzh\ten\tkind\tcore", *_ROWS]) + "\n", encoding="utf-8")
    terms = frozenset({"低空经济", "光伏"})
    source = Annotated("lake", tmp_path, factories.document(), gold, terms, terms, frozenset({2, 4}), {})
    figures = given_exact(source)
    assert figures["given: exact"] == pytest.approx(2 / 3, abs=1e-3)
    assert figures["given: tech"] == 1.0
    assert figures["given: concept"] == 0.0
    assert set(figures) == {
        "given: exact", "given: where one is given", "given: confident 70 %", "given: tech", "given: concept",
    }  # fmt: skip
