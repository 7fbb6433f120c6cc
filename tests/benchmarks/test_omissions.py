"""Tests of `benchmarks.omissions`: precision and recall of *none*, and the table."""

from pathlib import Path

import pytest

from benchmarks.omissions import Case, cases, precision_and_recall


def _case(number: int, *, omitted: bool) -> Case:
    return Case("lake", number, "湖区", omitted)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([(True, True), (True, False), (False, True), (False, False)], (0.5, 0.5)),
        ([(True, None), (True, True), (False, False)], (1.0, 0.5)),
        ([(False, True)], (0.0, 0.0)),
        ([], (0.0, 0.0)),
    ],
)
def test_precision_and_recall_of_none(answers: list[tuple[bool, bool | None]], expected: tuple[float, float]) -> None:
    said = {_case(number, omitted=omitted): none for number, (omitted, none) in enumerate(answers)}
    assert precision_and_recall(said) == expected


def test_the_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "omissions.tsv"
    path.write_text("document\tpair\tzh\tomitted\nlake\t3\t“湖区”\t1\nlake\t4\t湖区\t0\n", encoding="utf-8")
    assert cases(path) == [Case("lake", 3, "湖区", True), Case("lake", 4, "湖区", False)]


def test_our_own_table_has_enough_of_both() -> None:
    omitted = sum(case.omitted for case in cases())
    assert omitted >= 30
    assert len(cases()) - omitted >= 60
