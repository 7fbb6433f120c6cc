"""Harvests survive the way to JSON and back; damaged texts are refused with words."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import types
from glossary.errors import WorkspaceError
from glossary.serialise import from_json, to_json
from glossary.types import Harvest
from tests import factories

_texts = st.text(st.characters(codec="utf-8"), max_size=12)
_scores = st.floats(0, 1)
_spans = st.builds(types.Span, st.integers(0, 99), st.integers(0, 99))
_pairs = st.builds(
    types.ParagraphPair,
    st.integers(1, 99),
    _texts,
    _texts,
    st.none() | st.integers(1, 99),
    st.none() | st.integers(1, 99),
    st.none() | st.builds(types.HeadingHint, st.integers(1, 9), _texts, _texts),
    st.lists(
        st.builds(types.Footnote, st.sampled_from(["zh", "en"]), st.integers(0, 9), _texts, _texts), max_size=2
    ).map(tuple),
)
_documents = st.builds(
    types.Document,
    _texts,
    st.lists(_pairs, max_size=3).map(tuple),
    st.builds(types.Metadata, *[_texts] * 6),
    st.booleans(),
)
_occurrences = st.builds(
    types.Occurrence,
    st.integers(1, 9),
    st.integers(1, 9),
    _spans,
    st.none() | _spans,
    _scores,
    st.lists(st.builds(types.Evidence, _texts, _texts, st.floats(-1, 1)), max_size=2).map(tuple),
)
_terms = st.builds(
    types.Term,
    _texts,
    _texts,
    st.sampled_from(types.KINDS),
    _scores,
    st.lists(st.builds(types.Reason, _texts, _texts, _scores), max_size=2).map(tuple),
    st.lists(_occurrences, max_size=2).map(tuple),
    st.none() | st.integers(2, 12),
    st.lists(st.builds(types.Member, _texts, st.integers(1, 9), _spans, st.none() | _spans), max_size=2).map(tuple),
)
_relations = st.builds(
    types.Relation,
    st.sampled_from(["broader", "short form", "related"]),
    _texts,
    _texts,
    _texts,
    _scores,
    st.integers(1, 9),
    _spans,
    st.none() | _spans,
    st.none() | st.floats(0, 99),
)
_harvests = st.builds(
    types.Harvest,
    _documents,
    st.just(factories.outline()),
    st.lists(
        st.builds(types.TranslationUnit, st.integers(1, 9), st.integers(1, 9), _spans, _spans, _scores), max_size=2
    ).map(tuple),
    st.lists(_terms, max_size=3).map(tuple),
    st.dictionaries(_texts, _texts, max_size=3),
    _texts,
    st.lists(_relations, max_size=2).map(tuple),
)


@settings(deadline=None)
@given(_harvests)
def test_round_trip(harvest: Harvest) -> None:
    text = to_json(harvest)
    back = from_json(text)
    assert back == harvest
    assert to_json(back) == text


def test_values_keep_their_types() -> None:
    back = from_json(to_json(factories.harvest()))
    assert isinstance(back.terms[0].occurrences[0].zh, types.Span)
    assert isinstance(back.outline.roles[0], types.Role)
    assert hash(back.terms) == hash(factories.harvest().terms)


def test_order_of_settings_does_not_matter() -> None:
    one = replace(factories.harvest(), settings={"b": "1", "a": "2"})
    other = replace(factories.harvest(), settings={"a": "2", "b": "1"})
    assert to_json(one) == to_json(other)


def test_a_line_for_each_pair_unit_and_term() -> None:
    harvest = factories.harvest()
    lines = to_json(harvest).splitlines()
    assert lines[:2] == ["{", '"schema": 3,']
    assert sum(line.startswith('{"key":') for line in lines) == len(harvest.terms)
    numbered = (*harvest.document.pairs, *harvest.units, *harvest.outline.themes)
    assert sum(line.startswith('{"number":') for line in lines) == len(numbered)


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("schema", 99, "schema version 99"),
        ("schema", None, "schema version None"),
        ("terms", {}, "terms is not an array"),
        ("terms", [{"key": "x"}], r"terms\.0 is not a Term \(see kind, occurrences, reasons, termhood, zh\)"),
        ("units", [{"number": 1, "pair": 1, "zh": [0], "en": [0, 1], "score": 1}], r"units\.0\.zh is not an array of 2"),
        ("units", [{"number": True, "pair": 1, "zh": [0, 1], "en": [0, 1], "score": 1}], r"units\.0\.number is not of type int"),
        ("document", [], "document is not an object"),
        ("settings", {"a": 1}, r"settings\.a is not of type str"),
        ("unheard", 1, "the whole is not a Harvest"),
    ],
)  # fmt: skip
def test_damaged(place: str, value: object, message: str) -> None:
    data = json.loads(to_json(factories.harvest()))
    data[place] = value
    with pytest.raises(WorkspaceError, match=message) as caught:
        from_json(json.dumps(data))
    assert caught.value.hint == "build the document again"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_not_a_harvest(text: str) -> None:
    with pytest.raises(WorkspaceError, match="build the document again"):
        from_json(text)


def test_unknown_kind() -> None:
    with pytest.raises(WorkspaceError, match=r"terms\.0\.kind is not one of slogan"):
        from_json(to_json(factories.harvest()).replace('"kind":"tech"', '"kind":"verb"'))
