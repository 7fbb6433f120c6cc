"""Writing the lookup index: one SQLite file made from the catalogue, whole or not at all."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from glossary.errors import OutputError
from graph.cards import to_card
from graph.catalogue import Catalogue, ConceptEntry
from graph.forms import forms_of

__all__ = ["APPLICATION_ID", "INDEX_SCHEMA", "write_index"]

#: Version of the tables below; raised with every change, so that an old file is rebuilt and never misread.
INDEX_SCHEMA: Final = 7

#: Marks a SQLite file as a lookup index of this project ("Tifa" in ASCII).
APPLICATION_ID: Final = 0x54696661

# `label_parts` finds parts of three characters and more; shorter ones are found by reading `label`.
_TABLES: Final = """
CREATE TABLE document (position INTEGER PRIMARY KEY, id TEXT, card TEXT);
CREATE TABLE section (position INTEGER PRIMARY KEY, document TEXT, pair INTEGER, last_pair INTEGER, card TEXT);
CREATE TABLE theme (position INTEGER PRIMARY KEY, document TEXT, number INTEGER, card TEXT);
CREATE TABLE authority (position INTEGER PRIMARY KEY, id TEXT, card TEXT);
CREATE TABLE concept (
    position INTEGER PRIMARY KEY, key TEXT, kind TEXT, status TEXT, count INTEGER, attested INTEGER, card TEXT
);
CREATE TABLE redirect (position INTEGER PRIMARY KEY, key TEXT, card TEXT);
CREATE TABLE place (concept INTEGER, document TEXT, section INTEGER, theme INTEGER);
CREATE TABLE label (id INTEGER PRIMARY KEY, concept INTEGER, script TEXT, folded TEXT, written TEXT);
CREATE VIRTUAL TABLE label_parts USING fts5 (folded, content='label', content_rowid='id', tokenize='trigram');
"""

# Made after the rows are in, which is several times faster.
_INDEXES: Final = """
CREATE UNIQUE INDEX concept_key ON concept (key);
CREATE INDEX place_concept ON place (concept);
CREATE INDEX label_folded ON label (script, folded);
INSERT INTO label_parts (label_parts) VALUES ('rebuild');
"""


def write_index(catalogue: Catalogue, path: Path) -> None:
    """Write the lookup index of a catalogue.

    Args:
        catalogue: What to index; the same catalogue gives the same bytes.
        path: The file; an older one is replaced in one step, and kept if writing fails.

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
                _fill(connection, catalogue)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"the lookup index {path} cannot be written ({error})", hint="check the folder's rights and free space"
        ) from error


def _fill(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
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
    _insert(
        connection,
        "label",
        ((at, *form) for at, concept in enumerate(concepts) for form in forms_of(concept)),
    )
    connection.executescript(_INDEXES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {INDEX_SCHEMA}")
    connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows with their position in front."""
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    marks = ", ".join("?" * columns)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ((at, *row) for at, row in enumerate(rows)))


def _places(concepts: Iterable[ConceptEntry]) -> Iterable[tuple[object, ...]]:
    for position, concept in enumerate(concepts):
        for place in dict.fromkeys((at.document, at.section, at.theme) for at in concept.citations):
            yield (position, *place)
