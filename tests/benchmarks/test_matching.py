"""The measure of matching, on little data."""

import pytest

from benchmarks.matching import generated, print_matching, speeds


def test_the_data_are_the_same_each_time() -> None:
    one, other = generated(200, 900), generated(200, 900)
    assert one == other
    assert len(set(one.terms)) == 200
    assert sum(map(len, one.texts)) >= 900


def test_the_matchers_that_look_for_the_longest_agree() -> None:
    ours, *others = speeds(generated(300, 2000))
    alike = [speed for speed in others if speed.name in ("ahocorasick_rs", "pyahocorasick")]
    assert ours.found > 0
    # Quotation marks inside of a term part it for the others.
    assert all(abs(speed.found - ours.found) < 0.1 * ours.found for speed in alike)
    assert any(speed.name.startswith("spaCy") for speed in others)


def test_it_prints_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    print_matching(200, 900)
    lines = capsys.readouterr().out.splitlines()
    assert "200 terms" in lines[1]
    assert all(" x " in line for line in lines[2:])
