"""The SKOS vocabulary alone, in any RDF syntax: what Skosmos, SkoHub, VocBench and other SKOS tools load."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from exports.base import ExportSource, Loss
from exports.losses import FeatureName, not_held
from glossary.errors import OutputError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["SYNTAXES", "export", "losses"]

#: Names of functions of `graph.serialise`, the default first.
SYNTAXES: Final = ("turtle", "ntriples", "rdfxml", "jsonld", "trig")

#: What `graph.vocabulary` keeps.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "spellings", "rendering_spellings", "pinyin", "kind",
    "status", "definitions", "notes", "counts", "themes", "members", "relations", "matches", "replaced_by",
    "redirects", "iri", "reasons",
)  # fmt: skip


def export(source: ExportSource, *, syntax: str = "turtle") -> bytes:
    """Return the vocabulary of the formulations in UTF-8, sorted.

    Args:
        source: Of its graph, the vocabulary is written.
        syntax: One of `SYNTAXES`; in TriG the vocabulary is a graph with the name of its concept scheme.

    Returns:
        The file's bytes.

    Raises:
        OutputError: There is no formulation, or it holds what RDF/XML cannot hold.
    """
    from graph import serialise  # noqa: PLC0415 - imports rdflib
    from graph.vocabulary import vocabulary  # noqa: PLC0415 - imports rdflib

    found = vocabulary(source.graph())
    if not found:
        raise OutputError("there is no formulation to write", hint="build a document first: tifa build FILE")
    if syntax == "trig":
        return serialise.trig({str(_scheme(found)): found}).encode()
    write: Callable[[Graph], str] = getattr(serialise, syntax)
    return write(found).encode()


def _scheme(vocabulary: "Graph") -> "Node":
    """The one concept scheme, after which the graph is named in TriG."""
    from rdflib import RDF, SKOS  # noqa: PLC0415 - as above

    return next(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))


def losses(source: ExportSource, *, syntax: str = "turtle") -> tuple[Loss, ...]:
    """Return what stays behind: sentences, places and whatever else is no vocabulary.

    Args:
        source: What is exported.
        syntax: As the writer; all syntaxes hold the same.
    """
    return not_held(source.catalogue, _HELD)
