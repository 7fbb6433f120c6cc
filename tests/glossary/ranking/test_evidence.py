"""Tests of `glossary.ranking.evidence`: what the English says of candidates."""

from glossary.dictionary import Dictionary
from glossary.ranking.candidates import Candidate, Site
from glossary.ranking.evidence import rendering_features
from glossary.types import Span
from tests.glossary.renderings.samples import linked

EMPTY = Dictionary(None)
UNITS = {0: [(Span(0, 4), linked("湖区 保护", "protect the Lake plans", [("湖区", "Lake"), ("保护", "protect")]))]}


def _candidate(key: str, *spans: Span) -> Candidate:
    return Candidate(key, [Site(0, 0, 1, span) for span in spans])


def test_a_rendering_is_measured() -> None:
    found = rendering_features([_candidate("湖区", Span(0, 2)), _candidate("保护", Span(2, 4))], UNITS, EMPTY)
    lake = found["湖区"]
    assert (lake["rendering: words"], lake["rendering: capitals"], lake["rendering: inflected"]) == (2.0, 0.5, 1.0)
    assert (lake["rendering: inside"], lake["rendering: outside"]) == (1.0, 0.0)
    assert lake["rendering: words a character"] == 1.0
    assert found["保护"]["rendering: words"] == 1.0


def test_a_place_across_two_units_tells_nothing() -> None:
    found = rendering_features([_candidate("护湖", Span(3, 6))], UNITS, EMPTY)["护湖"]
    assert (found["rendering: score"], found["rendering: words"], found["rendering: variety"]) == (0.0, -1.0, 0.0)
