"""The concordance as it was asked for: narrowed, counted, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from glossary.types import Lang
from graph.concordance.lines import ConcordanceLine, Surroundings
from graph.concordance.narrowing import Filters, kept
from graph.concordance.ordering import Order, RenderingCount, in_order, renderings

__all__ = ["Concordance", "Search", "Sorting", "concordance"]

#: How the places were found: they are a concept's, or a wording or a regular expression was searched for in the text.
Search = Literal["concept", "text", "regex"]


@dataclass(frozen=True, slots=True)
class Sorting:
    """What lines are sorted by.

    Attributes:
        order: By what.
        lang: Of which language the context is that is compared.
        reverse: Whether the order is turned round.
    """

    order: Order = "place"
    lang: Lang = "zh"
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a key word, as they were asked for.

    Attributes:
        query: What was asked for.
        search: How it was found.
        lang: The language in which the key word was looked for; of a concept, Chinese.
        label: The concept's label; else the query.
        pinyin: The concept's pinyin; empty for other wordings.
        lines: What is shown, in order.
        total: How many lines the filters leave.
        found: How many there are without filters.
        renderings: How the lines that the filters leave are rendered, the most frequent first.
        filters: Which lines were wanted.
        sorting: What they are sorted by.
    """

    query: str
    search: Search
    lang: Lang
    label: str
    pinyin: str
    lines: tuple[ConcordanceLine, ...]
    total: int
    found: int
    renderings: tuple[RenderingCount, ...]
    filters: Filters
    sorting: Sorting

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that the lines shown are from, as they come first."""
        return tuple(dict.fromkeys(line.document for line in self.lines))

    def first(self, limit: int) -> "Concordance":
        """Return the concordance with at most `limit` lines; 0 for all."""
        return replace(self, lines=self.lines[:limit]) if limit else self


def concordance(
    query: str,
    lines: Sequence[ConcordanceLine],
    surroundings: Surroundings,
    *,
    search: Search,
    lang: Lang = "zh",
    label: str = "",
    pinyin: str = "",
    filters: Filters | None = None,
    sorting: Sorting | None = None,
) -> Concordance:
    """Return a concordance of lines.

    Args:
        query: What was asked for.
        lines: All its lines, in the order of their places.
        surroundings: What they stand in.
        search: How they were found.
        lang: The language in which the key word was looked for.
        label: The concept's label; the query if not given.
        pinyin: The concept's pinyin.
        filters: Which lines are wanted; all if not given.
        sorting: What to sort them by; their places if not given.

    Raises:
        InputError: If a date of the filters is none.
    """
    filters, sorting = filters or Filters(), sorting or Sorting()
    wanted = kept(lines, filters, surroundings)
    return Concordance(
        query=query,
        search=search,
        lang=lang,
        label=label or query,
        pinyin=pinyin,
        lines=in_order(wanted, sorting.order, lang=sorting.lang, reverse=sorting.reverse),
        total=len(wanted),
        found=len(lines),
        renderings=renderings(wanted),
        filters=filters,
        sorting=sorting,
    )
