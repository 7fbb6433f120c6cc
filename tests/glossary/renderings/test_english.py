"""Tests of `glossary.renderings.english`: classes of English words by closed lists and endings."""

import pytest

from glossary.renderings.english import CLASSES, class_of, is_policy_verb, may_end, may_start


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("of", "of"), ("The", "determiner"), ("toward", "preposition"), ("and", "conjunction"),
        ("which", "relative"), ("were", "auxiliary"), ("thereby", "function"), ("5G", "number"), ("Lake", "capital"),
        ("lakes", "plural"), ("class", "other"), ("bus", "other"), ("building", "ing"), ("king", "other"),
        ("improved", "ed"), ("steadily", "ly"), ("governance", "noun"), ("ecological", "adjective"), ("lake", "other"),
        (",", "comma"), (".", "break"), ("“", "quote"), ("(", "bracket"), ("-", "hyphen"), ("…", "break"),
        ("’s", "possessive"),
    ],
)  # fmt: skip
def test_classes(word: str, expected: str) -> None:
    assert CLASSES[class_of(word)] == expected


def test_a_capital_that_opens_a_sentence_says_nothing() -> None:
    assert CLASSES[class_of("Lakes", opens=True)] == "plural"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("promote", True), ("promoting", True), ("cutting", True), ("applied", False), ("reduced", True), ("lake", False)],
)
def test_policy_verbs(word: str, expected: bool) -> None:
    assert is_policy_verb(word) == expected


@pytest.mark.parametrize(
    ("word", "starts", "ends"),
    [("lake", True, True), ("the", False, False), ("under", True, False), (")", False, True), (",", False, False)],
)
def test_edges(word: str, starts: bool, ends: bool) -> None:
    assert (may_start(word), may_end(word)) == (starts, ends)
