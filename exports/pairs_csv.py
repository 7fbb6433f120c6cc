"""Pairs of terms as CSV without a head, source first: the glossaries that machine translation takes.

DeepL (*Managing glossaries*: a pair a line, fields with commas or quotes in double quotes, each phrase at most 1,024
bytes of UTF-8, no source twice, no control characters) and Google Cloud Translation (*GlossaryInputConfig*: two
columns, the first row is data) take the same file. A source has one target there: the preferred rendering, else the
most frequent one that is not deprecated.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from exports.base import ExportSource, Loss
from exports.cat_terms import CellText, losses_of, terms
from exports.losses import FeatureName, not_held

__all__ = ["LONGEST", "export", "losses"]

#: How many bytes of UTF-8 a phrase may have.
LONGEST: Final = 1024

_HELD: Final[tuple[FeatureName, ...]] = ("renderings", "other_renderings")


def export(source: ExportSource) -> bytes:
    """Return the pairs.

    Args:
        source: Its catalogue is written.

    Returns:
        The file in UTF-8, without a byte order mark, which would be taken for a part of the first term.
    """
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(_pairs(source, CellText()))
    return file.getvalue().encode()


def losses(source: ExportSource) -> tuple[Loss, ...]:
    """Return what the pairs do not hold.

    Args:
        source: What is exported.
    """
    text = CellText()
    all_terms = list(terms(source, text))
    others = sum(len(renderings) - 1 for _, _, renderings in all_terms)
    too_long = len(all_terms) - sum(1 for _ in _pairs(source, CellText()))
    own = (
        Loss("other renderings", others, "a source has one target"),
        Loss("formulations", too_long, f"longer than {LONGEST:,} bytes, or twice"),
    )
    more = losses_of(source, dropped=text.dropped)
    return (*more, *(loss for loss in own if loss.count), *not_held(source.catalogue, _HELD))


def _pairs(source: ExportSource, text: CellText) -> Iterator[tuple[str, str]]:
    seen = set[str]()
    for _, label, renderings in terms(source, text):
        preferred = next((line for one, line in renderings if one.status == "preferred"), renderings[0][1])
        if label not in seen and max(len(label.encode()), len(preferred.encode())) <= LONGEST:
            seen.add(label)
            yield label, preferred
