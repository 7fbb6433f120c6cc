"""The whole graph as Turtle (https://www.w3.org/TR/turtle/)."""

from exports.base import ExportSource

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the graph as Turtle in UTF-8, sorted.

    Args:
        source: Its graph is written.

    Returns:
        The file's bytes.
    """
    from graph.serialise import turtle  # noqa: PLC0415 - imports rdflib

    return turtle(source.graph()).encode()
