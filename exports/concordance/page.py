"""A concordance as one HTML file that asks no network for anything and can be read without its script.

Every place is a group of two rows, Chinese above English; the script only sorts and filters what is there.
"""

from importlib.resources import files
from typing import Any, Final

from exports.concordance.words import NOTE, STATES, counts, named, size
from glossary.folding import fold_en
from glossary.types import Lang
from graph.concordance.ordering import Order, in_order
from graph.concordance.result import Concordance

__all__ = ["page"]

#: What the page can sort by: order, language of the context, and how it is called.
_SORTS: Final[tuple[tuple[Order, Lang, str], ...]] = (
    ("place", "zh", "place"),
    ("left", "zh", "left context, Chinese"),
    ("right", "zh", "right context, Chinese"),
    ("left", "en", "left context, English"),
    ("right", "en", "right context, English"),
    ("rendering", "zh", "rendering"),
    ("date", "zh", "date"),
)


def page(concordance: Concordance) -> str:
    """Return the concordance as a page.

    Args:
        concordance: The concordance.

    Returns:
        An HTML file, in which everything that it needs is embedded.
    """
    from jinja2 import Environment  # noqa: PLC0415 - other formats do not need it

    ours = files("exports.concordance")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    made: str = environment.from_string(ours.joinpath("page.html").read_text("utf-8")).render(
        concordance=concordance,
        size=size(concordance),
        counts=counts(concordance),
        documents=_documents(concordance),
        lines=_lines(concordance),
        sorts=[(f"{order}-{lang}", words) for order, lang, words in _SORTS],
        renderings=[
            (_group(one.state, one.rendering), f"{named(one)} ({one.count}×)") for one in concordance.renderings
        ],
        note=NOTE,
        style=ours.joinpath("page.css").read_text("utf-8"),
        script=ours.joinpath("page.js").read_text("utf-8"),
    )
    return made


def _lines(concordance: Concordance) -> list[dict[str, Any]]:
    """The lines with their place in each order, so that the page sorts as the command does."""
    lines = concordance.lines
    # Those that are even in another order keep that of their places.
    placed = sorted(lines, key=lambda line: (line.date, line.document, line.pair, line.key_start, line.en_span or ()))
    ranks: dict[int, dict[str, int]] = {id(line): {} for line in lines}
    for order, lang, _ in _SORTS:
        for rank, line in enumerate(in_order(placed, order, lang=lang)):
            ranks[id(line)][f"{order}-{lang}"] = rank
    return [
        {
            "line": line,
            "zh": line.parts("zh"),
            "en": line.parts("en"),
            "instead": STATES[line.state] if line.state in {"omitted", "untranslated"} else "",
            "group": _group(line.state, line.rendering),
            "ranks": ranks[id(line)],
        }
        for line in lines
    ]


def _group(state: str, rendering: str) -> str:
    """What lines that are rendered alike have in common."""
    return f"{state}:{fold_en(rendering)}"


def _documents(concordance: Concordance) -> list[tuple[str, str, str]]:
    """The documents of the lines: id, title and date."""
    found = {line.document: (line.document, line.title, line.date) for line in concordance.lines}
    return sorted(found.values(), key=lambda one: (one[2], one[0]))
