"""What the tests of descriptions and of the store share: harvests that differ, their graphs, a filled store."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rdflib import Graph

from glossary.decisions import Decision
from glossary.types import Harvest
from graph.build import describe
from graph.cataloguing import catalogue
from graph.iris import Iris
from graph.rulings import rule
from graph.store import Store
from graph.view import describe_view
from ontology.namespaces import ontology
from tests import factories

__all__ = ["IRIS", "decided_graphs", "dissenting", "filled", "graphs", "view_of"]

IRIS = Iris("https://example.org/tifa/")


def dissenting(name: str = "shore-brief") -> Harvest:
    """Return a harvest that differs from `factories.harvest` on a kind and on renderings."""
    terms = (
        factories.term("低空经济", "concept", [(2, "economy"), (4, "the low-altitude economy")]),
        factories.term("电动船", "tech", [(4, "electric boats")]),
    )
    return replace(factories.harvest(name, date="2024-06-01"), terms=terms)


def view_of(*harvests: Harvest) -> Graph:
    """Return the derived view of some harvests."""
    return describe_view(catalogue(harvests, base=IRIS.base), iris=IRIS)


def graphs(*harvests: Harvest) -> dict[str, Graph]:
    """Return the named graphs of a workspace with these harvests."""
    found = {IRIS.graph(f"document/{one.document.id}"): describe(one, iris=IRIS) for one in harvests}
    return found | {IRIS.graph("view"): view_of(*harvests), IRIS.graph("ontology"): ontology()}


def decided_graphs(decisions: Iterable[Decision], *harvests: Harvest) -> dict[str, Graph]:
    """Return the named graphs of a workspace with these harvests, whose editors decided so."""
    made = catalogue(harvests, base=IRIS.base, rulings=rule(decisions))
    return graphs(*harvests) | {IRIS.graph("view"): describe_view(made, iris=IRIS)}


def filled(folder: Path) -> Store:
    """Return a store below `folder` that holds two documents that differ."""
    store = Store(folder)
    store.update(graphs(factories.harvest(), dissenting()))
    return store
