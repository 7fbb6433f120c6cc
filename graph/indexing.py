"""Writing the lookup index: one SQLite file made from the catalogue, whole or not at all."""

import itertools
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from glossary.errors import OutputError
from graph.cards import to_card
from graph.catalogue import Catalogue, ConceptEntry
from graph.forms import FIELDS, forms_of

__all__ = ["APPLICATION_ID", "INDEX_SCHEMA", "rank_of", "write_index"]

#: Version of the tables below; raised with every change, so that an old file is rebuilt and never misread.
INDEX_SCHEMA: Final = 8

#: Marks a SQLite file as a lookup index of this project ("Tifa" in ASCII).
APPLICATION_ID: Final = 0x54696661

#: Stands between two Chinese labels of a concept in `words`; no query has such a token, so no phrase spans it.
_BETWEEN: Final = " x0x "

# Concepts are numbered twice: `position` by key, for lists, and `rank` by what comes first among equal hits. Rows of
# the full-text tables are concepts by rank: they give the best ones first, so a search may stop when it has enough.
#
# `words` holds Chinese labels character by character, which serves pieces of any length, and English words with their
# stems. `parts` holds letters by threes, for pieces of words, and `pairs` by twos, for patterns that have no piece of
# three. All are without the text, which `label` has.
_TABLES: Final = """
CREATE TABLE document (position INTEGER PRIMARY KEY, id TEXT, card TEXT);
CREATE TABLE section (position INTEGER PRIMARY KEY, document TEXT, pair INTEGER, last_pair INTEGER, card TEXT);
CREATE TABLE theme (position INTEGER PRIMARY KEY, document TEXT, number INTEGER, card TEXT);
CREATE TABLE authority (position INTEGER PRIMARY KEY, id TEXT, card TEXT);
CREATE TABLE concept (
    position INTEGER PRIMARY KEY, key TEXT, kind TEXT, status TEXT, count INTEGER, attested INTEGER, card TEXT
);
CREATE TABLE ranked (rank INTEGER PRIMARY KEY, position INTEGER, kind TEXT);
CREATE TABLE redirect (position INTEGER PRIMARY KEY, key TEXT, card TEXT);
CREATE TABLE place (concept INTEGER, document TEXT, section INTEGER, theme INTEGER);
CREATE TABLE label (
    concept INTEGER, field TEXT, folded TEXT, written TEXT, PRIMARY KEY (concept, field, folded, written)
) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stamp (made_for TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    zh, en, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE parts USING fts5 (en, pinyin, initials, content='', tokenize='trigram');
CREATE VIRTUAL TABLE pairs USING fts5 (en, pinyin, initials, content='', detail='column', tokenize='ascii');
"""

# Made after the rows are in, which is several times faster.
_INDEXES: Final = """
CREATE UNIQUE INDEX concept_key ON concept (key);
CREATE INDEX place_concept ON place (concept);
CREATE INDEX label_folded ON label (field, folded);
INSERT INTO words (words) VALUES ('optimize');
INSERT INTO parts (parts) VALUES ('optimize');
INSERT INTO pairs (pairs) VALUES ('optimize');
"""


def write_index(catalogue: Catalogue, path: Path, *, made_for: str = "") -> None:
    """Write the lookup index of a catalogue.

    Args:
        catalogue: What to index; the same catalogue gives the same bytes.
        path: The file; an older one is replaced in one step, and kept if writing fails.
        made_for: Names the state that it belongs to; `graph.index.Index` can be told to take no other.

    Raises:
        OutputError: The file cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            with closing(sqlite3.connect(unfinished)) as connection:
                _fill(connection, catalogue, made_for)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"the lookup index {path} cannot be written ({error})", hint="check the folder's rights and free space"
        ) from error


def _fill(connection: sqlite3.Connection, catalogue: Catalogue, made_for: str) -> None:
    # Nobody reads the file before it is whole, so it needs no journal.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
    _insert(connection, "document", ((one.id, to_card(one)) for one in catalogue.documents))
    _insert(
        connection,
        "section",
        ((one.document, one.pair, one.last_pair, to_card(one)) for one in catalogue.sections),
    )
    _insert(connection, "theme", ((one.document, one.number, to_card(one)) for one in catalogue.themes))
    _insert(connection, "authority", ((one.id, to_card(one)) for one in catalogue.authorities))
    # What only authority lists have is found by the same labels, and told apart by `attested`.
    concepts = (*catalogue.concepts, *catalogue.official)
    _insert(
        connection,
        "concept",
        ((one.key, one.kind, one.status, one.count, one.attested, to_card(one)) for one in concepts),
    )
    _insert(connection, "redirect", ((one.key, to_card(one)) for one in catalogue.redirects))
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", _places(catalogue.concepts))
    connection.execute("INSERT INTO stamp VALUES (?)", (made_for,))
    _fill_search(connection, concepts)
    connection.executescript(_INDEXES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {INDEX_SCHEMA}")
    connection.commit()


def _fill_search(connection: sqlite3.Connection, concepts: Sequence[ConceptEntry]) -> None:
    """Fill the tables that searches read: labels, and the full text of each concept, by rank."""
    words: set[str] = set()
    order = sorted(range(len(concepts)), key=lambda position: rank_of(concepts[position]))
    for rank, position in enumerate(order, 1):
        concept = concepts[position]
        connection.execute("INSERT INTO ranked VALUES (?, ?, ?)", (rank, position, concept.kind))
        forms = forms_of(concept)
        connection.executemany("INSERT INTO label VALUES (?, ?, ?, ?)", sorted({(rank, *form) for form in forms}))
        texts = {field: [form.folded for form in forms if form.field == field] for field in FIELDS}
        english = dict.fromkeys(word for field in ("en", "stems") for text in texts[field] for word in text.split())
        words.update(word for text in texts["en"] for word in text.split())
        connection.execute(
            "INSERT INTO words (rowid, zh, en) VALUES (?, ?, ?)",
            (rank, _BETWEEN.join(map(" ".join, dict.fromkeys(texts["zh"]))), " ".join(english)),
        )
        connection.execute(
            "INSERT INTO parts (rowid, en, pinyin, initials) VALUES (?, ?, ?, ?)",
            (rank, *("\n".join(dict.fromkeys(texts[field])) for field in ("en", "pinyin", "initials"))),
        )
        connection.execute(
            "INSERT INTO pairs (rowid, en, pinyin, initials) VALUES (?, ?, ?, ?)",
            (rank, *(" ".join(_pairs(texts[field])) for field in ("en", "pinyin", "initials"))),
        )
    connection.executemany("INSERT INTO word VALUES (?)", ((word,) for word in sorted(words)))


def _pairs(texts: Iterable[str]) -> list[str]:
    """All pairs of letters that stand side by side in some texts."""
    found = {first + second for text in texts for first, second in itertools.pairwise(text)}
    return sorted(pair for pair in found if pair.isalnum())


def rank_of(concept: ConceptEntry) -> tuple[int, int, int, str]:
    """Return what concepts that a query meets alike are sorted by: status, count, length.

    What editors prefer or admit (the term, or a rendering of it) comes before what was harvested, then what only
    authority lists have, then what editors deprecate.

    Args:
        concept: The concept.
    """
    if concept.status == "deprecated":
        standing = 4
    elif not concept.attested:
        standing = 3
    else:
        statuses = {concept.status, *(rendering.status for rendering in concept.renderings)}
        standing = 0 if "preferred" in statuses else 1 if "admitted" in statuses else 2
    return standing, -concept.count, len(concept.key), concept.key


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows with their position in front."""
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * columns)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ((at, *row) for at, row in enumerate(rows)))


def _places(concepts: Iterable[ConceptEntry]) -> Iterable[tuple[object, ...]]:
    for position, concept in enumerate(concepts):
        for place in dict.fromkeys((at.document, at.section, at.theme) for at in concept.citations):
            yield (position, *place)
