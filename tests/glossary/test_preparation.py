"""Tests of `glossary.preparation`: what the ranking and the renderings are given to work on."""

from functools import cache
from pathlib import Path

import pytest

from glossary.dictionary import Dictionary
from glossary.errors import InputError
from glossary.extractors import EXTRACTORS
from glossary.models import Models
from glossary.preparation import Prepared, prepare
from glossary.types import Document, ParagraphPair, Span
from tests.glossary.samples import BRIEF, brief
from tests.glossary.trained import save_pipeline

EMPTY = Dictionary(None)


@cache
def _ready(*, english: bool = True) -> Prepared:
    return prepare(brief(english=english), EMPTY)


def _words(*pairs: tuple[str, str]) -> list[list[str]]:
    document = Document("lake", tuple(ParagraphPair(n, zh, en) for n, (zh, en) in enumerate(pairs, 1)))
    return [[token.text for token in doc] for doc in prepare(document, EMPTY).docs]


@pytest.mark.parametrize("english", [True, False])
def test_units_are_linked_in_order_with_words_of_their_own(english: bool) -> None:
    ready = _ready(english=english)
    assert [unit.number for unit in ready.units] == list(range(1, len(ready.units) + 1))
    for unit, linked in zip(ready.units, ready.linked, strict=True):
        pair = ready.document.pair(unit.pair)
        assert linked.number == unit.number
        assert linked.links.shape == linked.either.shape == (len(linked.zh), len(linked.en))
        for span, words, text in ((unit.zh, linked.zh, pair.zh), (unit.en, linked.en, pair.en)):
            assert all(span.holds(word.span) and word.span.of(text) == word.text for word in words)


def test_every_paragraph_has_the_proposals_of_every_extractor() -> None:
    ready = _ready()
    assert [doc.text for doc in ready.docs] == [zh for zh, _ in BRIEF]
    chinese = {name for name, spec in EXTRACTORS.items() if spec.lang == "zh"}
    assert all(chinese <= set(doc.spans) for doc in ready.docs)


def test_units_stand_with_their_paragraph() -> None:
    ready = _ready()
    found = ready.units_of_paragraph()
    assert list(found) == list(range(len(BRIEF)))
    assert [linked.number for _, linked in found[1]] == [2, 3]  # two sentences
    for paragraph, units in found.items():
        text = BRIEF[paragraph][0]
        assert "".join(span.of(text) for span, _ in units).replace(" ", "") == text


def test_originals_in_brackets_are_told() -> None:
    assert _ready().glossed == {"新质生产力": "新质生产力"}
    assert _ready(english=False).glossed == {}


def test_chinese_alone_has_no_english_words() -> None:
    ready = _ready(english=False)
    assert {len(linked.en) for linked in ready.linked} == {0}
    assert {unit.score for unit in ready.units} == {0.0}


def test_what_is_quoted_or_given_in_brackets_is_one_word_wherever_it_stands() -> None:
    first, second = _words(
        ("推行“一港一策”，休养湖泊生息计划。", "We carry out “one port, one plan” [湖泊生息]."),
        ("一港一策好，湖泊生息好。", "It is good."),
    )
    assert {"一港一策", "湖泊生息"} <= set(first) & set(second)


@pytest.mark.parametrize("quoted", ["湖区生态环境保护工作", "港，策", "港"])
def test_sentences_and_single_characters_in_quotation_marks_are_not_one_word(quoted: str) -> None:
    [_, plain] = _words((f"推行“{quoted}”。", "We carry it out."), (f"好{quoted}。", "It is good."))
    [bare] = _words((f"好{quoted}。", "It is good."))
    assert plain == bare


def test_the_links_are_of_plain_words() -> None:
    ready = _ready()
    assert "新质生产力" in [token.text for token in ready.docs[1]]
    assert {"新质", "生产力"} <= {word.text for word in ready.linked[1].zh}


def test_steps_are_told_in_order() -> None:
    told: list[tuple[str, float]] = []
    prepare(brief(), EMPTY, tell=lambda step, share: told.append((step, share)))
    assert [step for step, _ in told] == ["sentences", "words", "candidates"]
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_no_paragraphs() -> None:
    ready = prepare(Document("lake", ()), EMPTY)
    assert (ready.units, list(ready.linked), list(ready.docs)) == ((), [], [])
    assert ready.units_of_paragraph() == {}


def test_phrases_come_from_a_parser_alone(tmp_path: Path) -> None:
    assert _ready().phrases == {}
    models = Models(english_pipeline=save_pipeline(tmp_path / "en_lake", "en", "lake_tagger", "lake_parser"))
    pair = ParagraphPair(1, "建设绿色湖区。", "build the green region")
    phrases = prepare(Document("lake", (pair,)), EMPTY, models=models).phrases
    assert [chunk.of(pair.en) for chunk in phrases[1].chunks] == ["green region"]  # without the article


def test_models_for_english_are_not_loaded_without_english(tmp_path: Path) -> None:
    models = Models(english_pipeline=tmp_path / "nowhere")
    assert prepare(brief(english=False), EMPTY, models=models).glossed == {}
    with pytest.raises(InputError, match="nowhere"):
        prepare(brief(), EMPTY, models=models)


def test_places_of_a_unit_are_spans_of_its_paragraph() -> None:
    [(first, _), (second, _)] = _ready().units_of_paragraph()[1]
    assert (first.start, first.end) == (0, second.start)
    assert second == Span(BRIEF[1][0].index("企业"), len(BRIEF[1][0]))
