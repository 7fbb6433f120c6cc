"""The workspace and its documents in figures."""

from dataclasses import replace

import pytest

from glossary.types import Kind
from graph.analytics.figures import document_figures, figures, numerals
from graph.catalogue import Catalogue, MemberEntry
from graph.cataloguing import catalogue
from tests.factories import harvest
from tests.graph.analytics.samples import made

LABELS = {"湖区": ["lake"], "湖区船": ["lake boat"], "好水": ["clear water", "good water"], "风": []}
UNITS = {
    "early": ["湖区船很多 | lake boats are many", "好水好水 | good water", "无 | none"],
    "late": ["好水在湖区 | clear water of the lake", "大风 | a gale"],
}


@pytest.fixture
def two() -> Catalogue:
    return made(UNITS, LABELS, dates={"early": "2023", "late": "2024"})


def test_all_documents(two: Catalogue) -> None:
    held = figures(two)
    kinds: dict[Kind, int] = {"concept": 4}
    assert (held.concepts, held.kinds) == (4, kinds)
    assert (held.occurrences, held.omissions) == (7, 1)
    # lake, lake boat, and two of 好水; 风 has none.
    assert (held.translated, held.rendered, held.renderings, held.several) == (4, 3, 4, 1)
    # Nested ones cover a character once: 湖区船, 好水好水; 好水, 湖区, 风.
    assert (held.characters, held.covered) == (17, 3 + 4 + 4 + 1)
    assert (held.units, held.touched) == (5, 4)


def test_one_document_and_what_is_new_in_it(two: Catalogue) -> None:
    early, late = document_figures(two)
    assert (early.id, early.date, early.new, early.known) == ("early", "2023", 3, 0)
    assert (late.id, late.date, late.new, late.known) == ("late", "2024", 1, 2)
    assert early.figures == figures(two, "early")
    assert (early.figures.concepts, early.figures.several, early.figures.covered) == (3, 0, 7)
    assert (late.figures.concepts, late.figures.rendered, late.figures.units) == (3, 2, 2)


def test_a_document_in_chinese_alone_leaves_nothing_out() -> None:
    held = figures(made({"source": ["湖区"]}, LABELS))
    assert (held.occurrences, held.omissions, held.translated, held.rendered) == (2 - 1, 0, 0, 0)


def test_numeral_formulations() -> None:
    found = made(
        {"one": ["两湖 | two lakes", "三船 | three boats"]}, {"两湖": [], "三船": []}, numbers={"两湖": 2, "三船": 3}
    )
    members = tuple(MemberEntry(zh, zh, "one", 1) for zh in ("东湖", "西湖"))
    concepts = tuple(replace(concept, members=members) for concept in found.concepts)
    found = replace(found, concepts=concepts)
    assert [(entry.zh, entry.number, entry.complete) for entry in numerals(found)] == [
        ("三船", 3, False),
        ("两湖", 2, True),
    ]
    assert (figures(found).numerals, figures(found).complete) == (2, 1)
    assert numerals(found, "another") == []


def test_of_a_harvest() -> None:
    held = figures(catalogue([harvest()]))
    assert (held.concepts, held.occurrences, held.omissions, held.numerals, held.complete) == (3, 5, 2, 2, 1)
    assert (held.units, held.touched) == (4, 2)
    # 低空经济, 新三样 and 四个意识, where they stand.
    assert held.covered == 4 + 3 + 4 + 3 + 4
    assert held.characters == 16 + 25 + 5 + 27


def test_of_nothing() -> None:
    held = figures(Catalogue((), (), (), ()))
    assert (held.concepts, held.characters, dict(held.kinds)) == (0, 0, {})
    assert document_figures(Catalogue((), (), (), ())) == []
