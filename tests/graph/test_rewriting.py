"""A query for a graph, asked as rows, gives the same graph as the store's own CONSTRUCT and DESCRIBE."""

import pyoxigraph as ox
import pytest

from graph.rewriting import Construct, construct, described, rewritten
from graph.sparql import QueryError

DATA = """
@prefix e: <https://example.org/> .
e:湖 e:name "湖"@zh, "lake"@en ; e:depth 3 ; e:near e:岸 .
e:岸 e:name "岸 } { \\" ?x"@zh ; e:near e:湖 .
"""
PREFIX = "PREFIX e: <https://example.org/> "


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(DATA, format=ox.RdfFormat.TURTLE)
    return store


def rows(store: ox.Store, query: str) -> list[tuple[ox.NamedNode | ox.Literal | None, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(row) for row in found]


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?s e:is ?o } WHERE { ?s e:name ?o }",
        "construct{?s e:is ?o}where{?s e:name ?o}",
        "CONSTRUCT WHERE { ?s e:name ?o ; e:near ?t }",
        "CONSTRUCT { ?s e:is ?depth , ?name } WHERE { ?s e:name ?name OPTIONAL { ?s e:depth ?depth } }",
        'CONSTRUCT { e:a e:b "}" ; e:c "?x" } WHERE { ?s e:near ?t } # } ?y',
        "CONSTRUCT { ?o e:is ?s } WHERE { ?s e:name ?o }",
        "BASE <https://example.org/> CONSTRUCT { ?s <is> ?o } WHERE { ?s <near> ?o } ORDER BY ?s LIMIT 1",
        "CONSTRUCT { ?s e:all ?n } WHERE { { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }",
        "CONSTRUCT { } WHERE { ?s ?p ?o }",
    ],
)
def test_construct(store: ox.Store, query: str) -> None:
    asked = rewritten(PREFIX + query)
    assert isinstance(asked, Construct)
    made = construct(asked, rows(store, asked.rows))
    assert len(made) == len(set(made))
    assert set(made) == set(store.query(PREFIX + query))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "DESCRIBE e:湖",
        "DESCRIBE <https://example.org/湖> e:岸 e:none",
        "DESCRIBE ?s WHERE { ?s e:depth 3 }",
        "DESCRIBE ?s e:岸 { ?s e:depth 3 }",
        "DESCRIBE ?s ?t WHERE { ?s e:near ?t } ORDER BY ?s LIMIT 1",
        "DESCRIBE * WHERE { ?s e:depth ?n }",
        "DESCRIBE ?s { ?s e:depth 99 }",
    ],
)
def test_describe(store: ox.Store, query: str) -> None:
    asked = rewritten(PREFIX + query)
    found = described(rows(store, asked.rows))
    told = {quad.triple for name in found for quad in store.quads_for_pattern(ox.NamedNode(name[1:-1]), None, None)}
    assert told == set(store.query(PREFIX + query))  # type: ignore[arg-type]


def test_blank_nodes_of_a_server_make_no_graph() -> None:
    asked = rewritten("CONSTRUCT { ?s <e:p> ?s } WHERE { ?s ?p ?o }")
    assert isinstance(asked, Construct)
    with pytest.raises(QueryError, match="blank nodes"):
        construct(asked, [(ox.BlankNode("b"),)])


def test_other_forms_are_refused() -> None:
    with pytest.raises(QueryError, match="is not supported with a server"):
        rewritten("SELECT * { ?s ?p ?o }")
