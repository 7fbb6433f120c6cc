"""Tests of `benchmarks.fit_kinds`: which kind is the answer, and what the grown trees tell."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="the extra fit is not installed")

from benchmarks import fit_kinds
from benchmarks.annotated import Annotated
from benchmarks.fit_kinds import Sample, grow, sample
from glossary.dictionary import Dictionary
from glossary.trees import Forest
from glossary.types import KINDS
from tests.glossary.samples import brief


def _told(grown: str, rows: list[dict[str, float]]) -> list[str]:
    stored = json.loads(grown)
    forests = [Forest.from_stored(stored["features"], stored["kinds"][kind]) for kind in KINDS]
    odds = np.stack([forest.log_odds(forest.matrix(rows)) for forest in forests])
    return [KINDS[number] for number in odds.argmax(axis=0).tolist()]


def _row(kind: int) -> dict[str, float]:
    return {name: float(kind) for name in ("length", "words", "frequency")}


@pytest.fixture(autouse=True)
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_kinds, "_ROUNDS", 15)


@pytest.fixture(scope="module")
def lessons() -> Sample:
    """Terms whose length tells their kind, and their renderings, too."""
    answers = [number % len(KINDS) for number in range(360)]
    rows = [_row(answer) | {"rendering: words": float(answer)} for answer in answers]
    return Sample("lake", rows, answers, answers)


def test_trees_tell_the_kinds_with_and_without_renderings(lessons: Sample) -> None:
    grown = grow([lessons])
    assert list(json.loads(grown)["kinds"]) == list(KINDS)
    assert _told(grown, [_row(n) | {"rendering: words": float(n)} for n in range(6)]) == list(KINDS)
    assert _told(grown, [_row(n) for n in range(6)]) == list(KINDS)


def test_the_same_lessons_grow_the_same_trees_whatever_the_form_rules_say(lessons: Sample) -> None:
    assert grow([lessons]) == grow([replace(lessons, by_form=[0] * 360)])


def test_the_answer_is_the_kind_that_most_rows_give(tmp_path: Path) -> None:
    gold = tmp_path / "lake.tsv"
    rows = [
        "2\t低空经济\tconcept",
        "3\t低空经济\ttech",
        "4\t低空经济\ttech",
        "2\t“两个优先”\tslogan",
        "2\t不在文中\torg",
    ]
    gold.write_text("\n".join(["pair\tzh\tkind", *rows]) + "\n", encoding="utf-8")
    nothing: frozenset[str] = frozenset()
    source = Annotated("lake", tmp_path, brief(), gold, nothing, nothing, frozenset({1}), {})
    found = sample(source, Dictionary(None))
    assert sorted(KINDS[answer] for answer in found.answers) == ["slogan", "tech"]
    assert len(found.rows) == len(found.by_form) == 2  # what does not stand there is no lesson
    assert all({"rendering: words", "length"} & set(row) for row in found.rows)
    assert {KINDS[kind] for kind in found.by_form} <= set(KINDS)
