"""The glossary for people before it is set: order, numbers, indexes."""

from dataclasses import replace

import pytest

from exports import format_named
from exports.glossary_entries import Glossary, glossary, review_words
from graph.catalogue import Catalogue, ConceptEntry
from graph.cataloguing import catalogue, pinyin
from graph.rulings import rule
from tests.authorities import official
from tests.exports.labels import rendering
from tests.exports.samples import source
from tests.factories import harvest
from tests.graph.test_rulings import said


def of_labels(*labels: str) -> Catalogue:
    made = catalogue([harvest()])
    known = made.concepts[0]
    concepts = [replace(known, key=label, zh=label, pinyin=pinyin(label), iri=label) for label in labels]
    return replace(made, concepts=tuple(concepts))


def decided(*decisions: tuple[str, ...]) -> Glossary:
    return glossary(catalogue([harvest()], rulings=rule([said(*one) for one in decisions])))


def test_entries_are_in_the_order_of_pinyin() -> None:
    made = glossary(of_labels("湖山", "安全", "5G工厂", "湖泊", "互联网", "安居", "西安", "先进"))
    assert {letter: [one.concept.zh for one in group] for letter, group in made.letters.items()} == {
        "A": ["安居", "安全"], "H": ["湖泊", "湖山", "互联网"], "X": ["西安", "先进"], "#": ["5G工厂"],
    }  # fmt: skip
    assert [one.number for one in made.entries] == list(range(1, 9))
    assert made.numbers["湖泊"] == 3


def test_chinese_index_is_by_first_character() -> None:
    made = glossary(of_labels("湖山", "互联网", "湖泊", "5G工厂"))
    assert {character: [one.number for one in group] for character, group in made.characters.items()} == {
        "互": [3], "湖": [1, 2], "5": [4],
    }  # fmt: skip


def with_renderings(*renderings: tuple[str, str]) -> ConceptEntry:
    return replace(catalogue([harvest()]).concepts[0], renderings=tuple(rendering(*one) for one in renderings))


def test_english_index_passes_over_articles_and_marks_what_is_not_to_be_used() -> None:
    made = replace(
        catalogue([harvest()]),
        concepts=(
            with_renderings(
                ("the Lake chief system", "preferred"), ("“lake” boss", "deprecated"), ("Éclat", "attested")
            ),
            replace(with_renderings(("lake chief system", "candidate")), zh="湖长", pinyin="hú zhǎng"),
        ),
    )
    found = {
        letter: [(one.text, one.numbers, one.deprecated) for one in lines]
        for letter, lines in glossary(made).english.items()
    }
    assert found == {
        "E": [("Éclat", (1,), False)],
        "L": [("“lake” boss", (1,), True), ("the Lake chief system", (1, 2), False)],
    }  # fmt: skip


def test_authority_lists_are_in_the_english_index() -> None:
    made = glossary(source(authorities=[official()]).catalogue)
    marks = {one.text: (one.official, one.deprecated) for lines in made.english.values() for one in lines}
    assert marks["new trio"] == (True, False)
    assert marks["three new kinds"] == (False, False)  # a document has it as well


@pytest.mark.parametrize(
    ("of", "labels"),
    [("all", ["低空经济", "四个意识", "新三样"]), ("attested", ["低空经济", "新三样"]), ("reviewed", ["新三样"])],
)
def test_which_formulations(of: str, labels: list[str]) -> None:
    made = catalogue([harvest()], rulings=rule([said("prefer", "新三样", "new trio")]))
    assert [one.concept.zh for one in glossary(made, of=of).entries] == labels


def test_how_far_it_is_reviewed() -> None:
    assert review_words(decided()) == "Harvested by machine, not reviewed."
    assert review_words(decided(("prefer", "新三样", "new trio"))) == (
        "1 of 3 entries is reviewed by editors. The others are harvested by machine, not reviewed."
    )


@pytest.mark.parametrize("name", ["glossary", "markdown"])
def test_what_is_left_out_is_counted(name: str) -> None:
    lost = {one.what: one.count for one in format_named(name).lost(source(), of="reviewed")}
    assert lost["formulations"] == 3
    assert "statuses of renderings" not in lost
    assert {one.what: one.count for one in format_named(name).lost(source())}["more places with their sentences"] == 2
