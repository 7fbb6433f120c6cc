"""What lookups are measured against: other ways to find labels in the same termbase, as one would write them first."""

import importlib
import importlib.util
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from glossary.folding import fold_label
from graph.catalogue import Catalogue
from graph.forms import plain_en, toneless

__all__ = ["RIVALS", "Labels", "Rival", "labels_of"]

_BEST: Final = 10
#: Labels with the keys of their concepts.
Labels = list[tuple[str, str]]

_ALL: Final = frozenset({"exact", "prefix", "pinyin", "part", "fuzzy"})


@dataclass(frozen=True, slots=True)
class Rival:
    """A way to find labels.

    Attributes:
        name: What it is called.
        find: Returns the keys of the concepts of ten labels; ``None`` where it is not installed.
        classes: The classes of queries that it can answer.
    """

    name: str
    find: Callable[[str], list[str]] | None
    classes: frozenset[str] = _ALL


def labels_of(catalogue: Catalogue) -> Labels:
    """Return all labels, folded, and their concepts' keys: terms, renderings and pinyin.

    Args:
        catalogue: The termbase.
    """
    found: dict[tuple[str, str], None] = {}
    for concept in catalogue.concepts:
        texts = [*map(fold_label, concept.spellings), *(plain_en(each.en) for each in concept.renderings)]
        found |= dict.fromkeys((text, concept.key) for text in [*texts, toneless(concept.pinyin)])
    return list(found)


def rapidfuzz(labels: Labels, _folder: Path) -> Rival:
    """RapidFuzz over all labels: its ratio, which is the fastest of its scorers, of every one of them."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - as all rivals

    texts = [text for text, _ in labels]

    def find(query: str) -> list[str]:
        return [labels[at][1] for _, _, at in process.extract(query, texts, scorer=fuzz.ratio, limit=_BEST)]

    return Rival("RapidFuzz, all", find)


def like(labels: Labels, folder: Path) -> Rival:
    """A table in SQLite, asked with LIKE."""
    connection = sqlite3.connect(folder / "like.sqlite")
    connection.execute("CREATE TABLE label (text TEXT, concept TEXT)")
    connection.executemany("INSERT INTO label VALUES (?, ?)", labels)
    sql = f"SELECT concept FROM label WHERE text LIKE ? ORDER BY length(text) LIMIT {_BEST}"

    def find(query: str) -> list[str]:
        return [key for (key,) in connection.execute(sql, (f"%{query}%",))]

    return Rival("SQLite LIKE", find, _ALL - {"fuzzy"})


def sparql(labels: Labels, _folder: Path) -> Rival:
    """The labels in Oxigraph, asked with a CONTAINS filter."""
    import pyoxigraph  # noqa: PLC0415 - as all rivals

    name = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    store = pyoxigraph.Store()
    concepts = {key: pyoxigraph.NamedNode(f"urn:x:{at}") for at, key in enumerate({key for _, key in labels})}
    keys = {node.value: key for key, node in concepts.items()}
    store.bulk_extend(pyoxigraph.Quad(concepts[key], name, pyoxigraph.Literal(text)) for text, key in labels)
    ask = 'SELECT ?c WHERE {{ ?c <{}> ?l FILTER(CONTAINS(?l, "{}")) }} ORDER BY STRLEN(?l) LIMIT {}'

    def find(query: str) -> list[str]:
        text = query.replace("\\", "").replace('"', "")
        solutions: Any = store.query(ask.format(name.value, text, _BEST))
        return [keys[solution["c"].value] for solution in solutions]

    return Rival("SPARQL CONTAINS", find, _ALL - {"fuzzy"})


def tantivy(labels: Labels, folder: Path) -> Rival:
    """The labels in tantivy: Chinese and pinyin by n-grams of one to three, all fuzzy queries by its automata."""
    if importlib.util.find_spec("tantivy") is None:
        return Rival("tantivy", None)
    library: Any = importlib.import_module("tantivy")
    analyzer = library.TextAnalyzerBuilder(library.Tokenizer.ngram(1, 3, False)).build()
    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="grams")
    builder.add_text_field("whole", stored=False, tokenizer_name="raw")
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    (folder / "tantivy").mkdir()
    index = library.Index(builder.build(), path=str(folder / "tantivy"))
    index.register_tokenizer("grams", analyzer)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for text, key in labels:
        writer.add_document(library.Document(text=text, whole=text, key=key))
    writer.commit()
    index.reload()
    searcher, schema, query_of = index.searcher(), index.schema, library.Query

    def find(query: str) -> list[str]:
        grams = [query[at : at + 3] for at in range(max(1, len(query) - 2))]
        terms = [query_of.term_query(schema, "text", gram) for gram in grams]
        part = query_of.boolean_query([(library.Occur.Must, term) for term in terms])
        fuzzy = query_of.fuzzy_term_query(schema, "whole", query, distance=1, transposition_cost_one=True)
        either = query_of.boolean_query([(library.Occur.Should, part), (library.Occur.Should, fuzzy)])
        hits = searcher.search(either, _BEST).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return Rival("tantivy", find)


# To measure against another way, write a function like these and name it here.
RIVALS: Final[tuple[Callable[[Labels, Path], Rival], ...]] = (rapidfuzz, like, sparql, tantivy)
