"""Tests of `benchmarks.lookup`: the queries that it makes, and a run on a tiny termbase."""

import pytest

from benchmarks.lookup import LIMITS, print_lookup, queries
from benchmarks.termbase import generate


def test_queries_differ_and_are_the_same_every_time() -> None:
    termbase = generate(200)
    made = queries(termbase, 30)
    assert made.keys() == LIMITS.keys()
    for name, asked in made.items():
        assert len({one.query for one in asked}) == 30, name
    assert made == queries(termbase, 30)
    assert all("*" in one.query for one in made["wildcard"])


def test_a_tiny_run_finds_what_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    print_lookup(120, number=12, cold=1)
    lines = capsys.readouterr().out.splitlines()
    ours = [line.split() for line in lines if line.startswith("tifa lookup")]
    assert [words[2] for words in ours] == list(LIMITS)
    assert all(float(words[-1]) > 0.8 for words in ours)
    for rival in ("RapidFuzz", "SQLite LIKE", "SPARQL CONTAINS", "tantivy", "cold tifa lookup"):
        assert any(line.startswith(rival) for line in lines), rival
    assert any(line.startswith("all limits kept:") for line in lines)
