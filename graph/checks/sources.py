"""Where vocabularies come from: each source yields statements, whatever it is.

To add a kind of source, write a function from its name to quads and a line in `_quads_of`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from graph.checks.names import PREFIX, XSD, Literal, Node, Statement
from graph.checks.vocabulary import Vocabulary

if TYPE_CHECKING:  # only the types are wanted before a file is read
    import pyoxigraph as ox
    import rdflib

__all__ = ["from_rdflib", "from_store", "from_text", "load", "suffixes"]

#: Endings of RDF files beyond those that Oxigraph knows.
_MORE_SUFFIXES: Final = {"jsonld": "jsonld", "json": "jsonld", "owl": "rdf", "xml": "rdf", "skos": "rdf"}
_STRING: Final = f"{XSD}string"
_TIMEOUT: Final = 60
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def load(names: Iterable[str]) -> Vocabulary:
    """Read a vocabulary.

    Args:
        names: RDF files in any syntax that their ending tells, folders of Oxigraph databases, or URLs of SPARQL
            endpoints; together they are one vocabulary.

    Raises:
        InputError: If one cannot be read, or is no RDF.
    """
    return Vocabulary(
        (name, statement)
        for number, name in enumerate(names)
        for statement in _plain(_quads_of(name), f"_:{'' if number == 0 else f'f{number}'}b")
    )


def _quads_of(name: str) -> Iterator["ox.Quad | ox.Triple"]:
    if name.startswith(("http://", "https://")):
        return _from_endpoint(name)
    if name.startswith("file:"):
        from urllib.parse import urlsplit  # noqa: PLC0415 - only for such names
        from urllib.request import url2pathname  # noqa: PLC0415

        name = url2pathname(urlsplit(name).path)
    path = Path(name)
    return _from_folder(path) if path.is_dir() else _from_file(path)


def from_store(folder: Path) -> Vocabulary:
    """Return the union of the graphs of a store of this project.

    Args:
        folder: The folder of its Oxigraph database, whose default graph is the union.

    Raises:
        InputError: If it cannot be read.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    return _sorted(_plain(_from_folder(folder, ox.DefaultGraph())))


def from_rdflib(triples: "Iterable[tuple[rdflib.term.Node, ...]]") -> Vocabulary:
    """Return the vocabulary that rdflib's triples make: the seam for stores that give nothing else.

    Args:
        triples: Subject, predicate and object of each.
    """
    import rdflib  # noqa: PLC0415 - the caller has loaded it

    def node(term: "rdflib.term.Node") -> Node:
        if isinstance(term, rdflib.Literal):
            datatype = "" if term.language or term.datatype in (None, rdflib.XSD.string) else str(term.datatype)
            return Literal(str(term), (term.language or "").lower(), datatype)
        return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)

    return _sorted(Statement(str(node(s)), str(p), node(o)) for s, p, o in triples)


def _sorted(statements: Iterable[Statement]) -> Vocabulary:
    """Return the vocabulary of statements that come in any order: each store gives its own, findings keep one."""

    def place(statement: Statement) -> tuple[str, str, str, str]:
        value = statement[2]
        return statement[0], statement[1], *(value[:2] if isinstance(value, Literal) else (value, ""))

    return Vocabulary(("", statement) for statement in sorted(statements, key=place))


def from_text(turtle: str, *, base: str = "https://example.org/") -> Vocabulary:
    """Return the vocabulary that a piece of Turtle states.

    Args:
        turtle: The text; the prefixes of `graph.checks.names.PREFIX` need not be declared.
        base: What its relative IRIs are below of.

    >>> from_text("<a> skos:broader <b> .").size
    1
    """
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    head = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIX.items())
    parsed = ox.parse(head + turtle, ox.RdfFormat.TURTLE, base_iri=base)
    return Vocabulary(("", statement) for statement in _plain(parsed))


def suffixes() -> str:
    """Return the endings of files that can be read, for messages."""
    return ".ttl, .nt, .nq, .trig, .n3, .rdf, .owl, .xml, .jsonld, .json"


def _from_file(path: Path) -> Iterator["ox.Quad | ox.Triple"]:
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    ending = path.suffix.removeprefix(".").lower()
    form = ox.RdfFormat.from_extension(_MORE_SUFFIXES.get(ending, ending))
    if form is None:
        raise InputError(
            "its ending names no syntax of RDF", path=path, hint=f"read are files that end in {suffixes()}"
        )
    try:
        with path.open("rb") as file:
            yield from ox.parse(file, form, base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        line = error.lineno if error.lineno else None
        raise InputError(f"it is no valid {form.name} ({error.msg})", path=path, line=line) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"it cannot be read ({reason})", path=path, hint="check the name of the file") from error


def _from_folder(folder: Path, graph: "ox.DefaultGraph | None" = None) -> Iterator["ox.Quad"]:
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    try:
        yield from ox.Store.read_only(str(folder)).quads_for_pattern(None, None, None, graph)
    except (OSError, RuntimeError) as error:  # a folder that is no database is a RuntimeError
        raise InputError(f"it is no readable Oxigraph database ({error})", path=folder, hint="name a file") from error


def _from_endpoint(url: str) -> Iterator["ox.Quad | ox.Triple"]:
    """Fetch all that the default graph of a SPARQL 1.1 endpoint holds."""
    from urllib.error import URLError  # noqa: PLC0415 - only for endpoints
    from urllib.parse import urlencode  # noqa: PLC0415
    from urllib.request import Request, urlopen  # noqa: PLC0415

    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    request = Request(url, urlencode({"query": _ALL}).encode(), {"Accept": "application/n-triples"})
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:
            form = ox.RdfFormat.from_media_type(answer.headers.get_content_type()) or ox.RdfFormat.N_TRIPLES
            yield from ox.parse(answer, form)
    except (URLError, TimeoutError, SyntaxError) as error:
        raise InputError(f"{url} does not answer a query with RDF ({error})", hint="check the URL") from error


def _plain(quads: Iterable["ox.Quad | ox.Triple"], blank: str = "_:b") -> Iterator[Statement]:
    """Yield quads as plain statements, those about quoted triples left out.

    Args:
        quads: What was read.
        blank: What the names of blank nodes start with; they are numbered in the order in which they come.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is read

    names: dict[str, str] = {}

    def node(term: object) -> Node | None:
        if isinstance(term, ox.NamedNode):
            return term.value
        if isinstance(term, ox.Literal):
            if term.language:
                return Literal(term.value, term.language.lower())
            datatype = term.datatype.value
            return Literal(term.value, "", "" if datatype == _STRING else datatype)
        if isinstance(term, ox.BlankNode):
            return names.setdefault(term.value, f"{blank}{len(names) + 1}")
        return None

    for quad in quads:
        subject, value = node(quad.subject), node(quad.object)
        if isinstance(subject, str) and value is not None:
            yield Statement(subject, quad.predicate.value, value)
