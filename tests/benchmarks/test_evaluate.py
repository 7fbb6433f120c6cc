"""Tests of `benchmarks.evaluate`: the table of figures."""

import pytest

from benchmarks.evaluate import _print


def test_figures_that_a_document_lacks_are_blank(capsys: pytest.CaptureFixture[str]) -> None:
    _print({"a-name-that-is-too-long-2024": {"rows": 3, "recall": 0.5}, "lake": {"recall": 1.0, "members": 2}})
    _, heading, rows, recall, members = capsys.readouterr().out.splitlines()
    assert heading.split() == ["s-too-long-2024", "lake"]
    assert rows.split() == ["rows", "3"]
    assert recall.split() == ["recall", "0.500", "1.000"]
    assert members.split() == ["members", "2"]
    assert len({len(line) for line in (heading, rows, recall, members)}) == 1
