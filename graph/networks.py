"""The catalogue as a network: concepts, sections, themes and documents, and what links them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from graph.catalogue import Catalogue, ConceptEntry, SectionEntry, ThemeEntry

if TYPE_CHECKING:  # networkx takes a fifth of a second to import
    import networkx as nx

__all__ = ["NODE_TYPES", "RELATIONS", "Link", "NodeType", "Relation", "links", "network"]

#: What a node stands for.
NodeType = Literal["concept", "section", "theme", "document"]
NODE_TYPES: Final[tuple[NodeType, ...]] = get_args(NodeType)

#: What an edge says: a concept stands in a section; stands under a theme; a section, theme or document
#: is part of another; a concept is a member of a numeral formulation; a concept is a kind of another.
Relation = Literal["appears-in", "under-theme", "part-of", "member-of", "kind-of"]
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)


class Link(NamedTuple):
    """A directed link between two nodes.

    Attributes:
        source: IRI of the node that it goes out from, such as the member or the narrower concept.
        target: IRI of the other node.
        relation: What it says; beside those of a network, ``related``, which holds both ways.
        weight: How many occurrences stand behind it, at least 1.
        strength: For ``related``, the highest G² of the documents; else ``None``.
    """

    source: str
    target: str
    relation: Relation | Literal["related"]
    weight: int
    strength: float | None = None


def network(catalogue: Catalogue, *, fold_themes: bool = False) -> "nx.Graph[str]":
    """Return the catalogue as an undirected network.

    Args:
        catalogue: The catalogue.
        fold_themes: Whether a section that is an exposition theme is left out, so that the theme alone stands
            for it; drawings are clearer so.

    Returns:
        A graph whose nodes are IRIs, in the order of the catalogue. Nodes have ``type`` (`NodeType`), ``kind``
        (of a concept its kind, else the type), ``zh``, ``en`` (empty where there is none), ``count``
        (occurrences; for a section, theme or document: concepts) and ``documents`` (ids). Edges have
        ``relation`` (`Relation`) and ``weight`` (occurrences that stand behind it, at least 1).
    """
    import networkx as nx  # noqa: PLC0415

    folded = {(at.document, at.pair) for at in catalogue.sections if at.theme is not None} if fold_themes else set()
    graph: nx.Graph[str] = nx.Graph()
    for iri, attributes in _nodes(catalogue, folded):
        graph.add_node(iri, **attributes)
    for edge in _edges(catalogue, folded):
        graph.add_edge(edge.source, edge.target, relation=edge.relation, weight=edge.weight)
    return graph


def links(catalogue: Catalogue) -> Iterator[Link]:
    """Yield all links of a catalogue with their directions; two nodes may have several.

    Args:
        catalogue: The catalogue.

    Yields:
        The links of `network`, then those of related concepts, each pair once.
    """
    yield from _edges(catalogue, set())
    keys = {concept.key: concept.iri for concept in catalogue.concepts}
    for concept in catalogue.concepts:
        for other in concept.relations:
            if other.role == "related" and concept.key < other.key and other.key in keys:
                yield Link(concept.iri, keys[other.key], "related", 1, other.statistic)


def _nodes(catalogue: Catalogue, folded: set[tuple[str, int]]) -> Iterator[tuple[str, dict[str, object]]]:
    for document in catalogue.documents:
        data = document.metadata
        yield document.iri, _node("document", data.title_zh or document.id, data.title, document.concepts, document.id)
    for section in catalogue.sections:
        if (section.document, section.pair) not in folded:
            zh, en = section.zh_title or section.zh_number, section.en_title
            yield section.iri, _node("section", zh, en, len(section.concepts), section.document)
    for theme in catalogue.themes:
        yield theme.iri, _node("theme", theme.zh, theme.en, len(theme.concepts), theme.document)
    for concept in catalogue.concepts:
        en = concept.renderings[0].en if concept.renderings else ""
        node = _node("concept", concept.zh, en, concept.count, *concept.documents)
        yield concept.iri, node | {"kind": concept.kind}


def _node(node_type: NodeType, zh: str, en: str, count: int, *documents: str) -> dict[str, object]:
    return {"type": node_type, "kind": node_type, "zh": zh, "en": en, "count": count, "documents": documents}


def _edges(catalogue: Catalogue, folded: set[tuple[str, int]]) -> Iterator[Link]:
    documents = {document.id: document.iri for document in catalogue.documents}
    themes = {(theme.document, theme.number): theme.iri for theme in catalogue.themes}
    # What stands for each section: itself, or the theme that it is.
    standing = {
        (section.document, section.pair): section.iri
        if (section.document, section.pair) not in folded or section.theme is None
        else themes[section.document, section.theme]
        for section in catalogue.sections
    }
    for section in catalogue.sections:
        if (section.document, section.pair) not in folded:
            above = standing.get((section.document, section.parent or 0), documents[section.document])
            yield Link(section.iri, above, "part-of", 1)
    for theme in catalogue.themes:
        above = next(
            (standing[at.document, at.pair] for at in _around(theme, catalogue.sections)
             if standing[at.document, at.pair] != theme.iri),
            documents[theme.document],
        )  # fmt: skip
        yield Link(theme.iri, above, "part-of", 1)
    keys = {concept.key: concept.iri for concept in catalogue.concepts}
    for concept in catalogue.concepts:
        yield from _places(concept, standing, themes)
        for other in concept.relations:
            if other.role == "broader":
                yield Link(concept.iri, keys[other.key], "kind-of", 1)
        for member in concept.members:
            if member.key in keys and member.key != concept.key:
                yield Link(keys[member.key], concept.iri, "member-of", 1)


def _around(theme: ThemeEntry, sections: Sequence[SectionEntry]) -> list[SectionEntry]:
    """The sections that hold a theme, the innermost first."""
    holding = [at for at in sections if at.document == theme.document and at.pair <= theme.pair <= at.last_pair]
    return sorted(holding, key=lambda section: -section.depth)


def _places(
    concept: ConceptEntry, standing: dict[tuple[str, int], str], themes: dict[tuple[str, int], str]
) -> Iterator[Link]:
    under = Counter(themes[at.document, at.theme] for at in concept.citations if at.theme is not None)
    homes = Counter(standing[at.document, at.section] for at in concept.citations if at.section is not None)
    for iri, count in homes.items():
        if iri not in under:
            yield Link(concept.iri, iri, "appears-in", count)
    for iri, count in under.items():
        yield Link(concept.iri, iri, "under-theme", count)
