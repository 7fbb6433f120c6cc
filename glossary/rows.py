"""A harvest as rows: the bare glossary, a row for each paragraph pair, term and rendering in that pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from glossary.folding import fold_en
from glossary.types import Harvest, Kind, Occurrence, Term

__all__ = ["COLUMNS", "Row", "rows", "to_tsv"]

#: The columns of the table, in order.
COLUMNS: Final = ("pair", "zh", "en", "kind", "score", "termhood")


@dataclass(frozen=True, slots=True)
class Row:
    """A rendering of a term in one paragraph pair.

    Attributes:
        pair: Number of the paragraph pair, 1-based.
        zh: The term.
        en: The rendering as written there, white space runs as single spaces; empty where the English of the
            pair leaves the term out (or there is no English).
        kind: Kind of the formulation.
        score: How sure the rendering is, or the omission; in [0, 1]. ``None`` for a document in Chinese alone.
        termhood: How sure the term is; in [0, 1].
    """

    pair: int
    zh: str
    en: str
    kind: Kind
    score: float | None
    termhood: float


def rows(harvest: Harvest) -> list[Row]:
    """Return the rows of `harvest`.

    A pair in which the term is rendered once and left out once counts as rendered: a sentence that does not
    repeat a term that it has just named omits nothing. Spellings that fold alike are one rendering, shown as
    the best-scored of them is written.

    Args:
        harvest: What one document gave.

    Returns:
        The rows by pair, then by the term's first place in the pair; the renderings of a term in a pair best
        first, by number of occurrences, then score.
    """
    found = []
    for term in harvest.terms:
        for pair, occurrences in _by_pair(term).items():
            order = (pair, occurrences[0].zh.start, -occurrences[0].zh.end, term.key)
            found.append((order, _rows_of_pair(harvest, term, occurrences)))
    return [row for _, group in sorted(found, key=lambda entry: entry[0]) for row in group]


def to_tsv(table: Iterable[Row]) -> str:
    """Return the rows as tab-separated text with a heading line.

    Cells are written as they are, never quoted; none holds a tab or line break (see `Row`).

    Args:
        table: What `rows` returned.
    """
    lines = ["\t".join(COLUMNS)]
    for row in table:
        scores = ("" if row.score is None else f"{row.score:.3f}", f"{row.termhood:.3f}")
        lines.append("\t".join((str(row.pair), _one_line(row.zh), _one_line(row.en), row.kind, *scores)))
    return "\n".join(lines) + "\n"


def _by_pair(term: Term) -> dict[int, list[Occurrence]]:
    pairs: dict[int, list[Occurrence]] = {}
    for occurrence in sorted(term.occurrences, key=lambda one: (one.pair, one.zh)):
        pairs.setdefault(occurrence.pair, []).append(occurrence)
    return pairs


def _rows_of_pair(harvest: Harvest, term: Term, occurrences: list[Occurrence]) -> list[Row]:
    """Return the rows of one term in one pair, best rendering first."""
    pair = harvest.document.pair(occurrences[0].pair)
    renderings: dict[str, list[tuple[float, str]]] = {}
    for occurrence in occurrences:
        if occurrence.en is not None:
            en = _one_line(occurrence.en.of(pair.en))
            renderings.setdefault(fold_en(en), []).append((occurrence.score, en))
    if not renderings:
        score = None if not pair.en else max(occurrence.score for occurrence in occurrences)
        return [Row(pair.number, term.zh, "", term.kind, score, term.termhood)]
    table = []
    for spellings in renderings.values():
        score, en = max(spellings, key=lambda spelling: spelling[0])  # the first of the best
        table.append((len(spellings), score, Row(pair.number, term.zh, en, term.kind, score, term.termhood)))
    table.sort(key=lambda entry: (-entry[0], -entry[1]))  # stable: ties stay in text order
    return [row for _, _, row in table]


def _one_line(text: str) -> str:
    return " ".join(text.split())
