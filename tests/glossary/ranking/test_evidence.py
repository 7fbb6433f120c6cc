"""Tests of `glossary.ranking.evidence`: what the renderings of a candidate say of it."""

import pytest

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.evidence import rendering_features
from glossary.renderings.spans import LinkedUnit
from glossary.types import Span
from tests.glossary.renderings.samples import linked

LINKS = [("绿色", "green"), ("绿色", "Green"), ("湖区", "lake"), ("湖区", "region"), ("发展", "develop")]
NAMES = ("score", "words", "capitals", "inside", "outside", "inflected", "words a character", "variety")


def _unit(zh: str, en: str, number: int = 1) -> tuple[Span, LinkedUnit]:
    return Span(0, len(zh.replace(" ", ""))), linked(zh, en, LINKS, number=number)


def _features(*units: tuple[Span, LinkedUnit], spans: list[Span] | None = None) -> dict[str, float]:
    """Features of 绿色湖区 (or of other spans), with a place in each of some paragraphs."""
    places = spans or [Span(2, 6)] * len(units)
    candidate = Candidate("绿色湖区", [Site(number, 0, 0, span) for number, span in enumerate(places)])
    found = rendering_features([candidate], {number: [unit] for number, unit in enumerate(units)}, Dictionary(None))
    return {name.removeprefix("rendering: "): value for name, value in found["绿色湖区"].items()}


def test_a_term_that_is_rendered_whole() -> None:
    found = _features(_unit("发展 绿色 湖区", "develop the green lake region"))
    assert set(found) == set(NAMES)
    assert found["score"] > 0.9
    assert found["words"] == 3
    assert found["words a character"] == 0.75
    assert found["inside"] == pytest.approx(1.0)
    assert found["outside"] == pytest.approx(0.0, abs=1e-9)
    assert (found["capitals"], found["inflected"], found["variety"]) == (0.0, 0.0, 1.0)


def test_a_chance_string_is_rendered_in_pieces() -> None:
    torn = _features(_unit("发展 绿色 湖区", "develop the lake region , which is so green"), spans=[Span(0, 4)])
    assert torn["inside"] == pytest.approx(0.5)  # green stands far from develop
    assert torn["score"] < 0.7


def test_capitals_and_endings_are_shares() -> None:
    found = _features(
        _unit("发展 绿色 湖区", "develop the Green lake region"), _unit("发展 绿色 湖区", "develop green lake", 2)
    )
    assert found["capitals"] == pytest.approx((1 / 3 + 0) / 2)


def test_renderings_that_differ_vary() -> None:
    same = [_unit("发展 绿色 湖区", en, n) for n, en in enumerate(["the green lake region"] * 2)]
    case = [_unit("发展 绿色 湖区", en, n) for n, en in enumerate(["the green lake region", "the Green lake region"])]
    other = [_unit("发展 绿色 湖区", en, n) for n, en in enumerate(["the green lake region", "the green lake"])]
    assert _features(*same)["variety"] == _features(*case)["variety"] == 0.5
    assert _features(*other)["variety"] == 1.0


def test_places_without_a_rendering_lower_the_score_and_tell_nothing_else() -> None:
    good = _unit("发展 绿色 湖区", "develop the green lake region")
    half = _features(good, _unit("发展 绿色 湖区", "develop boats", 2))
    assert half["score"] == pytest.approx(_features(good)["score"] / 2)
    assert half["words"] == 3


@pytest.mark.parametrize("spans", [[Span(1, 9)], [Span(20, 24)]])
def test_a_place_that_no_unit_holds_whole_tells_nothing(spans: list[Span]) -> None:
    found = _features(_unit("发展 绿色 湖区", "develop the green lake region"), spans=spans)
    assert found["score"] == 0.0
    assert found["words"] == found["inside"] == found["outside"] == found["capitals"] == -1.0
    assert found["variety"] == 0.0


def test_without_english_nothing_can_be_told() -> None:
    assert _features(_unit("发展 绿色 湖区", ""))["score"] == 0.0
    assert _features(_unit("发展 绿色 湖区", ""))["words"] == -1.0


def test_the_first_places_alone_are_looked_at() -> None:
    units = [_unit("发展 绿色 湖区", "develop the green lake region", n) for n in range(4)]
    assert _features(*units, _unit("发展 绿色 湖区", "boats", 9)) == _features(*units)
