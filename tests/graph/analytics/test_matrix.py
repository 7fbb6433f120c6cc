"""Themes by sections."""

from dataclasses import replace

import pytest

from graph.analytics.matrix import Matrix, matrices
from graph.catalogue import Catalogue, SectionEntry, ThemeEntry, ThemeReach
from graph.cataloguing import catalogue
from tests.factories import harvest
from tests.graph.analytics.samples import made


def section(pair: int, zh: str, *, depth: int = 1, concepts: str = "甲") -> SectionEntry:
    return SectionEntry(
        "one", pair, pair, depth, f"iri:{pair}", f"{pair}.", f"{pair}.", zh, "", None, None, tuple(concepts)
    )


def theme(number: int, pair: int, concepts: str, reach: dict[int, str]) -> ThemeEntry:
    recurring = tuple(ThemeReach(at, tuple(keys)) for at, keys in reach.items())
    return ThemeEntry("one", number, f"iri:t{number}", f"论{number}", "", pair, pair, (), 1, tuple(concepts), recurring)


@pytest.fixture
def by_hand() -> Catalogue:
    found = made({"one": ["甲", "乙", "甲乙", "无", "丙"], "two": ["甲"]}, dict.fromkeys("甲乙丙", ()))
    sections = (
        section(1, "东"),
        section(2, "西"),
        section(3, "南"),
        section(4, "空", concepts=""),
        section(5, "北", depth=2),
    )
    themes = (theme(1, 1, "甲丙", {2: "甲", 3: "甲", 5: "丙"}), theme(2, 2, "甲乙", {3: "甲乙"}))
    return replace(found, sections=sections, themes=themes)


def test_by_hand(by_hand: Catalogue) -> None:
    (found,) = matrices(by_hand)
    assert [(one.number, one.zh, one.concepts, one.recurring) for one in found.themes] == [
        (1, "论1", 2, 2),
        (2, "论2", 2, 2),
    ]
    assert [(one.zh, one.cells) for one in found.sections] == [
        ("2.西", (("甲",), None)),
        ("3.南", (("甲",), ("甲", "乙"))),
        ("5.北", (("丙",), ())),
    ]
    assert found.highest == 2


def test_of_a_harvest() -> None:
    (found,) = matrices(catalogue([harvest()]))
    assert [one.cells for one in found.sections] == [(("低空经济", "新三样"),)]
    assert (found.title, found.title_zh, found.sections[0].zh, found.sections[0].en) == (
        "Lake Brief", "湖区简报", "二、主要成就", "II. Main Achievements",
    )  # fmt: skip


def test_documents_without_themes_have_none(by_hand: Catalogue) -> None:
    assert [one.document for one in matrices(by_hand, "one")] == ["one"]
    assert matrices(by_hand, "two") == []
    assert matrices(Catalogue((), (), (), ())) == []


def test_highest_of_nothing() -> None:
    assert Matrix("one", "", "", (), ()).highest == 0
