"""Tests of `benchmarks.ablation`: what is taken away, and that the rest stays."""

import numpy as np
import pytest

from benchmarks.ablation import _without_extractor, _without_hmm
from benchmarks.rendering import prepared
from glossary.extractors import EXTRACTORS
from glossary.preparation import Prepared
from tests.glossary.samples import brief


@pytest.fixture(scope="module")
def ready() -> Prepared:
    return prepared(brief("ablation"))


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_alone_is_taken_away(name: str, ready: Prepared) -> None:
    less = _without_extractor(ready, name)
    assert [[token.text for token in doc] for doc in less.docs] == [[token.text for token in doc] for doc in ready.docs]
    left = [set(doc.spans) for doc in less.docs]
    if EXTRACTORS[name].lang == "en":
        assert (less.glossed, ready.glossed) == ({}, {"新质生产力": "新质生产力"})
    else:
        assert left == [set(doc.spans) - {name} for doc in ready.docs]
        assert all(name in doc.spans for doc in ready.docs)
        assert less.glossed == ready.glossed


def test_without_the_hidden_markov_model_words_are_linked_otherwise(ready: Prepared) -> None:
    plain = _without_hmm(ready)
    assert [unit.zh for unit in plain.linked] == [unit.zh for unit in ready.linked]
    assert [unit.links.shape for unit in plain.linked] == [unit.links.shape for unit in ready.linked]
    assert any(not np.allclose(one.links, other.links) for one, other in zip(plain.linked, ready.linked, strict=True))
