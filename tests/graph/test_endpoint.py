"""Talking to a server: who one is, what is tried again, and words for everything that may go wrong."""

import base64
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.endpoint import CutOffError, Endpoint, RemoteError, Server, connect
from graph.sparql import QueryError
from tests.sparql_server import Answer, SparqlServer, serving

SECRET = "湖-s3cret"
JSON = {"Content-Type": "application/sparql-results+json"}
DIGEST = {"WWW-Authenticate": 'Digest realm="lake", nonce="n1", qop="auth", algorithm="MD5"'}


@pytest.fixture
def server() -> Iterator[SparqlServer]:
    with serving() as started:
        yield started


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Wait for no retry, and tell how long it would have been."""
    waited: list[float] = []
    monkeypatch.setattr("graph.endpoint.time.sleep", waited.append)
    return waited


def at(server: SparqlServer, **options: object) -> Endpoint:
    base = Endpoint(f"{server.address}/query", f"{server.address}/update", f"{server.address}/graphs")
    return replace(base, secret_env="LAKE_SECRET", **options)  # type: ignore[arg-type]


def ask(endpoint: Endpoint) -> bytes:
    with connect(endpoint) as asked:
        return asked.ask("ASK {}")


# --- what is sent ---


def test_query_update_and_graphs(server: SparqlServer) -> None:
    with connect(at(server)) as asked:
        asked.put("https://example.org/g/湖", '<https://example.org/a> <https://example.org/b> "新"@zh .\n')
        asked.update("COPY <https://example.org/g/湖> TO <https://example.org/h>")
        found = asked.ask("SELECT ?o { ?s ?p ?o }", default=["https://example.org/h"])
        assert json.loads(found)["results"]["bindings"][0]["o"]["value"] == "新"
        assert asked.get("https://example.org/h") == (
            '<https://example.org/a> <https://example.org/b> "新"@zh .\n'.encode(),
            "application/n-triples",
        )
        assert asked.get("https://example.org/none") == (b"", "application/n-triples")
    assert [request.method for request in server.requests] == ["PUT", "POST", "POST", "GET", "GET"]


def test_without_graph_store_protocol_updates_carry_the_triples(server: SparqlServer) -> None:
    lines = "".join(f'<https://example.org/a> <https://example.org/b> "{number}" .\n' for number in range(1201))
    with connect(replace(at(server), graphs=None)) as asked:
        asked.put(
            "https://example.org/g", "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"
        )
        asked.put("https://example.org/g", lines)
        assert asked.get("https://example.org/g") is None
    assert len(server.store) == 1201


def test_basic(server: SparqlServer) -> None:
    ask(at(server, auth="basic", user="lin", secret=SECRET))
    sent = server.requests[0].headers["Authorization"].removeprefix("Basic ")
    assert base64.b64decode(sent).decode("utf-8") == f"lin:{SECRET}"


def test_bearer(server: SparqlServer) -> None:
    ask(at(server, auth="bearer", secret="t0ken"))
    assert server.requests[0].headers["Authorization"] == "Bearer t0ken"


def test_digest(server: SparqlServer) -> None:
    server.scripted = [Answer(401, headers=DIGEST)]
    ask(at(server, auth="digest", user="lin", secret=SECRET))
    first, second = server.requests
    assert "Authorization" not in first.headers
    assert second.headers["Authorization"].startswith('Digest username="lin", realm="lake", nonce="n1"')
    assert second.body == first.body


# --- what goes wrong ---


def failure(server: SparqlServer, *answers: Answer, **options: object) -> str:
    server.scripted = list(answers)
    with pytest.raises((RemoteError, QueryError)) as caught:
        ask(at(server, **options))
    return str(caught.value)


def test_who_are_you(server: SparqlServer) -> None:
    said = failure(server, Answer(401, headers=DIGEST))
    assert "wants to know who you are (status 401)" in said
    assert 'store.auth = "digest"' in said


@pytest.mark.parametrize(
    ("auth", "words"),
    [
        (
            "digest",
            "refused the user lin (status 401, digest authentication): see whether the password in the variable",
        ),
        ("basic", 'does not offer basic authentication: set store.auth = "digest" in tifa.toml'),
        ("bearer", "refused the token (status 401, bearer authentication): see whether it in the variable LAKE_SECRET"),
    ],
)
def test_refused(server: SparqlServer, auth: str, words: str) -> None:
    said = failure(server, *[Answer(401, headers=DIGEST)] * 2, auth=auth, user="lin", secret="t0ken")
    assert words in said
    assert "LAKE_SECRET" in said
    assert "t0ken" not in said


def test_refused_without_a_word(server: SparqlServer) -> None:
    said = failure(server, Answer(401), auth="basic", user="lin", secret="t0ken")
    assert 'try another store.auth, such as "digest"' in said


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(403), "does not let the user lin do this (status 403)"),
        (Answer(404), "there is no such service at http://127.0.0.1"),
        (Answer(302, headers={"Location": "https://u:p@example.org/x?key=1"}), "in tifa.toml: https://example.org/x"),
        (Answer(400, b"<h1>Bad\nrequest</h1> near t0ken"), "could not answer: Bad"),
        (Answer(500, b"failed with t0ken"), "could not answer: failed with ***"),
        (Answer(500, b"No permission to execute"), "the role SPARQL_UPDATE"),
        (Answer(502, b""), "failed (status 502): it does not say why"),
        (Answer(200, b"{}", {**JSON, "X-SPARQL-MaxRows": "10000"}), "gives no more than 10000 rows"),
    ],
)
def test_other_refusals(server: SparqlServer, answer: Answer, words: str) -> None:
    said = failure(server, answer, auth="basic", user="lin", secret="t0ken")
    assert words in said
    assert "t0ken" not in said


def test_a_long_complaint_is_cut(server: SparqlServer) -> None:
    assert len(failure(server, Answer(500, b"x" * 5000))) < 400


def test_busy_is_tried_again(server: SparqlServer, waits: list[float]) -> None:
    server.scripted = [
        Answer(503),
        Answer(503, headers={"Retry-After": "7"}),
        Answer(429, headers={"Retry-After": "900"}),
    ]
    ask(at(server))
    assert waits == [0.5, 7.0, 30.0]


def test_busy_for_too_long(server: SparqlServer, waits: list[float]) -> None:
    said = failure(server, *[Answer(503)] * 3, retries=2)
    assert "is not available (status 503, 3 tries): try again later" in said
    assert waits == [0.5, 1.0]
    assert "(status 503, 1 try)" in failure(server, Answer(503), retries=0)


def test_time_is_limited(server: SparqlServer) -> None:
    said = failure(server, Answer(delay=0.5), timeout=0.1)
    assert "did not answer within 0.1 s: see whether it is busy, or raise store.timeout" in said


def test_nobody_is_there() -> None:
    with serving() as gone:
        endpoint = at(gone)
    with pytest.raises(RemoteError, match=r"cannot be reached .*: see whether the server runs"):
        ask(endpoint)


def test_a_broken_connection(server: SparqlServer) -> None:
    assert "broke (Server disconnected" in failure(server, Answer(0))


def test_cut_off_is_an_error_of_its_own(server: SparqlServer) -> None:
    server.scripted = [Answer(200, b"{}", {"X-SPARQL-MaxRows": "5"})]
    with pytest.raises(CutOffError):
        ask(at(server))


def test_no_secret_is_shown_or_logged(server: SparqlServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint = at(server, auth="bearer", secret="t0ken")
    ask(endpoint)
    assert "t0ken" not in repr(endpoint) + caplog.text


def test_a_server_is_connected_only_when_asked() -> None:
    with connect(Endpoint("http://127.0.0.1:1/query", "http://127.0.0.1:1/update")) as asked:
        assert isinstance(asked, Server)
