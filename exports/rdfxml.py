"""The whole graph as RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/)."""

from exports.base import ExportSource

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the graph as RDF/XML in UTF-8, sorted.

    Args:
        source: Its graph is written.

    Returns:
        The file's bytes.

    Raises:
        OutputError: The graph holds what XML cannot hold, such as a control character.
    """
    from graph.serialise import rdfxml  # noqa: PLC0415 - imports rdflib

    return rdfxml(source.graph()).encode()
