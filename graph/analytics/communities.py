"""Communities of the network of co-occurrence: formulations that go together more than with the rest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.analytics.central import page_rank
from graph.analytics.cooccurrence import Context, cooccurrences
from graph.catalogue import Catalogue

if TYPE_CHECKING:  # networkx takes a fifth of a second to import
    import networkx as nx

__all__ = ["Communities", "Community", "CommunityMember", "communities"]

#: How many members name a community.
_NAMING: Final = 3

#: What the order of visits is drawn with; any number does, as long as it stays.
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class CommunityMember:
    """A formulation of a community.

    Attributes:
        key: Folded label.
        iri: Its IRI.
        zh: The label.
        en: The preferred rendering; empty where there is none.
        score: How central it is in the community (PageRank inside of it).
    """

    key: str
    iri: str
    zh: str
    en: str
    score: float


@dataclass(frozen=True, slots=True)
class Community:
    """Formulations that go together.

    Attributes:
        number: 1 for the largest.
        name: Its most central members, of which none is part of another.
        members: All of them, the most central first.
        links: How many links it has inside.
    """

    number: int
    name: str
    members: tuple[CommunityMember, ...]
    links: int

    @property
    def size(self) -> int:
        """How many members it has."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Communities:
    """How a network falls apart into communities.

    Attributes:
        within: What formulations stand together in.
        formulations: How many the network has.
        links: How many links it has.
        alone: How many formulations stand with no other, and so in no community.
        modularity: How well the communities part the links (Newman and Girvan 2004): 0 as chance would, 1 at most;
            ``None`` where there is no link.
        communities: The largest first.
    """

    within: Context
    formulations: int
    links: int
    alone: int
    modularity: float | None
    communities: tuple[Community, ...]


def communities(catalogue: Catalogue, *, within: Context = "unit", document: str | None = None) -> Communities:
    """Part the network of co-occurrence into communities, by the method of Louvain (Blondel et al. 2008).

    Args:
        catalogue: What the documents say.
        within: What two formulations stand together in.
        document: Id of a document that is looked at alone; ``None`` for all together.

    Returns:
        The same for the same catalogue.
    """
    import networkx as nx  # noqa: PLC0415

    graph = cooccurrences(catalogue, within=within, document=document)
    tied = graph.subgraph([key for key in graph if graph.degree[key]])
    if not tied:
        return Communities(within, len(graph), 0, len(graph), None, ())
    # Whole numbers as nodes: the order of strings in a set, which the method visits, differs from run to run.
    keys = sorted(tied)
    order = {key: at for at, key in enumerate(keys)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(order.values())
    numbered.add_weighted_edges_from((order[first], order[second], weight) for first, second, weight in _edges(tied))
    parts = nx.community.louvain_communities(numbered, seed=_SEED)
    modularity = nx.community.modularity(numbered, parts)
    groups = sorted(([keys[at] for at in sorted(part)] for part in parts), key=lambda part: (-len(part), part))
    found = tuple(_community(number, group, tied, catalogue) for number, group in enumerate(groups, 1))
    return Communities(within, len(graph), graph.size(), len(graph) - len(tied), round(modularity, 4), found)


def _edges(graph: "nx.Graph[str]") -> list[tuple[str, str, float]]:
    """The edges in order: a subgraph has them in that of a set."""
    return sorted((min(ends), max(ends), edge["weight"]) for *ends, edge in graph.edges(data=True))


def _community(number: int, group: Collection[str], graph: "nx.Graph[str]", catalogue: Catalogue) -> Community:
    import networkx as nx  # noqa: PLC0415

    inside: nx.Graph[str] = nx.Graph()
    inside.add_nodes_from(group)
    inside.add_weighted_edges_from(_edges(graph.subgraph(group)))
    scores = {key: round(score, 6) for key, score in page_rank(inside).items()}
    concepts = {concept.key: concept for concept in catalogue.concepts if concept.key in scores}
    ranked = sorted(group, key=lambda key: (-scores[key], -graph.nodes[key]["contexts"], -concepts[key].termhood, key))
    members = tuple(
        CommunityMember(
            key, concepts[key].iri, concepts[key].zh,
            concepts[key].renderings[0].en if concepts[key].renderings else "", scores[key],
        )
        for key in ranked
    )  # fmt: skip
    return Community(number, _name([member.zh for member in members]), members, inside.size())


def _name(ranked: Iterable[str]) -> str:
    """The first members of which none is part of another: 产业链 says little beside 重点产业链."""
    chosen: list[str] = []
    for label in ranked:
        if len(chosen) < _NAMING and not any(label in other or other in label for other in chosen):
            chosen.append(label)
    return " · ".join(chosen)
