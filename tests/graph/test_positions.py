"""Starting places of a drawing."""

from graph.cataloguing import catalogue
from graph.networks import network
from graph.positions import positions
from tests.factories import harvest


def test_every_node_has_a_place_of_its_own() -> None:
    graph = network(catalogue([harvest("a"), harvest("b")]))
    places = positions(graph)
    assert places.keys() == set(graph)
    assert len(set(places.values())) == len(graph)


def test_same_graph_same_places() -> None:
    made = [positions(network(catalogue([harvest("b"), harvest("a")]))) for _ in range(2)]
    assert made[0] == made[1]


def test_empty_graph() -> None:
    assert positions(network(catalogue([]))) == {}
