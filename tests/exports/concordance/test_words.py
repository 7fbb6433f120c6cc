"""Tests of exports.concordance.words."""

from exports.concordance.words import counts, size
from graph.concordance.narrowing import Filters
from tests.concordances import ask, made, one_line


def test_counts_name_what_there_is_instead_of_a_rendering() -> None:
    rendered = one_line(("", "新三样", ""), ("", "new\ntrio", ""))
    bare = one_line(("", "新三样", ""))
    unknown = one_line(("", "新三样", ""), ("", "", "x"), state="unknown")
    assert counts(made(rendered, rendered, bare, unknown)) == "new trio 2×, no English 1×, not harvested 1×"
    assert counts(made(unknown)) == counts(made()) == ""


def test_what_english_is_searched_for_is_no_rendering() -> None:
    assert counts(made(one_line(("", "新三样", ""), ("", "new trio", "")), lang="en")) == ""


def test_size_says_what_the_filters_leave() -> None:
    assert size(ask("新三样")) == "2 places"
    assert size(ask("四个意识")) == "1 place"
    assert size(ask("新三样", filters=Filters(theme=1))) == "1 of 2 places (theme 1)"
    assert size(ask("新三样", filters=Filters(date_from="2020"))) == "2 places (from 2020)"
