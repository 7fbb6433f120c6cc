"""The network for Gephi and yEd: what networkx reads back is what was written."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree

from exports import format_named
from exports.network_files import network_of
from graph.cataloguing import catalogue
from tests.exports.labels import labelled, labels, rendering, texts
from tests.exports.samples import source
from tests.factories import harvest, relations

Graph: TypeAlias = "nx.Graph[str]"


def read_graphml(data: bytes) -> Graph:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    for _, attributes in graph.nodes(data=True):
        for name in ("x", "y", "shape_type"):  # of yFiles
            del attributes[name]
    return graph


def read_gexf(data: bytes) -> Graph:
    graph = nx.read_gexf(io.BytesIO(data))
    for *_, attributes in graph.edges(data=True):
        del attributes["id"]
    return graph


READERS: dict[str, Callable[[bytes], Graph]] = {"graphml": read_graphml, "gexf": read_gexf}


def said(graph: Graph) -> tuple[dict[str, dict[str, object]], dict[tuple[str, str, str], dict[str, object]]]:
    """All that a graph says; networkx reads a file in which no two nodes have two edges as one without keys."""
    nodes = {node: dict(attributes) for node, attributes in graph.nodes(data=True)}
    return nodes, {(one, other, data["relation"]): dict(data) for one, other, data in graph.edges(data=True)}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("label", ["zh", "en"])
def test_read_back(name: str, label: str) -> None:
    made = source(replace(harvest(), relations=relations()), harvest("other", date="2025-01"))
    found = READERS[name](format_named(name).export(made, label=label))
    assert said(found) == said(network_of(made.catalogue, label=label))


@pytest.mark.parametrize("name", READERS)
@settings(deadline=None)  # the first example imports networkx
@given(zh=labels, en=texts)
def test_any_label(name: str, zh: str, en: str) -> None:
    form, made = format_named(name), labelled(zh, rendering(en))
    root = etree.fromstring(form.export(made))
    values = [one.text or one.get("value") or "" for one in root.iter()]
    shown = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", zh)
    assert shown in values or shown.strip() in [value.strip() for value in values]


def test_attributes() -> None:
    made = network_of(catalogue([replace(harvest(), relations=relations())]))
    nodes = {data["zh"]: (name, data) for name, data in made.nodes(data=True)}
    name, low = nodes["低空经济"]
    assert low == {
        "label": "低空经济", "iri": "https://w3id.org/tifa/id/concept/低空经济", "type": "concept", "kind": "tech",
        "zh": "低空经济", "en": "low-altitude economy", "count": 2, "documents": "lake-brief",
        "pinyin": "dī kōng jīng jì", "status": "attested", "termhood": 0.9, "omissions": 0,
        "renderings": "low-altitude economy", "renderers": "Lake Desk", "first_date": "2024-05-01",
        "last_date": "2024-05-01",
    }  # fmt: skip
    edges = {(made.nodes[other]["zh"], data["relation"]): data for _, other, data in made.out_edges(name, data=True)}
    assert edges["新三样", "kind-of"]["weight"] == 1
    assert ("二、主要成就", "appears-in") in edges
    [related] = [data for *_, data in made.edges(data=True) if data["relation"] == "related"]
    assert related["strength"] == 24.25


def test_yed_shows_labels() -> None:
    root = etree.fromstring(format_named("graphml").export(source()))
    yfiles = {"y": "http://www.yworks.com/xml/graphml", "g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(root.findall(".//g:node", yfiles)) == len(root.findall(".//y:ShapeNode/y:NodeLabel", yfiles)) == 8
    assert root.find("g:key[@yfiles.type='nodegraphics']", yfiles) is not None


def test_gexf_names_no_date() -> None:
    assert b"lastmodified" not in format_named("gexf").export(source())
    assert b"<meta><creator>Tifa</creator></meta>" in format_named("gexf").export(source())


def test_losses() -> None:
    lost = {one.what: one.count for one in format_named("gexf").lost(source())}
    assert lost["members"] == 3  # none of the three goods is a formulation
    assert lost["places with their sentences"] == 5
