"""The catalogue as a network."""

from dataclasses import replace

import networkx as nx
import pytest

from glossary.types import Span
from graph.catalogue import Catalogue
from graph.cataloguing import catalogue
from graph.iris import DEFAULT_BASE, Iris
from graph.networks import NODE_TYPES, RELATIONS, network
from tests.factories import harvest, term
from tests.factories import relations as relations_of_each_type

IRIS = Iris(DEFAULT_BASE)


@pytest.fixture
def one() -> Catalogue:
    return catalogue([harvest()])


def relations(graph: "nx.Graph[str]", node: str) -> dict[str, str]:
    return {other: graph.edges[node, other]["relation"] for other in graph.adj[node]}


def test_nodes(one: Catalogue) -> None:
    graph = network(one)
    kinds = [data["type"] for _, data in graph.nodes(data=True)]
    assert {kind: kinds.count(kind) for kind in NODE_TYPES} == {"concept": 3, "section": 3, "theme": 1, "document": 1}
    assert graph.nodes[IRIS.concept("新三样")] == {
        "type": "concept", "kind": "slogan", "zh": "新三样", "en": "three new kinds", "count": 2, "documents": ("lake-brief",),
    }  # fmt: skip


def test_edges_of_a_concept(one: Catalogue) -> None:
    assert relations(network(one), IRIS.concept("新三样")) == {
        IRIS.section("lake-brief", 2): "appears-in",
        IRIS.section("lake-brief", 3): "appears-in",
        IRIS.theme("lake-brief", 1): "under-theme",
    }


def test_outline(one: Catalogue) -> None:
    graph = network(one)
    assert relations(graph, IRIS.document("lake-brief")) == {
        IRIS.section("lake-brief", 1): "part-of",
        IRIS.section("lake-brief", 3): "part-of",
    }
    assert relations(graph, IRIS.theme("lake-brief", 1))[IRIS.section("lake-brief", 2)] == "part-of"


def test_folded_theme_stands_for_its_section(one: Catalogue) -> None:
    graph = network(one, fold_themes=True)
    theme = IRIS.theme("lake-brief", 1)
    assert IRIS.section("lake-brief", 2) not in graph
    assert relations(graph, theme)[IRIS.section("lake-brief", 1)] == "part-of"
    assert relations(graph, IRIS.concept("低空经济")) == {
        IRIS.section("lake-brief", 3): "appears-in",
        theme: "under-theme",
    }


def test_section_below_a_folded_theme_hangs_on_the_theme() -> None:
    base = harvest()
    top, theme, later = base.outline.sections
    below = replace(later, parent=2, depth=3)
    made = replace(base, outline=replace(base.outline, sections=(top, replace(theme, last_pair=4), below)))
    graph = network(catalogue([made]), fold_themes=True)
    assert relations(graph, IRIS.theme("lake-brief", 1))[IRIS.section("lake-brief", 3)] == "part-of"


def test_theme_without_a_section_of_its_own() -> None:
    base = harvest()
    (theme,) = base.outline.themes
    lone = replace(theme, pair=4, last_pair=4)
    graph = network(catalogue([replace(base, outline=replace(base.outline, themes=(lone,)))]), fold_themes=True)
    assert relations(graph, IRIS.theme("lake-brief", 1))[IRIS.section("lake-brief", 3)] == "part-of"


def test_members_that_are_concepts() -> None:
    base = harvest()
    made = replace(base, terms=(*base.terms, term("光伏", "tech", [(4, "photovoltaics")])))
    graph = network(catalogue([made]))
    assert graph.edges[IRIS.concept("光伏"), IRIS.concept("新三样")]["relation"] == "member-of"
    assert IRIS.concept("电池") not in graph


def test_a_broader_concept_is_an_edge() -> None:
    graph = network(catalogue([replace(harvest(), relations=relations_of_each_type())]))
    assert graph.edges[IRIS.concept("低空经济"), IRIS.concept("新三样")]["relation"] == "kind-of"
    assert not graph.has_edge(IRIS.concept("新三样"), IRIS.concept("四个意识"))


def test_weight_counts_occurrences() -> None:
    base = harvest()
    economy = base.terms[0]
    again = replace(economy.occurrences[1], zh=Span(0, 2), en=None)
    made = replace(base, terms=(replace(economy, occurrences=(*economy.occurrences, again)), *base.terms[1:]))
    graph = network(catalogue([made]))
    assert graph.edges[IRIS.concept("低空经济"), IRIS.section("lake-brief", 3)]["weight"] == 2


def test_relations_are_the_known_ones_and_weights_positive(one: Catalogue) -> None:
    for _, _, data in network(one).edges(data=True):
        assert data["relation"] in RELATIONS
        assert data["weight"] >= 1


def test_order_is_the_same_each_time() -> None:
    graphs = [network(catalogue([harvest("b"), harvest("a")])) for _ in range(2)]
    assert list(graphs[0].nodes(data=True)) == list(graphs[1].nodes(data=True))
    assert list(graphs[0].edges(data=True)) == list(graphs[1].edges(data=True))


def test_empty_catalogue() -> None:
    assert len(network(catalogue([]))) == 0
