"""XLIFF 1.2 and 2.0 to 2.2, and what CAT tools make of it: SDLXLIFF (Trados), MQXLIFF (memoQ).

From Chinese into English or the other way round. What a tool says of a segment (its status, who confirmed it) is not
read; inline codes are dropped, deleted wording of tracked changes as well.
"""

from glossary.errors import InputError
from glossary.reading.base import Bead, Reading, Request, numbered_pairs
from glossary.reading.source import check_sides
from glossary.reading.xliff_segments import read_segments

__all__ = ["read"]


def read(request: Request) -> Reading:
    """Read the segments that have Chinese; one that is not translated is a pair without English.

    Args:
        request: What to read.

    Returns:
        A pair for each segment, in the order of the file.

    Raises:
        InputError: It is no well-formed XLIFF between Chinese and English, an id is taken twice, no segment is
            translated, or most of a side is in another language than the file says.
    """
    source = request.main
    segments = read_segments(source, source_only=request.source_only).segments
    if not segments:
        raise InputError("no segment has Chinese", path=source.path, hint="give a file with Chinese and English text")
    if not request.source_only and not any(segment.en for segment in segments):
        hint = "give --source-only to read the Chinese alone"
        raise InputError("no segment is translated", path=source.path, line=segments[0].zh.line, hint=hint)
    beads: list[Bead] = [([segment.zh], segment.en) for segment in segments]
    check_sides(beads, source.path, hint="check the languages that the file says to be in")
    return Reading(numbered_pairs(beads))
