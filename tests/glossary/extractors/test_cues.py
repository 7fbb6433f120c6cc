"""Tests of `glossary.extractors.cues`: the closed classes."""

import pytest

from glossary.extractors import cues
from glossary.types import KINDS


@pytest.mark.parametrize("name", [name for name in cues.__all__ if name not in {"KIND_ENDINGS", "NUMERALS"}])
def test_every_class_has_words(name: str) -> None:
    words = getattr(cues, name)
    assert words
    assert all(isinstance(word, str) and word for word in words)


def test_endings_name_known_kinds_once() -> None:
    kinds = [kind for kind, _ in cues.KIND_ENDINGS]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= set(KINDS)


def test_no_ending_belongs_to_two_kinds() -> None:
    endings = [ending for _, words in cues.KIND_ENDINGS for ending in words]
    assert len(set(endings)) == len(endings)
