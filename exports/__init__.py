"""Formats that the workspace is written in and lists are read from: one module per format, one registry."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from exports.base import ExportSource, Loss, atomic_write
from exports.formats import Format, Option
from glossary.errors import UnknownNameError

__all__ = ["FORMATS", "ExportSource", "Format", "Loss", "Option", "atomic_write", "format_named"]


def _by_name(formats: Iterable[Format]) -> Mapping[str, Format]:
    return MappingProxyType({form.name: form for form in formats})


_BOM: Final = {"bom": Option("begin with a byte order mark, by which Excel knows UTF-8")}
_LABEL: Final = {"label": Option("what labels a node: its Chinese, or its English where it has any", ("zh", "en"))}
_LISTED: Final = {
    "of": Option(
        "which formulations: all, those attested or judged by editors, or those judged", ("all", "attested", "reviewed")
    ),
}

#: All formats, by name. To add one, write a module with a function like `exports.base.Export`, one that says what is
#: lost (`exports.base.FindLosses`), if it is read one like `graph.authorities.base.Reader`, and an entry here; the
#: command line and the docs follow (docs/add-an-exporter.md).
FORMATS: Final[Mapping[str, Format]] = _by_name(
    [
        # --- RDF ---
        Format(
            "turtle",
            "the whole graph as RDF 1.1 Turtle",
            "text/turtle",
            ".ttl",
            "exports.turtle:export",
            reader="graph.authorities.skos:read",
            suffixes=(".ttl", ".n3", ".skos"),
        ),
        Format(
            "jsonld",
            "the whole graph as JSON-LD 1.1",
            "application/ld+json",
            ".jsonld",
            "exports.jsonld:export",
            reader="graph.authorities.skos:read",
            suffixes=(".jsonld", ".json"),
        ),
        Format(
            "ntriples",
            "the whole graph, a triple a line",
            "application/n-triples",
            ".nt",
            "exports.ntriples:export",
            reader="graph.authorities.skos:read",
            suffixes=(".nt", ".nq", ".hext"),
        ),
        Format(
            "rdfxml",
            "the whole graph as RDF/XML",
            "application/rdf+xml",
            ".rdf",
            "exports.rdfxml:export",
            reader="graph.authorities.skos:read",
            suffixes=(".rdf", ".owl", ".trix"),
            roots=("RDF", "TriX"),
        ),
        Format(
            "trig",
            "every named graph under its name, as TriG",
            "application/trig",
            ".trig",
            "exports.trig:export",
            reader="graph.authorities.skos:read",
            suffixes=(".trig",),
        ),
        Format(
            "skos",
            "the SKOS vocabulary alone",
            "text/turtle",
            ".skos.ttl",
            "exports.skos:export",
            "exports.skos:losses",
            {"syntax": Option("RDF syntax", ("turtle", "ntriples", "rdfxml", "jsonld", "trig"))},
            reader="graph.authorities.skos:read",
        ),
        # --- tables ---
        Format(
            "csv",
            "a row per concept and rendering",
            "text/csv",
            ".csv",
            "exports.table:export_csv",
            "exports.table:losses",
            _BOM,
            reader="graph.authorities.table:read",
            suffixes=(".csv",),
        ),
        Format(
            "tsv",
            "the same, tab-separated",
            "text/tab-separated-values",
            ".tsv",
            "exports.table:export_tsv",
            "exports.table:losses",
            _BOM,
            reader="graph.authorities.table:read",
            suffixes=(".tsv", ".tab"),
        ),
        Format(
            "xlsx",
            "a workbook to edit, whose edits tifa import reads",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
            "exports.workbook:export",
            "exports.workbook:losses",
            reader="graph.authorities.spreadsheet:read",
            suffixes=(".xlsx",),
        ),
        # --- termbases and glossaries of CAT tools ---
        Format(
            "tbx",
            "TBX termbase (ISO 30042); read in any dialect, style and version",
            "application/x-tbx",
            ".tbx",
            "exports.tbx:export",
            "exports.tbx:losses",
            {
                "dialect": Option("which public dialect", ("basic", "min", "core")),
                "style": Option("whether a data category is an attribute or an element", ("dca", "dct")),
                "version": Option(
                    "version 3 of 2019, or 2 of 2008 (TBX-Basic) for tools that read only that", ("3", "2")
                ),
                "official": Option("write the formulations that only authority lists have, too"),
            },
            reader="graph.authorities.tbx:read",
            suffixes=(".tbx",),
            roots=("tbx", "martif"),
        ),
        Format(
            "memoq",
            "term base for memoQ, as CSV with the names of its columns",
            "text/csv",
            ".csv",
            "exports.memoq:export",
            "exports.memoq:losses",
            {
                "english": Option(
                    "memoQ's name of the target language",
                    ("English", "English_United_States", "English_United_Kingdom"),
                )
            },
            reader="graph.authorities.memoq:read",
        ),
        Format(
            "trados",
            "terms for Trados: a table for MultiTerm Convert, or MultiTerm XML, which is read",
            "text/plain",
            ".txt",
            "exports.trados:export",
            "exports.trados:losses",
            {"form": Option("a table for MultiTerm Convert, or MultiTerm XML", ("text", "xml"))},
            reader="graph.authorities.multiterm:read",
            roots=("mtf",),
        ),
        Format(
            "omegat",
            "glossary for OmegaT: source, target, comment",
            "text/plain",
            ".utf8",
            "exports.omegat:export",
            "exports.omegat:losses",
            reader="graph.authorities.omegat:read",
            suffixes=(".utf8",),
        ),
        Format(
            "weblate",
            "glossary for Weblate, as its TBX",
            "application/x-tbx",
            ".tbx",
            "exports.weblate:export",
            "exports.weblate:losses",
        ),
        Format(
            "glossary-csv",
            "source and target as CSV without a head, for DeepL and Google Cloud Translation",
            "text/csv",
            ".csv",
            "exports.pairs_csv:export",
            "exports.pairs_csv:losses",
            reader="graph.authorities.pairs_csv:read",
        ),
        # --- translation memories ---
        Format(
            "tmx",
            "translation memory in TMX 1.4b, of translation units or of terms",
            "application/x-tmx+xml",
            ".tmx",
            "exports.tmx:export",
            "exports.tmx:losses",
            {
                "of": Option("what each unit holds", ("units", "terms")),
                "tags": Option(
                    "zh and en, or zh-CN and en-US for programs that insist on regions", ("plain", "regional")
                ),
            },
            reader="graph.authorities.tmx:read",
            suffixes=(".tmx",),
            roots=("tmx",),
        ),
        # --- networks ---
        Format(
            "graphml",
            "the network of formulations as GraphML, with attributes and labels for yEd and Gephi",
            "application/graphml+xml",
            ".graphml",
            "exports.network_files:export_graphml",
            "exports.network_files:losses",
            _LABEL,
        ),
        Format(
            "gexf",
            "the same as GEXF 1.2, for Gephi",
            "application/gexf+xml",
            ".gexf",
            "exports.network_files:export_gexf",
            "exports.network_files:losses",
            _LABEL,
        ),
        # --- pages ---
        Format(
            "html",
            "the interactive graph as one page",
            "text/html",
            ".html",
            "exports.page:export",
            "exports.page:losses",
        ),
        Format(
            "glossary",
            "a glossary to print: entries by pinyin, Chinese and English index",
            "text/html",
            ".html",
            "exports.glossary_page:export",
            "exports.glossary_entries:losses",
            _LISTED,
        ),
        Format(
            "markdown",
            "the same glossary as Markdown",
            "text/markdown",
            ".md",
            "exports.markdown:export",
            "exports.glossary_entries:losses",
            _LISTED,
        ),
    ]
)


def format_named(name: str) -> Format:
    """Return the format of a name.

    Args:
        name: Its name.

    Raises:
        UnknownNameError: There is no such format; the message names those there are.

    >>> format_named("csv").suffix
    '.csv'
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownNameError("format", name, sorted(FORMATS)) from None
