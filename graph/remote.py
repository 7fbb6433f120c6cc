"""The store on a server: named graphs at any SPARQL 1.1 endpoint, what is derived from them on disk.

The folder holds generations as for the embedded store, without the graphs: each has a record of what it put on
the server (`_Record`). On the server, beside the named graphs, lie graphs that no query sees as named ones:

- ``store``: the *mark*, which tells the state that the server holds, and the names of all graphs of this store,
- ``store/union/a`` and ``…/b``: the union of the named graphs, in turn, so that a query that runs keeps its own,
- ``store/new/…``: new graphs, until they are moved to their places.

An update puts the new graphs and the new union beside the old, counts them, then takes the mark and the old graphs
away in one request, moves the new ones to their places and writes the new mark in another; then the generation
becomes current.
Whatever interrupts this, mark and record tell: an answer counts only if they agree, and graphs are kept only then.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from glossary.errors import UnknownNameError, WorkspaceError
from graph.answers import Rows, parsed_graph, parsed_rows, to_graph, triples
from graph.endpoint import CutOffError, Endpoint, RemoteError, Server, connect
from graph.generations import Generations, restoring
from graph.rewriting import Construct, construct, described, rewritten
from graph.serialise import ntriples
from graph.sparql import QueryError, check_query, missing_prefixes, syntax_error
from graph.store import QueryResult
from ontology.namespaces import PREFIXES

__all__ = ["RemoteStore"]

_Answer = TypeVar("_Answer")

_RECORD: Final = "remote.json"
_IDENTIFIER: Final = "<http://purl.org/dc/terms/identifier>"
_PART: Final = "<http://purl.org/dc/terms/hasPart>"
#: Operations in one request; servers bound the length of a request, and Virtuoso compiles it whole.
_OPERATIONS: Final = 200
_ANEW: Final = "run tifa build without a file, which puts all graphs there anew"


@dataclass(frozen=True, slots=True)
class _Record:
    """What a generation has put on the server.

    Attributes:
        server: The server's address for updates.
        home: Where the IRIs of the store's own graphs start.
        slot: The union that holds: ``a`` or ``b``.
        digests: SHA-256 digests of the named graphs, by name.
        sizes: How many triples they have.
    """

    server: str
    home: str
    slot: str
    digests: Mapping[str, str]
    sizes: Mapping[str, int]

    @property
    def mark(self) -> str:
        """What the server says while it holds this state."""
        whole = "".join(f"{name} {digest}\n" for name, digest in sorted(self.digests.items()))
        return f"{self.slot} {sha256(whole.encode('utf-8')).hexdigest()}"

    @property
    def union(self) -> str:
        """IRI of the graph that holds the union."""
        return f"{self.home}store/union/{self.slot}"


@dataclass(frozen=True, slots=True)
class _Held:
    """What the server says it holds: its mark (empty in the middle of a change), and the names of all graphs."""

    mark: str
    parts: frozenset[str]


class RemoteStore:
    """The named graphs of a workspace on a server.

    Args:
        folder: Where the generations lie; need not exist yet.
        endpoint: Where the server is.
        home: Where the IRIs of the workspace's graphs start, ending in ``/``; another workspace needs another one.
    """

    def __init__(self, folder: Path, endpoint: Endpoint, *, home: str) -> None:
        self._folder = folder
        self._generations = Generations(folder)
        self._endpoint = endpoint
        self._home = home

    def current(self) -> Path:
        """Return the folder of the current generation, where `write_extra` has put its files.

        Raises:
            WorkspaceError: If nothing has been built yet, or the store is damaged.
        """
        path = self._generations.current()
        if path is None:
            raise WorkspaceError(f"the store {self._folder} is empty", hint="build a document first")
        return path

    # --- writing ---

    def update(
        self,
        replace: Mapping[str, Graph],
        remove: Iterable[str] = (),
        write_extra: Callable[[Path], None] | None = None,
    ) -> None:
        """Replace and remove named graphs: readers take either the old state or the new one for an answer.

        Args:
            replace: New graphs by their IRIs; all other graphs stay as they are.
            remove: IRIs of graphs to remove; one that is not there is no error.
            write_extra: Called with the new generation's folder before the server's state changes. If it
                raises, the old state stays.

        Raises:
            WorkspaceError: If another process is writing, the folder cannot be read or written, or graphs are
                to be kept that are not on the server as they should be.
            RemoteError: If the server cannot be reached, refuses, or loses triples.
        """
        with self._generations.build() as (old, new), self._connect() as server:
            before = None if old is None else _read(old)
            held = self._held(server, self._home)
            kept = self._kept(before, held, {*replace, *remove})
            texts = {name: ntriples(graph) for name, graph in replace.items()}
            after = self._record(kept, texts, held)
            staged = {name: self._staging(name) for name, text in sorted(texts.items()) if text}
            self._stage(server, after, staged, texts)
            if write_extra is not None:
                write_extra(new)
            (new / _RECORD).write_text(json.dumps(asdict(after), ensure_ascii=False, indent=1), encoding="utf-8")
            known = held.parts | ({*before.sizes} if before is not None and self._is_here(before) else set())
            gone = known - {*after.sizes, self._union("a"), self._union("b"), *staged.values()}
            self._swap(server, after, staged, gone | {name for name, text in texts.items() if not text})
            self._leave(server, before)

    def _kept(self, before: _Record | None, held: _Held, dropped: set[str]) -> Mapping[str, tuple[str, int]]:
        """Return digest and size of each graph that stays as it is."""
        if before is None or not self._is_here(before):
            return {}
        names = sorted(before.sizes.keys() - dropped)
        if names and held.mark != before.mark:
            message = f"the server does not hold the graphs of this workspace as they were built, such as {names[0]}"
            raise WorkspaceError(message, hint=_ANEW)
        return {name: (before.digests[name], before.sizes[name]) for name in names}

    def _record(self, kept: Mapping[str, tuple[str, int]], texts: Mapping[str, str], held: _Held) -> _Record:
        new = {name: (_digest(text), text.count("\n")) for name, text in texts.items()}
        figures = dict(sorted({**kept, **new}.items()))
        slot = "b" if held.mark.startswith("a") else "a"
        digests = {name: digest for name, (digest, _) in figures.items()}
        return _Record(
            self._endpoint.update, self._home, slot, digests, {name: size for name, (_, size) in figures.items()}
        )

    def _stage(self, server: Server, after: _Record, staged: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """Put the new graphs and the new union beside those that hold."""
        home = _iri(self._mark_graph(self._home))
        # First their names, so that what an interrupted update leaves is cleared away by the next one.
        _send(server, *_naming(home, {*after.sizes, *staged.values(), after.union}))
        for name, place in staged.items():
            server.put(place, texts[name])
            if (count := _count(server, place)) != after.sizes[name]:
                message = f"the server took {count} of the {after.sizes[name]} triples of {name}"
                raise RemoteError(message, hint="it may fold values that it takes for equal (docs/stores.md)")
        server.update(f"DROP SILENT GRAPH {_iri(after.union)}")
        for name, size in after.sizes.items():
            if size:  # servers differ on graphs without triples
                server.update(f"ADD {_iri(staged.get(name, name))} TO {_iri(after.union)}")

    def _swap(self, server: Server, after: _Record, staged: Mapping[str, str], gone: Iterable[str]) -> None:
        """Put the new state in force; the mark is gone until it is there.

        Old graphs go in a request of their own: where one request deletes a value and inserts an equal one of
        another datatype (the date 2024-01-01 and the year 2024), Virtuoso keeps the old one.
        """
        mark = self._mark_graph(self._home)
        home = _iri(mark)
        _send(
            server,
            f"DELETE WHERE {{ GRAPH {home} {{ {home} {_IDENTIFIER} ?mark }} }}",
            *(f"DROP SILENT GRAPH {_iri(name)}" for name in sorted({*gone, *staged})),
        )
        _send(
            server,
            *(f"MOVE {_iri(place)} TO {_iri(name)}" for name, place in staged.items()),
            f"DELETE WHERE {{ GRAPH {home} {{ {home} {_PART} ?part }} }}",
            *_naming(home, {*after.sizes, self._union("a"), self._union("b")}),
            f"INSERT DATA {{ GRAPH {home} {{ {home} {_IDENTIFIER} {json.dumps(after.mark)} }} }}",
        )

    def _leave(self, server: Server, before: _Record | None) -> None:
        """Clear away what the state before had under another home, if the base IRI was changed."""
        if before is None or before.server != self._endpoint.update or before.home == self._home:
            return
        parts = self._held(server, before.home).parts
        names = sorted({*parts, *before.sizes, self._mark_graph(before.home)})
        _send(server, *(f"DROP SILENT GRAPH {_iri(name)}" for name in names))

    # --- reading ---

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query over the union of all graphs; ``GRAPH`` asks a single one.

        Args:
            sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query; the prefixes of
                `ontology.namespaces.PREFIXES` need not be declared.

        Raises:
            QueryError: If the query is malformed, is an update, or fails.
            WorkspaceError: If nothing was built yet, or the server holds another state.
            RemoteError: If the server cannot be reached or refuses.
        """
        check_query(sparql)
        gives_rows = _gives_rows(sparql)
        text = missing_prefixes(sparql, PREFIXES) + sparql

        def ask(server: Server, record: _Record) -> QueryResult:
            def rows(query: str) -> Rows:
                return parsed_rows(server.ask(query, default=[record.union], named=list(record.sizes)))

            return rows(text).result() if gives_rows else QueryResult(graph=to_graph(_made(text, rows)))

        return self._in_force(ask)

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted, as the workspace has recorded them.

        Raises:
            WorkspaceError: If nothing was built yet.
        """
        record = _read(self.current())
        return [] if record is None else sorted(record.sizes)

    def graph(self, name: str) -> Graph:
        """Return a copy of a named graph.

        Args:
            name: Its IRI.

        Raises:
            UnknownNameError: If there is no such graph.
            WorkspaceError: If nothing was built yet, or the server holds another state.
            RemoteError: If the server cannot be reached or refuses.
        """

        def get(server: Server, record: _Record) -> Graph:
            if name not in record.sizes:
                raise UnknownNameError("graph", name, sorted(record.sizes))
            return _fetched(server, name, record.sizes[name])

        return self._in_force(get)

    def triples(self) -> Iterator[tuple[Node, Node, Node]]:
        """Return each triple of all named graphs once, in no particular order.

        Raises:
            WorkspaceError: If nothing was built yet, or the server holds another state.
            RemoteError: If the server cannot be reached or refuses.
        """

        def get(server: Server, record: _Record) -> Graph:
            return _fetched(server, record.union, _count(server, record.union))

        yield from self._in_force(get)

    def intact(self) -> bool:
        """Return whether the server holds what the workspace has put there last.

        Raises:
            RemoteError: If the server cannot be reached or refuses.
        """
        try:
            record = _read(self.current())
        except WorkspaceError:  # nothing was built yet, or it is damaged: all is put anew
            record = None
        with self._connect() as server:  # in any case, so that a build learns at its start that it cannot be reached
            mark = self._held(server, self._home).mark
        return record is not None and self._is_here(record) and mark == record.mark

    def is_readable(self) -> bool:
        """Return whether the record can be read; one that is missing is replaced by the next update."""
        _read(self.current())
        return True

    def _in_force(self, ask: Callable[[Server, _Record], _Answer]) -> _Answer:
        """Return an answer of a server that holds the current generation's state after it has given it."""
        with self._connect() as server:
            for _ in range(2):  # a build may end in between: then the next generation is asked
                record = _read(self.current())
                if record is None or not self._is_here(record):
                    message = "the graphs of this workspace have not been put into the store that tifa.toml names"
                    raise WorkspaceError(message, hint=_ANEW)
                answer = ask(server, record)
                mark = self._held(server, record.home).mark
                if mark == record.mark:
                    return answer
        if not mark:
            message = "the graphs on the server are just being changed, or a build was interrupted while it did so"
            raise WorkspaceError(message, hint=f"try again in a moment; if it stays so, {_ANEW}")
        message = (
            "the server holds another state than this workspace: a build was interrupted, or another one is built there"
        )
        raise WorkspaceError(message, hint=f"{_ANEW}; give each workspace a base_iri of its own")

    # --- the server ---

    def _connect(self) -> AbstractContextManager[Server]:
        return connect(self._endpoint)

    def _is_here(self, record: _Record) -> bool:
        return (record.server, record.home) == (self._endpoint.update, self._home)

    def _mark_graph(self, home: str) -> str:
        return f"{home}store"

    def _union(self, slot: str) -> str:
        return f"{self._home}store/union/{slot}"

    def _staging(self, name: str) -> str:
        return f"{self._home}store/new/{_digest(name)[:20]}"

    def _held(self, server: Server, home: str) -> _Held:
        name = self._mark_graph(home)
        either = f"{{ ?it {_IDENTIFIER} ?mark }} UNION {{ ?it {_PART} ?part }}"
        asked = f"SELECT ?mark ?part WHERE {{ GRAPH {_iri(name)} {{ {either} }} }}"
        rows = parsed_rows(server.ask(asked, named=[name])).rows
        marks, parts = (
            {cell.value for row in rows if isinstance(cell := row[place], (ox.NamedNode, ox.Literal))}
            for place in (0, 1)
        )
        return _Held(marks.pop() if len(marks) == 1 else "", frozenset(parts))


def _read(generation: Path) -> _Record | None:
    """Return the record of a generation, ``None`` if its graphs are not on a server."""
    path = generation / _RECORD
    try:
        return _Record(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        folder = generation.parents[1]
        message = f"the store {folder} is damaged: {path} cannot be read ({error})"
        raise WorkspaceError(message, hint=restoring(folder)) from error


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def _iri(name: str) -> str:
    """Return an IRI as SPARQL; one with characters that IRIs do not have is an error."""
    return str(ox.NamedNode(name))


def _naming(home: str, names: Iterable[str]) -> Iterator[str]:
    """Yield operations that state the graphs of a store, a bounded number of them in each."""
    known = sorted(map(_iri, names))
    for start in range(0, len(known), _OPERATIONS):
        some = " , ".join(known[start : start + _OPERATIONS])
        yield f"INSERT DATA {{ GRAPH {home} {{ {home} {_PART} {some} }} }}"


def _send(server: Server, *operations: str) -> None:
    """Send operations, in one request if it is not too long."""
    for start in range(0, len(operations), _OPERATIONS):
        server.update(" ;\n".join(operations[start : start + _OPERATIONS]))


def _count(server: Server, name: str) -> int:
    asked = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {_iri(name)} {{ ?s ?p ?o }} }}"
    (row,) = parsed_rows(server.ask(asked, named=[name])).rows
    return int(row[0].value) if isinstance(row[0], ox.Literal) else 0


def _gives_rows(sparql: str) -> bool:
    """Return whether a query gives rows or an answer, not a graph; it is parsed, so slips are told as on disk.

    Raises:
        QueryError: If it is malformed.
    """
    try:
        # Of an empty store: nothing is looked for, and a server's own additions to SPARQL are refused as on disk.
        made = ox.Store().query(sparql, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise syntax_error(sparql, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error
    return not isinstance(made, ox.QueryTriples)


def _made(text: str, rows: Callable[[str], Rows]) -> Iterable[ox.Triple]:
    """Return the triples that a CONSTRUCT or DESCRIBE query makes of rows."""
    query = rewritten(text)
    if isinstance(query, Construct):
        return construct(query, rows(query.rows).rows)
    found = described(rows(query.rows).rows)
    made: list[ox.Triple] = []
    for start in range(0, len(found), _OPERATIONS):
        some = " ".join(found[start : start + _OPERATIONS])
        made += triples(rows(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {some} }} ?s ?p ?o }}"))
    return made


def _fetched(server: Server, name: str, size: int) -> Graph:
    """Return a graph of so many triples, in parts if the server gives it only in part."""
    if size == 0:
        return Graph(bind_namespaces="none")
    whole = server.get(name)
    if whole is None:
        graph = to_graph(_part(server, name, ""))
    elif len(graph := parsed_graph(*whole)) < size:
        graph = to_graph(_parts(server, name, ""))
    if len(graph) != size:
        message = f"the server gave {len(graph)} of the {size} triples of {name}"
        raise RemoteError(message, hint=f"it may limit its answers, or the graph was changed there; {_ANEW}")
    return graph


def _part(server: Server, name: str, start: str) -> Iterator[ox.Triple]:
    """Yield the triples whose subjects have a hash that starts so."""
    some = f'FILTER(STRSTARTS(MD5(STR(?s)), "{start}"))' if start else ""
    asked = f"SELECT ?s ?p ?o WHERE {{ GRAPH {_iri(name)} {{ ?s ?p ?o {some} }} }}"
    try:
        yield from triples(parsed_rows(server.ask(asked, named=[name])))
    except CutOffError:
        if len(start) == _FINEST:
            raise
        yield from _parts(server, name, start)


def _parts(server: Server, name: str, start: str) -> Iterator[ox.Triple]:
    for digit in "0123456789abcdef":
        yield from _part(server, name, start + digit)


#: Hexadecimal digits of a hash that tell the smallest parts apart.
_FINEST: Final = 4
