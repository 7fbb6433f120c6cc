"""Tests of `glossary.renderings.candidates`: which stretches of English may render a term."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from glossary.dictionary import Dictionary
from glossary.renderings.candidates import Site, stretches
from glossary.renderings.spans import LinkedUnit
from glossary.renderings.views import UnitView
from glossary.types import Span
from tests.glossary.renderings.samples import linked, span_of

LINKS = [("绿色", "green"), ("湖区", "lake"), ("湖区", "region")]


def _site(zh: str, en: str, term: str, *, taken: frozenset[tuple[int, int]] = frozenset()) -> Site:
    return Site(UnitView(linked(zh, en, LINKS), Dictionary(None)), span_of(zh, term), taken=taken)


def _wordings(site: Site) -> list[str]:
    found = stretches(site)
    en = site.view.unit.en
    return [" ".join(w.text for w in en[a:b]) for a, b in zip(found.starts, found.ends, strict=True)]


def test_the_best_come_first_and_start_and_end_as_phrases_may() -> None:
    found = _wordings(_site("绿色 湖区", "for the green lake region of ours", "绿色湖区"))
    assert found[0] == "green lake region"
    assert {"lake region", "green lake", "green"} <= set(found)
    assert not any(one.startswith("the ") or one.endswith(" of") for one in found)


def test_what_holds_nothing_of_the_term_is_none() -> None:
    assert _wordings(_site("绿色 湖区", "the boats of the harbour", "湖区")) == []


def test_a_quotation_that_renders_another_is_no_candidate() -> None:
    free = _wordings(_site("绿色 湖区", "green lake region", "湖区"))
    taken = _wordings(_site("绿色 湖区", "green lake region", "湖区", taken=frozenset({(1, 2)})))
    assert "lake region" in free
    assert taken == ["region"]


def test_ranges_that_are_given_are_candidates_once() -> None:
    site = _site("绿色 湖区", "green lake region", "湖区")
    found = stretches(site, also=[(0, 2), (1, 3)])
    ranges = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    assert ranges.count((1, 3)) == ranges.count((0, 2)) == 1


def test_outside_of_the_unit_there_is_none() -> None:
    site = Site(UnitView(linked("湖区", "lake"), Dictionary(None)), Span(7, 9))
    assert len(stretches(site)) == 0


@given(st.integers(1, 5), st.integers(0, 9), st.integers(0, 2**32 - 1), st.data())
def test_any_links_give_ranges_within_the_unit(rows: int, columns: int, seed: int, data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["lake", "of", "the", ",", "green", "("]), min_size=columns, max_size=columns)
    )
    bare = linked(" ".join("湖" * rows), " ".join(words))
    matrix = np.random.default_rng(seed).uniform(0, 1, (rows, columns))
    unit = LinkedUnit(1, bare.zh, bare.en, matrix, matrix)
    site = Site(UnitView(unit, Dictionary(None)), Span(0, data.draw(st.integers(1, rows))))
    found = stretches(site, most=5)
    assert len(found) <= 5
    assert all(0 <= a < b <= columns for a, b in zip(found.starts, found.ends, strict=True))
