"""The most central formulations of the network of co-occurrence, each with what makes it so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from glossary.types import Kind
from graph.analytics.cooccurrence import Context, cooccurrences
from graph.catalogue import Catalogue

if TYPE_CHECKING:  # networkx takes a fifth of a second to import
    import networkx as nx

__all__ = ["MEASURES", "Central", "Centrality", "Companion", "Measure", "central", "page_rank"]

#: A measure of centrality.
Measure = Literal["pagerank", "degree", "betweenness"]

#: What each measure says, for people.
MEASURES: Final[Mapping[Measure, str]] = {
    "pagerank": "closely tied to many others that are central themselves (PageRank, damping 0.85)",
    "degree": "tied to many others (share of all formulations)",
    "betweenness": "on the shortest ways between others, so a bridge between topics (share of all ways)",
}

#: How many companions are named.
_COMPANIONS: Final = 3

#: From how many formulations on betweenness is reckoned from a sample of that many, which is drawn with a fixed seed.
_SAMPLE: Final = 1000
_SEED: Final = 1

_DAMPING: Final = 0.85
_TOLERANCE: Final = 1e-12
_ROUNDS: Final = 500


@dataclass(frozen=True, slots=True)
class Companion:
    """A formulation that another one is closely tied to.

    Attributes:
        zh: Its label.
        weight: G² of the two.
        together: How many units or sections they share.
    """

    zh: str
    weight: float
    together: int


@dataclass(frozen=True, slots=True)
class Central:
    """A formulation with its place in the network.

    Attributes:
        rank: 1 for the most central.
        key: Folded label.
        iri: Its IRI.
        zh: The label.
        en: The preferred rendering; empty where there is none.
        kind: Its kind.
        score: How central it is, in [0, 1].
        others: How many formulations it is tied to.
        contexts: In how many translation units (or sections) it stands.
        sections: In how many sections it stands.
        closest: The formulations that it is tied to most closely.
    """

    rank: int
    key: str
    iri: str
    zh: str
    en: str
    kind: Kind
    score: float
    others: int
    contexts: int
    sections: int
    closest: tuple[Companion, ...]


@dataclass(frozen=True, slots=True)
class Centrality:
    """The formulations of a network by how central they are.

    Attributes:
        measure: The measure of centrality.
        within: What formulations stand together in.
        formulations: How many the network has.
        links: How many links it has.
        central: All formulations that are tied to another one, the most central first.
    """

    measure: Measure
    within: Context
    formulations: int
    links: int
    central: tuple[Central, ...]


def central(
    catalogue: Catalogue, *, measure: Measure = "pagerank", within: Context = "unit", document: str | None = None
) -> Centrality:
    """Return the formulations by how central they are in the network of co-occurrence.

    Args:
        catalogue: What the documents say.
        measure: The measure of centrality.
        within: What two formulations stand together in.
        document: Id of a document that is looked at alone; ``None`` for all together.

    Returns:
        The same for the same catalogue. Of even ones the more frequent comes first, then the surer one, then
        the lesser key.
    """
    graph = cooccurrences(catalogue, within=within, document=document)
    concepts = {concept.key: concept for concept in catalogue.concepts}
    # Rounded, because what is even by symmetry may differ in the last bits.
    scores = {key: round(score, 6) for key, score in _SCORES[measure](graph).items()}
    tied = [key for key in graph if graph.degree[key]]
    ranked = sorted(tied, key=lambda key: (-scores[key], -graph.nodes[key]["contexts"], -concepts[key].termhood, key))
    entries = []
    for rank, key in enumerate(ranked, 1):
        concept = concepts[key]
        en = concept.renderings[0].en if concept.renderings else ""
        at = graph.nodes[key]
        closest = tuple(
            Companion(concepts[other].zh, round(edge["weight"], 1), edge["together"])
            for other, edge in sorted(graph.adj[key].items(), key=lambda item: (-item[1]["weight"], item[0]))
        )[:_COMPANIONS]
        entries.append(
            Central(rank, key, concept.iri, concept.zh, en, concept.kind, scores[key], graph.degree[key],
                    at["contexts"], at["sections"], closest)
        )  # fmt: skip
    return Centrality(measure, within, len(graph), graph.size(), tuple(entries))


def page_rank(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the PageRank of each node (Brin and Page 1998), by power iteration over the weights of the edges.

    That of networkx wants SciPy, which Tifa does without. A node without edges gives to all nodes alike.

    Args:
        graph: An undirected graph whose edges have a ``weight`` above 0.

    Returns:
        The ranks; together they are 1.
    """
    if not graph:
        return {}
    import numpy as np  # noqa: PLC0415

    order = {node: at for at, node in enumerate(graph)}
    ends = [(order[node], order[other], edge["weight"]) for node in graph for other, edge in graph.adj[node].items()]
    start = np.array([one for one, _, _ in ends], dtype=np.intp)
    end = np.array([other for _, other, _ in ends], dtype=np.intp)
    weight = np.array([weight for _, _, weight in ends], dtype=np.float64)
    strength = np.bincount(start, weight, minlength=len(graph))
    passed = weight / strength[start]
    ranks = np.full(len(graph), 1 / len(graph))
    for _ in range(_ROUNDS):
        lost = ranks[strength == 0].sum()
        fresh = np.bincount(end, ranks[start] * passed, minlength=len(graph))
        fresh = (1 - _DAMPING + _DAMPING * lost) / len(graph) + _DAMPING * fresh
        moved = np.abs(fresh - ranks).sum()
        ranks = fresh
        if moved < _TOLERANCE:
            break
    return dict(zip(graph, ranks.tolist(), strict=True))


def _degree(graph: "nx.Graph[str]") -> dict[str, float]:
    return {node: degree / max(1, len(graph) - 1) for node, degree in graph.degree()}


def _betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415

    sample = _SAMPLE if len(graph) > _SAMPLE else None
    scores: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=_SEED)
    return scores


_SCORES: Final[Mapping[Measure, Callable[["nx.Graph[str]"], dict[str, float]]]] = {
    "pagerank": page_rank,
    "degree": _degree,
    "betweenness": _betweenness,
}
