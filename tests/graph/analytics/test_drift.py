"""Drift: dominant renderings that change from document to document."""

import pytest

from graph.analytics.drift import drift
from tests.graph.analytics.samples import made

RENDERINGS = {"湖长": ["Lake-Chiefs", "lake chief", "lake master"]}
DATES = {"first": "2022", "second": "2023", "third": "2024"}


def changes(*units: list[str]) -> list[tuple[str, str, str, str]]:
    found = drift(made(dict(zip(DATES, units, strict=False)), RENDERINGS, dates=DATES))
    return [(one.before.document, one.before.en, one.after.document, one.after.en) for one in found]


def test_change_with_figures_and_places() -> None:
    early = ["湖长 | a lake chief", "湖长 | a lake chief", "湖长 | the lake master"]
    late = ["湖长 | lake master"]
    (found,) = drift(made({"first": early, "second": late}, RENDERINGS, dates=DATES))
    assert (found.key, found.nested) == ("湖长", False)
    assert (found.before.en, found.before.date, found.before.count, found.before.rendered) == (
        "lake chief",
        "2022",
        2,
        3,
    )
    assert found.before.places == ("first, ¶1", "first, ¶2")
    assert (found.after.en, found.after.count, found.after.places) == ("lake master", 1, ("second, ¶1",))


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param([["湖长 | lake chief"], ["湖长 | Lake-Chiefs"]], [], id="number, hyphens and case are no change"),
        pytest.param(
            [["湖长 | lake chief", "湖长 | lake master"], ["湖长 | lake master"]], [], id="it was as frequent before"
        ),
        pytest.param(
            [["湖长 | lake chief"], ["湖长 | left out"], ["湖长 | lake master"]],
            [("first", "lake chief", "third", "lake master")],
            id="a document that does not render it is passed over",
        ),
        pytest.param(
            [["湖长 | lake chief"], ["湖长 | lake master"], ["湖长 | lake chief"]],
            [("first", "lake chief", "second", "lake master"), ("second", "lake master", "third", "lake chief")],
            id="there and back",
        ),
        pytest.param([["湖长 | lake chief"]], [], id="one document"),
    ],
)
def test_what_counts_as_a_change(units: list[list[str]], expected: list[tuple[str, str, str, str]]) -> None:
    assert changes(*units) == expected


def test_nested_renderings_come_last() -> None:
    labels = {"湖长": ["lake chief system", "lake chief"], "河长": ["river chief", "river master"]}
    units = {
        "first": ["湖长 | lake chief", "河长 | river chief"],
        "second": ["湖长 | lake chief system", "河长 | river master"],
    }
    assert [(one.zh, one.nested) for one in drift(made(units, labels, dates=DATES))] == [
        ("河长", False),
        ("湖长", True),
    ]


def test_best_attested_changes_come_first() -> None:
    labels = {"河长": ["river chief", "river master"], "湖长": ["lake chief", "lake master"]}
    early = ["河长 | river chief", "河长 | river chief", "湖长 | lake chief", "湖长 | lake chief"]
    late = ["河长 | river master", "湖长 | lake master", "湖长 | lake master"]
    found = drift(made({"first": early, "second": late}, labels, dates=DATES))
    assert [(one.zh, one.before.count, one.after.count) for one in found] == [("湖长", 2, 2), ("河长", 2, 1)]


def test_of_one_document_against_earlier_ones() -> None:
    found = made({"first": ["湖长 | lake chief"], "second": ["湖长 | lake master"]}, RENDERINGS, dates=DATES)
    assert drift(found, "first") == []
    assert [one.after.document for one in drift(found, "second")] == ["second"]
