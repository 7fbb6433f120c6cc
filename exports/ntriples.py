"""The whole graph as N-Triples (https://www.w3.org/TR/n-triples/)."""

from exports.base import ExportSource

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the graph as N-Triples in UTF-8, sorted.

    Args:
        source: Its graph is written.

    Returns:
        The file's bytes.
    """
    from graph.serialise import ntriples  # noqa: PLC0415 - imports rdflib

    return ntriples(source.graph()).encode()
