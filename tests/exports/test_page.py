"""The interactive graph as a file: whole, quiet, safe, the same each time."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from exports import format_named
from exports.graph_page.data import MOST_SENTENCES, page_data
from exports.page import KIND_NAMES
from glossary.errors import OutputError
from glossary.types import KINDS
from graph.cataloguing import catalogue
from tests.exports.samples import crowd, hostile, source
from tests.factories import harvest, relations


@pytest.fixture(scope="module")
def page() -> str:
    return format_named("html").export(source()).decode()


def embedded(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_kinds_have_names() -> None:
    assert set(KIND_NAMES) == set(KINDS)


def test_nothing_is_loaded(page: str) -> None:
    assert not re.search(r"<(script|img|iframe|object|embed)[^>]*\bsrc\s*=", page)
    assert re.findall(r"<link[^>]*>", page) == ['<link rel="icon" href="data:,">']
    assert "@import" not in page
    assert "sourceMappingURL" not in page
    assert "default-src 'none'" in page


def test_it_says_that_nothing_is_reviewed(page: str) -> None:
    assert "not reviewed" in page
    assert "contains sentences of the documents" in page


def test_licence_of_the_library_is_kept(page: str) -> None:
    assert "vis.js is dual licensed" in page


def test_entries_match_nodes(page: str) -> None:
    data = embedded(page)
    assert len(data["nodes"]) == len(data["entries"]) == 7
    assert [node["id"] for node in data["nodes"]] == list(range(7))
    assert [node["label"] for node in data["nodes"]] == [entry["zh"] for entry in data["entries"]]


def test_entry_of_a_concept(page: str) -> None:
    data = embedded(page)
    entry = next(entry for entry in data["entries"] if entry["zh"] == "新三样")
    assert entry["renderings"] == [["three new kinds", 1, ["Lake Desk"], "candidate"]]
    assert entry["members"] == [["电池", None], ["光伏", None], ["电动船", None]]
    assert entry["search"] == ["threenewkinds", "新三样", "xinsanyang"]
    assert [data["entries"][at]["zh"] for at in entry["themes"]] == ["坚持生态优先"]
    number, (start, end), (en_start, en_end) = entry["sentences"][0]
    zh, en, place = data["sentences"][number]
    assert (zh[start:end], en[en_start:en_end]) == ("新三样", "three new kinds")
    assert place.endswith("¶2")


def test_entry_says_what_other_concepts_are_to_it() -> None:
    made = replace(harvest(), relations=relations())
    data = embedded(format_named("html").export(source(made)).decode())
    found = {
        entry["zh"]: [(role, data["entries"][at]["zh"], figure) for role, at, figure in entry["relations"]]
        for entry in data["entries"]
        if entry["type"] == "concept"
    }
    assert found["低空经济"] == [("broader", "新三样", None), ("short form", "四个意识", None)]
    assert found["新三样"] == [("narrower", "低空经济", None), ("related", "四个意识", 24.2)]


def test_a_sentence_is_embedded_once(page: str) -> None:
    sentences = [tuple(sentence) for sentence in embedded(page)["sentences"]]
    assert len(sentences) == len(set(sentences)) == 2


def test_sentences_of_a_concept_are_limited() -> None:
    made = catalogue([harvest(f"d{number}") for number in range(MOST_SENTENCES + 1)])
    entries: Any = page_data(made)["entries"]
    assert {len(entry["sentences"]) for entry in entries if entry["type"] == "concept"} <= {MOST_SENTENCES}


def test_text_of_a_document_is_no_markup() -> None:
    page = format_named("html").export(source(hostile())).decode()
    assert page.count("</script>") == format_named("html").export(source()).decode().count("</script>")
    assert "<img" not in page
    assert any("</script><script>" in zh for zh, _, _ in embedded(page)["sentences"])


def test_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib; from exports import format_named; from tests.exports.samples import source, crowd\n"
        "print(hashlib.sha256(format_named('html').export(source(crowd(30)))).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=60,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


@pytest.mark.parametrize("harvests", [(harvest(),), (harvest("a"), harvest("b", date="2025-01")), (crowd(400),)])
def test_any_catalogue_makes_a_page(harvests: tuple[Any, ...]) -> None:
    from exports import ExportSource  # noqa: PLC0415
    from tests.exports.samples import no_graph  # noqa: PLC0415

    page = format_named("html").export(ExportSource(catalogue(harvests), no_graph)).decode()
    assert ('id="document"' in page) is (len(harvests) > 1)
    assert 'id="theme"' in page


def test_nothing_to_draw() -> None:
    from exports import ExportSource  # noqa: PLC0415
    from tests.exports.samples import no_graph  # noqa: PLC0415

    with pytest.raises(OutputError, match="nothing to draw"):
        format_named("html").export(ExportSource(catalogue(()), no_graph))
