"""What the glossaries of CAT tools share: which terms they get, as text of one line, and what they lose.

**Formulas.** A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``. The apostrophe that guards such
a cell in a table for people (`exports.table.guard`) would become part of the term in a CAT tool, and nothing without
it is safe in a file that people open with a double click. No formulation of a policy document begins so; a label or
rendering that does is a mistake of the harvest. It is left out, and counted. Cells that are no terms are guarded.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from exports.base import ExportSource, Loss
from exports.citing import best_place
from exports.table import guard
from graph.catalogue import ConceptEntry, RenderingEntry

__all__ = ["FORBIDDEN", "CellText", "losses_of", "place_text", "terms"]

#: The status of what is not to be used.
FORBIDDEN: Final = "deprecated"

#: Control characters, and lone surrogates.
_CONTROLS: Final = frozenset({"Cc", "Cs"})
#: Characters that show nothing and break files: the byte order mark, and what no XML holds.
_BREAKING: Final = frozenset("\ufeff\ufffe\uffff")


class CellText:
    r"""Makes text of one line, without control characters, and remembers how many of those it dropped.

    White space, line ends and tabs too, becomes one space.

    >>> text = CellText()
    >>> text("three\tnew\n kinds\x00"), text.dropped
    ('three new kinds', 1)
    """

    def __init__(self) -> None:
        self.dropped = 0

    def __call__(self, text: str) -> str:
        """Return `text` as one line.

        Args:
            text: Any text.
        """
        line = " ".join(text.split())
        kept = "".join(one for one in line if one not in _BREAKING and unicodedata.category(one) not in _CONTROLS)
        self.dropped += len(line) - len(kept)
        return " ".join(kept.split())


def terms(
    source: ExportSource, text: CellText, *, forbidden: bool = False
) -> Iterator[tuple[ConceptEntry, str, tuple[tuple[RenderingEntry, str], ...]]]:
    """Yield the concepts that have a rendering, with their labels and renderings as lines.

    Args:
        source: Its catalogue is written.
        text: Makes the lines.
        forbidden: Whether deprecated renderings are among them.

    Yields:
        The concept, its label, and its renderings, each with its line; a label or rendering that is empty as a line,
        or that a spreadsheet would run, is left out.
    """
    for concept in source.catalogue.concepts:
        label = text(concept.zh)
        if not _safe(label):
            continue
        renderings = [
            (one, line)
            for one in concept.renderings
            if (forbidden or one.status != FORBIDDEN) and _safe(line := text(one.en))
        ]
        if renderings:
            yield concept, label, tuple(renderings)


def place_text(concept: ConceptEntry, rendering: RenderingEntry, text: CellText) -> tuple[str, str, str]:
    """Return the sentence that shows a rendering, in Chinese and English, and its place; empty where there is none.

    Args:
        concept: The concept.
        rendering: One of its renderings.
        text: Makes the lines.
    """
    at = best_place(concept, rendering)
    return ("", "", "") if at is None else (text(at.zh), text(at.en), text(f"{at.document}, {at.place}"))


def losses_of(
    source: ExportSource, *, dropped: int, forbidden: bool = False, sentences: bool = False
) -> Iterator[Loss]:
    """Yield what a glossary loses beside the features that it has no place for.

    Args:
        source: What is exported.
        dropped: How many control characters were dropped.
        forbidden: Whether it holds deprecated renderings.
        sentences: Whether it shows one place of each rendering.
    """
    concepts = source.catalogue.concepts
    every = [(concept, one) for concept in concepts for one in concept.renderings]
    deprecated = 0 if forbidden else sum(one.status == FORBIDDEN for _, one in every)
    usable = [(concept, one) for concept, one in every if forbidden or one.status != FORBIDDEN]
    unsafe = sum(not _safe(CellText()(text)) for text in _texts(concepts, usable))
    yield from _counted(
        Loss("deprecated renderings", deprecated, "the program would propose them"),
        Loss("formulations without a rendering", sum(not one.renderings for one in concepts)),
        Loss("labels and renderings", unsafe, "empty, or a spreadsheet would run them"),
        Loss("control characters", dropped),
    )
    if sentences:
        held = sum(best_place(concept, one) is not None for concept, one in usable)
        more = sum(len(concept.citations) for concept in concepts) - held
        yield from _counted(Loss("more places with their sentences", more, "a rendering shows one"))


def _texts(concepts: Iterable[ConceptEntry], usable: Iterable[tuple[ConceptEntry, RenderingEntry]]) -> Iterator[str]:
    yield from (concept.zh for concept in concepts)
    yield from (rendering.en for _, rendering in usable)


def _counted(*losses: Loss) -> Iterator[Loss]:
    return (loss for loss in losses if loss.count)


def _safe(line: str) -> bool:
    return bool(line) and guard(line) == line
