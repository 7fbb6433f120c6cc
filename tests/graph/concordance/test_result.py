"""Tests of graph.concordance.result."""

from graph.concordance.narrowing import Filters
from graph.concordance.ordering import RenderingCount
from graph.concordance.result import Sorting
from tests.concordances import ask
from tests.factories import harvest


def test_what_the_filters_leave_is_counted_before_the_limit() -> None:
    made = ask("新三样", harvest("a"), harvest("b", date="2019"), filters=Filters(documents=("a",)))
    assert (made.found, made.total, len(made.lines), len(made.first(1).lines), made.first(1).total) == (4, 2, 2, 1, 2)
    assert made.first(0) == made
    assert made.renderings == (RenderingCount("rendered", "three new kinds", 1), RenderingCount("omitted", "", 1))


def test_order_and_documents() -> None:
    made = ask("新三样", harvest("a"), harvest("b", date="2019"), sorting=Sorting("date", reverse=True))
    assert made.documents == ("a", "b")
    assert ask("新三样", harvest("a"), harvest("b", date="2019")).documents == ("b", "a")
