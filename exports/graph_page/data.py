"""What the interactive page knows: nodes and edges as pyvis makes them, and what the panel says of each node."""

import json
import math
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from graph.catalogue import Catalogue, ConceptEntry, SectionEntry, ThemeEntry
from graph.networks import network
from graph.positions import positions

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MOST_SENTENCES", "page_data"]

#: How many sentences of a concept the page embeds; the panel says how many more there are.
MOST_SENTENCES: Final = 12

_SHAPES: Final = {"concept": "dot", "theme": "diamond", "section": "square", "document": "hexagon"}

# The layout is found once, from places that are computed here, and then stands still.
_OPTIONS: Final[Mapping[str, object]] = {
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -130,
            "centralGravity": 0.01,
            "springLength": 70,
            "springConstant": 0.06,
            "damping": 0.6,
            "avoidOverlap": 0.7,
        },
        "minVelocity": 1.5,
        "stabilization": {"iterations": 220, "updateInterval": 55, "fit": True},
    },
    "interaction": {"hover": True, "tooltipDelay": 250, "hideEdgesOnDrag": False, "multiselect": False},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {"smooth": False, "hoverWidth": 0, "selectionWidth": 1},
}


def page_data(catalogue: Catalogue) -> dict[str, object]:
    """Return all that the page's script works on, as values that JSON can hold.

    Args:
        catalogue: What to show.

    Returns:
        ``nodes``, ``edges`` and ``options`` for vis-network, ``entries`` (one for each node, in the same
        order), the ``sentences`` that entries point at, and ``documents``.
    """
    graph = network(catalogue, fold_themes=True)
    numbers = {iri: number for number, iri in enumerate(graph)}
    entries = _Entries(catalogue, numbers)
    drawn = _drawn(graph, numbers)
    return {
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": drawn.options,
        "entries": entries.all(),
        "sentences": list(entries.sentences),
        "documents": [_titles(at.metadata.title_zh, at.metadata.title, at.id) for at in catalogue.documents],
    }


def _drawn(graph: "nx.Graph[str]", numbers: Mapping[str, int]) -> Any:  # noqa: ANN401 - pyvis has no types
    """The network as pyvis holds it."""
    from pyvis.network import Network  # noqa: PLC0415 - imports IPython

    drawn = Network(directed=True)  # directed: pyvis then does not compare each edge with all others
    places = positions(graph)
    for iri, node in graph.nodes(data=True):
        across, down = places[iri]
        drawn.add_node(
            numbers[iri],
            label=node["zh"],
            shape=_SHAPES[node["type"]],
            size=_size(node["type"], node["count"]),
            group=node["kind"],
            x=across,
            y=down,
        )
    for source, target, edge in graph.edges(data=True):
        width = round(min(3.0, 0.6 + 0.4 * math.log2(edge["weight"])), 2)
        drawn.add_edge(numbers[source], numbers[target], arrows="", relation=edge["relation"], width=width)
    drawn.set_options(json.dumps(_OPTIONS))
    return drawn


def _size(node_type: str, count: int) -> float:
    """Radius of a node: of a concept by its occurrences, of others by how many concepts they hold."""
    if node_type == "concept":
        return round(min(34.0, 6 + 4.5 * math.sqrt(count)), 1)
    return {"document": 30.0, "theme": 26.0}.get(node_type) or round(min(24.0, 12 + 1.5 * math.sqrt(count)), 1)


class _Entries:
    """Makes the entries of the panel; `sentences` gathers each sentence once, in the order of first use."""

    def __init__(self, catalogue: Catalogue, numbers: Mapping[str, int]) -> None:
        self.sentences: dict[tuple[str, str, str], int] = {}
        self._catalogue = catalogue
        self._numbers = numbers
        self._documents = {document.id: at for at, document in enumerate(catalogue.documents)}
        self._concepts = {concept.key: numbers[concept.iri] for concept in catalogue.concepts}
        themes = {(theme.document, theme.number): numbers[theme.iri] for theme in catalogue.themes}
        self._themes = themes
        # Sections that are themes are drawn and linked as themes.
        self._sections = {(at.document, at.pair): numbers[at.iri] for at in catalogue.sections if at.iri in numbers}
        self._standing = self._sections | {
            (at.document, at.pair): themes[at.document, at.theme] for at in catalogue.sections if at.theme is not None
        }

    def all(self) -> list[dict[str, object]]:
        """Return the entries in the order of the nodes."""
        made: dict[int, dict[str, object]] = {}
        for document in self._catalogue.documents:
            data = document.metadata
            facts = [data.date, data.issuer, data.translator and f"translated by {data.translator}", data.source]
            made[self._numbers[document.iri]] = {
                "type": "document",
                **_titles(data.title_zh, data.title, document.id),
                "documents": [self._documents[document.id]],
                "facts": [fact for fact in facts if fact],
                "concepts": [],
            }
        for section in self._catalogue.sections:
            if section.iri in self._numbers:
                made[self._numbers[section.iri]] = self._section(section)
        for theme in self._catalogue.themes:
            made[self._numbers[theme.iri]] = self._theme(theme)
        for concept in self._catalogue.concepts:
            made[self._numbers[concept.iri]] = self._concept(concept)
        return [made[number] for number in sorted(made)]

    def _section(self, section: SectionEntry) -> dict[str, object]:
        return {
            "type": "section",
            **_titles(section.zh_title or section.zh_number, section.en_title, ""),
            "number": section.zh_number or section.en_number,
            "documents": [self._documents[section.document]],
            "concepts": [self._concepts[key] for key in section.concepts],
        }

    def _theme(self, theme: ThemeEntry) -> dict[str, object]:
        return {
            "type": "theme",
            **_titles(theme.zh, theme.en, ""),
            "number": theme.number,
            "documents": [self._documents[theme.document]],
            "concepts": [self._concepts[key] for key in theme.concepts],
            "speakers": theme.speakers,
            "statements": theme.statements,
            "reach": [
                [self._standing[theme.document, at.section], [self._concepts[key] for key in at.concepts]]
                for at in theme.reach
            ],
        }

    def _concept(self, concept: ConceptEntry) -> dict[str, object]:
        renderings = [[one.en, one.count, one.renderers, one.status] for one in concept.renderings]
        spellings = {concept.zh, *concept.spellings, *(en for one in concept.renderings for en in one.spellings)}
        return {
            "type": "concept",
            "kind": concept.kind,
            "zh": concept.zh,
            "en": concept.renderings[0].en if concept.renderings else "",
            "pinyin": concept.pinyin,
            "search": [_searchable(form) for form in sorted(spellings)] + [_searchable(concept.pinyin)],
            "status": concept.status,
            "termhood": round(concept.termhood, 3),
            "count": concept.count,
            "omissions": concept.omissions,
            "renderings": renderings,
            "members": [[member.zh, self._concepts.get(member.key)] for member in concept.members],
            "relations": [
                [one.role, self._concepts[one.key], None if one.statistic is None else round(one.statistic, 1)]
                for one in concept.relations
            ],
            "documents": [self._documents[document] for document in concept.documents],
            "sections": [self._sections[place] for place in concept.sections if place in self._sections],
            "themes": [self._themes[place] for place in concept.themes],
            "reasons": concept.reasons,
            "sentences": [self._cite(concept, at) for at in range(min(MOST_SENTENCES, len(concept.citations)))],
            **_authority(concept),
        }

    def _cite(self, concept: ConceptEntry, at: int) -> list[object]:
        """A sentence's number, the term's span and the rendering's span (or ``None``) in code points."""
        citation = concept.citations[at]
        sentence = (citation.zh, citation.en, citation.place)
        number = self.sentences.setdefault(sentence, len(self.sentences))
        return [number, citation.zh_span, citation.en_span]


def _authority(concept: ConceptEntry) -> dict[str, object]:
    """What authority lists say of the same concept; nothing where they say nothing, which is most often."""
    cited: object = [
        [one.en, one.rank, one.renderer, one.title, one.evidence]
        for one in concept.authority
        if one.match == "exact" and one.en
    ]
    members: object = [[one.zh, one.title] for one in concept.authority_members]
    return ({"authority": cited} if cited else {}) | ({"authorityMembers": members} if members else {})


def _titles(zh: str, en: str, otherwise: str) -> dict[str, str]:
    return {"zh": zh or en or otherwise, "en": en if zh else ""}


def _searchable(text: str) -> str:
    """Return a text as the page's search compares it: no case, tones, spaces, quotes or hyphens.

    >>> _searchable("xīn sān yàng"), _searchable("low-altitude economy")
    ('xinsanyang', 'lowaltitudeeconomy')
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if c.isalnum())
