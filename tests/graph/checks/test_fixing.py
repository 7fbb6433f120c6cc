"""Tests of carrying out safe fixes."""

import pytest

from graph.checks.base import Check
from graph.checks.catalogue import catalogue, choose, run
from graph.checks.fixing import fixed, to_turtle
from graph.checks.sources import from_text

SAFE = [check for check in catalogue().values() if check.is_safe]


@pytest.mark.parametrize("check", SAFE, ids=lambda check: check.code)
def test_a_safe_fix_mends_its_example(check: Check) -> None:
    vocabulary = from_text(check.bad)
    mended, count = fixed(vocabulary, check.run(vocabulary))
    assert count == 1
    assert check.run(mended) == []


def test_only_safe_fixes_are_carried_out() -> None:
    vocabulary = from_text('<a> skos:broader <b> ; skos:related <b> , <a> ; skos:prefLabel "５Ｇ"@zh , "x\\u200B"@en .')
    mended, count = fixed(vocabulary, run(vocabulary, choose()))
    assert count == 4
    written = to_turtle(mended)
    assert '"5G"@zh' in written
    assert "\u200b" in written
    assert set(from_text(written).statements()) == set(mended.statements())


def test_turtle_holds_everything() -> None:
    text = '<a> skos:notation "1"^^<urn:t> , "2" , 3 ; skos:altLabel "x"@en ; skos:note [ skos:note "y" ] .'
    written = to_turtle(from_text(text))
    assert set(from_text(written).statements()) == set(from_text(text).statements())
    assert written == to_turtle(from_text(written))
