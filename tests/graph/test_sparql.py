"""What is refused before a query is asked, and how a mistake is shown."""

import pytest

from graph.sparql import QueryError, check_query, syntax_error


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "# INSERT DATA\nSELECT * { ?s ?p 'FROM <a:b>' }",
        "PREFIX insert: <https://example.org/#delete> ASK { ?from insert:from ?service }",
        'SELECT ?from { ?from ?p """SERVICE <a:b> " FROM <a:b>""" }',
        "BASE <https://example.org/> PREFIX from: <x#> SELECT * { ?s from:from from:service . ?service ?p ?o }",
        "SELECT * { GRAPH <https://example.org/from> { ?s ?p ?o } }",
        "DESCRIBE <https://example.org/a>",
    ],
)
def test_queries_pass(query: str) -> None:
    check_query(query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "empty"),
        ("  # nothing\nPREFIX a: <b>", "empty"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "only read"),
        ("prefix a: <b#c> # x\nbase <y:z> delete where { ?s ?p ?o }", "only read"),
        ("CLEAR ALL", "only read"),
        ("DROP GRAPH <a:b>", "only read"),
        ("WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "only read"),
        ("LOAD <https://example.org/>", "only read"),
        ("SELECT * FROM <a:b> { ?s ?p ?o }", "GRAPH"),
        ("SELECT * from named ex:b { ?s ?p ?o }", "GRAPH"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "another server"),
        ("SELECT * { service silent ?where { ?s ?p ?o } }", "another server"),
    ],
)
def test_what_would_not_be_answered_as_meant_is_refused(query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check_query(query)


@pytest.mark.parametrize(
    ("query", "report", "message"),
    [
        ("SELECT *\n{ ?s ?p }", "error at 2:9: expected _", "in line 2, column 9, at '}': expected _"),
        ("SELECT * {", "error at 1:11: expected _", "in line 1, column 11, at its end: expected _"),
        ("ASK {", "error at 9:1: expected _", "in line 9, column 1, at its end: expected _"),
        ("ASK {?s a:b 1}", "error at 1:12: expected one of Prefix not found, [_]", "PREFIX name: <IRI>"),
        ("ASK {", "error at 1:6: expected one of " + "x, " * 99, "just before this place"),
        ("ASK {", "something else", "SPARQL syntax error: something else"),
    ],
)
def test_a_mistake_is_shown_where_it_is(query: str, report: str, message: str) -> None:
    assert message in str(syntax_error(query, report))
