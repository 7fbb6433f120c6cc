"""All named graphs, each under its name, as TriG (https://www.w3.org/TR/trig/)."""

from exports.base import ExportSource

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the named graphs as TriG in UTF-8, sorted.

    Args:
        source: Its named graphs are written.

    Returns:
        The file's bytes.
    """
    from graph.serialise import trig  # noqa: PLC0415 - imports rdflib

    return trig(source.graphs()).encode()
