"""Tests of `glossary.findings.wording`: which English wordings are one, and which are a cut of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.findings.wording import acronyms, is_cut, wording
from tests.glossary.samples import MIXED

WORDINGS = st.lists(st.sampled_from(["smart", "green", "port", "lake"]), max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("smart ports", "Smart Port"),
        ("the smart port", "a smart port"),
        ("smart-port plan", "smart port plan"),
        ("the port’s plan", "ports plan"),
        ("promoting fisheries", "the promotion of fisheries"),
        ("integrate ports", "integration of ports"),
        ("smart port (SP)", "smart port"),
        ("smart port [智慧港口]", "smart port"),
        ("smart port (SP", "smart port"),  # cut inside of the bracket
        ("building of ports with locks", "build ports and locks"),
    ],
)
def test_one_wording(one: str, other: str) -> None:
    assert wording(one) == wording(other) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("smart port", "intelligent port"),
        ("smart port", "port smart"),
        ("green smart port", "smart port"),
        ("no ports", "ports"),
        ("1 port", "2 ports"),
    ],
)
def test_different_wordings(one: str, other: str) -> None:
    assert wording(one) != wording(other)


@pytest.mark.parametrize("text", ["", "the of and", "“ — ”", "of (SP)"])
def test_nothing_of_meaning(text: str) -> None:
    assert wording(text) == ()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("marine protected areas (MPAs) and", {"mpa": "marine protected areas"}),
        ("research and development (R&D)", {"r&d": "research and development"}),
        ("clean water-saving devices (CWD)", {"cwd": "clean water-saving devices"}),  # a compound is one word
        ("Lake Office (LO) and the Lock Operator (LO)", {"lo": "lake office"}),  # the first
        ("the Lake Office (CLOSED)", {}),
        ("the office (l)", {}),
        ("(LO)", {}),
        ("", {}),
    ],
)
def test_acronyms_behind_their_long_forms(text: str, known: dict[str, str]) -> None:
    assert acronyms(text) == known


def test_acronyms_are_spelt_out_in_both_numbers() -> None:
    known = {"mpa": "marine protected areas"}
    spelt = wording("marine protected areas")
    assert wording("MPAs", known) == wording("the MPA", known) == spelt
    assert wording("two MPAs", known) == ("two", *spelt)
    assert wording("MPA") == ("mpa",)
    assert wording("MPA", {}) == ("mpa",)


@pytest.mark.parametrize(
    ("one", "other", "cut"),
    [
        ("smart port", "green smart port", True),
        ("smart port", "smart port plan", True),
        ("green port", "green smart port", False),  # lacks a word in the middle
        ("smart port", "port smart", False),
        ("", "smart port", True),
    ],
)
def test_cuts(one: str, other: str, cut: bool) -> None:
    assert is_cut(wording(one), wording(other)) is is_cut(wording(other), wording(one)) is cut


@given(WORDINGS, WORDINGS, WORDINGS)
def test_what_stands_inside_is_a_cut(before: tuple[str, ...], inner: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert is_cut(inner, before + inner + after)


@given(MIXED)
def test_any_text_has_a_wording_that_stays_the_same_in_capitals(text: str) -> None:
    plain = "".join(character for character in text if character.isascii())
    assert wording(plain) == wording(plain.upper())
