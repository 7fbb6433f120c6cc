"""What the tests of glossaries share: sources with any labels, and texts to try them with."""

import unicodedata
from dataclasses import replace

from hypothesis import strategies as st

from exports import ExportSource
from graph.catalogue import ConceptEntry, NoteEntry, RenderingEntry
from graph.cataloguing import catalogue
from tests.exports.samples import no_graph
from tests.factories import harvest

__all__ = ["labelled", "labels", "rendering", "shown", "texts"]

#: Both scripts, combining marks, quotes, markup, line ends, controls, formulas, and characters beyond the BMP.
texts = st.text(
    st.sampled_from(list("=+-@＝'\"\\\t\r\n,;|#<>&; 新樣经a\u0301e\u0308ǚ😀𠀀-\x00\x0b\x1f\x85\u2028\ufeff\ufffe"))
    | st.characters(codec="utf-8"),
    max_size=12,
)
#: Chinese labels: whatever the texts hold, after a Han character, so that they name something.
labels = texts.map(lambda text: "新" + text)


def rendering(en: str, status: str = "candidate") -> RenderingEntry:
    """Return a rendering of one place."""
    known = catalogue([harvest()]).concepts[0].renderings[0]
    return replace(known, en=en, key=en, spellings=(en,), status=status)


def labelled(zh: str, *renderings: RenderingEntry, notes: tuple[str, ...] = ()) -> ExportSource:
    """Return a source with one concept of this label and these renderings."""
    made = catalogue([harvest()])
    written = tuple(NoteEntry(note, "Anna", "2026-01-01T00:00:00Z") for note in notes)
    concept: ConceptEntry = replace(
        made.concepts[0], zh=zh, spellings=(zh,), renderings=renderings, notes=written, citations=()
    )
    return ExportSource(replace(made, concepts=(concept,)), no_graph)


def shown(text: str) -> str:
    """Return text as a file of lines can hold it: no control characters, runs of white space as one space."""
    return " ".join(
        "".join(
            one
            for one in " ".join(text.split())
            if unicodedata.category(one) != "Cc" and one not in "\ufeff\ufffe\uffff"
        ).split()
    )
