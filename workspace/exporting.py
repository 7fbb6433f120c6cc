"""What exporters draw on, taken from a workspace."""

from typing import TYPE_CHECKING

from exports.base import ExportSource
from glossary.types import Harvest
from graph.catalogue import Catalogue
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["export_source"]


def export_source(workspace: Workspace) -> ExportSource:
    """Return the catalogue and the graphs of a workspace, for `exports.Format.export`.

    Args:
        workspace: The workspace.

    Returns:
        The catalogue, read now, and functions that read the graphs, their union, or the
        harvests when a format wants them.

    Raises:
        WorkspaceError: If the workspace is empty or damaged.
    """
    with workspace.index() as index:
        catalogue = index.catalogue()
    return ExportSource(
        catalogue, lambda: _union(workspace), lambda: _graphs(workspace), lambda: _harvests(workspace, catalogue)
    )


def _harvests(workspace: Workspace, catalogue: Catalogue) -> tuple[Harvest, ...]:
    from workspace.harvests import load  # noqa: PLC0415 - wanted by formats of whole texts only

    held = load(workspace.harvests)
    return tuple(held[document.id] for document in catalogue.documents)


def _graphs(workspace: Workspace) -> "dict[str, Graph]":
    return {name: workspace.store.graph(name) for name in workspace.store.names()}


def _union(workspace: Workspace) -> "Graph":
    # rdflib is wanted by formats of RDF only.
    from rdflib import Graph  # noqa: PLC0415

    union = Graph(bind_namespaces="none")
    for name in workspace.store.names():
        union += workspace.store.graph(name)
    return union
