"""The lookup index: finds concepts by what people type, and answers everything the catalogue knows.

It is one SQLite file that is only ever read here (`graph.indexing` writes it), so lookups work while a build
runs, and opening it imports neither rdflib nor numpy nor spaCy.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self, TypeVar

from glossary.errors import UnknownTermError, WorkspaceError
from glossary.folding import fold_label
from glossary.types import Kind, Lang
from graph.cards import from_card
from graph.catalogue import (
    AuthorityListEntry,
    Catalogue,
    ConceptEntry,
    DocumentEntry,
    Redirect,
    SectionEntry,
    ThemeEntry,
)
from graph.forms import SCRIPTS, Form, Script, queries_of
from graph.indexing import APPLICATION_ID, INDEX_SCHEMA, write_index

__all__ = ["Hit", "Index", "Match", "write_index"]

#: How a query met a label, the closest first.
Match = Literal["exact", "normalised", "prefix", "part", "fuzzy"]

_RANKS: Final[dict[Match, int]] = {"exact": 0, "normalised": 1, "prefix": 2, "part": 3, "fuzzy": 4}
_SCRIPTS_OF: Final[dict[Lang | None, tuple[Script, ...]]] = {
    None: SCRIPTS,
    "zh": ("zh", "pinyin", "initials"),
    "en": ("en",),
}

#: Likeness (difflib's ratio) from which a label counts as found, and as worth suggesting.
_FUZZY_CUTOFF: Final = 0.65
_SUGGEST_CUTOFF: Final = 0.4
#: The same for a single Han character in common, of which a label has few.
_LOOSE_CUTOFF: Final = 0.5

#: How many labels are compared with the query letter by letter.
_CANDIDATES: Final = 300

_REBUILD: Final = "run tifa build without a file, which restores everything from the harvests"

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that a query found, and why.

    Attributes:
        concept: The concept.
        match: How the query met the label.
        label: The label that it met, as written.
        script: What that label is written in.
        likeness: 1 for the whole label, less for a part of it or a similar one.
    """

    concept: ConceptEntry
    match: Match
    label: str
    script: Script
    likeness: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A label that a query met; `concept` is the concept's position."""

    concept: int
    count: int
    match: Match
    form: Form
    likeness: float

    @property
    def rank(self) -> tuple[int, float, int, int, int]:
        """Sorting by this puts the closest first, then the shorter label, then the more frequent concept."""
        return (_RANKS[self.match], -self.likeness, SCRIPTS.index(self.form.script), -self.count, self.concept)


class Index:
    """A lookup index, open for reading.

    Args:
        path: The file that `write_index` wrote.

    Raises:
        WorkspaceError: There is no such file, it cannot be read, or it is not an index of this version. At the
            end of a ``with`` block: the file turned out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise WorkspaceError(f"there is no lookup index at {path}", hint=_REBUILD)
        self._path = path
        # Immutable: a build replaces the file and never changes it, so no lock has to be taken.
        try:
            self._connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
        except sqlite3.OperationalError as error:
            raise WorkspaceError(f"the lookup index {path} cannot be read", hint="check its permissions") from error
        try:
            right = self._pragma("application_id") == APPLICATION_ID and self._pragma("user_version") == INDEX_SCHEMA
        except sqlite3.DatabaseError as error:
            self.close()
            raise WorkspaceError(f"{path} is not a lookup index ({error})", hint=_REBUILD) from error
        if not right:
            self.close()
            raise WorkspaceError(f"the lookup index {path} is of another version of the program", hint=_REBUILD)

    def _pragma(self, name: str) -> int:
        value: int = self._connection.execute(f"PRAGMA {name}").fetchone()[0]
        return value

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise WorkspaceError(f"the lookup index {self._path} is damaged ({error})", hint=_REBUILD) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # --- looking up ------------------------------------------------------------------------------------

    def lookup(
        self, query: str, *, limit: int = 10, kind: Kind | None = None, lang: Lang | None = None, exact: bool = False
    ) -> list[Hit]:
        """Return the concepts that a query finds, the best first.

        Chinese may be simplified or traditional, pinyin with or without tones or as initials; in English case,
        quotation marks, hyphens and the plural do not matter. Similar labels are tried only where nothing
        else is found. Concepts that only authority lists have are found, too, after those of the documents
        that are met alike; `ConceptEntry.attested` tells them apart.

        Args:
            query: What the user typed.
            limit: How many hits at most.
            kind: Only concepts of this kind.
            lang: Only labels of this language; pinyin counts as Chinese.
            exact: Only whole labels, no parts and no similar ones.

        Returns:
            One hit for each concept, with its best match; empty where nothing is found.
        """
        forms = [form for form in queries_of(query) if form.script in _SCRIPTS_OF[lang]]
        best: dict[int, _Found] = {}
        self._collect(best, (found for form in forms for found in self._whole(form, kind)))
        if not exact and len(best) < limit:
            self._collect(best, (found for form in forms for found in self._inside(form, kind, limit)))
        if not exact and not best:
            self._collect(best, (found for form in forms for found in self._similar(form, kind, _FUZZY_CUTOFF)))
        ranked = sorted(best.values(), key=lambda found: found.rank)[:limit]
        return [self._hit(found) for found in ranked]

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """Return labels that look like the query: what to offer where nothing was found.

        Args:
            query: What the user typed.
            limit: How many at most.
        """
        similar = [
            found for form in queries_of(query) for found in self._similar(form, None, _SUGGEST_CUTOFF, loose=True)
        ]
        ranked = sorted(similar, key=lambda found: found.rank)
        return list(dict.fromkeys(found.form.written for found in ranked))[:limit]

    def concept(self, key_or_label: str) -> ConceptEntry:
        """Return the one concept with this key or label.

        Args:
            key_or_label: A folded label, or a label in either language or in pinyin; of several concepts that
                share it, the most frequent is taken.

        Raises:
            UnknownTermError: No concept is called so; the message names similar ones.
        """
        row = self._connection.execute("SELECT card FROM concept WHERE key = ?", (key_or_label,)).fetchone()
        if row is not None:
            return from_card(ConceptEntry, row[0])
        if redirect := self.redirect(key_or_label):
            return self.concept(redirect.targets[0])
        if hits := self.lookup(key_or_label, limit=1, exact=True):
            return hits[0].concept
        raise UnknownTermError(key_or_label, self.suggest(key_or_label))

    @staticmethod
    def _collect(best: dict[int, _Found], more: Iterator[_Found]) -> None:
        for found in more:
            if found.concept not in best or found.rank < best[found.concept].rank:
                best[found.concept] = found

    def _hit(self, found: _Found) -> Hit:
        (card,) = self._connection.execute("SELECT card FROM concept WHERE position = ?", (found.concept,)).fetchone()
        return Hit(from_card(ConceptEntry, card), found.match, found.form.written, found.form.script, found.likeness)

    def _whole(self, query: Form, kind: Kind | None) -> Iterator[_Found]:
        for concept, count, form in self._labels(query.script, "folded = ?", [query.folded], kind, 1000):
            exact = form.script != "initials" and form.written.casefold() == query.written.casefold()
            yield _Found(concept, count, "exact" if exact else "normalised", form, 1.0)

    def _inside(self, query: Form, kind: Kind | None, limit: int) -> Iterator[_Found]:
        """Labels that begin with the query, then labels that hold it elsewhere."""
        bounds = [query.folded, query.folded + "\U0010ffff"]
        for concept, count, form in self._labels(query.script, "folded > ? AND folded < ?", bounds, kind, limit):
            yield _Found(concept, count, "prefix", form, len(query.folded) / len(form.folded))
        if query.script == "initials" or (query.script == "pinyin" and len(query.folded) < 3):
            return  # would be found inside almost anything
        if len(query.folded) < 3:
            condition, value = "instr(folded, ?) > 1", query.folded
        else:
            condition, value = _PARTS, _phrase(query.folded)
        for concept, count, form in self._labels(query.script, condition, [value], kind, 2 * limit):
            yield _Found(concept, count, "part", form, len(query.folded) / len(form.folded))

    def _similar(self, query: Form, kind: Kind | None, cutoff: float, *, loose: bool = False) -> Iterator[_Found]:
        """Labels that share stretches (loosely: single characters) with the query, if they are alike enough."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - wanted on this path only

        if query.script == "initials":
            return
        condition, values = _sharing(query, loose=loose)
        cutoff = _LOOSE_CUTOFF if loose and query.script == "zh" else cutoff
        matcher = SequenceMatcher(None, "", query.folded, autojunk=False)
        for concept, count, form in self._labels(query.script, condition, values, kind, _CANDIDATES):
            matcher.set_seq1(form.folded)
            if matcher.quick_ratio() >= cutoff and (likeness := matcher.ratio()) >= cutoff:
                yield _Found(concept, count, "fuzzy", form, likeness)

    def _labels(
        self, script: Script, condition: str, values: list[str], kind: Kind | None, limit: int
    ) -> Iterator[tuple[int, int, Form]]:
        """Labels under an SQL condition, the shorter and the more frequent first: position, count, form."""
        rows = self._connection.execute(
            "SELECT concept, count, script, folded, written FROM label JOIN concept ON position = concept"
            f" WHERE script = ? AND {condition} AND (? IS NULL OR kind = ?)"
            " ORDER BY length(folded), count DESC, position LIMIT ?",
            (script, *values, kind, kind, limit),
        )
        return ((concept, count, Form(*form)) for concept, count, *form in rows)

    # --- reading out -----------------------------------------------------------------------------------

    def concepts(
        self,
        *,
        kind: Kind | None = None,
        status: str | None = None,
        document: str | None = None,
        section: int | None = None,
        theme: int | None = None,
    ) -> list[ConceptEntry]:
        """Return the concepts of the documents by key; conditions that are given must all hold.

        Those of place must hold in one sentence. What only authority lists have is not among them.

        Args:
            kind: Their kind.
            status: Their status, such as ``candidate``.
            document: Id of a document that holds them.
            section: Pair number of a section that holds them, sections below it included.
            theme: Number of an exposition theme that holds them.
        """
        rows = self._connection.execute(
            _CONCEPTS,
            {"kind": kind, "status": status, "document": document, "section": section, "theme": theme},
        )
        return [from_card(ConceptEntry, card) for (card,) in rows]

    def official(self) -> list[ConceptEntry]:
        """Return by key the concepts that only authority lists have."""
        return self._cards(ConceptEntry, "SELECT card FROM concept WHERE NOT attested ORDER BY position")

    def authorities(self) -> list[AuthorityListEntry]:
        """Return the authority lists, by id."""
        return self._cards(AuthorityListEntry, "SELECT card FROM authority ORDER BY position")

    def documents(self) -> list[DocumentEntry]:
        """Return all documents, by date."""
        return self._cards(DocumentEntry, "SELECT card FROM document ORDER BY position")

    def sections(self, document: str | None = None) -> list[SectionEntry]:
        """Return the sections in document order.

        Args:
            document: Id of the document; ``None`` for all.
        """
        return self._of_document(SectionEntry, "section", document)

    def themes(self, document: str | None = None) -> list[ThemeEntry]:
        """Return the exposition themes in document order.

        Args:
            document: Id of the document; ``None`` for all.
        """
        return self._of_document(ThemeEntry, "theme", document)

    def redirect(self, label: str) -> Redirect | None:
        """Return what became of a term that editors merged or split; ``None`` for any other.

        Args:
            label: Its Chinese label.

        Raises:
            UnknownTermError: If editors rejected it, or what it was merged into.
        """
        row = self._connection.execute("SELECT card FROM redirect WHERE key = ?", (fold_label(label),)).fetchone()
        if row is None:
            return None
        redirect = from_card(Redirect, row[0])
        if not redirect.targets:
            raise UnknownTermError(label, otherwise=f"the editors rejected it: tifa log {redirect.zh}")
        return redirect

    def redirects(self) -> list[Redirect]:
        """Return the terms that editors merged, split or rejected, by key."""
        return self._cards(Redirect, "SELECT card FROM redirect ORDER BY position")

    def catalogue(self) -> Catalogue:
        """Return the whole catalogue, as it was when the index was written."""
        return Catalogue(
            documents=tuple(self.documents()),
            concepts=tuple(self.concepts()),
            sections=tuple(self.sections()),
            themes=tuple(self.themes()),
            authorities=tuple(self.authorities()),
            official=tuple(self.official()),
            redirects=tuple(self.redirects()),
        )

    def _of_document(self, cls: type[Entry], table: str, document: str | None) -> list[Entry]:
        condition = f"SELECT card FROM {table} WHERE ?1 IS NULL OR document = ?1 ORDER BY position"
        return self._cards(cls, condition, document)

    def _cards(self, cls: type[Entry], sql: str, *values: str | None) -> list[Entry]:
        with closing(self._connection.execute(sql, values)) as rows:
            return [from_card(cls, card) for (card,) in rows]


_PARTS: Final = "label.id IN (SELECT rowid FROM label_parts WHERE label_parts MATCH ?)"

_CONCEPTS: Final = """
SELECT card FROM concept
WHERE attested AND (:kind IS NULL OR kind = :kind) AND (:status IS NULL OR status = :status)
  AND (coalesce(:document, :section, :theme) IS NULL OR EXISTS (
    SELECT 1 FROM place
    WHERE place.concept = concept.position
      AND (:document IS NULL OR document = :document)
      AND (:theme IS NULL OR theme = :theme)
      AND (:section IS NULL OR EXISTS (
        SELECT 1 FROM section AS home
        WHERE home.document = place.document AND home.pair = :section
          AND place.section BETWEEN home.pair AND home.last_pair))))
ORDER BY position
"""


def _sharing(query: Form, *, loose: bool) -> tuple[str, list[str]]:
    """SQL condition and values for the labels that share the most stretches of characters with a query.

    Trigrams for letters; pairs for Han characters, of which a label has few. Loosely, single Han characters: one
    that is wrong in the middle of 新四样 leaves no pair of 新三样.
    """
    size = 3 if query.script != "zh" else 1 if loose else max(1, min(2, len(query.folded) - 1))
    pieces = sorted({query.folded[at : at + size] for at in range(max(1, len(query.folded) - size + 1))})[:24]
    if size == 3:
        match = "SELECT rowid FROM label_parts WHERE label_parts MATCH ? ORDER BY rank"
        return f"label.id IN ({match} LIMIT {_CANDIDATES})", [" OR ".join(map(_phrase, pieces))]
    shared = " + ".join(["(instr(folded, ?) > 0)"] * len(pieces))
    match = f"SELECT id FROM label WHERE script = 'zh' AND {shared} ORDER BY {shared} DESC, length(folded)"
    return f"label.id IN ({match} LIMIT {_CANDIDATES})", [*pieces, *pieces]


def _phrase(text: str) -> str:
    """Quote a text for FTS5, so that none of its characters is an operator."""
    return '"' + text.replace('"', '""') + '"'
