"""Tests of `benchmarks.omitting`: omissions to learn from."""

from pathlib import Path

import pytest

from benchmarks import omitting
from benchmarks.annotated import Annotated
from benchmarks.scoring import gold_renderings
from glossary.types import Document, ParagraphPair
from tests.shared import needs_shared

PAIR = ParagraphPair(1, "建设绿色湖区，保护湖区。", "We will build the green lake region and protect the lake.")
WORDINGS = {(1, "绿色湖区"): ("green lake region",), (1, "绿色"): ("green",), (1, "保护"): ("protect",), (1, "湖"): ()}


def _source() -> Annotated:
    terms = frozenset(key for _, key in WORDINGS)
    document = Document("lake", (PAIR,))
    return Annotated("lake", Path(), document, Path(), terms, terms, frozenset({1}), WORDINGS)


@needs_shared
def test_a_rendering_is_cut_out_with_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    source = _source()
    gold = gold_renderings(source)
    monkeypatch.setattr(omitting, "_SHARE", 1.0)
    document, left = omitting.with_omissions(source, {key: gold[key] for key in [(1, "绿色湖区")]} | dict(gold))
    assert document.pair(1).en == "We will build and the lake."
    assert left == {(1, "绿色湖区"): {()}, (1, "绿色"): {()}, (1, "保护"): {()}, (1, "湖"): {()}}
    assert document.id != source.document.id


@needs_shared
def test_without_a_cut_everything_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    source = _source()
    monkeypatch.setattr(omitting, "_SHARE", 0.0)
    document, left = omitting.with_omissions(source, gold_renderings(source))
    assert document.pairs == source.document.pairs
    assert left == gold_renderings(source)
