"""Where a drawing of the network starts from: hubs in a ring in document order, concepts between their hubs."""

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["positions"]

#: Room along the ring for one hub, and between the turns of a hub's spiral of concepts, in pixels.
_ROOM: Final = 130
_TURN: Final = 16

#: The golden angle, by which points of a spiral never line up (Vogel, 1979).
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


def positions(graph: "nx.Graph[str]") -> dict[str, tuple[int, int]]:
    """Return a starting place for every node.

    Args:
        graph: What `graph.networks.network` returns.

    Returns:
        ``(x, y)`` in whole pixels for each node, around ``(0, 0)``; the same graph gives the same places.
    """
    hubs = [iri for iri, node in graph.nodes(data=True) if node["type"] in {"section", "theme"}]
    radius = max(_ROOM, _ROOM * len(hubs) / (2 * math.pi))
    places: dict[str, tuple[float, float]] = {}
    for at, iri in enumerate(_by_document(graph, hubs)):
        angle = 2 * math.pi * at / len(hubs) - math.pi / 2
        places[iri] = (radius * math.cos(angle), radius * math.sin(angle))
    others = [iri for iri in graph if iri not in places]
    for at, iri in enumerate(others):
        near = [places[neighbour] for neighbour in sorted(graph.adj[iri]) if neighbour in hubs] or [(0.0, 0.0)]
        across, down = (sum(axis) / len(near) for axis in zip(*near, strict=True))
        reach = _TURN * math.sqrt(1 + at % 40)
        places[iri] = (across + reach * math.cos(at * _GOLDEN), down + reach * math.sin(at * _GOLDEN))
    return {iri: (round(across), round(down)) for iri, (across, down) in places.items()}


def _by_document(graph: "nx.Graph[str]", hubs: list[str]) -> list[str]:
    """Hubs of one document together, sections and themes in the order of the catalogue."""
    documents: dict[str, int] = {}
    for iri in graph:
        for document in graph.nodes[iri]["documents"]:
            documents.setdefault(document, len(documents))
    return sorted(hubs, key=lambda iri: documents[graph.nodes[iri]["documents"][0]])
