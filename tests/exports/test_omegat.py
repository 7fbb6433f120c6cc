"""Glossaries of OmegaT."""

from exports import format_named
from tests.exports.labels import labelled, rendering
from tests.exports.samples import source

FORM = format_named("omegat")


def test_lines() -> None:
    assert FORM.export(source()).decode().splitlines() == [
        "# Glossary in tab-separated format -*- coding: utf-8 -*-",
        "低空经济\tlow-altitude economy\tattested · tech · Lake Desk · 2×",
        "新三样\tthree new kinds\tcandidate · slogan · Lake Desk · 1×",
    ]


def test_a_label_that_omegat_takes_for_a_comment_is_counted() -> None:
    made = labelled("#湖长制", rendering("lake chief system"))
    assert len(FORM.export(made).splitlines()) == 1
    assert ("formulations that begin with #", 1) in [(one.what, one.count) for one in FORM.lost(made)]


def test_losses() -> None:
    lost = {one.what: one.count for one in FORM.lost(source())}
    assert lost["formulations without a rendering"] == 1
    assert lost["places with their sentences"] == 5
    assert "statuses of renderings" not in lost
