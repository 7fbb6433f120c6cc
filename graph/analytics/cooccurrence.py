"""The network of co-occurrence: formulations, and how closely they go together.

Two formulations are linked where they stand apart from each other in the same translation unit (or section) more
often than chance would have it. The weight of a link is the log-likelihood ratio G² of Dunning (1993), the measure
that related terms are found by (`glossary.relations`): it bears small counts, which most formulations have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from glossary.types import Span
from graph.catalogue import Catalogue, Citation

if TYPE_CHECKING:  # networkx takes a fifth of a second to import
    import networkx as nx

__all__ = ["CONTEXTS", "Context", "cooccurrences"]

#: What two formulations stand together in.
Context = Literal["unit", "section"]
CONTEXTS: Final[tuple[Context, ...]] = get_args(Context)


class _Place(NamedTuple):
    """Where a formulation stands: paragraph pair, and stretch of its Chinese text."""

    pair: int
    span: Span


#: The formulations of each context, by key, with their places.
_Contexts = Mapping[tuple[str, int], Mapping[str, list[_Place]]]


def cooccurrences(catalogue: Catalogue, *, within: Context = "unit", document: str | None = None) -> "nx.Graph[str]":
    """Return the network of co-occurrence.

    Args:
        catalogue: What the documents say.
        within: What two formulations stand together in. The text before the first section counts as a section.
        document: Id of a document that is looked at alone; ``None`` for all together.

    Returns:
        A graph whose nodes are the keys of all formulations in scope, sorted. Nodes have ``contexts`` (in how many
        units or sections they stand) and ``sections`` (in how many sections). Edges have ``together`` (how many units
        or sections they share) and ``weight`` (G², above 0).
    """
    import networkx as nx  # noqa: PLC0415

    from glossary.relations import log_likelihood  # noqa: PLC0415 - it brings the words' segmenter

    contexts, sections = _contexts(catalogue, within, document)
    standing = Counter(key for here in contexts.values() for key in here)
    total = _total(catalogue, within, document)
    graph: nx.Graph[str] = nx.Graph()
    for key in sorted(standing):
        graph.add_node(key, contexts=standing[key], sections=len(sections[key]))
    for (first, second), together in sorted(_together(contexts.values()).items()):
        weight = log_likelihood(together, standing[first], standing[second], total)
        if weight > 0:
            graph.add_edge(first, second, together=together, weight=weight)
    return graph


def _contexts(
    catalogue: Catalogue, within: Context, document: str | None
) -> tuple[_Contexts, dict[str, set[tuple[str, int]]]]:
    """Return what stands in each context, and the sections that each formulation stands in."""
    contexts: dict[tuple[str, int], dict[str, list[_Place]]] = defaultdict(dict)
    sections: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for concept in catalogue.concepts:
        for at in concept.citations:
            if document in (None, at.document):
                home = (at.document, at.section or 0)
                here = contexts[home if within == "section" else (at.document, at.unit)]
                here.setdefault(concept.key, []).append(_place(at))
                sections[concept.key].add(home)
    return contexts, sections


def _place(at: Citation) -> _Place:
    return _Place(at.pair, Span(at.start + at.zh_span.start, at.start + at.zh_span.end))


def _total(catalogue: Catalogue, within: Context, document: str | None) -> int:
    """How many contexts there are: each document has one more section, its preamble."""
    documents = [entry for entry in catalogue.documents if document in (None, entry.id)]
    return sum(entry.units if within == "unit" else entry.sections + 1 for entry in documents)


def _together(contexts: Iterable[Mapping[str, list[_Place]]]) -> Counter[tuple[str, str]]:
    """In how many contexts each two formulations stand apart; what stands inside of the other does not count."""
    found: Counter[tuple[str, str]] = Counter()
    for here in contexts:
        for first, second in combinations(sorted(here), 2):
            if any(_is_apart(one, other) for one in here[first] for other in here[second]):
                found[first, second] += 1
    return found


def _is_apart(one: _Place, other: _Place) -> bool:
    return one.pair != other.pair or not one.span.meets(other.span)
