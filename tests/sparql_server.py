"""A small SPARQL 1.1 server on loopback for tests: Oxigraph in memory behind Python's own HTTP server.

It keeps the requests that it got, and can be told to answer the next ones in another way.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

__all__ = ["Answer", "Request", "SparqlServer", "serving"]


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Answer:
    """What the server answers, and after how many seconds; with status 0, it hangs up."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


class SparqlServer:
    """The state of the server.

    Attributes:
        address: Where it is, without a slash at the end.
        store: What it holds.
        requests: What it was asked.
        scripted: What it answers to the next requests instead of the truth.
        limit: How many rows or triples it gives at most; of rows it says so, as Virtuoso does.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.store = ox.Store()
        self.requests: list[Request] = []
        self.scripted: list[Answer | None] = []
        self.limit = 1_000_000
        self.lock = Lock()

    def answer(self, request: Request) -> Answer:
        self.requests.append(request)
        scripted = self.scripted.pop(0) if self.scripted else None
        if scripted is not None:
            Event().wait(scripted.delay)  # not time.sleep, which tests of waiting replace
            return scripted
        with self.lock:
            return self._true_answer(request)

    def _true_answer(self, request: Request) -> Answer:
        address = urlsplit(request.path)
        if address.path == "/update":
            self.store.update(request.body)
            return Answer(204)
        if address.path == "/query":
            return self._rows(parse_qs(request.body))
        if address.path == "/graphs":
            return self._graph(request, ox.NamedNode(parse_qs(address.query)["graph"][0]))
        return Answer(404)

    def _rows(self, form: dict[str, list[str]]) -> Answer:
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            ox.NamedNode(name) for name in form.get("default-graph-uri", ["urn:none"])
        ]
        named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(name) for name in form.get("named-graph-uri", [])]
        found = self.store.query(form["query"][0], default_graph=default, named_graphs=named)
        assert isinstance(found, ox.QueryBoolean | ox.QuerySolutions)
        headers = {"Content-Type": "application/sparql-results+json"}
        content = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        if len(rows := content.get("results", {}).get("bindings", [])) > self.limit:
            del rows[self.limit :]
            headers["X-SPARQL-MaxRows"] = str(self.limit)
        return Answer(200, json.dumps(content).encode("utf-8"), headers)

    def _graph(self, request: Request, name: ox.NamedNode) -> Answer:
        if request.method == "GET":
            body = self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            some = b"".join((body or b"").splitlines(keepends=True)[: self.limit])
            return Answer(200 if body else 404, some, {"Content-Type": "application/n-triples"})
        self.store.clear_graph(name)
        self.store.load(request.body, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
        return Answer(201)


@contextmanager
def serving() -> Iterator[SparqlServer]:
    """Start a server on a free port of loopback, for the duration of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8")
            answer = server.answer(Request(self.command, self.path, dict(self.headers), body))
            if not answer.status:
                self.close_connection = True
                return
            try:
                self.send_response(answer.status)
                for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)
            except (BrokenPipeError, ConnectionResetError):  # the client has given up
                pass

        do_GET = do_POST = do_PUT = _serve  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server = SparqlServer(f"http://127.0.0.1:{http.server_port}")
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
