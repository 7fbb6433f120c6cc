"""The whole graph as JSON-LD (https://www.w3.org/TR/json-ld11/)."""

from exports.base import ExportSource

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the graph as JSON-LD in UTF-8, sorted.

    Args:
        source: Its graph is written.

    Returns:
        The file's bytes.
    """
    from graph.serialise import jsonld  # noqa: PLC0415 - imports rdflib

    return jsonld(source.graph()).encode()
