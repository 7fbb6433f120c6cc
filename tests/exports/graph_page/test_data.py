"""Tests of `exports.graph_page.data`: what the page's script works on."""

import json
from dataclasses import replace
from typing import Any

import pytest

from exports.graph_page.data import MOST_SENTENCES, page_data
from glossary.types import Metadata
from graph.cataloguing import catalogue
from tests.exports.samples import crowd
from tests.factories import harvest


@pytest.fixture(scope="module")
def data() -> Any:
    return page_data(catalogue([harvest(), harvest("shore", date="2025-01")]))


def _entry(data: Any, zh: str) -> Any:
    return next(entry for entry in data["entries"] if entry["zh"] == zh)


def _named(data: Any, numbers: list[int]) -> list[str]:
    return [data["entries"][number]["zh"] for number in numbers]


def test_all_can_be_written_as_json(data: Any) -> None:
    assert json.loads(json.dumps(data, ensure_ascii=False))["documents"] == [
        {"zh": "湖区简报", "en": "Lake Brief"},
        {"zh": "湖区简报", "en": "Lake Brief"},
    ]


def test_nodes_are_numbered_as_their_entries(data: Any) -> None:
    assert [node["id"] for node in data["nodes"]] == list(range(len(data["entries"])))
    shapes = {"concept": "dot", "theme": "diamond", "section": "square", "document": "hexagon"}
    assert [node["shape"] for node in data["nodes"]] == [shapes[entry["type"]] for entry in data["entries"]]


def test_edges_join_nodes(data: Any) -> None:
    known = set(range(len(data["nodes"])))
    assert data["edges"]
    assert all({edge["from"], edge["to"]} <= known and 0 < edge["width"] <= 3 for edge in data["edges"])


def test_whatever_entries_point_at_is_there(data: Any) -> None:
    for entry in data["entries"]:
        assert all(data["entries"][at]["type"] == "concept" for at in entry.get("concepts", ()))
        assert all(data["entries"][at]["type"] in {"section", "theme"} for at in entry.get("sections", ()))
        assert all(data["entries"][at]["type"] == "theme" for at in entry.get("themes", ()))
        assert all(at < len(data["documents"]) for at in entry["documents"])
        for number, zh_span, en_span in entry.get("sentences", ()):
            zh, en, _ = data["sentences"][number]
            assert zh[slice(*zh_span)] == entry["zh"]
            assert en_span is None or en[slice(*en_span)]


def test_a_theme_names_its_concepts_and_where_they_recur(data: Any) -> None:
    theme = _entry(data, "坚持生态优先")
    assert (theme["type"], theme["number"], theme["speakers"], theme["statements"]) == ("theme", 1, ("总书记",), 1)
    assert _named(data, theme["concepts"]) == ["低空经济", "新三样"]
    [[section, concepts]] = theme["reach"]
    assert _named(data, [section]) == ["主要成就"]
    assert set(_named(data, concepts)) == {"低空经济", "新三样"}


def test_a_concept_says_what_is_left_out(data: Any) -> None:
    concept = _entry(data, "四个意识")
    assert (concept["count"], concept["omissions"], concept["en"], concept["renderings"]) == (2, 2, "", [])
    assert [en for _, _, en in concept["sentences"]] == [None, None]


def test_facts_of_a_document_are_those_that_are_known() -> None:
    base = harvest()
    known = Metadata(title="Lake Brief", translator="Lake Desk")
    made: Any = page_data(catalogue([replace(base, document=replace(base.document, metadata=known))]))
    assert [entry["facts"] for entry in made["entries"] if entry["type"] == "document"] == [["translated by Lake Desk"]]
    assert _entry(made, "Lake Brief")["en"] == ""
    assert made["documents"] == [{"zh": "Lake Brief", "en": ""}]


def test_a_document_without_a_title_is_called_by_its_id() -> None:
    base = harvest()
    made: Any = page_data(catalogue([replace(base, document=replace(base.document, metadata=Metadata()))]))
    assert made["documents"] == [{"zh": "lake-brief", "en": ""}]


def _sizes(data: Any, of_type: str) -> list[float]:
    return [
        node["size"] for node, entry in zip(data["nodes"], data["entries"], strict=True) if entry["type"] == of_type
    ]


def test_what_stands_more_often_is_larger_but_not_without_end() -> None:
    few, many, most = (
        page_data(catalogue([harvest(f"d{number:02}") for number in range(count)])) for count in (1, 4, 60)
    )
    assert max(_sizes(few, "concept")) < max(_sizes(many, "concept")) < max(_sizes(most, "concept")) == 34
    small, large = page_data(catalogue([crowd(1)])), page_data(catalogue([crowd(400)]))
    assert max(_sizes(small, "section")) < max(_sizes(large, "section")) == 24


def test_sentences_are_shared_between_entries_and_limited() -> None:
    made: Any = page_data(catalogue([harvest(f"d{number:02}") for number in range(MOST_SENTENCES + 3)]))
    concept = _entry(made, "低空经济")
    assert concept["count"] > len(concept["sentences"]) == MOST_SENTENCES
    assert len(set(made["sentences"])) == len(made["sentences"])


def test_search_finds_every_spelling_and_the_pinyin_without_tones(data: Any) -> None:
    search = _entry(data, "低空经济")["search"]
    assert {"低空经济", "lowaltitudeeconomy", "dikongjingji"} <= set(search)
