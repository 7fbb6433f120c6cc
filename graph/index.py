"""The lookup index: finds concepts by what people type, and answers everything the catalogue knows.

It is one SQLite file that is only ever read here (`graph.indexing` writes it), so lookups work while a build
runs, and opening it imports neither rdflib nor numpy nor spaCy.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from glossary.errors import UnknownTermError, WorkspaceError
from glossary.folding import fold_en, fold_label
from glossary.types import Kind, Lang
from graph.cards import from_card
from graph.catalogue import (
    AuthorityListEntry,
    Catalogue,
    Citation,
    ConceptEntry,
    DocumentEntry,
    Redirect,
    SectionEntry,
    ThemeEntry,
)
from graph.forms import Form, Script
from graph.indexing import APPLICATION_ID, INDEX_SCHEMA, write_index
from graph.likeness import Likeness
from graph.searching import Found, Match, Search, has_wildcard

__all__ = ["Hit", "Index", "Match", "write_index"]

#: The file is mapped into memory up to so many bytes, so that reading it takes no system call.
_MAPPED: Final = 1 << 30

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
        why: Why it was found, in words for people.
        first_document: Id of the first document that holds the concept; empty where none does.
        last_document: Id of the last one.
        sentence: The surest place: of the rendering that was met, else of the first rendering, else any.
    """

    concept: ConceptEntry
    match: Match
    label: str
    script: Script
    likeness: float
    why: str
    first_document: str
    last_document: str
    sentence: Citation | None


class Index:
    """A lookup index, open for reading.

    Args:
        path: The file that `write_index` wrote.
        made_for: The state that it has to belong to, as `write_index` was told; ``None`` for any.

    Raises:
        WorkspaceError: There is no such file, it cannot be read, or it is not an index of this version, or of
            another state. At the end of a ``with`` block: the file turned out to be damaged.
    """

    def __init__(self, path: Path, *, made_for: str | None = None) -> None:
        if not path.is_file():
            raise WorkspaceError(f"there is no lookup index at {path}", hint=_REBUILD)
        self._path = path
        # Immutable: a build replaces the file and never changes it, so no lock has to be taken.
        try:
            self._connection = sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)
        except sqlite3.OperationalError as error:
            raise WorkspaceError(f"the lookup index {path} cannot be read", hint="check its permissions") from error
        try:
            self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            right = self._pragma("application_id") == APPLICATION_ID and self._pragma("user_version") == INDEX_SCHEMA
            stale = right and made_for is not None and made_for != self._stamp()
        except sqlite3.DatabaseError as error:
            self.close()
            raise WorkspaceError(f"{path} is not a lookup index ({error})", hint=_REBUILD) from error
        if not right:
            self.close()
            raise WorkspaceError(f"the lookup index {path} is of another version of the program", hint=_REBUILD)
        if stale:
            self.close()
            raise WorkspaceError(f"the lookup index {path} is not that of the store beside it", hint=_REBUILD)
        self._likeness = Likeness(self._connection)

    def _stamp(self) -> str:
        stamp: str = self._connection.execute("SELECT made_for FROM stamp").fetchone()[0]
        return stamp

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

        Chinese may be simplified or traditional, pinyin with or without tones or as initials, English in any
        inflection; a query may be a part of a label, several words or pieces of it in any order, or have ``*`` for any
        text. Similar labels are tried only where nothing else is found. The order is that of `graph.searching`.
        Concepts that only authority lists have are found, too, after those of the documents that are met alike;
        `ConceptEntry.attested` tells them apart.

        Args:
            query: What the user typed.
            limit: How many hits at most.
            kind: Only concepts of this kind.
            lang: Only labels of this language; pinyin counts as Chinese.
            exact: Only whole labels, no parts and no similar ones.

        Returns:
            One hit for each concept, with its best match; empty where nothing is found.
        """
        found = Search(self._connection, kind=kind, lang=lang).find(query, limit=limit, exact=exact)
        if not found and not exact and not has_wildcard(query):
            found = self._likeness.find(query, limit=limit, kind=kind, lang=lang)
        return [self._hit(one) for one in found]

    def suggest(self, query: str, *, limit: int = 5) -> list[str]:
        """Return labels that look like the query: what to offer where nothing was found.

        Args:
            query: What the user typed.
            limit: How many at most.
        """
        return self._likeness.suggest(query, limit=limit)

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

    def _hit(self, found: Found) -> Hit:
        (card,) = self._connection.execute(
            "SELECT card FROM concept WHERE position = (SELECT position FROM ranked WHERE rank = ?)", (found.concept,)
        ).fetchone()
        concept = from_card(ConceptEntry, card)
        return Hit(
            concept=concept,
            match=found.match,
            label=found.form.written,
            script=found.form.script,
            likeness=found.likeness,
            why=found.why + _judgement(concept, found.form),
            first_document=concept.documents[0] if concept.documents else "",
            last_document=concept.documents[-1] if concept.documents else "",
            sentence=_sentence(concept, found.form),
        )

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


def _judgement(concept: ConceptEntry, label: Form) -> str:
    """What editors say against the rendering that a query met."""
    if label.script != "en":
        return ""
    status = next((one.status for one in concept.renderings if label.written in (one.en, *one.spellings)), "")
    return " (deprecated by the editors)" if status == "deprecated" else ""


def _sentence(concept: ConceptEntry, label: Form) -> Citation | None:
    """The surest place of a concept where it is rendered by the label, else by its first rendering, else any."""
    wanted = [fold_en(label.written)] if label.script == "en" else []
    wanted += [rendering.key for rendering in concept.renderings[:1]]

    def rank(citation: Citation) -> tuple[int, float]:
        rendering = "" if citation.en_span is None else fold_en(citation.en_span.of(citation.en))
        return (wanted.index(rendering) if rendering in wanted else len(wanted), -citation.score)

    return min(concept.citations, key=rank, default=None)
