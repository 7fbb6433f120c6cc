"""The rendering step alone: terms that are given, or selected in an unusual way, rendered as the harvest does.

What the harvest does in one go is taken apart here, so that a benchmark can leave out a piece or set a limit
and do the costly steps once.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from glossary.dictionary import Dictionary, default_path
from glossary.folding import fold_label
from glossary.harvesting import render
from glossary.preparation import Prepared, prepare
from glossary.ranking.selecting import Selected, select_listed
from glossary.rows import Row, rows
from glossary.structure import outline
from glossary.types import Document, Harvest, Occurrence, Term

__all__ = ["dictionary", "listed", "prepared", "rendered"]

_PREPARED: Final[dict[str, Prepared]] = {}


@cache
def dictionary() -> Dictionary:
    """Return the installed dictionary, read once."""
    return Dictionary(default_path())


def prepared(document: Document) -> Prepared:
    """Return a document prepared with the installed dictionary; each once."""
    if document.id not in _PREPARED:
        _PREPARED[document.id] = prepare(document, dictionary())
    return _PREPARED[document.id]


def listed(source: Prepared, terms: Iterable[str]) -> tuple[Selected, ...]:
    """Return the given terms that stand in a document, with all their places."""
    return select_listed(source.docs, dictionary(), {fold_label(term) for term in terms}, glossed=source.glossed)


def rendered(
    source: Prepared,
    selected: Iterable[Selected],
    *,
    words: Dictionary | None = None,
    without: Collection[str] = (),
    omission: float | None = None,
) -> list[Row]:
    """Render terms and return them as the rows of the bare glossary.

    Args:
        source: The prepared document.
        selected: Its terms with their places.
        words: The dictionary; the installed one if not given.
        without: Kinds of evidence to do without (`glossary.renderings.choosing.EVIDENCE`).
        omission: Probability from which a term is left out; the default of the choosing if not given.
    """
    terms = {term.key: term for term in selected}
    found = render(source, terms.values(), words or dictionary(), without=without, omission=omission)
    return rows(_harvest(source, [(terms[key], occurrences) for key, occurrences in found.items()]))


def _harvest(source: Prepared, found: Iterable[tuple[Selected, list[Occurrence]]]) -> Harvest:
    terms = tuple(
        Term(term.key, term.zh, term.kind, term.termhood, term.reasons, tuple(occurrences))
        for term, occurrences in found
    )
    return Harvest(source.document, outline(source.document), source.units, terms)
