"""Talking to a SPARQL 1.1 server: query, update and graph store protocol, with authentication, time limits, retries.

Secrets stand in no message and no address. Redirects are not followed, so that no secret is sent elsewhere.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import urlsplit

import httpx

from glossary.errors import WorkspaceError
from graph.sparql import QueryError

__all__ = ["AUTHS", "Auth", "CutOffError", "Endpoint", "RemoteError", "Server", "connect"]

Auth = Literal["none", "basic", "digest", "bearer"]

#: The kinds of authentication.
AUTHS: Final[tuple[Auth, ...]] = ("none", "basic", "digest", "bearer")

_RESULTS: Final = "application/sparql-results+json"
_GRAPHS: Final = "application/n-triples, text/turtle;q=0.5"
_BUSY: Final = (429, 503)
#: Seconds before the first retry, twice as long before each next one, and at most.
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
#: Triples in one INSERT DATA, where the server has no graph store protocol.
_CHUNK: Final = 500


class RemoteError(WorkspaceError):
    """A server does not answer, refuses, or answers what cannot be understood."""


class CutOffError(QueryError):
    """A server gives only some of the rows that there are."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server is and how to talk to it.

    Attributes:
        query: Address for queries (SPARQL 1.1 Protocol).
        update: Address for updates.
        graphs: Address of the graph store protocol; ``None`` if there is none: then updates carry the triples.
        auth: How to say who one is.
        user: The user for ``basic`` and ``digest``.
        secret: The password, or the token for ``bearer``.
        secret_env: Name of the environment variable that the secret is from, for messages.
        timeout: Seconds to wait for a connection, and for each next part of an answer.
        retries: How often to try again if the server says that it is busy.
    """

    query: str
    update: str
    graphs: str | None = None
    auth: Auth = "none"
    user: str = ""
    secret: str = field(default="", repr=False)
    secret_env: str = ""
    timeout: float = 60.0
    retries: int = 3


class _Bearer(httpx.Auth):
    """Sends a token with each request (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["Authorization"] = self._header
        yield request


@contextmanager
def connect(endpoint: Endpoint) -> Iterator["Server"]:
    """Open connections to a server for the duration of a block; the first request tells whether it is there.

    Args:
        endpoint: Where it is.
    """
    kinds: Mapping[Auth, httpx.Auth | None] = {
        "none": None,
        "basic": httpx.BasicAuth(endpoint.user, endpoint.secret),
        "digest": httpx.DigestAuth(endpoint.user, endpoint.secret),
        "bearer": _Bearer(endpoint.secret),
    }
    with httpx.Client(auth=kinds[endpoint.auth], timeout=endpoint.timeout, follow_redirects=False) as client:
        yield Server(endpoint, client)


class Server:
    """A server that one is connected to (see `connect`).

    Args:
        endpoint: Where it is.
        client: The connections.
    """

    def __init__(self, endpoint: Endpoint, client: httpx.Client) -> None:
        self._endpoint = endpoint
        self._client = client

    def ask(self, query: str, *, default: Sequence[str] = (), named: Sequence[str] = ()) -> bytes:
        """Send a query for rows, or for yes or no.

        Args:
            query: The query.
            default: IRIs of the graphs that make up its default graph; none for the server's own.
            named: IRIs of its named graphs.

        Returns:
            The answer in SPARQL 1.1 Query Results JSON.

        Raises:
            QueryError: If the server fails to answer this query.
            CutOffError: If it gives only some of the rows.
            RemoteError: If it cannot be asked.
        """
        form: dict[str, str | list[str]] = {
            "query": query,
            "default-graph-uri": list(default),
            "named-graph-uri": list(named),
        }
        response = self._send("POST", self._endpoint.query, data=form, headers={"Accept": _RESULTS})
        if response.status_code in (400, 500):
            raise QueryError(f"the server could not answer: {self._words(response)}", hint=self._right(response))
        answer = self._passed(response, self._endpoint.query)
        if limit := answer.headers.get("X-SPARQL-MaxRows"):  # Virtuoso's way of saying that there is more
            message = f"the answer is cut off: the server gives no more than {limit} rows"
            raise CutOffError(message, hint="ask for less with LIMIT, or raise ResultSetMaxRows in virtuoso.ini")
        return answer.content

    def update(self, text: str) -> None:
        """Send an update.

        Args:
            text: The operations, separated by ``;``.

        Raises:
            RemoteError: If the server refuses it or cannot be reached.
        """
        headers = {"Content-Type": "application/sparql-update", "Accept": "*/*"}
        address = self._endpoint.update
        self._passed(self._send("POST", address, content=text.encode("utf-8"), headers=headers), address)

    def put(self, name: str, ntriples: str) -> None:
        """Replace a graph.

        Args:
            name: Its IRI.
            ntriples: Its triples; at least one, for servers differ on graphs that have none.

        Raises:
            RemoteError: If the server refuses it or cannot be reached.
        """
        address = self._endpoint.graphs
        if address is None:
            self._insert(name, ntriples)
            return
        headers = {"Content-Type": "application/n-triples", "Accept": "*/*"}
        content = ntriples.encode("utf-8")
        self._passed(self._send("PUT", address, params={"graph": name}, content=content, headers=headers), address)

    def _insert(self, name: str, ntriples: str) -> None:
        self.update(f"DROP SILENT GRAPH <{name}>")
        lines = ntriples.splitlines(keepends=True)
        for start in range(0, len(lines), _CHUNK):
            self.update(f"INSERT DATA {{ GRAPH <{name}> {{\n{''.join(lines[start : start + _CHUNK])}}} }}")

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Return a graph as the server serialises it, and the media type; ``None`` without graph store protocol.

        Args:
            name: IRI of a graph.

        Raises:
            RemoteError: If the server refuses it or cannot be reached.
        """
        address = self._endpoint.graphs
        if address is None:
            return None
        response = self._send("GET", address, params={"graph": name}, headers={"Accept": _GRAPHS})
        if response.status_code == 404:
            return b"", "application/n-triples"
        answer = self._passed(response, address)
        return answer.content, answer.headers.get("Content-Type", "").partition(";")[0].strip()

    # --- requests and what may go wrong with them ---

    def _send(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        """Send a request, again if the server is busy; the answer may still be a refusal."""
        place, tries = _place(address), self._endpoint.retries + 1
        for attempt in range(tries):
            try:
                response = self._client.request(
                    method, address, params=params, data=data, content=content, headers=headers
                )
            except httpx.TimeoutException as error:
                message = f"the store at {place} did not answer within {self._endpoint.timeout:g} s"
                hint = "see whether it is busy, or raise store.timeout in tifa.toml"
                raise RemoteError(message, hint=hint) from error
            except httpx.ConnectError as error:
                message = f"the store at {place} cannot be reached ({error})"
                hint = "see whether the server runs, and whether its address in tifa.toml is right"
                raise RemoteError(message, hint=hint) from error
            except httpx.HTTPError as error:
                message = f"the connection to the store at {place} broke ({error or type(error).__name__})"
                raise RemoteError(message, hint="try again; if it stays so, see the server's log") from error
            if response.status_code not in _BUSY:
                return response
            if attempt + 1 < tries:
                time.sleep(_wait(response, attempt))
        times = "1 try" if tries == 1 else f"{tries} tries"
        message = f"the store at {place} is not available (status {response.status_code}, {times})"
        raise RemoteError(message, hint="try again later, or raise store.retries in tifa.toml")

    def _passed(self, response: httpx.Response, address: str) -> httpx.Response:
        """Return an answer that is one; say what is wrong with any other."""
        code, place = response.status_code, _place(address)
        if response.is_success:
            return response
        if code == 401:
            raise self._refused(response, place)
        if code == 403:
            who = f"the user {self._endpoint.user}" if self._endpoint.user else "you"
            message = f"the store at {place} does not let {who} do this (status 403)"
            raise RemoteError(message, hint="see which rights the server's administrator gave")
        if response.has_redirect_location:
            message = f"the store at {place} says that it is elsewhere (status {code})"
            raise RemoteError(
                message, hint=f"if you trust it, write in tifa.toml: {_place(response.headers['Location'])}"
            )
        if code in (404, 405):
            message = f"there is no such service at {place} (status {code})"
            raise RemoteError(message, hint="see whether store.query, store.update and store.graphs are right")
        message = f"the store at {place} failed (status {code}): {self._words(response)}"
        raise RemoteError(message, hint=self._right(response))

    def _refused(self, response: httpx.Response, place: str) -> RemoteError:
        """Return the error for status 401: who was refused, and what to look at."""
        at = self._endpoint
        challenges = ", ".join(response.headers.get_list("WWW-Authenticate"))
        offered = [kind for kind in AUTHS if re.search(rf"(?:^|,\s*){kind}\b", challenges, re.IGNORECASE)]
        other = [kind for kind in offered if kind != at.auth]
        proposal = f'store.auth = "{other[0] if other else "basic"}"'
        if at.auth == "none":
            message = f"the store at {place} wants to know who you are (status 401)"
            return RemoteError(message, hint=f"set {proposal} in tifa.toml (docs/stores.md)")
        who = "the token" if at.auth == "bearer" else f"the user {at.user}"
        hint = f"see whether {'it' if at.auth == 'bearer' else 'the password'} in the variable {at.secret_env} is right"
        if at.auth not in offered:
            # Virtuoso refuses basic authentication without a word of what it wants.
            tell = f"set {proposal}" if other else 'try another store.auth, such as "digest"'
            hint += f"; the server does not offer {at.auth} authentication: {tell} in tifa.toml"
        return RemoteError(f"the store at {place} refused {who} (status 401, {at.auth} authentication)", hint=hint)

    def _words(self, response: httpx.Response) -> str:
        """Return the first line of what the server says, without markup and without the secret."""
        bare = re.sub(r"<(?:style|script).*?</|<[^>]*>", " ", response.text, flags=re.DOTALL | re.IGNORECASE)
        line = next((" ".join(line.split()) for line in bare.splitlines() if line.strip()), "it does not say why")
        if self._endpoint.secret:
            line = line.replace(self._endpoint.secret, "***")
        return line if len(line) <= 300 else line[:299] + "…"

    def _right(self, response: httpx.Response) -> str:
        """Return what to do about a failure that is one of rights, as far as that can be told; else nothing."""
        if not re.search(r"permission|not authori[sz]ed|access denied", response.text, re.IGNORECASE):
            return ""
        return "the user may lack the right to read or write; for Virtuoso, the role SPARQL_UPDATE (docs/stores.md)"


def _place(address: str) -> str:
    """Return an address without what may hold a secret."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}" if host else parts.path


def _wait(response: httpx.Response, attempt: int) -> float:
    """Return for how many seconds to wait before the next try: as the server asks, within reason."""
    asked = response.headers.get("Retry-After", "")
    seconds = float(asked) if asked.isdecimal() else _FIRST_WAIT * 2**attempt
    return min(seconds, _LONGEST_WAIT)
