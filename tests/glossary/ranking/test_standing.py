"""Tests of `glossary.ranking.standing`: candidates among the tokens."""

import numpy as np

from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.standing import Standing
from glossary.types import Span
from tests.glossary.extractors.samples import read

#: Tokens: 湖区 发展 经济 | 湖区 space 经济.
DOCS = [read("湖区发展经济"), read("湖区 经济")]


def _standing(*sites: list[tuple[int, int, int]]) -> Standing:
    found = [[Site(*site, Span(0, 1)) for site in places] for places in sites]
    return Standing.of([Candidate("湖区", places) for places in found], DOCS)


def test_counts_of_words_and_of_those_inside() -> None:
    standing = _standing([(0, 0, 3)], [(0, 0, 1)], [(0, 1, 3)])
    assert standing.words.tolist() == [3, 1, 2]
    every = np.ones(len(standing.tokens.text), dtype=bool)
    assert standing.numbers_of(every).tolist() == [3, 1, 2]
    assert standing.numbers_of(every, inside=True).tolist() == [1, 0, 0]
    assert standing.numbers_of(standing.tokens.among({"发展"})).tolist() == [1, 0, 1]


def test_reductions_over_words() -> None:
    standing = _standing([(0, 0, 3)], [(1, 2, 3)], [(0, 2, 3)])
    values = np.arange(len(standing.tokens.text), dtype=np.float64)
    assert standing.over_words(np.minimum, values).tolist() == [1.0, 7.0, 3.0]
    assert standing.over_words(np.add, values).tolist() == [6.0, 7.0, 3.0]


def test_means_over_places() -> None:
    standing = _standing([(0, 0, 1), (1, 0, 1)], [(0, 2, 3)])
    assert standing.count.tolist() == [2, 1]
    assert standing.paragraph.tolist() == [0, 1, 0]
    assert standing.mean(np.array([1.0, 2.0, 5.0])).tolist() == [1.5, 5.0]


def test_white_space_at_the_edges_is_left_out_unless_nothing_else_is_there() -> None:
    standing = _standing([(1, 1, 3)], [(1, 0, 2)], [(1, 1, 2)], [(1, 0, 3)])
    assert standing.words.tolist() == [1, 1, 1, 3]
    assert [standing.tokens.texts[n] for n in standing.tokens.text[standing.start].tolist()] == [
        "经济",
        "湖区",
        " ",
        "湖区",
    ]
