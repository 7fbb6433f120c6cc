"""Tests of `glossary.extractors`: the registry, and what holds for every extractor."""

from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings
from spacy.language import Language

from glossary.extractors import EXTRACTORS, load_extractors
from glossary.extractors.proposals import proposals
from tests.glossary.extractors.samples import read
from tests.glossary.samples import MIXED

#: Names of the extractors over Chinese, in order.
CHINESE = [name for name, extractor in EXTRACTORS.items() if extractor.lang == "zh"]


@pytest.mark.parametrize("name", EXTRACTORS)
def test_every_extractor_registers_its_factory(name: str) -> None:
    import_module(EXTRACTORS[name].module)
    assert Language.has_factory(f"tifa_{name}")
    assert EXTRACTORS[name].description


def test_all_are_loaded_in_order() -> None:
    assert load_extractors()[: len(CHINESE)] == [f"tifa_{name}" for name in CHINESE]
    assert load_extractors("en") == ["tifa_glosses"]


@settings(deadline=None)
@given(MIXED)
def test_proposals_are_ranges_of_tokens_in_order(text: str) -> None:
    doc = read(text)
    assert list(doc.spans) == CHINESE
    for extractor, proposal in proposals(doc):
        assert extractor in EXTRACTORS
        assert 0 <= proposal.start < proposal.end <= len(doc)
        assert 0.0 < proposal.score <= 1.0
        assert proposal.note
    for group in doc.spans.values():
        ranges = [(span.start, span.end) for span in group]
        assert all(left < right for left, right in pairwise(ranges))
