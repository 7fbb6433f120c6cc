"""The most central formulations."""

import networkx as nx
import pytest

from graph.analytics.central import MEASURES, Measure, central, page_rank
from graph.catalogue import Catalogue
from tests.graph.analytics.samples import made

#: A star: 甲 stands with each of the others, and they with none but it. What is added makes meetings no chance.
STAR = made({"one": ["甲乙", "甲丙", "甲丁", "甲戊", "己", *["无"] * 5]}, dict.fromkeys("甲乙丙丁戊己", ()))


@pytest.mark.parametrize(
    ("measure", "hub", "leaf"),
    [
        ("degree", 4 / 5, 1 / 5),
        # Each of the six ways between leaves goes through the hub; of ten between any two others, self apart.
        ("betweenness", 6 / 10, 0),
    ],
)
def test_star(measure: Measure, hub: float, leaf: float) -> None:
    found = central(STAR, measure=measure)
    assert (found.formulations, found.links) == (6, 4)
    assert [(one.rank, one.zh) for one in found.central] == [(1, "甲"), (2, "丁"), (3, "丙"), (4, "乙"), (5, "戊")]
    assert [one.score for one in found.central] == pytest.approx([hub, *[leaf] * 4])


def test_page_rank_of_a_star() -> None:
    star = nx.Graph([(0, leaf, {"weight": 3.0}) for leaf in range(1, 5)])
    # hub = 0.03 + 0.85 · 4 · leaf, leaf = 0.03 + 0.85 · hub / 4
    hub = 0.132 / 0.2775
    assert page_rank(star) == pytest.approx({0: hub, **dict.fromkeys(range(1, 5), (1 - hub) / 4)}, abs=1e-9)  # type: ignore[arg-type]


def test_page_rank_is_that_of_networkx() -> None:
    pytest.importorskip("scipy", reason="the PageRank of networkx needs SciPy")
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(map(str, range(30)))
    graph.add_weighted_edges_from((str(one), str(one * one % 29), 1.0 + one % 7) for one in range(2, 28))
    assert page_rank(graph) == pytest.approx(nx.pagerank(graph, tol=1e-12, max_iter=1000), abs=1e-8)


def test_why_it_is_central() -> None:
    hub = central(STAR).central[0]
    assert (hub.zh, hub.others, hub.contexts, hub.sections) == ("甲", 4, 4, 1)
    assert [(one.zh, one.together) for one in hub.closest] == [("丁", 1), ("丙", 1), ("乙", 1)]


@pytest.mark.parametrize("measure", MEASURES)
def test_of_nothing(measure: Measure) -> None:
    assert central(Catalogue((), (), (), ()), measure=measure).central == ()
    assert central(made({"one": ["甲"]}, {"甲": ()}), measure=measure).central == ()


def test_large_networks_are_sampled_and_come_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.analytics.central._SAMPLE", 3)
    assert central(STAR, measure="betweenness") == central(STAR, measure="betweenness")
    assert central(STAR, measure="betweenness").central[0].zh == "甲"
