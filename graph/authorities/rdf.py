"""RDF files as plain triples: any syntax, no network, no entity tricks, errors with their line."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from glossary.errors import InputError
from glossary.reading.base import Source

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["RELATIVE", "SYNTAXES", "Triples", "read_triples"]

#: What stands before a relative IRI of a file that names no base.
RELATIVE: Final = "urn:x-tifa-relative:/"

#: The syntaxes by the endings of file names; ``.trix`` and ``.hext`` are read here.
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
_DECLARED: Final = re.compile(r"<!ENTITY\s+(%\s+)?([^\s>]+)\s+(?:\"([^\"]*)\"|'([^']*)'|([A-Z]+))")
#: Longest entity that is expanded: an IRI, as OWL editors declare them.
_LONGEST_ENTITY: Final = 200
_EXPORT_AGAIN: Final = "export the vocabulary again, or say with its ending which syntax it is in"

_Term = ox.NamedNode | ox.BlankNode | ox.Literal
#: Subject (an IRI, or ``_:`` and the name of a blank node), predicate, object.
_Triple = tuple[str, str, _Term]


class Triples:
    """The triples of a file, in the order of the file as far as its syntax has one.

    Args:
        triples: The triples.
    """

    def __init__(self, triples: Iterable[_Triple]) -> None:
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
    if suffix == ".trix":
        return Triples(_trix(content, source))
    if suffix == ".hext":
        return Triples(_hextuples(content, source))
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


def _by_oxigraph(content: bytes, syntax: ox.RdfFormat, source: Source) -> Iterator[_Triple]:
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
        if "LoadDocumentCallback" in reason:
            reason = "its context is in another file, which is not fetched"
        raise InputError(
            f"this is no {syntax.name} ({reason})", path=source.path, line=error.lineno, hint=_EXPORT_AGAIN
        ) from error


def _trix(content: bytes, source: Source) -> Iterator[_Triple]:
    """TriX: XML with a triple an element (Carroll and Stickler 2004)."""
    from glossary.reading.markup import parse  # noqa: PLC0415 - for a rare syntax

    root = parse(content, source.path, hint=_EXPORT_AGAIN)
    for triple in root.iter("{*}triple"):
        try:
            yield _trix_triple(triple)
        except ValueError as error:
            line = triple.sourceline if isinstance(triple.sourceline, int) else None
            raise InputError(f"this is no triple ({error})", path=source.path, line=line, hint=_EXPORT_AGAIN) from error


def _trix_triple(triple: "etree._Element") -> _Triple:
    parts = list(triple.iterchildren("*"))
    names = [part.tag.rpartition("}")[2] for part in parts]
    if len(parts) != 3 or not {names[0], names[2]} <= {"uri", "id", "plainLiteral", "typedLiteral"}:
        raise ValueError("it has not three parts that are known")
    subject, predicate, text = ("".join(map(str, part.itertext())).strip("\n") for part in parts)
    if names[2] in ("uri", "id"):
        value: _Term = _resource(text.strip(), blank=names[2] == "id")
    else:
        datatype = parts[2].get("datatype")
        value = ox.Literal(
            text,
            language=parts[2].get("{http://www.w3.org/XML/1998/namespace}lang"),
            datatype=None if datatype is None else ox.NamedNode(datatype),
        )
    return _name(_resource(subject.strip(), blank=names[0] == "id")), predicate.strip(), value


def _hextuples(content: bytes, source: Source) -> Iterator[_Triple]:
    """HexTuples: a JSON array a line - subject, predicate, value, datatype, language, graph."""
    for number, line in enumerate(content.decode().splitlines(), 1):
        if not line.strip():
            continue
        try:
            subject, predicate, value, datatype, lang, _ = map(str, json.loads(line))
            if datatype in ("globalId", "localId"):
                thing: _Term = _resource(value, blank=datatype == "localId")
            elif lang:
                thing = ox.Literal(value, language=lang)
            else:
                thing = ox.Literal(value, datatype=ox.NamedNode(datatype))
        except (ValueError, TypeError) as error:
            message = f"the line is no HexTuple ({error})"
            raise InputError(message, path=source.path, line=number, hint=_EXPORT_AGAIN) from error
        yield subject, predicate, thing


def _resource(name: str, *, blank: bool) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(name.removeprefix("_:")) if blank else ox.NamedNode(name)


def _name(term: ox.NamedNode | ox.BlankNode) -> str:
    return term.value if isinstance(term, ox.NamedNode) else f"_:{term.value}"
