"""Narrowing a concordance: the lines of some documents, of a time, a section, a theme, or a rendering."""

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from glossary.errors import InputError
from graph.concordance.lines import ConcordanceLine, Surroundings
from graph.forms import loose_en

__all__ = ["Filters", "date_range", "kept"]

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines are wanted; what is given must all hold.

    Attributes:
        documents: Ids of documents; none for all.
        date_from: A date, to the day, month or year: no document that is older. Empty for any.
        date_to: The same for the other end: no document that is younger.
        section: Pair number of a section, sections below it included.
        theme: Number of an exposition theme.
        rendering: A rendering, whatever its case and number; ``*`` stands for anything. Empty: what the English leaves
            out. ``None`` for any.
        beside: A wording that one of the sentences must hold, in whichever language it is; empty for any.
    """

    documents: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    section: int | None = None
    theme: int | None = None
    rendering: str | None = None
    beside: str = ""

    def in_words(self) -> tuple[str, ...]:
        """Return what is wanted, for people.

        >>> Filters(date_from="2018", rendering="").in_words()
        ('from 2018', 'left out in English')
        """
        return tuple(self._in_words())

    def _in_words(self) -> Iterator[str]:
        if self.documents:
            yield f"in {', '.join(self.documents)}"
        if self.date_from:
            yield f"from {self.date_from}"
        if self.date_to:
            yield f"to {self.date_to}"
        if self.section is not None:
            yield f"section ¶{self.section}"
        if self.theme is not None:
            yield f"theme {self.theme}"
        if self.rendering is not None:
            yield f"rendered as “{self.rendering}”" if self.rendering else "left out in English"
        if self.beside:
            yield f"with “{self.beside}”"


def kept(lines: Iterable[ConcordanceLine], filters: Filters, surroundings: Surroundings) -> tuple[ConcordanceLine, ...]:
    """Return the lines that are wanted, in their order.

    A document that is dated to the month or year stays if a day of it is wanted; one without a date does not stay where
    a date is given.

    Args:
        lines: The lines.
        filters: Which of them are wanted.
        surroundings: What they stand in.

    Raises:
        InputError: If a date is none, the dates are the wrong way round, or there is nothing to look for.
    """
    conditions = list(_conditions(filters, surroundings))
    left = (line for line in lines if all(holds(line) for holds in conditions))
    return tuple(_beside(left, filters.beside)) if filters.beside else tuple(left)


def _beside(lines: Iterable[ConcordanceLine], wording: str) -> Iterator[ConcordanceLine]:
    """Yield the lines that hold a wording; where no key word is known in its language, it is marked as one."""
    # A search in the text brings the package regex.
    from graph.concordance.searching import text_query  # noqa: PLC0415

    query = text_query(wording)
    for line in lines:
        text, span = (line.zh, line.zh_span) if query.lang == "zh" else (line.en, line.en_span)
        found = next(query.spans(text), None)
        if found is not None and span is None:
            yield replace(line, zh_span=found) if query.lang == "zh" else replace(line, en_span=found)
        elif found is not None:
            yield line


def _conditions(filters: Filters, surroundings: Surroundings) -> Iterator[Callable[[ConcordanceLine], bool]]:
    if filters.documents:
        yield lambda line: line.document in filters.documents
    if filters.date_from or filters.date_to:
        yield _dated(filters.date_from, filters.date_to)
    if (section := filters.section) is not None:
        yield lambda line: surroundings.stands_in(line, section)
    if filters.theme is not None:
        yield lambda line: line.theme == filters.theme
    if filters.rendering is not None:
        yield _rendered_as(filters.rendering)


def _dated(date_from: str, date_to: str) -> Callable[[ConcordanceLine], bool]:
    first = date_range(date_from)[0] if date_from else date.min
    last = date_range(date_to)[1] if date_to else date.max
    if first > last:
        raise InputError(f"no date is from {date_from} and to {date_to}", hint="give the earlier date to --from")

    def holds(line: ConcordanceLine) -> bool:
        if not line.date:
            return False
        start, end = date_range(line.date)
        return start <= last and first <= end

    return holds


def date_range(text: str) -> tuple[date, date]:
    """Return the first and the last day of a date.

    Args:
        text: ISO 8601, to the day, month or year.

    Raises:
        InputError: If it is no such date.

    >>> [str(day) for day in date_range("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    found = _DATE.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else 0 for part in found.groups())
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise InputError(
            f"{text!r} is no date", hint="give a day, a month or a year: 2024-03-05, 2024-03, 2024"
        ) from error
    return first, last


def _rendered_as(wanted: str) -> Callable[[ConcordanceLine], bool]:
    if not wanted.strip():
        return lambda line: line.state == "omitted"
    pattern = re.compile(".*".join(re.escape(loose_en(piece)) for piece in _pieces(wanted)))
    return lambda line: line.state == "rendered" and pattern.fullmatch(loose_en(line.rendering)) is not None


def _pieces(wanted: str) -> Sequence[str]:
    return re.split(r"\s*\*+\s*", wanted)
