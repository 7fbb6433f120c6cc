"""Tests of `benchmarks.members`: which members count as found."""

from pathlib import Path

import pytest

from benchmarks.annotated import Annotated
from benchmarks.members import members_found
from tests import factories


def _source(folder: Path, rows: list[str]) -> Annotated:
    (folder / "lake-members.tsv").write_text("\n".join(["zh1\tzh2", *rows]) + "\n", encoding="utf-8")
    nothing: frozenset[str] = frozenset()
    return Annotated("lake", folder, factories.document(), folder / "lake.tsv", nothing, nothing, frozenset(), {})


def test_recall_and_precision_of_members(tmp_path: Path) -> None:
    harvest = factories.harvest()
    found = [(term.zh, member.zh) for term in harvest.terms for member in term.members]
    assert len(found) > 1
    label, first = found[0]
    scores = members_found(_source(tmp_path, [f"{label}\t{first}", f"{label}\t渔船"]), harvest)
    of_set = sum(name == label for name, _ in found)
    assert scores == {"members": 2, "member recall": 0.5, "member precision": pytest.approx(1 / of_set)}


def test_sets_that_the_table_does_not_list_are_not_judged(tmp_path: Path) -> None:
    scores = members_found(_source(tmp_path, ["五大湖\t东湖"]), factories.harvest())
    assert scores == {"members": 1, "member recall": 0.0, "member precision": 0.0}


def test_without_a_table_there_is_no_figure(tmp_path: Path) -> None:
    source = _source(tmp_path, [])
    (tmp_path / "lake-members.tsv").unlink()
    assert members_found(source, factories.harvest()) == {}
