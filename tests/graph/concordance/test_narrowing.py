"""Tests of graph.concordance.narrowing."""

import pytest

from glossary.errors import InputError
from graph.concordance.narrowing import Filters, date_range, kept
from tests.concordances import dated, lines, one_line, surroundings
from tests.factories import harvest


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [2, 4]),
        (Filters(documents=("lake-brief",)), [2, 4]),
        (Filters(documents=("other",)), []),
        (Filters(section=1), [2]),
        (Filters(section=2), [2]),
        (Filters(section=3), [4]),
        (Filters(theme=1), [2]),
        (Filters(theme=2), []),
        (Filters(rendering="Three New Kind"), [2]),
        (Filters(rendering="three * kinds"), [2]),
        (Filters(rendering="three*"), [2]),
        (Filters(rendering="new kinds"), []),
        (Filters(rendering=""), [4]),
        (Filters(beside="低空經濟"), [2, 4]),
        (Filters(beside="electric boats"), [4]),
        (Filters(section=3, beside="must lead"), []),
    ],
)
def test_filters(filters: Filters, expected: list[int]) -> None:
    assert [line.pair for line in kept(lines("新三样"), filters, surroundings())] == expected


@pytest.mark.parametrize(
    ("date_from", "date_to", "expected"),
    [
        ("2024", "", ["month", "day"]),
        ("2024-03-02", "", ["month", "day"]),
        ("2024-04", "", ["day"]),
        ("", "2023", ["year"]),
        ("", "2024-03-01", ["year", "month"]),
        ("2023-12-31", "2023-12-31", ["year"]),
        ("2019", "2030", ["year", "month", "day"]),
    ],
)
def test_a_document_dated_to_the_month_or_year_stays_if_a_day_of_it_is_wanted(
    date_from: str, date_to: str, expected: list[str]
) -> None:
    held = [dated("none", ""), dated("year", "2023"), dated("month", "2024-03"), dated("day", "2024-05-01")]
    left = kept(lines("四个意识", *held), Filters(date_from=date_from, date_to=date_to), surroundings(*held))
    assert [line.document for line in left] == expected


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "24", "May 2024", "0000", "2024-1", "2024-05-01T00:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no date: give a day, a month or a year"):
        date_range(text)


def test_dates_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(InputError, match="no date is from 2024 and to 2023"):
        kept((), Filters(date_from="2024", date_to="2023"), surroundings(harvest()))


def test_a_wording_beside_is_marked_where_no_key_word_is_known() -> None:
    line = one_line(("推动", "绿色", "发展"), ("", "", "We promote green growth."), state="unknown")
    [left] = kept([line], Filters(beside="Promote"), surroundings())
    assert left.parts("en") == ("We ", "promote", " green growth.")
    assert (left.state, left.rendering) == ("unknown", "")
    [known] = kept(
        [one_line(("a", "绿色", "b"), ("We promote ", "green", " growth"))], Filters(beside="growth"), surroundings()
    )
    assert known.rendering == "green"


def test_filters_in_words() -> None:
    filters = Filters(("a", "b"), "2018", "2020-03", 4, 2, "new trio", "lake")
    assert filters.in_words() == (
        "in a, b",
        "from 2018",
        "to 2020-03",
        "section ¶4",
        "theme 2",
        "rendered as “new trio”",
        "with “lake”",
    )
