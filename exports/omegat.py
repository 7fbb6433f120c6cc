"""Glossaries of OmegaT: source, target and comment, parted by tabs, a rendering a line.

OmegaT reads such files from a project's folder ``glossary`` (its manual, *Glossaries*). It takes ``.utf8`` for UTF-8
and finds out what ``.txt`` is: the first line is the comment that OmegaT itself begins a glossary with, and names the
encoding. Lines that begin with ``#`` are comments, so a label that does cannot be written. There is no quoting and no
escape: a tab or a line end in a cell becomes a space. Several lines with one source are shown as one entry.

OmegaT knows no forbidden terms: deprecated renderings stay out.
"""

from collections.abc import Iterator
from typing import Final

from exports.base import ExportSource, Loss
from exports.cat_terms import CellText, losses_of, terms
from exports.losses import FeatureName, not_held
from graph.catalogue import ConceptEntry, RenderingEntry

__all__ = ["COMMENT_SIGN", "HEAD", "PART", "export", "losses"]

HEAD: Final = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
COMMENT_SIGN: Final = "#"
#: What stands between the parts of a comment; its first part is the status of the rendering.
PART: Final = " · "

_HELD: Final[tuple[FeatureName, ...]] = (
    "renderings", "other_renderings", "rendering_status", "kind", "renderers", "rendering_counts", "definitions",
    "notes",
)  # fmt: skip


def export(source: ExportSource) -> bytes:
    """Return the glossary.

    Args:
        source: Its catalogue is written.

    Returns:
        The file in UTF-8.
    """
    return "".join(f"{line}\n" for line in (HEAD, *_lines(source, CellText()))).encode()


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what the glossary does not hold.

    Args:
        source: What is exported.
    """
    text = CellText()
    comments = sum(label.startswith(COMMENT_SIGN) for _, label, _ in terms(source, CellText()))
    list(_lines(source, text))
    found = [*losses_of(source, dropped=text.dropped)]
    if comments:
        found.append(Loss("formulations that begin with #", comments, "OmegaT takes their lines for comments"))
    return (*found, *not_held(source.catalogue, _HELD))


def _lines(source: ExportSource, text: CellText) -> Iterator[str]:
    for concept, label, renderings in terms(source, text):
        if not label.startswith(COMMENT_SIGN):
            for rendering, line in renderings:
                yield f"{label}\t{line}\t{text(_comment(concept, rendering))}"


def _comment(concept: ConceptEntry, rendering: RenderingEntry) -> str:
    said = [rendering.status, concept.kind, ", ".join(rendering.renderers), f"{rendering.count}×"]
    said += [note.text for note in (*concept.definitions, *concept.notes)]
    return PART.join(filter(None, said))
