"""Searching the lookup index: which concepts a query meets, and how, the closest first.

A query is tried in the order of `Match`: whole labels, then their beginnings, then parts of them (a stretch, then
words or pieces in any order), and only where all of that finds nothing, labels that are like it (`graph.likeness`).
Within one of these, Chinese comes before English, pinyin and initials, and concepts come by rank
(`graph.indexing.rank_of`). As the tables of the index are in that order, every step stops as soon as it has enough,
and nothing close is lost to a cap.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from glossary.types import Kind, Lang
from graph.forms import (
    WILDCARD,
    Field,
    Form,
    patterns_of,
    pieces_of,
    plain_en,
    queries_of,
    stems_en,
    toneless,
    written_text,
)
from graph.reasons import reason_for_part, reason_for_whole, reason_for_words

__all__ = ["MATCHES", "Found", "Match", "Search", "has_wildcard", "match_all", "phrase", "wanted_fields"]

#: How a query met a label, the closest first.
Match = Literal["exact", "normalised", "prefix", "part", "fuzzy"]
MATCHES: Final[tuple[Match, ...]] = get_args(Match)

_FIELDS_OF: Final[dict[Lang | None, frozenset[Field]]] = {
    None: frozenset(("zh", "en", "stems", "pinyin", "initials")),
    "zh": frozenset(("zh", "pinyin", "initials")),
    "en": frozenset(("en", "stems")),
}

# The last character there is: behind everything that begins alike.
_END: Final = "\U0010ffff"

#: From so many letters on, a stretch of letters is found inside of words; a shorter one at their beginnings only.
_TRIGRAM: Final = 3

#: What may stand between the vowels of pinyin, and how many initials at most are looked for inside of labels.
_CONSONANTS: Final = re.compile(r"[^aeiouv]+")
_BETWEEN_VOWELS: Final = re.compile(r"(?:ng?|r)?(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?")
_INITIALS: Final = 10
_SPACE: Final = re.compile(r"\s")

#: Of longer stretches of letters, the ends are looked for, this long each: every letter costs another list to be read.
_WINDOW: Final = 8

#: Whole labels in initials (which many share) are read up to so many: none of them is closer than another.
_SHARED: Final = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A label that a query met.

    Attributes:
        concept: Rank of its concept.
        match: How the query met it.
        form: The label.
        why: The same in words for people.
        likeness: 1 for the whole label, less for a part of it or a similar one.
    """

    concept: int
    match: Match
    form: Form
    why: str
    likeness: float


def wanted_fields(lang: Lang | None) -> frozenset[Field]:
    """Return what is compared where labels of one language are wanted, or of both.

    Args:
        lang: The language; pinyin counts as Chinese.
    """
    return _FIELDS_OF[lang]


#: Whether a form of a concept meets a query; if so, the reason in words.
_Judge = Callable[[Form], str]


class Search:
    """Searches of one index.

    Args:
        connection: The index, open for reading.
        kind: Only concepts of this kind.
        lang: Only labels of this language; pinyin counts as Chinese.
    """

    def __init__(self, connection: sqlite3.Connection, *, kind: Kind | None = None, lang: Lang | None = None) -> None:
        self._connection = connection
        self._kind = kind
        self._fields = _FIELDS_OF[lang]

    def find(self, query: str, *, limit: int, exact: bool = False) -> list[Found]:
        """Return the concepts that a query finds, the best first, each with the label it met closest.

        Args:
            query: What the user typed.
            limit: How many at most.
            exact: Only whole labels.
        """
        best: dict[int, Found] = {}
        for found in self._steps(query, limit, exact=exact):
            best.setdefault(found.concept, found)
            if len(best) >= limit:
                break
        return list(best.values())

    def _steps(self, query: str, limit: int, *, exact: bool) -> Iterator[Found]:
        """All that a query meets, the closest first; a concept may come several times."""
        if has_wildcard(query):
            yield from self._fitting(query)
            return
        readings = [form for form in queries_of(query) if form.field in self._fields]
        yield from self._whole(readings)
        if exact:
            return
        for reading in readings:
            yield from self._beginnings(reading, limit)
        for reading in readings:
            yield from self._inside(reading)
        yield from self._pieces(query)

    # --- whole labels and their beginnings -----------------------------------------------------------------

    def _whole(self, readings: Iterable[Form]) -> Iterator[Found]:
        normalised = []
        for reading in readings:
            most = _SHARED if reading.field == "initials" else -1
            for concept, form in self._labels(
                reading.field, "field = ? AND folded = ?", [reading.field, reading.folded], most
            ):
                is_exact = _is_written_out(form) and form.written.casefold() == reading.written.casefold()
                match: Match = "exact" if is_exact else "normalised"
                found = Found(concept, match, form, reason_for_whole(reading, form, is_exact=is_exact), 1.0)
                if is_exact:
                    yield found
                else:
                    normalised.append(found)
        yield from normalised

    def _beginnings(self, reading: Form, limit: int) -> Iterator[Found]:
        """Labels that begin with the query, as many as are asked for."""
        if reading.field == "stems":
            return
        bounds, most = [reading.field, reading.folded, reading.folded + _END], 4 * limit
        condition = "field = ? AND folded > ? AND folded < ?"
        while True:
            number = 0
            for concept, form in self._labels(reading.field, condition, bounds, most):
                number += 1
                likeness = len(reading.folded) / len(form.folded)
                yield Found(concept, "prefix", form, reason_for_part(form, "beginning"), likeness)
            if number < most:
                return
            most *= 8  # the first ones are labels of few concepts

    # --- parts ---------------------------------------------------------------------------------------------

    def _inside(self, reading: Form) -> Iterator[Found]:
        """Labels that hold the query as one stretch."""
        text, field = reading.folded, reading.field
        if field == "zh":
            match, table = match_all(field, [text]), "words"
        elif field == "stems" or not _is_plausible(reading):
            return
        elif len(text) >= _TRIGRAM:
            ends = [text] if len(text) <= 2 * _WINDOW else [text[:_WINDOW], text[-_WINDOW:]]
            match, table = match_all(field, ends), "parts"
        elif field == "en":
            match, table = f"en : {phrase(text)} *", "words"
        else:
            return  # one or two letters stand in almost any pinyin
        judge = _judge_pinyin(text) if field == "pinyin" else _judge_stretch(text)
        yield from self._judged(table, match, {field}, judge, len(text))

    def _pieces(self, query: str) -> Iterator[Found]:
        """Labels that have all words of the query, in any order: English by stems, the last one may be begun only."""
        chinese, english = pieces_of(query)
        if (chinese and "zh" not in self._fields) or (english and "en" not in self._fields):
            return
        if len(chinese) == 1 and not english and len(query.split()) == 1:
            return  # the same stretch again
        stems = stems_en(" ".join(english)).split()
        phrases = [match_all("zh", [piece]) for piece in chinese]
        length = sum(map(len, chinese)) + len(" ".join(english))
        if stems:
            # Of a query in both languages, letters may be the term's: 5G, AI.
            also = [f" OR {match_all('zh', [word])}" if chinese else "" for word in english]
            whole = [f"(en : {phrase(stem)}{other})" for stem, other in zip(stems, also, strict=True)]
            yield from self._with_words(" AND ".join([*phrases, *whole]), chinese, stems, length)
            last = english[-1]
            if len(last) > 1:
                begun = [*phrases, *whole[:-1], f"en : {phrase(last)} *"]
                yield from self._with_words(" AND ".join(begun), chinese, [*stems[:-1], last], length)
        elif phrases:
            yield from self._with_words(" AND ".join(phrases), chinese, [], length)

    def _with_words(self, match: str, chinese: list[str], words: list[str], length: int) -> Iterator[Found]:
        """Concepts with all pieces: in one label if they are of one language, else in one label of each."""
        for concept in self._matching("words", match):
            forms = self._forms(concept)
            terms = [form for form in forms if form.field == "zh" and all(piece in form.folded for piece in chinese)]
            left = [word for word in words if not (chinese and terms and word in terms[0].folded)]
            held = [form for form in forms if form.field == "stems" and _holds(form, left)]
            if chinese and terms and (held or not left):
                why = "pieces of the term and of a rendering" if left else "pieces of the term"
                yield Found(concept, "part", terms[0], why, min(1.0, length / len(terms[0].folded)))
            elif held and not chinese:
                shortest = min(held, key=lambda form: len(form.folded))
                likeness = min(1.0, length / len(shortest.written))
                yield Found(concept, "part", shortest, reason_for_words(words, shortest), likeness)

    # --- wildcards -----------------------------------------------------------------------------------------

    def _fitting(self, query: str) -> Iterator[Found]:
        """Labels that fit a text with wildcards from end to end; where there are none, those of which a part does."""
        patterns = [
            (field, pieces)
            for field, pieces in patterns_of(query)
            if field in self._fields and _may_be_pinyin(field, pieces)
        ]
        found = False
        for field, pieces in patterns:
            for found_one in self._pattern(field, pieces, f"fits {written_text(query)}"):
                found = True
                yield found_one
        for field, pieces in () if found else patterns:
            yield from self._pattern(field, ["", *pieces, ""], f"a part fits {written_text(query)}")

    def _pattern(self, field: Field, pieces: list[str], why: str) -> Iterator[Found]:
        """Labels that fit a pattern, by the tables of full text, or by their beginning, or one after the other."""
        values = [field, WILDCARD.join(piece.replace("[", "[[]").replace("?", "[?]") for piece in pieces)]
        source, condition = "label", "field = ? AND folded GLOB ?"
        table = "words" if field == "zh" else "parts" if any(len(piece) >= _TRIGRAM for piece in pieces) else "pairs"
        least = {"words": 1, "parts": _TRIGRAM, "pairs": 2}[table]
        match = match_all(
            field, [piece for piece in pieces if len(piece) >= least and (table != "pairs" or piece.isalnum())]
        )
        if len(pieces[0]) >= 2 * least or (pieces[0] and (table == "pairs" or not match)):
            condition += " AND folded >= ? AND folded < ?"
            values += [pieces[0], pieces[0] + _END]
        elif match:
            source = f"{table} CROSS JOIN label ON label.concept = {table}.rowid"
            condition, values = f"{table} MATCH ? AND {condition}", [match, *values]
        else:
            condition = f"+{condition}"  # keeps SQLite from the index: by rank, the first ones are soon found
        why += {"pinyin": " as pinyin", "initials": " as pinyin initials"}.get(field, "")
        for concept, form in self._labels(field, condition, values, -1, source=source):
            yield Found(concept, "part", form, why, min(1.0, sum(map(len, pieces)) / len(form.folded)))

    # --- the tables ----------------------------------------------------------------------------------------

    def _judged(self, table: str, match: str, fields: set[Field], judge: _Judge, length: int) -> Iterator[Found]:
        """Concepts under a condition of full text, with the shortest label that a judge takes."""
        for concept in self._matching(table, match):
            taken = [
                (len(form.folded), form, why)
                for form in self._forms(concept)
                if form.field in fields and (why := judge(form))
            ]
            if taken:
                size, form, why = min(taken)
                yield Found(concept, "part", form, why, min(1.0, length / size))

    def _matching(self, table: str, match: str) -> Iterator[int]:
        """Ranks of the concepts under a condition of full text, the best first; read only as far as wanted."""
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        if self._kind is not None:
            sql += f" AND EXISTS (SELECT 1 FROM ranked WHERE rank = {table}.rowid AND kind = ?)"
        values = (match,) if self._kind is None else (match, self._kind)
        for (concept,) in self._connection.execute(f"{sql} ORDER BY rowid", values):
            yield concept

    def _labels(
        self, field: Field, condition: str, values: Sequence[str], most: int, *, source: str = "label"
    ) -> Iterator[tuple[int, Form]]:
        """Labels under a condition, with the ranks of their concepts, the best first; at most so many, -1 for all."""
        sql = f"SELECT concept, folded, written FROM {source} WHERE {condition}"
        kinds = [] if self._kind is None else [self._kind]
        if kinds:
            sql += " AND EXISTS (SELECT 1 FROM ranked WHERE rank = concept AND kind = ?)"
        order = f"{source.split(maxsplit=1)[0]}.rowid" if "JOIN" in source else "concept"
        for concept, folded, written in self._connection.execute(
            f"{sql} ORDER BY {order} LIMIT ?", (*values, *kinds, most)
        ):
            yield concept, Form(field, folded, written)

    def _forms(self, concept: int) -> list[Form]:
        rows = self._connection.execute("SELECT field, folded, written FROM label WHERE concept = ?", (concept,))
        return [Form(*row) for row in rows]


def match_all(field: Field, pieces: Iterable[str]) -> str:
    """Return a condition of full text for labels with all the pieces; empty for none.

    Args:
        field: What is compared: ``zh``, in the table ``words``, or letters in the table ``parts``.
        pieces: The pieces; of letters, three at least.
    """
    space = " " if field == "zh" else ""
    return " AND ".join(f"{field} : {phrase(space.join(piece))}" for piece in pieces)


def _may_be_pinyin(field: Field, pieces: Sequence[str]) -> bool:
    """Whether the pieces of a pattern can be of pinyin or initials, if they are read so."""
    if field == "initials":
        return sum(map(len, pieces)) <= _INITIALS and not re.search("[iuv]", "".join(pieces))
    runs = [run for piece in pieces for run in _CONSONANTS.findall(piece)]
    return field != "pinyin" or (
        all(map(_BETWEEN_VOWELS.fullmatch, runs)) and re.search(r"(?:^|[aeiouv]|n|ng|r)$", pieces[-1]) is not None
    )


def has_wildcard(query: str) -> bool:
    """Return whether a query has a sign for any text.

    Args:
        query: What the user typed.
    """
    return WILDCARD in query or "＊" in query


def _is_plausible(reading: Form) -> bool:
    """Whether letters can be a stretch of pinyin, or of initials, if they are read so."""
    if reading.field == "initials":
        return len(reading.folded) <= _INITIALS and not _SPACE.search(reading.written)
    runs = _CONSONANTS.findall(reading.folded)
    return reading.field != "pinyin" or all(map(_BETWEEN_VOWELS.fullmatch, runs))


def _is_written_out(form: Form) -> bool:
    """Whether a label is compared as it is written, but for its spelling."""
    return form.field not in ("stems", "initials")


def _holds(label: Form, words: Sequence[str]) -> bool:
    """Whether a rendering has all the words: stems, or what its words begin with."""
    held = {*label.folded.split(), *plain_en(label.written).split()}
    return all(word in held or any(one.startswith(word) for one in held) for word in words)


def _judge_stretch(text: str) -> _Judge:
    return lambda form: reason_for_part(form, "part") if text in form.folded else ""


def _judge_pinyin(text: str) -> _Judge:
    """Takes labels in which the letters begin at the beginning of a syllable."""

    def judge(form: Form) -> str:
        starts = {0}
        for syllable in form.written.split():
            starts.add(max(starts) + len(toneless(syllable)))
        begins = any(form.folded.startswith(text, start) for start in starts)
        return reason_for_part(form, "part") if begins else ""

    return judge


def phrase(text: str) -> str:
    """Quote a text for FTS5, so that none of its characters is an operator.

    Args:
        text: Any text.
    """
    return '"' + text.replace('"', '""') + '"'
