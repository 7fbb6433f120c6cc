"""Which place an entry of a glossary shows for a rendering."""

from graph.catalogue import Citation, ConceptEntry, RenderingEntry

__all__ = ["best_place"]


def best_place(concept: ConceptEntry, rendering: RenderingEntry | None = None) -> Citation | None:
    """Return the surest place of a concept, of those that are rendered so.

    Args:
        concept: The concept.
        rendering: One of its renderings; ``None`` for any place.

    Returns:
        The first of the surest; ``None`` where no document renders it so.
    """
    places = (at for at in concept.citations if rendering is None or _rendered(at) in rendering.spellings)
    return max(places, key=lambda at: at.score, default=None)


def _rendered(at: Citation) -> str | None:
    return None if at.en_span is None else at.en_span.of(at.en)
