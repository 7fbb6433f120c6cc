"""Every ready-made query answers what its title says, and no value can change what it asks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import TifaError, UnknownNameError
from graph.queries import Parameter, ReadyQuery, queries, ready_made
from graph.sparql import check_query
from graph.store import Store
from ontology.namespaces import PREFIXES, TIFA
from tests import factories
from tests.graph.samples import IRIS, decided_graphs, dissenting, filled, graphs
from tests.graph.test_rulings import said

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
        ("term_zh", "numeral", "member", "member_en", "paragraph"),
        [("新三样", 3, "电池", None, 4), ("新三样", 3, "光伏", None, 4), ("新三样", 3, "电动船", None, 4)],
    ),
    "provenance": (
        {"term": "新三样"},
        ("rendering", "document", "title", "date", "issuer", "translator", "section_title", "section", "paragraph"),
        [
            (
                "three new kinds",
                "lake-brief",
                "Lake Brief",
                "2024-05-01",
                "Lake Office",
                "Lake Desk",
                "坚持生态优先",
                IRIS.section("lake-brief", 2),
                2,
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
    "theme-renderings": (
        {"document": "lake-brief"},
        ("formulation", "renderings", "order", "title", "renderings_there"),
        [
            ("低空经济", "low-altitude economy", 3, "主要成就", "low-altitude economy"),
            ("新三样", "three new kinds", 3, "主要成就", None),
        ],
    ),
    "recurrence": (
        {"term": "economy"},
        ("date", "document", "order", "title", "count", "renderings"),
        [
            ("2024-05-01", "lake-brief", 2, "坚持生态优先", 1, "low-altitude economy"),
            ("2024-05-01", "lake-brief", 3, "主要成就", 1, "low-altitude economy"),
            ("2024-06-01", "shore-brief", 2, "坚持生态优先", 1, "economy"),
            ("2024-06-01", "shore-brief", 3, "主要成就", 1, "the low-altitude economy"),
        ],
    ),
    "new-in-document": (
        {"document": "shore-brief"},
        ("formulation", "rendering", "kind", "count", "termhood"),
        [("电动船", "electric boats", "tech", 1, 0.9)],
    ),
    "known-in-document": (
        {"document": "shore-brief"},
        ("formulation", "earlier", "date", "rendering", "count", "renderer"),
        [("低空经济", "lake-brief", "2024-05-01", "low-altitude economy", 2, "Lake Desk")],
    ),
    "first-attestation": (
        {},
        ("term_zh", "date", "document", "paragraph", "renderings"),
        [
            ("低空经济", "2024-05-01", "lake-brief", 2, "low-altitude economy"),
            ("四个意识", "2024-05-01", "lake-brief", 4, None),
            ("新三样", "2024-05-01", "lake-brief", 2, "three new kinds"),
            ("电动船", "2024-06-01", "shore-brief", 4, "electric boats"),
        ],
    ),
    "renderers": (
        {"term": "低空经济", "renderer": "Lake Desk"},
        ("rendering", "count", "documents"),
        [("low-altitude economy", 2, 1), ("economy", 1, 1), ("the low-altitude economy", 1, 1)],
    ),
    "theme-sections": (
        {},
        ("document", "theme", "theme_zh", "order", "title", "formulations", "occurrences"),
        [
            ("lake-brief", 1, "坚持生态优先", 3, "主要成就", 2, 2),
            ("shore-brief", 1, "坚持生态优先", 3, "主要成就", 1, 1),
        ],
    ),
    "neighbours": (
        {"term": "低空经济"},
        ("other_zh", "rendering", "sections", "units"),
        [("新三样", "three new kinds", 2, 2), ("四个意识", None, 1, 1), ("电动船", "electric boats", 1, 1)],
    ),
    "without-english": (
        {},
        ("term_zh", "kind", "count", "omissions", "documents"),
        [("四个意识", "slogan", 1, 1, "lake-brief")],
    ),
    "numerals": (
        {},
        ("document", "term_zh", "numeral", "listed", "members"),
        [("lake-brief", "新三样", 3, 3, "电池 | 光伏 | 电动船")],
    ),
    "glossary": (
        {"kind": "slogan", "document": "lake-brief"},
        ("formulation", "pinyin", "rendering", "kind", "count", "termhood"),
        [
            ("新三样", "xīn sān yàng", "three new kinds", "slogan", 2, 0.9),
            ("四个意识", "sì gè yì shí", None, "slogan", 1, 0.7),
        ],
    ),
    "kinds": (
        {},
        ("document", "kind", "kind_zh", "formulations", "occurrences"),
        [
            ("lake-brief", "slogan", "口号", 2, 3),
            ("lake-brief", "tech", "技术", 1, 2),
            ("shore-brief", "concept", "概念", 1, 2),
            ("shore-brief", "tech", "技术", 1, 1),
        ],
    ),
    "harvests": (
        {"document": "lake-brief"},
        ("graph", "activity", "program", "setting"),
        [(IRIS.graph("document/lake-brief"), IRIS.activity("lake-brief"), "tifa 0.1.0", "authority=none")],
    ),
    "statement-formulations": (
        {"speaker": "总书记", "document": "lake-brief"},
        ("theme", "formulation", "rendering", "paragraph"),
        [(1, "低空经济", "low-altitude economy", 2), (1, "新三样", "three new kinds", 2)],
    ),
    "english": (
        {"words": "Low-Altitude"},
        ("rendering", "term_zh", "count", "documents"),
        [
            ("low-altitude economy", "低空经济", 2, "lake-brief"),
            ("the low-altitude economy", "低空经济", 1, "shore-brief"),
        ],
    ),
}

#: Of queries that have nothing to say of the two documents: the same for the three documents of `varied`.
VARIED: dict[str, tuple[dict[str, str | int], tuple[str, ...], list[tuple[object, ...]]]] = {
    "rendering-drift": (
        {"earlier": "lake-brief", "later": "cape-brief"},
        ("term_zh", "earlier", "rendering_earlier", "later", "rendering_later"),
        [("新三样", "lake-brief", "three new kinds", "cape-brief", "electric boats")],
    ),
    "shared-renderings": (
        {"document": "cape-brief"},
        ("rendering", "terms", "rendered"),
        [("electric boats", 2, "新三样 | 电动船")],
    ),
    "related": (
        {"term": "新三样"},
        ("relation", "other_zh", "statistic", "score", "evidence", "document"),
        [
            ("narrower", "低空经济", None, 0.9, "its head", "cape-brief"),
            ("related", "四个意识", 24.25, 0.7, "together", "cape-brief"),
        ],
    ),
    "tree": (
        {"term": "新三样"},
        ("depth", "broader_zh", "narrower_zh", "rendering"),
        [(1, "新三样", "低空经济", "low-altitude economy"), (2, "低空经济", "电动船", "electric boats")],
    ),
    "review": (
        {"percent": 81, "document": "cape-brief"},
        ("score", "paragraph", "formulation", "rendering"),
        [
            (0.8, 2, "低空经济", "low-altitude economy"),
            (0.8, 4, "电动船", "electric boats"),
            (0.8, 4, "新三样", "electric boats"),
        ],
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The two documents and a third one, which shows relations and renders a term anew."""
    terms = (
        factories.term("低空经济", "concept", [(2, "low-altitude economy")]),
        factories.term("新三样", "slogan", [(4, "electric boats")]),
        factories.term("四个意识", "slogan", [(4, None)]),
        factories.term("电动船", "tech", [(4, "electric boats")]),
    )
    relations = factories.relations()
    further = replace(relations[0], source="电动船", target="低空经济")
    third = replace(factories.harvest("cape-brief", date="2024-07-01"), terms=terms, relations=(*relations, further))
    store = Store(tmp_path_factory.mktemp("varied"))
    store.update(graphs(factories.harvest(), dissenting(), third))
    return store


def test_every_query_has_a_case() -> None:
    assert set(CASES) | set(VARIED) == set(queries())


@pytest.mark.parametrize("name", CASES)
def test_answers(store: Store, name: str) -> None:
    params, columns, expected = CASES[name]
    result = store.query(ready_made(name, **params))
    places = [result.variables.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in result.values()] == expected


@pytest.mark.parametrize("name", VARIED)
def test_answers_where_documents_differ(varied: Store, name: str) -> None:
    params, columns, expected = VARIED[name]
    result = varied.query(ready_made(name, **params))
    places = [result.variables.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in result.values()] == expected


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The two documents, after editors have merged, split and rejected terms, and given a rendering of their own."""
    decisions = [
        said("merge", "电动船", "新三样"),
        said("prefer", "新三样", "new three"),
        said("split", "低空经济", "低空（一） = low-altitude economy; the low-altitude economy"),
        said("split", "低空经济", "低空（二） = economy"),
        said("reject", "四个意识"),
    ]
    store = Store(tmp_path_factory.mktemp("edited"))
    store.update(decided_graphs(decisions, factories.harvest(), dissenting()))
    return store


#: What queries answer of `edited`: parameters, columns, rows.
EDITED: dict[str, tuple[dict[str, str | int], tuple[str, ...], list[tuple[object, ...]]]] = {
    "renderings": (
        {"term": "新三样"},
        ("rendering", "count", "document"),
        [("electric boats", 1, "shore-brief"), ("three new kinds", 1, "lake-brief")],
    ),
    "sentences": (
        {"term": "电动船"},
        ("document", "paragraph", "term_zh", "rendering"),
        [
            ("lake-brief", 2, "新三样", "three new kinds"),
            ("lake-brief", 4, "新三样", None),
            ("shore-brief", 4, "新三样", "electric boats"),
        ],
    ),
    "documents": ({}, ("document", "formulations", "occurrences"), [("lake-brief", 2, 4), ("shore-brief", 3, 3)]),
    "several-renderings": (
        {},
        ("term_zh", "renderings"),
        [("新三样", "electric boats | new three | three new kinds")],
    ),
    "new-in-document": ({"document": "shore-brief"}, ("formulation",), [("低空（二）",)]),
    "first-attestation": (
        {},
        ("term_zh", "document"),
        [("低空（一）", "lake-brief"), ("低空（二）", "shore-brief"), ("新三样", "lake-brief")],
    ),
    "omissions": ({}, ("formulation",), [("新三样",)]),
    "theme-sections": ({"document": "lake-brief"}, ("formulations", "occurrences"), [(2, 2)]),
    "without-english": ({}, ("term_zh",), []),
}


@pytest.mark.parametrize("name", EDITED)
def test_answers_follow_the_editors(edited: Store, name: str) -> None:
    params, columns, expected = EDITED[name]
    result = edited.query(ready_made(name, **params))
    places = [result.variables.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in result.values()] == expected


def test_no_query_names_a_term_that_editors_gave_up(edited: Store) -> None:
    for query in queries().values():
        result = edited.query(query.fill({}))
        for column in {"term_zh", "other_zh", "broader_zh", "narrower_zh"} & set(result.variables):
            place = result.variables.index(column)
            assert not {row[place] for row in result.values()} & {"电动船", "低空经济", "四个意识"}, query.name


def test_provenance_leads_from_a_rendering_to_both_texts_and_the_activity(store: Store) -> None:
    result = store.query(ready_made("provenance", term="three new kinds"))
    row = dict(zip(result.variables, result.values()[0], strict=True))
    zh, en = factories.PAIRS[1]
    starts, ends = ([row[f"{lang}_{end}"] for lang in ("zh", "en")] for end in ("start", "end"))
    assert (starts, ends) == ([zh.index("新三样"), en.index("three new")], [zh.index("”"), en.index("” must")])
    assert (row["term_zh"], row["rendering"]) == ("新三样", "three new kinds")
    assert (row["unit_zh"], row["unit_en"]) == (zh, en)
    assert row["occurrence"] == IRIS.occurrence("lake-brief", 2, 22, 25)
    assert (row["unit"], row["activity"]) == (IRIS.unit("lake-brief", 2), IRIS.activity("lake-brief"))
    assert (row["program"], row["settings"], row["score"]) == ("tifa 0.1.0", "authority=none", 0.8)


def test_no_query_misspells_a_name() -> None:
    for query in queries().values():
        assert set(re.findall(r"tifa:(\w+)", query.text)) <= set(TIFA.__annotations__), query.name


@pytest.mark.parametrize("name", CASES)
def test_defaults_give_at_least_as_much(store: Store, name: str) -> None:
    _, _, expected = CASES[name]
    assert len(store.query(ready_made(name)).rows) >= len(expected)


@pytest.mark.parametrize("query", queries().values(), ids=lambda query: query.name)
def test_every_query_is_documented_and_complete(query: ReadyQuery) -> None:
    assert query.title
    assert query.description.endswith(".")
    assert all(parameter.meaning for parameter in query.parameters)
    assert set(query.sample) <= {parameter.name for parameter in query.parameters}
    assert len(query.result) > 1
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


def test_a_malformed_sample_is_an_error(tmp_path: Path) -> None:
    from graph.queries import _read  # noqa: PLC0415 - only this test looks inside

    (tmp_path / "bad.rq").write_text("# title: Bad\n# description: Bad.\n# sample: term\nASK {}\n", encoding="utf-8")
    with pytest.raises(TifaError, match=r"bad\.rq: malformed sample 'term'"):
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


def test_every_query_is_named_by_a_purpose() -> None:
    purposes = re.findall(r"^\| [a-z][^|]*\|((?: `[\w-]+`,?)+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for line in purposes for name in re.findall(r"`([\w-]+)`", line)}
    assert named == set(queries())


PATTERNS = re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize(("number", "rows"), [(0, 1), (1, 1), (2, 1)])
def test_the_patterns_on_the_page_work(store: Store, number: int, rows: int) -> None:
    assert len(PATTERNS) == 3
    assert len(store.query(PATTERNS[number]).rows) == rows
