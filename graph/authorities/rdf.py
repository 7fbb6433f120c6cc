"""RDF files as plain triples: any syntax, no network, no entity tricks, errors with their line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from glossary.errors import InputError
from glossary.reading.base import Source

__all__ = ["RELATIVE", "SYNTAXES", "Triples", "read_triples"]

#: What stands before a relative IRI of a file that names no base.
RELATIVE: Final = "urn:x-tifa-relative:/"

#: The syntaxes by the endings of file names; ``.trix`` and ``.hext`` are read by rdflib.
SYNTAXES: Final[Mapping[str, ox.RdfFormat]] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".n3": ox.RdfFormat.N3,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
_BY_RDFLIB: Final = {".trix": "trix", ".hext": "hext"}

_DECLARED: Final = re.compile(r"<!ENTITY\s+(%\s+)?([^\s>]+)\s+(?:\"([^\"]*)\"|'([^']*)'|([A-Z]+))")
#: Longest entity that is expanded: an IRI, as OWL editors declare them.
_LONGEST_ENTITY: Final = 200
_EXPORT_AGAIN: Final = "export the vocabulary again, or say with its ending which syntax it is in"

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Triples:
    """The triples of a file, in the order of the file as far as its syntax has one.

    Args:
        triples: Subject (IRI or ``_:`` and a name), predicate, object.
    """

    def __init__(self, triples: Iterable[tuple[str, str, _Term]]) -> None:
        self._by_subject: dict[str, dict[str, dict[_Term, None]]] = {}
        for subject, predicate, value in triples:
            self._by_subject.setdefault(subject, {}).setdefault(predicate, {})[value] = None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_subject)

    def predicates(self, subject: str) -> Iterable[str]:
        """Return the predicates of a subject."""
        return self._by_subject.get(subject, {})

    def literals(self, subject: str, *predicates: str) -> list[ox.Literal]:
        """Return the literals that a subject has for these predicates, in their order."""
        return [value for value in self._values(subject, predicates) if isinstance(value, ox.Literal)]

    def resources(self, subject: str, *predicates: str) -> list[str]:
        """Return the resources that a subject has for these predicates, in their order."""
        return [_name(value) for value in self._values(subject, predicates) if not isinstance(value, ox.Literal)]

    def _values(self, subject: str, predicates: Iterable[str]) -> Iterator[_Term]:
        held = self._by_subject.get(subject, {})
        for predicate in predicates:
            yield from held.get(predicate, ())


def read_triples(source: Source) -> Triples:
    """Return the triples of a file, those of all its named graphs together.

    Args:
        source: The file; its syntax is known by its ending, else by how it begins.

    Raises:
        InputError: It is malformed, or declares XML entities that are more than names of IRIs.
    """
    suffix = source.path.suffix.lower()
    content = _without_tricks(source)
    if suffix in _BY_RDFLIB:
        return Triples(_by_rdflib(content, _BY_RDFLIB[suffix], source))
    return Triples(_by_oxigraph(content, SYNTAXES.get(suffix) or _guess(content), source))


def _guess(content: bytes) -> ox.RdfFormat:
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<?xml", b"<!DOCTYPE", b"<rdf:RDF", b"<RDF", b"<!--")):
        return ox.RdfFormat.RDF_XML
    return ox.RdfFormat.JSON_LD if start.startswith((b"{", b"[")) else ox.RdfFormat.TRIG


def _without_tricks(source: Source) -> bytes:
    """Return the content in UTF-8; refuse entities that hold entities, are long, or stand in other files."""
    content = source.text().encode()
    for found in _DECLARED.finditer(source.text() if b"<!ENTITY" in content else ""):
        parameter, name, double, single, keyword = found.groups()
        value = double if double is not None else single or ""
        if parameter or keyword or "&" in value or "%" in value or len(value) > _LONGEST_ENTITY:
            line = source.text()[: found.start()].count("\n") + 1
            message = f"the XML entity {name} is more than the name of an IRI"
            raise InputError(message, path=source.path, line=line, hint="take the declaration out")
    return content


def _by_oxigraph(content: bytes, syntax: ox.RdfFormat, source: Source) -> Iterator[tuple[str, str, _Term]]:
    # A declared encoding would contradict the UTF-8 that the text was brought into.
    data = re.sub(rb"\A(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']", rb"\1", content)
    try:
        # No callback for remote contexts is given, so JSON-LD that names one is refused.
        for quad in ox.parse(data, format=syntax, base_iri=RELATIVE):
            if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
                continue
            yield _name(quad.subject), quad.predicate.value, quad.object
    except SyntaxError as error:
        reason = str(error.msg).strip()
        raise InputError(
            f"this is no {syntax.name} ({reason})", path=source.path, line=error.lineno, hint=_EXPORT_AGAIN
        ) from error


def _by_rdflib(content: bytes, syntax: str, source: Source) -> Iterator[tuple[str, str, _Term]]:
    from rdflib import Dataset, Literal, URIRef  # noqa: PLC0415 - for two rare syntaxes

    dataset = Dataset()
    try:
        dataset.parse(data=content.decode(), format=syntax, publicID=RELATIVE)
    except Exception as error:
        # What rdflib's parsers raise is not documented: SAX errors, ValueError, AttributeError and others.
        raise InputError(f"this is no {syntax} ({error})", path=source.path, hint=_EXPORT_AGAIN) from error
    for subject, predicate, value, _ in dataset.quads():
        if isinstance(value, Literal):
            kind = None if value.datatype is None or value.language else ox.NamedNode(value.datatype)
            thing: _Term = ox.Literal(str(value), language=value.language, datatype=kind)
        else:
            thing = ox.NamedNode(str(value)) if isinstance(value, URIRef) else ox.BlankNode(str(value))
        yield str(subject) if isinstance(subject, URIRef) else f"_:{subject}", str(predicate), thing


def _name(term: ox.NamedNode | ox.BlankNode) -> str:
    return term.value if isinstance(term, ox.NamedNode) else f"_:{term.value}"
