"""The network of formulations for Gephi and yEd: GraphML and GEXF, with attributes.

Nodes are the formulations, sections, exposition themes and documents, edges what links them (`graph.networks.links`):
directed, with a relation and a weight; ``related`` holds both ways. networkx writes both formats. GraphML has labels
twice: as the attribute ``label``, which Gephi shows, and as labels of yFiles, without which yEd shows none. GEXF has
no date of its making, so that the same workspace gives the same bytes.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.losses import FeatureName, not_held
from exports.xml_text import XmlText
from graph.catalogue import Catalogue, ConceptEntry, DocumentEntry, SectionEntry, ThemeEntry

if TYPE_CHECKING:  # both take time to import
    import networkx as nx
    from lxml import etree

__all__ = ["export_gexf", "export_graphml", "losses", "network_of"]

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "pinyin", "kind", "status", "termhood", "counts", "omissions", "renderers",
    "documents", "sections", "themes", "relations", "iri",
)  # fmt: skip

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_YFILES: Final = "http://www.yworks.com/xml/graphml"
#: How yEd shows each type of node: its shape and colour.
_SHAPES: Final[Mapping[str, tuple[str, str]]] = {
    "concept": ("roundrectangle", "#DCEBF2"),
    "section": ("rectangle", "#EEEEEE"),
    "theme": ("hexagon", "#F6E3C5"),
    "document": ("rectangle", "#D9E8D3"),
}
#: Width of a node in yEd, for each character of its label; and the least.
_WIDTH: Final = 14
_LEAST: Final = 40
_META: Final = re.compile(rb"<meta\b.*?</meta>", re.DOTALL)

_Value = str | int | float


def export_graphml(source: ExportSource, *, label: str = "zh") -> bytes:
    """Return the network as GraphML.

    Args:
        source: Its catalogue is written.
        label: What labels a node: its Chinese (``zh``), or its English where it has any (``en``).

    Returns:
        The file in UTF-8.
    """
    import networkx as nx  # noqa: PLC0415 - only where a network is written
    from lxml import etree  # noqa: PLC0415

    file = io.BytesIO()
    nx.write_graphml_lxml(network_of(source.catalogue, label=label), file, named_key_ids=True)
    root = etree.fromstring(file.getvalue())
    _show_in_yed(root)
    etree.indent(root, space=" ")
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"


def export_gexf(source: ExportSource, *, label: str = "zh") -> bytes:
    """Return the network as GEXF 1.2.

    Args:
        source: Its catalogue is written.
        label: As for GraphML.

    Returns:
        The file in UTF-8.
    """
    import networkx as nx  # noqa: PLC0415 - only where a network is written

    file = io.BytesIO()
    nx.write_gexf(network_of(source.catalogue, label=label), file, version="1.2draft")
    return _META.sub(b"<meta><creator>Tifa</creator></meta>", file.getvalue(), count=1) + b"\n"


def losses(source: ExportSource, *, label: str = "zh") -> tuple[Loss, ...]:
    """Return what the network does not hold.

    Args:
        source: What is exported.
        label: As the writers.
    """
    catalogue, text = source.catalogue, XmlText()
    _node_list(catalogue, text)
    keys = {concept.key for concept in catalogue.concepts}
    outside = sum(member.key not in keys for concept in catalogue.concepts for member in concept.members)
    listed = sum(len(concept.authority_members) for concept in catalogue.concepts)
    own = (
        Loss("control characters", text.dropped, "XML cannot hold them"),
        Loss("members", outside + listed, "they are no formulations themselves"),
    )
    return (*(loss for loss in own if loss.count), *not_held(catalogue, (*_HELD, "members")))


def network_of(catalogue: Catalogue, *, label: str = "zh") -> "nx.MultiDiGraph[str]":
    """Return the network that is written.

    Args:
        catalogue: The catalogue.
        label: ``zh`` or ``en``.

    Returns:
        A graph whose nodes are named ``n1``, ``n2``, … in the order of the catalogue (an IRI is no name in GraphML) and
        have ``iri``, ``type``, ``label``, ``zh``, ``en``, ``kind``, ``count`` and, by their type, more; the edges are
        named ``e1``, … and have ``relation``, ``weight`` and, where related, ``strength``.
    """
    import networkx as nx  # noqa: PLC0415 - only where a network is written

    from graph.networks import links  # noqa: PLC0415

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names: dict[str, str] = {}
    for number, attributes in enumerate(_node_list(catalogue, XmlText()), 1):
        name = names[str(attributes["iri"])] = f"n{number}"
        shown = attributes["en"] if label == "en" and attributes["en"] else attributes["zh"]
        network.add_node(name, label=shown, **attributes)
    for number, link in enumerate(links(catalogue), 1):
        more = {} if link.strength is None else {"strength": link.strength}
        source, target = names[link.source], names[link.target]
        network.add_edge(source, target, f"e{number}", relation=link.relation, weight=link.weight, **more)
    return network


def _node_list(catalogue: Catalogue, text: XmlText) -> list[dict[str, _Value]]:
    dates = {document.id: document.metadata.date for document in catalogue.documents}
    found: list[Iterator[tuple[str, _Value]]] = [
        *map(_document, catalogue.documents),
        *map(_section, catalogue.sections),
        *map(_theme, catalogue.themes),
        *(_concept(concept, dates) for concept in catalogue.concepts),
    ]
    return [{name: text(value) if isinstance(value, str) else value for name, value in node} for node in found]


def _document(document: DocumentEntry) -> Iterator[tuple[str, _Value]]:
    data = document.metadata
    yield from (("iri", document.iri), ("type", "document"), ("kind", "document"))
    yield from (("zh", data.title_zh or document.id), ("en", data.title), ("count", document.concepts))
    yield from (("documents", document.id), ("first_date", data.date), ("last_date", data.date))
    yield from (("issuer", data.issuer), ("renderers", data.translator))


def _section(section: SectionEntry) -> Iterator[tuple[str, _Value]]:
    zh = f"{section.zh_number}{section.zh_title}"
    yield from (("iri", section.iri), ("type", "section"), ("kind", "section"))
    yield from (("zh", zh), ("en", section.en_title), ("count", len(section.concepts)))
    yield from (("documents", section.document), ("paragraph", section.pair), ("depth", section.depth))


def _theme(theme: ThemeEntry) -> Iterator[tuple[str, _Value]]:
    yield from (("iri", theme.iri), ("type", "theme"), ("kind", "theme"))
    yield from (("zh", theme.zh), ("en", theme.en), ("count", len(theme.concepts)))
    yield from (("documents", theme.document), ("paragraph", theme.pair), ("speakers", "; ".join(theme.speakers)))


def _concept(concept: ConceptEntry, dates: Mapping[str, str]) -> Iterator[tuple[str, _Value]]:
    renderings = concept.renderings
    yield from (("iri", concept.iri), ("type", "concept"), ("kind", concept.kind))
    yield from (("zh", concept.zh), ("en", renderings[0].en if renderings else ""), ("count", concept.count))
    yield from (("documents", "; ".join(concept.documents)), ("pinyin", concept.pinyin), ("status", concept.status))
    yield from (("termhood", concept.termhood), ("omissions", concept.omissions))
    yield "renderings", "; ".join(one.en for one in renderings)
    yield "renderers", "; ".join(sorted({one for each in renderings for one in each.renderers}))
    known = sorted(filter(None, (dates[name] for name in concept.documents)))
    if known:
        yield from (("first_date", known[0]), ("last_date", known[-1]))


# --- yEd -----------------------------------------------------------------------------------------------


def _show_in_yed(root: "etree._Element") -> None:
    """Give each node of a GraphML file a labelled shape of yFiles, beside its attributes."""
    from lxml import etree  # noqa: PLC0415

    key = etree.Element(f"{{{_GRAPHML}}}key", {"id": "shape", "for": "node", "yfiles.type": "nodegraphics"})
    root.insert(0, key)
    for node in root.iter(f"{{{_GRAPHML}}}node"):
        said = {one.get("key"): one.text or "" for one in node}
        shape, colour = _SHAPES[said["type"]]
        data = etree.SubElement(node, f"{{{_GRAPHML}}}data", key="shape")
        drawn = etree.SubElement(data, f"{{{_YFILES}}}ShapeNode", nsmap={"y": _YFILES})
        width = max(_LEAST, _WIDTH * len(said["label"]))
        etree.SubElement(drawn, f"{{{_YFILES}}}Geometry", width=str(width), height="30", x="0", y="0")
        etree.SubElement(drawn, f"{{{_YFILES}}}Fill", color=colour)
        etree.SubElement(drawn, f"{{{_YFILES}}}NodeLabel").text = said["label"]
        etree.SubElement(drawn, f"{{{_YFILES}}}Shape", type=shape)
