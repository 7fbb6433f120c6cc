"""Entries of the catalogue survive their way through JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.types import Metadata, Span
from graph.cards import from_card, to_card
from graph.catalogue import Citation, DocumentEntry
from graph.cataloguing import catalogue
from tests.factories import harvest

spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
metadata = st.builds(Metadata, *[st.text(max_size=9)] * 6)
citations = st.builds(
    Citation, st.text(), st.integers(), st.none() | st.integers(), st.text(), st.none() | st.integers(),
    st.text(), st.text(), spans, st.none() | spans, st.floats(0, 1),
)  # fmt: skip
documents = st.builds(DocumentEntry, st.text(), st.text(), metadata, st.booleans(), *[st.integers()] * 6)


@given(citations | documents)
def test_round_trip(entry: object) -> None:
    assert from_card(type(entry), to_card(entry)) == entry


@pytest.mark.parametrize("entries", ["documents", "concepts", "sections", "themes"])
def test_round_trip_of_a_catalogue(entries: str) -> None:
    for entry in getattr(catalogue([harvest()]), entries):
        back = from_card(type(entry), to_card(entry))
        assert back == entry
        assert repr(back) == repr(entry)  # tuples are tuples again, spans are spans


def test_text_stays_readable() -> None:
    assert "新三样" in to_card(catalogue([harvest()]).concepts[2])


@pytest.mark.parametrize("card", ["[]", '["a"]'])
def test_a_card_of_another_form_is_refused(card: str) -> None:
    with pytest.raises(ValueError, match="shorter"):
        from_card(Metadata, card)


def test_card_is_json() -> None:
    assert json.loads(to_card(Metadata(title="a"))) == ["a", "", "", "", "", ""]
