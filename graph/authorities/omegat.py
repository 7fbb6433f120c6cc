"""Glossaries of OmegaT: source, target and comment, parted by tabs; lines that begin with ``#`` are comments.

The side that holds Chinese is the Chinese one. A comment that begins with a status, as Tifa writes it, ranks the
rendering, what nobody has reviewed never as preferred; no other comment is read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from glossary.authority import AuthorityRendering, Rank
from glossary.errors import InputError
from glossary.folding import is_han
from glossary.reading.base import Source
from graph.authorities.base import Notes, Reading, as_reviewed, checked, tidy
from graph.authorities.grouping import Pair, entries_of

__all__ = ["pair_of", "read"]

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_PART: Final = " · "
_RANKS: Final[Mapping[str, Rank]] = {
    "preferred": "preferred", "admitted": "alternative", "deprecated": "deprecated",
    "attested": "alternative", "candidate": "alternative",
}  # fmt: skip


def read(source: Source) -> Reading:
    """Read a glossary.

    Args:
        source: The file.

    Returns:
        An entry for each Chinese label, with a rendering for each of its lines.

    Raises:
        InputError: No line holds a Chinese term.
    """
    notes = Notes()
    pairs = list(_pairs(source, notes))
    if not pairs:
        hint = "give lines of source, tab, target"
        raise InputError("no line holds a Chinese term and a translation", path=source.path, hint=hint)
    return Reading(checked(entries_of(pairs), source, notes), notes.all())


def _pairs(source: Source, notes: Notes) -> Iterator[Pair]:
    for number, line in enumerate(_LINE_ENDS.split(source.text()), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [tidy(cell) for cell in line.split("\t")]
        place = f"line {number}"
        if len(cells) < 2:
            notes.add("the line has no tab and is left out", place)
            continue
        comment = cells[2] if len(cells) > 2 else ""
        status = comment.partition(_PART)[0]
        if status in _RANKS:  # of Tifa: the source is the formulation, Chinese or not
            yield Pair(cells[0], as_reviewed(AuthorityRendering(cells[1]), status), _RANKS[status], place)
        elif pair := pair_of(cells[0], cells[1], place, notes):
            if comment:
                notes.add("comments are not read", place)
            yield pair


def pair_of(first: str, second: str, place: str, notes: Notes) -> Pair | None:
    """Return a pair whose sides tell themselves which is Chinese.

    Args:
        first: The source.
        second: The target.
        place: Where they stand.
        notes: Is told if neither is Chinese.

    Returns:
        The pair; ``None`` if neither side is Chinese.
    """
    for zh, en in ((first, second), (second, first)):
        if any(map(is_han, zh)):
            return Pair(zh, AuthorityRendering(en) if en else None, None, place)
    notes.add("neither side is Chinese: left out", place)
    return None
