"""The network of co-occurrence."""

import pytest

from glossary.relations import log_likelihood
from graph.analytics.cooccurrence import CONTEXTS, cooccurrences
from graph.catalogue import Catalogue
from tests.graph.analytics.samples import made


def test_links_of_units() -> None:
    graph = cooccurrences(made({"one": ["甲乙", "甲丙", "甲乙", "丁", "无", "无"]}, dict.fromkeys("甲乙丙丁", ())))
    assert list(graph) == sorted("甲乙丙丁")
    assert {frozenset(edge) for edge in graph.edges} == {frozenset("甲乙"), frozenset("甲丙")}
    assert graph.edges["甲", "乙"] == {"together": 2, "weight": log_likelihood(2, 3, 2, 6)}
    assert graph.nodes["甲"] == {"contexts": 3, "sections": 1}


def test_what_stands_inside_of_the_other_is_no_link() -> None:
    graph = cooccurrences(made({"one": ["湖区船", "无", "无"]}, {"湖区": (), "湖区船": (), "船": ()}))
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(("湖区", "船"))}


def test_what_meets_no_oftener_than_by_chance_is_no_link() -> None:
    # Each in every second unit, together in every fourth.
    assert cooccurrences(made({"one": ["甲乙", "甲", "乙", "无"]}, dict.fromkeys("甲乙", ()))).size() == 0


def test_sections_are_wider() -> None:
    found = made({"one": ["甲", "乙", "丙", "无"]}, dict.fromkeys("甲乙丙", ()), sections=[None, 2, 2, 4])
    assert cooccurrences(found).size() == 0
    graph = cooccurrences(found, within="section")
    assert {frozenset(edge) for edge in graph.edges} == {frozenset("乙丙")}
    assert graph.edges["乙", "丙"]["weight"] == log_likelihood(1, 1, 1, 3)


def test_documents_are_parted() -> None:
    found = made({"one": ["甲乙", "无"], "two": ["丙丁", "无"]}, dict.fromkeys("甲乙丙丁", ()))
    assert cooccurrences(found).size() == 2
    assert set(cooccurrences(found, document="two")) == set("丙丁")


@pytest.mark.parametrize("within", CONTEXTS)
def test_of_nothing(within: str) -> None:
    assert len(cooccurrences(Catalogue((), (), (), ()), within=within)) == 0  # type: ignore[arg-type]
