"""The SKOS vocabulary alone, as Turtle: what Skosmos, SkoHub, VocBench and other SKOS tools load."""

from typing import Final

from exports.base import ExportSource, Loss
from exports.losses import FeatureName, not_held
from glossary.errors import OutputError

__all__ = ["export", "losses"]

#: What `graph.vocabulary` keeps.
_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "spellings", "rendering_spellings", "pinyin", "kind",
    "status", "definitions", "notes", "counts", "themes", "members", "relations", "matches", "replaced_by",
    "redirects", "iri",
)  # fmt: skip


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


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what stays behind: sentences, places and whatever else is no vocabulary.

    Args:
        source: What is exported.
    """
    return not_held(source.catalogue, _HELD)
