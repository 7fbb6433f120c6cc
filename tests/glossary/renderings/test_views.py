"""Tests of `glossary.renderings.views`: facts of a unit's words."""

from pathlib import Path

import pytest

from glossary.dictionary import Dictionary
from glossary.renderings.views import UnitView
from tests.glossary.renderings.samples import linked


@pytest.fixture
def lake(tmp_path: Path) -> Dictionary:
    path = tmp_path / "lake.u8"
    path.write_text("湖區 湖区 [hu2 qu1] /lake region/\n保護 保护 [bao3 hu4] /to protect/\n", encoding="utf-8")
    return Dictionary(path)


def test_facts_of_the_words(lake: Dictionary) -> None:
    view = UnitView(linked("保护 湖区 和 湖区", "Protecting the Lake region_, low_-_lying", []), lake)
    assert view.content.tolist() == [True, False, True, True, False, True, False, True]
    assert view.capitals.tolist() == [False, False, True, False, False, False, False, False]  # the first opens
    assert view.verbs.tolist() == [True] + [False] * 7
    assert view.starts.tolist() == [True, False, True, True, False, True, False, False]  # low-lying is one word
    assert view.ends.tolist() == [True, False, True, True, False, False, False, True]
    assert view.known[0].tolist() == [True] + [False] * 7
    assert view.known[1].tolist() == view.known[3].tolist() == [False, False, True, True] + [False] * 4


def test_words_that_read_alike() -> None:
    view = UnitView(linked("湖区 和 湖区", "lake"), Dictionary(None))
    assert view.equals([0]) == [0, 2]
    assert not view.known.any()


def test_without_english(lake: Dictionary) -> None:
    view = UnitView(linked("湖区", ""), lake)
    assert (view.known.shape, view.starts.shape, view.classes.shape) == ((1, 0), (0,), (0,))
