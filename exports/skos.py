"""The SKOS vocabulary alone, as Turtle: what Skosmos, SkoHub, VocBench and other SKOS tools load."""

from exports.base import ExportSource
from glossary.errors import OutputError

__all__ = ["export"]


def export(source: ExportSource) -> bytes:
    """Return the vocabulary of the formulations in UTF-8, sorted.

    Args:
        source: Of its graph, the vocabulary is written.

    Returns:
        The file's bytes.

    Raises:
        OutputError: There is no formulation.
    """
    from graph.serialise import turtle  # noqa: PLC0415 - imports rdflib
    from graph.vocabulary import vocabulary  # noqa: PLC0415 - imports rdflib

    found = vocabulary(source.graph())
    if not found:
        raise OutputError("there is no formulation to write", hint="build a document first: tifa build FILE")
    return turtle(found).encode()
