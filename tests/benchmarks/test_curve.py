"""Tests of `benchmarks.curve`: which points of a curve are named."""

from benchmarks.curve import Point, best_and_balanced, f1


def test_the_best_and_the_balanced_point() -> None:
    low, middle, high = Point(0.2, 0.9, 0.4), Point(0.4, 0.6, 0.55), Point(0.6, 0.3, 0.9)
    best, balanced = best_and_balanced([low, middle, high])
    assert (best, balanced) == (middle, middle)
    assert best_and_balanced([low, high])[1] is low


def test_nothing_found_has_no_f1() -> None:
    assert f1(Point(0.9, 0.0, 0.0)) == 0.0
