"""Every ready-made query answers what its title says, and no value can change what it asks."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import TifaError, UnknownNameError
from graph.queries import Parameter, ReadyQuery, queries, ready_made
from graph.sparql import check_query
from graph.store import Store
from ontology.namespaces import PREFIXES
from tests.graph.samples import IRIS, filled

#: For each query: its parameters, the columns to look at, and what they are to hold for the two sample documents.
CASES: dict[str, tuple[dict[str, str | int], tuple[str, ...], list[tuple[object, ...]]]] = {
    "documents": (
        {},
        ("document", "date", "title_zh", "title_en", "formulations", "occurrences"),
        [
            ("lake-brief", "2024-05-01", "湖区简报", "Lake Brief", 3, 5),
            ("shore-brief", "2024-06-01", "湖区简报", "Lake Brief", 2, 3),
        ],
    ),
    "sections": (
        {"document": "lake-brief"},
        ("order", "number", "title", "formulation", "kind"),
        [
            (1, "一、", "深入学习关于湖区发展的重要论述", None, None),
            (2, "(一)", "坚持生态优先", "低空经济", "concept"),
            (2, "(一)", "坚持生态优先", "新三样", "slogan"),
            (3, "二、", "主要成就", "低空经济", "concept"),
            (3, "二、", "主要成就", "四个意识", "slogan"),
            (3, "二、", "主要成就", "新三样", "slogan"),
        ],
    ),
    "theme-formulations": (
        {"theme": 1, "document": "lake-brief"},
        ("theme_zh", "formulation", "rendering", "kind"),
        [
            ("坚持生态优先", "低空经济", "low-altitude economy", "concept"),
            ("坚持生态优先", "新三样", "three new kinds", "slogan"),
        ],
    ),
    "theme-reach": (
        {"document": "lake-brief"},
        ("order", "number", "title", "formulation"),
        [(3, "二、", "主要成就", "低空经济"), (3, "二、", "主要成就", "新三样")],
    ),
    "renderings": (
        {"term": "低空经济"},
        ("rendering", "count", "document", "renderer"),
        [
            ("low-altitude economy", 2, "lake-brief", "Lake Desk"),
            ("economy", 1, "shore-brief", "Lake Desk"),
            ("the low-altitude economy", 1, "shore-brief", "Lake Desk"),
        ],
    ),
    "several-renderings": ({}, ("term_zh", "ways"), [("低空经济", 2)]),
    "omissions": (
        {"document": "lake-brief"},
        ("paragraph", "formulation", "score"),
        [(4, "新三样", 0.8), (4, "四个意识", 0.8)],
    ),
    "members": (
        {"term": "three new kinds"},
        ("term_zh", "numeral", "member", "paragraph"),
        [("新三样", 3, "电池", 4), ("新三样", 3, "光伏", 4), ("新三样", 3, "电动船", 4)],
    ),
    "provenance": (
        {"term": "新三样"},
        ("rendering", "occurrence", "en_start", "en_end", "unit", "section", "document", "program"),
        [
            (
                "three new kinds",
                IRIS.occurrence("lake-brief", 2, 22, 25),
                100,
                115,
                IRIS.unit("lake-brief", 2),
                IRIS.section("lake-brief", 2),
                IRIS.document("lake-brief"),
                "tifa 0.1.0",
            )
        ],
    ),
    "sentences": (
        {"term": "电动船"},
        ("document", "paragraph", "rendering", "zh"),
        [("shore-brief", 4, "electric boats", "电池、光伏、电动船等“新三样”出口增长,增强“四个意识”,低空经济起步。")],
    ),
    "statements": (
        {"document": "shore-brief"},
        ("theme", "speaker", "verbs", "statement"),
        [(1, "总书记", "指出", "总书记指出,低空经济和“新三样”要走在前面。")],
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("store"))


def test_every_query_has_a_case() -> None:
    assert set(CASES) == set(queries())


@pytest.mark.parametrize("name", CASES)
def test_answers(store: Store, name: str) -> None:
    params, columns, expected = CASES[name]
    result = store.query(ready_made(name, **params))
    places = [result.variables.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in result.values()] == expected


@pytest.mark.parametrize("name", CASES)
def test_defaults_give_at_least_as_much(store: Store, name: str) -> None:
    _, _, expected = CASES[name]
    assert len(store.query(ready_made(name)).rows) >= len(expected)


@pytest.mark.parametrize("query", queries().values(), ids=lambda query: query.name)
def test_every_query_is_documented_and_complete(query: ReadyQuery) -> None:
    assert query.title
    assert query.description.endswith(".")
    assert all(parameter.meaning for parameter in query.parameters)
    assert all(f"${parameter.name}" in query.text for parameter in query.parameters)
    assert "$" not in query.fill({})
    declared = dict(re.findall(r"PREFIX (\w+): <(.*)>", query.text))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    assert set(declared) == set(re.findall(r"(?<=[\s/|^(])(\w+):\w", query.text))


@pytest.mark.parametrize("query", queries().values(), ids=lambda query: query.name)
def test_the_file_is_sparql_as_it_stands(store: Store, query: ReadyQuery) -> None:
    check_query(query.text)
    store.query(query.text)


def test_parameters_are_read_with_their_types() -> None:
    assert queries()["theme-formulations"].parameters == (
        Parameter("theme", 1, "number of the theme in its document"),
        Parameter("document", "", "id of the document; empty for all"),
    )


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("rendering", {}, "did you mean renderings"),
        ("renderings", {"trem": "新三样"}, "did you mean term"),
        ("theme-reach", {"theme": "two"}, "whole number"),
        ("theme-reach", {"theme": "1 . ?s ?p ?o"}, "whole number"),
    ],
)
def test_wrong_names_and_values(name: str, params: dict[str, str | int], words: str) -> None:
    with pytest.raises(TifaError, match=words):
        ready_made(name, **params)


def test_unknown_queries_have_an_error_of_their_own() -> None:
    with pytest.raises(UnknownNameError):
        ready_made("no such query")


def test_numbers_may_be_given_as_text() -> None:
    assert ready_made("theme-reach", theme="12") == ready_made("theme-reach", theme=12)


def test_a_malformed_header_is_an_error(tmp_path: Path) -> None:
    from graph.queries import _read  # noqa: PLC0415 - only this test looks inside

    (tmp_path / "bad.rq").write_text(
        "# title: Bad\n# description: Bad.\n# param: term - a term\nASK {}\n", encoding="utf-8"
    )
    with pytest.raises(TifaError, match=r"bad\.rq: malformed parameter"):
        _read(tmp_path / "bad.rq")


ECHO = ReadyQuery("echo", "Echo", "Gives back its value.", (Parameter("value", "", "any"),), "SELECT ($value AS ?v) {}")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])) | st.text("\\u0022\"'\n$value{}#<>", max_size=12))
def test_any_value_stays_a_value(store: Store, value: str) -> None:
    assert [str(row[0]) for row in store.query(ECHO.fill({"value": value})).rows] == [value]


PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"


def test_every_query_is_on_its_page_with_its_parameters() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|[^|]*\|([^|]*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {name: re.findall(r"`(\w+)`", parameters) for name, parameters in rows}
    assert listed == {query.name: [parameter.name for parameter in query.parameters] for query in queries().values()}


PATTERNS = re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("number", "rows"), [(0, 1), (1, 1), (2, 1)])
def test_the_patterns_on_the_page_work(store: Store, number: int, rows: int) -> None:
    assert len(PATTERNS) == 3
    assert len(store.query(PATTERNS[number]).rows) == rows
