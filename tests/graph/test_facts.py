"""Tests of `graph.facts`: literals with the lexical form that stores keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from glossary.types import KINDS
from graph.facts import Facts, address, calendar_date, decimal, flag, integer, kind, one_line, status, text
from ontology.namespaces import TIFA

LAKE = "https://example.org/lake"


def test_a_property_is_said_of_each_object_that_there_is() -> None:
    facts = Facts()
    facts.say(LAKE, TIFA.count, integer(3), None, LAKE + "/shore")
    facts.say(LAKE, TIFA.count, integer(3))
    facts.say(LAKE, TIFA.count)
    assert set(facts.graph) == {
        (URIRef(LAKE), TIFA.count, Literal("3", datatype=XSD.integer)),
        (URIRef(LAKE), TIFA.count, URIRef(LAKE + "/shore")),
    }


@pytest.mark.parametrize(
    ("wording", "line"), [(" a\n lake\t\u3000shore ", "a lake shore"), ("湖\n区", "湖 区"), ("", "")]
)
def test_one_line(wording: str, line: str) -> None:
    assert one_line(wording) == line


def test_blank_text_says_nothing() -> None:
    assert text(" \n") is None
    assert text("湖", "zh") == Literal("湖", lang="zh")
    assert text(" lake ") == Literal(" lake ")  # as it was written


@pytest.mark.parametrize(
    ("number", "written"),
    [(0.8, "0.8"), (1.0, "1"), (0.0, "0"), (10.0, "10"), (100.0, "100"), (0.80001, "0.8"), (24.25, "24.25"), (1e-9, "0")],
)  # fmt: skip
def test_decimals_are_as_short_as_can_be(number: float, written: str) -> None:
    assert (str(decimal(number)), decimal(number).datatype) == (written, XSD.decimal)


@given(st.floats(0, 1e6))
def test_a_decimal_is_the_number_to_four_places(number: float) -> None:
    written = str(decimal(number))
    assert float(written) == pytest.approx(number, abs=5.1e-5)
    assert "e" not in written.lower()
    assert not written.endswith(".")


def test_integers_and_flags() -> None:
    assert integer(None) is None
    assert integer(0) == Literal("0", datatype=XSD.integer)
    assert [flag(value) for value in (True, False)] == [TIFA.yes, TIFA.no]


@pytest.mark.parametrize(
    ("iso", "datatype"),
    [
        ("2024-02-29", XSD.date),
        ("2024-02", XSD.gYearMonth),
        ("2024", XSD.gYear),
        ("2023-02-29", None),  # no such day
        ("2024-13", None),
        ("2024-1", None),
        ("20240229", None),
        ("202", None),
        ("spring 2024", None),
        ("2024-02-29T10:00", None),
    ],
)
def test_dates_have_the_type_of_their_length(iso: str, datatype: URIRef | None) -> None:
    found = calendar_date(iso)
    assert found is not None
    assert (str(found), found.datatype) == (iso, datatype)


def test_no_date_says_nothing() -> None:
    assert calendar_date("") is None


@pytest.mark.parametrize(
    ("source", "is_iri"),
    [
        ("https://example.org/lake?x=1#y", True),
        ("HTTP://EXAMPLE.ORG/湖", True),
        ("https://example.org/a b", False),
        ("https://example.org/<a>", False),
        ("javascript:alert(1)", False),
        ("Lake Office, 2024", False),
    ],
)
def test_only_an_address_is_an_iri(source: str, is_iri: bool) -> None:
    found = address(source)
    assert isinstance(found, Literal) is not is_iri
    assert str(found) == source


def test_blank_source_says_nothing() -> None:
    assert address("  ") is None


def test_kinds_and_statuses_are_individuals_of_the_ontology() -> None:
    assert {kind(name) for name in KINDS} == {
        TIFA.kindSlogan, TIFA.kindConcept, TIFA.kindStrategy, TIFA.kindOrg, TIFA.kindGoal, TIFA.kindTech,
    }  # fmt: skip
    assert status("candidate") == TIFA.statusCandidate
    with pytest.raises(AttributeError):
        status("no such")
