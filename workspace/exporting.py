"""What exporters draw on, taken from a workspace."""

from typing import TYPE_CHECKING

from exports.base import ExportSource
from workspace.workspace import Workspace

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["export_source"]


def export_source(workspace: Workspace) -> ExportSource:
    """Return the catalogue and the graphs of a workspace, for `exports.Exporter.export`.

    Args:
        workspace: The workspace.

    Returns:
        The catalogue, read now, and functions that read the graphs, or their union, when an exporter wants them.

    Raises:
        WorkspaceError: If the workspace is empty or damaged.
    """
    with workspace.index() as index:
        catalogue = index.catalogue()
    return ExportSource(catalogue, lambda: _union(workspace), lambda: _graphs(workspace))


def _graphs(workspace: Workspace) -> "dict[str, Graph]":
    return {name: workspace.store.graph(name) for name in workspace.store.names()}


def _union(workspace: Workspace) -> "Graph":
    # rdflib is wanted by exporters of RDF only.
    from rdflib import Graph  # noqa: PLC0415

    union = Graph(bind_namespaces="none")
    for name in workspace.store.names():
        union += workspace.store.graph(name)
    return union
