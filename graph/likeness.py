"""Labels that are like a query that nothing meets: slips of one or two letters, and the nearest of all.

Comparing a query with every label is not needed. A slip touches one place, so that the stretches beside it stand in
the label as they do in the query: full text finds the labels that have them (`_around`), and only these are compared
letter by letter, by RapidFuzz. Words of an English query that no label has are replaced by the nearest that one has.

Chinese is also shortened and lengthened where nobody slips: a query may be a term without its middle (生态环境治理 for
生态环境综合治理), or a term and a word that the speaker adds (生态廊道建设 for 生态廊道).
"""

import itertools
import math
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from glossary.types import Kind, Lang
from graph.forms import FIELDS, Form, pieces_of, queries_of, stems_en
from graph.reasons import HELD, SHORTENED, reason_for_likeness
from graph.searching import Found, match_all, phrase, wanted_fields

__all__ = ["Likeness"]

#: Likeness (1 for alike, 0 for nothing in common; RapidFuzz's ratio) from which a label counts as found.
_FOUND: Final = 0.65
#: The same for labels to suggest; single characters, and letters of pinyin, are alike by chance.
_SUGGESTED: Final = {"zh": 0.5, "en": 0.4, "pinyin": 0.6}

#: How many labels are compared with a query letter by letter, for each way to find them.
_CANDIDATES: Final = 300
#: How many concepts that have a stretch are looked at for that.
_READ: Final = 4000

#: A query is told from a longer label by the stretches around one place up to so many letters or characters; a longer
#: query by two of the four stretches that it is cut into.
_SHORT: Final = {"zh": 7, "en": 11, "pinyin": 11}
#: The shortest stretch that full text finds.
_STRETCH: Final = {"zh": 1, "en": 3, "pinyin": 3}
#: In queries that are shorter than this, a slip may leave no stretch: labels are compared that begin alike.
_TINY: Final = {"zh": 4, "en": 8, "pinyin": 8}
#: How many characters a Chinese query must have at either end of what it leaves out of a term.
_END: Final = 2
#: A term that stands in a query is meant if it is so much of it; it is likelier than another that is as like.
_COVERED: Final = 0.6
_HELD_BONUS: Final = 0.1
#: Longer queries are sentences, not terms with more or less in them.
_LONGEST_TERM: Final = 24

#: Longer queries are no labels.
_LONGEST: Final = 200

#: How many words are tried for one that no label has.
_WORDS: Final = 40

#: Likeness of a rendering with all words of a query, some of them misspelt: more than one that only looks like it, less
#: than one that is the query but for a letter. The margin is for what else the rendering has.
_MISSPELT: Final = 0.8
_MARGIN: Final = 0.15


#: Rank of the concept, search form, and the label as written.
_Label = tuple[int, str, str]


class Likeness:
    """Likeness to the labels of one index.

    Args:
        connection: The index, open for reading.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def _vocabulary(self) -> list[str]:
        """All words of English labels: some ten thousand at most, where there are a hundred thousand labels."""
        return [word for (word,) in self._connection.execute("SELECT word FROM word")]

    def find(self, query: str, *, limit: int, kind: Kind | None = None, lang: Lang | None = None) -> list[Found]:
        """Return the concepts with a label that is like a query, the most like first.

        Args:
            query: What the user typed; nothing meets it.
            limit: How many at most.
            kind: Only concepts of this kind.
            lang: Only labels of this language; pinyin counts as Chinese.
        """
        best: dict[int, Found] = {}
        for reading in queries_of(query):
            if reading.field in wanted_fields(lang) and reading.field in _STRETCH and len(reading.folded) <= _LONGEST:
                _keep(best, self._compare(reading, self._around(reading), _FOUND))
            if reading.field == "zh" and "zh" in wanted_fields(lang) and len(reading.folded) <= _LONGEST_TERM:
                _keep(best, self._shortened(reading))
                _keep(best, self._held(reading))
        if "en" in wanted_fields(lang) and not any(found.likeness > _MISSPELT + _MARGIN for found in best.values()):
            _keep(best, self._misspelt(query))
        allowed = best.values() if kind is None else (one for one in best.values() if self._is_of(one.concept, kind))
        return sorted(allowed, key=_rank)[:limit]

    def suggest(self, query: str, *, limit: int) -> list[str]:
        """Return labels that look like a query, the nearest first.

        Args:
            query: What the user typed.
            limit: How many at most.
        """
        best: dict[int, Found] = {}
        for reading in queries_of(query):
            if reading.field in _STRETCH and len(reading.folded) <= _LONGEST:
                near = {*self._around(reading), *self._sharing(reading)}
                _keep(best, self._compare(reading, near, _SUGGESTED[reading.field]))
        if not best:
            _keep(best, self._misspelt(query))
        labels = [found.form.written for found in sorted(best.values(), key=_rank)]
        return list(dict.fromkeys([*labels, *self._contained(query)]))[:limit]

    # --- candidates ------------------------------------------------------------------------------------------

    def _around(self, reading: Form) -> set[_Label]:
        """Labels that differ from a query in one place, and others of about its length."""
        text, field = reading.folded, reading.field
        slack = max(2, len(text) // 3)
        labels: set[_Label] = set()
        if len(text) <= _SHORT[field]:
            cuts = [(text[1:],), *((text[:at], text[at + 2 :]) for at in range(len(text) - 1))]
            labels.update(self._beginning_alike(reading, text[:-1], slack))
        else:
            bounds = [round(len(text) * at / 4) for at in range(5)]
            quarters = [text[start:end] for start, end in itertools.pairwise(bounds)]
            cuts = list(itertools.combinations(quarters, 2))
        for cut in cuts:
            pieces = [piece for piece in cut if len(piece) >= _STRETCH[field]]
            if pieces == [cut[0]] and text.startswith(cut[0]):
                labels.update(self._beginning_alike(reading, cut[0], slack))
            elif sum(map(len, pieces)) > 1:  # one character alone stands in too many labels
                labels.update(self._having(reading, [pieces], slack))
        if len(text) < _TINY[field]:
            labels.update(self._beginning_alike(reading, text[: 1 if field == "zh" else 2], 1))
        return labels

    def _having(self, reading: Form, cuts: Iterable[Sequence[str]], slack: int) -> Iterator[_Label]:
        """Labels of about the length of a query, of concepts that have all pieces of one of the cuts."""
        table = "words" if reading.field == "zh" else "parts"
        sql = (
            "SELECT concept, folded, written FROM"
            f" (SELECT rowid AS held FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT {_READ})"
            " CROSS JOIN label ON concept = held"
            f" WHERE field = ? AND length(folded) BETWEEN ? AND ? LIMIT {_CANDIDATES}"
        )
        size = len(reading.folded)
        for query in sorted({match_all(reading.field, cut) for cut in cuts if cut}):
            yield from self._connection.execute(sql, (query, reading.field, size - slack, size + slack))

    def _beginning_alike(self, reading: Form, start: str, slack: int) -> Iterator[_Label]:
        """Labels that begin so, of about the length of a query."""
        size = len(reading.folded)
        sql = (
            "SELECT concept, folded, written FROM label WHERE field = ? AND folded >= ? AND folded < ?"
            f" AND length(folded) BETWEEN ? AND ? LIMIT {_CANDIDATES}"
        )
        values = (reading.field, start, start + "\U0010ffff", size - slack, size + slack)
        yield from self._connection.execute(sql, values)

    def _sharing(self, reading: Form) -> Iterator[_Label]:
        """Labels that share something with a query: two characters or one, a word."""
        text, slack = reading.folded, 2 * len(reading.folded)
        if reading.field == "zh":
            pairs = {text[at : at + 2] for at in range(len(text) - 1)}
            yield from self._having(reading, [[pair] for pair in sorted(pairs)[:24]], slack)
            yield from self._having(reading, [[character] for character in sorted(set(text))[:12]], slack)
        elif reading.field == "en":
            words = [word for word in text.split() if len(word) >= _STRETCH["en"]]
            yield from self._having(reading, [[word] for word in words[:12]], slack)

    def _contained(self, query: str) -> list[str]:
        """Chinese terms that stand in a query: somebody has typed a whole sentence; the longest first."""
        text = queries_of(query)[0].folded if queries_of(query) else ""
        if not 3 <= len(text) <= _LONGEST:
            return []
        labels = self._pieces_that_are_labels(text, range(2, min(12, len(text))))
        return sorted(dict.fromkeys(written for _, _, written in labels), key=lambda label: -len(label))

    def _pieces_that_are_labels(self, text: str, sizes: range) -> Iterator[_Label]:
        """The best concept of each Chinese label of one of some lengths that stands in a text."""
        pieces = {text[at : at + size] for size in sizes for at in range(len(text) - size + 1)}
        sql = "SELECT concept, folded, written FROM label WHERE field = 'zh' AND folded = ? ORDER BY concept LIMIT 1"
        for piece in sorted(pieces):
            yield from self._connection.execute(sql, (piece,))

    def _held(self, reading: Form) -> Iterator[Found]:
        """Chinese terms that are most of a query: something was added to them."""
        text = reading.folded
        least = max(2, math.ceil(_COVERED * len(text)))
        for concept, folded, written in self._pieces_that_are_labels(text, range(least, len(text))):
            likeness = min(0.99, 2 * len(folded) / (len(text) + len(folded)) + _HELD_BONUS)
            yield Found(concept, "fuzzy", Form("zh", folded, written), HELD, likeness)

    def _shortened(self, reading: Form) -> Iterator[Found]:
        """Chinese labels that the query is without a stretch inside of them."""
        text = reading.folded
        cuts = [(text[:at], text[at:]) for at in range(_END, len(text) - _END + 1)]
        pattern = re.compile("|".join(f"{re.escape(start)}.+{re.escape(end)}" for start, end in cuts))
        for concept, folded, written in sorted({*self._having(reading, cuts, len(text))}):
            if pattern.search(folded):
                likeness = 2 * len(text) / (len(text) + len(folded))
                yield Found(concept, "fuzzy", Form("zh", folded, written), SHORTENED, likeness)

    # --- comparing ---------------------------------------------------------------------------------------------

    @staticmethod
    def _compare(reading: Form, labels: Iterable[_Label], least: float) -> Iterator[Found]:
        """Those of some labels that are as much like a query as that, or more."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - wanted where nothing else is found

        for concept, folded, written in sorted(labels):
            likeness = fuzz.ratio(reading.folded, folded, score_cutoff=100 * least) / 100
            if likeness >= least:
                form = Form(reading.field, folded, written)
                yield Found(concept, "fuzzy", form, reason_for_likeness(reading.folded, form), likeness)

    def _misspelt(self, query: str) -> Iterator[Found]:
        """Labels that have all words of a query, once those that no label has are replaced by the nearest."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - wanted where nothing else is found

        chinese, english = pieces_of(query)
        if not english:
            return
        nearest = {word: self._nearest(word) for word in dict.fromkeys(english)}
        if not all(nearest.values()) or all(words == [word] for word, words in nearest.items()):
            return
        parts = [match_all("zh", [piece]) for piece in chinese]
        for words in nearest.values():
            parts.append("(" + " OR ".join(f"en : {phrase(stem)}" for stem in _stems(words)) + ")")
        sql = f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT {_CANDIDATES}"
        plain = " ".join(english)
        changes = ", ".join(f"{word} ≈ {words[0]}" for word, words in nearest.items() if words != [word])
        labels = "SELECT folded, written FROM label WHERE concept = ? AND field = 'en'"
        for (concept,) in self._connection.execute(sql, (" AND ".join(parts),)).fetchall():
            for folded, written in self._connection.execute(labels, (concept,)):
                likeness = _MISSPELT + _MARGIN * fuzz.token_sort_ratio(plain, folded) / 100
                yield Found(concept, "fuzzy", Form("en", folded, written), f"English, {changes}", likeness)

    def _nearest(self, word: str) -> list[str]:
        """The word itself if a label has it (in any inflection), else the words that differ least from it."""
        from rapidfuzz import process  # noqa: PLC0415 - wanted where nothing else is found
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

        (stem,) = stems_en(word).split() or [word]
        if self._connection.execute("SELECT 1 FROM words WHERE words MATCH ?", (f"en : {phrase(stem)}",)).fetchone():
            return [word]
        most = 1 if len(word) < 5 else 2
        near = process.extract(word, self._vocabulary, scorer=OSA.distance, score_cutoff=most, limit=_WORDS)
        return [found for found, _, _ in near]

    def _is_of(self, concept: int, kind: Kind) -> bool:
        sql = "SELECT 1 FROM ranked WHERE rank = ? AND kind = ?"
        return self._connection.execute(sql, (concept, kind)).fetchone() is not None


def _stems(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(stems_en(word) for word in words))


def _keep(best: dict[int, Found], more: Iterable[Found]) -> None:
    """Keep of each concept what is most like."""
    for found in more:
        if found.concept not in best or _rank(found) < _rank(best[found.concept]):
            best[found.concept] = found


def _rank(found: Found) -> tuple[float, int, int]:
    return -found.likeness, FIELDS.index(found.form.field), found.concept
