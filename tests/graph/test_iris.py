"""Tests of `graph.iris`: stable IRIs without characters that RFC 3987 forbids."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from graph.iris import DEFAULT_BASE, Iris

IRIS = Iris("https://example.org/id/")

#: RFC 3987 forbids these (and white space and control characters) anywhere in an IRI.
ILLEGAL = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\u2028\u2029\ufff0-\uffff]")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (IRIS.concept("低空经济"), "concept/低空经济"),
        (IRIS.concept("1+4"), "concept/1%2B4"),
        (IRIS.concept("50%/年"), "concept/50%25%2F年"),
        (IRIS.label("新三样", "en", "new three"), "label/新三样/en/new%20three"),
        (IRIS.document("lake-2024"), "document/lake-2024"),
        (IRIS.section("lake", 3), "document/lake/section/3"),
        (IRIS.paragraph("lake", 3), "document/lake/paragraph/3"),
        (IRIS.item("lake", 3, 17), "document/lake/item/3-17"),
        (IRIS.unit("lake", 9), "document/lake/unit/9"),
        (IRIS.occurrence("lake", 3, 17, 21), "document/lake/occurrence/3-17-21"),
        (IRIS.theme("lake", 1), "document/lake/theme/1"),
        (IRIS.activity("lake"), "document/lake/harvest"),
        (IRIS.scheme("themes"), "scheme/themes"),
        (IRIS.graph("document/湖区 1"), "graph/document/湖区%201"),
        (IRIS.graph("view"), "graph/view"),
    ],
)
def test_iris(iri: str, path: str) -> None:
    assert iri == f"https://example.org/id/{path}"


def test_the_base_is_a_setting() -> None:
    assert Iris().concept("湖") == f"{DEFAULT_BASE}concept/湖"
    assert Iris("https://example.org/#").concept("湖") == "https://example.org/#concept/湖"


@given(TEXT, TEXT)
def test_iris_hold_no_illegal_character(key: str, form: str) -> None:
    made = [IRIS.concept(key), IRIS.label(key, "en", form), IRIS.document(key), IRIS.graph(f"document/{key}")]
    for iri in made:
        assert not ILLEGAL.search(iri)
        assert iri == str(URIRef(iri).n3())[1:-1]  # rdflib, too, takes it as it is


@given(TEXT, TEXT)
def test_a_key_is_one_segment_of_its_own(left: str, right: str) -> None:
    assert IRIS.concept(left).count("/") == IRIS.concept("湖").count("/")
    assert (IRIS.concept(left) == IRIS.concept(right)) == (left == right)


def test_the_families_never_meet() -> None:
    made = [IRIS.item("a", 1, 2), IRIS.section("a", 1), IRIS.paragraph("a", 1), IRIS.unit("a", 1), IRIS.theme("a", 1)]
    made += [IRIS.activity("a"), IRIS.document("a"), IRIS.concept("a"), IRIS.scheme("a"), IRIS.graph("a")]
    assert all(left != right for left, right in combinations(made, 2))
