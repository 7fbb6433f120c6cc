"""Exporters: one module per format, one registry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from exports.base import Export, ExportSource, atomic_write
from glossary.errors import OutputError, UnknownNameError

__all__ = ["EXPORTERS", "ExportSource", "Exporter", "atomic_write", "exporter"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that the catalogue or the graph can be written in.

    Attributes:
        name: What ``--format`` takes.
        function: ``module:function`` of an `exports.base.Export`, imported on first use.
        suffix: Usual ending of the file's name, with its dot.
        media_type: Media type as registered with IANA.
        description: What it is, in a line for people.
        options: Switches that the function takes, each with a line for people.
    """

    name: str
    function: str
    suffix: str
    media_type: str
    description: str
    options: Mapping[str, str] = field(default_factory=dict)

    def export(self, source: ExportSource, **options: bool) -> bytes:
        """Return the whole file.

        Args:
            source: What to export.
            options: Switches, by name.

        Returns:
            The file's bytes.

        Raises:
            OutputError: The format has no such option; the message names the formats that have.
        """
        for option in options:
            if option not in self.options:
                takers = [other.name for other in EXPORTERS.values() if option in other.options]
                hint = f"it goes with {' or '.join(takers)}" if takers else "no format does"
                raise OutputError(f"the format {self.name} takes no option {option}", hint=hint)
        module, _, name = self.function.partition(":")
        function = cast(Export, getattr(import_module(module), name))
        return function(source, **options)


def _by_name(exporters: Iterable[Exporter]) -> Mapping[str, Exporter]:
    return MappingProxyType({exporter.name: exporter for exporter in exporters})


_BOM: Final = {"bom": "begin with a byte order mark, by which Excel knows UTF-8"}

#: All formats, by name. To add one, write a module with a function like `exports.base.Export` and a line
#: here; the command line and the docs follow (docs/add-an-exporter.md).
EXPORTERS: Final[Mapping[str, Exporter]] = _by_name(
    [
        Exporter("turtle", "exports.turtle:export", ".ttl", "text/turtle", "the whole graph as RDF 1.1 Turtle"),
        Exporter("jsonld", "exports.jsonld:export", ".jsonld", "application/ld+json", "the whole graph as JSON-LD 1.1"),
        Exporter(
            "ntriples", "exports.ntriples:export", ".nt", "application/n-triples", "the whole graph, a triple a line"
        ),
        Exporter("rdfxml", "exports.rdfxml:export", ".rdf", "application/rdf+xml", "the whole graph as RDF/XML"),
        Exporter(
            "trig", "exports.trig:export", ".trig", "application/trig", "every named graph under its name, as TriG"
        ),
        Exporter("skos", "exports.skos:export", ".skos.ttl", "text/turtle", "the SKOS vocabulary alone, as Turtle"),
        Exporter("csv", "exports.table:export_csv", ".csv", "text/csv", "a row per concept and rendering", _BOM),
        Exporter(
            "tsv", "exports.table:export_tsv", ".tsv", "text/tab-separated-values", "the same, tab-separated", _BOM
        ),
        Exporter("html", "exports.page:export", ".html", "text/html", "the interactive graph as one page"),
    ]
)


def exporter(name: str) -> Exporter:
    """Return the exporter of a format.

    Args:
        name: Name of the format.

    Raises:
        UnknownNameError: There is no such format; the message names those there are.

    >>> exporter("csv").suffix
    '.csv'
    """
    try:
        return EXPORTERS[name]
    except KeyError:
        raise UnknownNameError("format", name, sorted(EXPORTERS)) from None
