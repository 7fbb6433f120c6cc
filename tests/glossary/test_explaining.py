"""Tests of `glossary.explaining`: why a string is a term, and why it is rendered so."""

import re
from dataclasses import replace
from math import log

import pytest

from glossary.errors import UnknownTermError
from glossary.explaining import ONLY, Explanation, explain, explain_in
from glossary.harvesting import HarvestOptions
from glossary.ranking.model import DEFAULT_THRESHOLD
from glossary.types import Document, ParagraphPair, Span
from tests.glossary.samples import brief, harvested


def _check(explanation: Explanation) -> None:
    """Check what holds for any explanation of the brief."""
    assert all(weight.share > 0 for weight in explanation.supporting)
    assert all(weight.share < 0 for weight in explanation.opposing)
    for occurrence in explanation.occurrences:
        pair = brief().pair(occurrence.pair)
        assert occurrence.zh in pair.zh
        assert occurrence.zh_span.of(occurrence.zh)
        if occurrence.en_span is not None:
            assert " ".join(occurrence.en_span.of(occurrence.en).split()) == occurrence.rendering
        for rival in occurrence.runners_up:
            assert " ".join(rival.span.of(pair.en).split()) == rival.en
            assert rival.en != occurrence.rendering or rival.span != occurrence.en_span
            assert 0 < rival.score <= 1
        scores = [rival.score for rival in occurrence.runners_up]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("key", [term.key for term in harvested().terms])
def test_what_is_stored_is_shown(key: str) -> None:
    term = next(term for term in harvested().terms if term.key == key)
    explanation = explain(harvested(), key)
    _check(explanation)
    assert (explanation.zh, explanation.kind, explanation.termhood) == (term.zh, term.kind, term.termhood)
    assert (explanation.harvested, explanation.threshold) == (True, DEFAULT_THRESHOLD)
    assert explanation.extractors == tuple(one for one in term.reasons if one.extractor != "ranking")
    stored = [(one.note, one.score) for one in term.reasons if one.extractor == "ranking"]
    assert [(one.note, one.share) for one in explanation.supporting][: len(stored)] == stored
    for shown, at in zip(explanation.occurrences, term.occurrences, strict=True):
        assert [(one.kind, one.note) for one in shown.evidence] == [(one.kind, one.note) for one in at.evidence]
    assert [one.score for one in explanation.occurrences] == [one.score for one in term.occurrences]


def test_the_threshold_is_that_of_the_harvest() -> None:
    made = replace(harvested(), settings={"threshold": "0.125"})
    assert explain(made, "低空经济").threshold == 0.125


def test_runners_up_come_best_first_and_say_what_they_weigh() -> None:
    occurrence = explain(harvested(), "绿色金融").occurrences[0]
    scores = [rival.score for rival in occurrence.runners_up]
    assert scores == sorted(scores, reverse=True)
    assert occurrence.score > scores[0] > 0
    assert all(rival.evidence for rival in occurrence.runners_up)


def test_the_chosen_words_are_no_runner_up() -> None:
    for occurrence in explain(harvested(), "低空经济").occurrences:
        assert occurrence.rendering == "low-altitude economy"
        assert occurrence.rendering not in [rival.en for rival in occurrence.runners_up]


def test_an_omission_is_explained() -> None:
    [occurrence] = explain(harvested(), "四个意识").occurrences
    assert (occurrence.rendering, occurrence.en_span) == ("", None)
    [why] = occurrence.evidence
    assert why.kind == "omission"
    assert why.log_odds == pytest.approx(log(occurrence.score / (1 - occurrence.score)), abs=0.01)


def test_a_string_that_is_no_term() -> None:
    explanation = explain_in(brief(), "发展")
    _check(explanation)
    assert not explanation.harvested
    assert explanation.termhood is not None
    assert explanation.termhood < explanation.threshold == DEFAULT_THRESHOLD
    assert "list" not in {reason.extractor for reason in explanation.extractors}
    assert explanation.opposing
    assert [one.pair for one in explanation.occurrences] == [1, 2, 4, 6]


def test_a_string_that_no_extractor_proposed() -> None:
    explanation = explain_in(brief(), "空经")
    assert (explanation.termhood, explanation.extractors, explanation.supporting) == (None, (), ())
    assert len(explanation.occurrences) == 3


def test_a_harvested_term_of_a_file_is_explained_as_stored() -> None:
    assert explain_in(brief(), "“新三樣”") == explain(harvested(), "新三样")


def test_a_higher_threshold_makes_it_no_term() -> None:
    options = HarvestOptions(threshold=0.999)
    explanation = explain_in(brief(), "低空经济", options=options)
    assert (explanation.harvested, explanation.threshold) == (False, 0.999)
    harvested_one = explain(harvested(), "低空经济")
    assert (explanation.termhood, explanation.opposing) == (harvested_one.termhood, harvested_one.opposing)


def test_chinese_alone() -> None:
    explanation = explain_in(brief(english=False), "低空经济")
    assert all((one.en, one.rendering, one.runners_up) == ("", "", ()) for one in explanation.occurrences)
    assert explanation.supporting


def test_unknown_terms() -> None:
    with pytest.raises(UnknownTermError, match="did you mean 低空经济"):
        explain_in(brief(), "低空经济学")
    with pytest.raises(UnknownTermError, match="海绵城市"):
        explain(harvested(), "海绵城市")


def test_what_one_longer_term_drops() -> None:
    """A string that only stands inside a longer, surer term is dropped though it reaches the threshold."""
    inside = explain_in(brief(), "高质量", options=HarvestOptions(threshold=0.05))
    assert not inside.harvested
    assert (inside.termhood or 0) >= inside.threshold
    assert inside.inside == "高质量发展"
    assert re.fullmatch(
        r"it only ever stands inside 高质量发展 \(termhood 0\.\d\d\), and .* needs 0\.5", inside.dropped
    )


def test_why_a_string_is_no_term() -> None:
    assert explain_in(brief(), "发展").dropped == "its termhood is below the threshold"
    assert explain_in(brief(), "空经").dropped == "no extractor proposed it"
    across = explain_in(brief(), "生产力。企业")
    assert (across.dropped, across.occurrences) == ("it only ever stands across the border of two sentences", ())
    assert explain_in(brief(), "低空经济").dropped == ""


def test_a_speaker_is_no_term() -> None:
    zh = "三、重要论述\n（一）治湖之道。王湖生书记指出，要建设海绵城市。王湖生书记强调，要节水。"
    document = Document(
        "talk", tuple(ParagraphPair(n, text, "") for n, text in enumerate(zh.split("\n"), 1)), source_only=True
    )
    name = explain_in(document, "王湖生书记", options=HarvestOptions(threshold=0.0))
    assert (name.harvested, name.dropped) == (False, "it is the name of somebody whose words the document gives")


def test_a_string_of_a_stored_document_that_is_no_term() -> None:
    stored, fresh = explain(harvested(), "发展"), explain_in(brief(), "发展")
    assert stored == fresh
    made = replace(harvested(), terms=tuple(term for term in harvested().terms if term.key != "低空经济"))
    assert explain(made, "低空经济").dropped.startswith("it was none when the document was built")


def test_a_place_with_one_candidate_has_nothing_to_weigh() -> None:
    pair = ParagraphPair(1, "“低空经济”", "“Low”")
    [occurrence] = explain_in(Document("short", (pair,)), "低空经济").occurrences
    assert [(one.note, one.log_odds) for one in occurrence.evidence] == [(ONLY, None)]


def test_a_stored_place_that_is_no_unit_any_more_has_no_runners_up() -> None:
    made = harvested()
    term = next(term for term in made.terms if term.key == "低空经济")
    across = replace(term.occurrences[0], zh=Span(0, len(brief().pair(2).zh)))
    [shown] = explain(replace(made, terms=(replace(term, occurrences=(across,)),)), term.key).occurrences
    assert shown.runners_up == ()
    assert len(shown.evidence) == len(across.evidence)
