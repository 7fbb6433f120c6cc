"""Tests of `benchmarks.alignment_error`: how links are read."""

import pytest

from benchmarks.alignment_error import links_of


@pytest.mark.parametrize(
    ("line", "marks", "links"),
    [
        ("1-1 2-3 10p12", "-", {(1, 1), (2, 3)}),
        ("1-1 2-3 10p12", "-p", {(1, 1), (2, 3), (10, 12)}),
        ("10p12", "-", set()),
        ("", "-p", set()),
    ],
)
def test_sure_and_possible_links_are_told_apart(line: str, marks: str, links: set[tuple[int, int]]) -> None:
    assert links_of(line, marks) == links
