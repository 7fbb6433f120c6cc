"""Pairs of terms for machine translation."""

from exports import format_named
from tests.exports.labels import labelled, rendering
from tests.exports.samples import source

FORM = format_named("glossary-csv")


def test_pairs() -> None:
    assert FORM.export(source()).decode() == "低空经济,low-altitude economy\n新三样,three new kinds\n"


def test_a_source_has_one_target() -> None:
    made = labelled("湖长制", rendering("lake chief"), rendering('lake "chief", system', "preferred"))
    assert FORM.export(made).decode() == '湖长制,"lake ""chief"", system"\n'
    assert ("other renderings", 1, "a source has one target") in [
        (one.what, one.count, one.why) for one in FORM.lost(made)
    ]


def test_too_long_for_deepl() -> None:
    made = labelled("湖" * 342, rendering("lake"))
    assert FORM.export(made) == b""
    assert ("formulations", 1) in [(one.what, one.count) for one in FORM.lost(made)]
