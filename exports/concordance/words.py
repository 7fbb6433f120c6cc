"""How every format speaks of a concordance: its counts, and what stands where the English has no rendering."""

from typing import Final

from graph.concordance.lines import State
from graph.concordance.ordering import RenderingCount
from graph.concordance.result import Concordance

__all__ = ["NOTE", "STATES", "counts", "named", "size"]

#: What stands under every concordance on paper or screen.
NOTE: Final = "Harvested by machine, not reviewed."

#: What is said of a place whose rendering is none, or not known.
STATES: Final[dict[State, str]] = {
    "rendered": "",
    "omitted": "left out",
    "untranslated": "no English",
    "unknown": "not harvested",
}


def named(count: RenderingCount) -> str:
    """Return what a count is of: the rendering, or what there is instead.

    Args:
        count: The count.
    """
    return count.rendering or STATES[count.state]


def counts(concordance: Concordance) -> str:
    """Return how the lines are rendered, such as ``new trio 2×, left out 1×``.

    Args:
        concordance: The concordance.

    Returns:
        The counts; empty where nothing is known of any line, or where English was searched for.
    """
    if concordance.lang == "en" or all(one.state == "unknown" for one in concordance.renderings):
        return ""
    return ", ".join(f"{' '.join(named(one).split())} {one.count}×" for one in concordance.renderings)


def size(concordance: Concordance) -> str:
    """Return how many places there are, such as ``2 of 5 places (from 2018)``.

    Args:
        concordance: The concordance.
    """
    total, found = concordance.total, concordance.found
    wanted = ", ".join(concordance.filters.in_words())
    places = "1 place" if found == 1 else f"{found:,} places"
    return (f"{total:,} of {places}" if total != found else places) + (f" ({wanted})" if wanted else "")
