"""Glossaries of Weblate."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports import format_named
from glossary.reading.base import Source
from graph.authorities.tbx import read
from tests.exports.labels import labelled, labels, rendering, shown, texts
from tests.exports.samples import source
from tests.exports.test_cat_terms import usable

FORM = format_named("weblate")


def test_units() -> None:
    root = etree.fromstring(FORM.export(source()))
    units = root.findall(".//termEntry")
    assert [unit.get("id") for unit in units] == ["c1", "c2"]
    assert [one.text for one in units[1].iter("term")] == ["新三样", "three new kinds"]
    assert units[1].findtext("descrip", "").startswith("slogan · ")
    assert units[1].findtext(".//note[@from='translator']", "").startswith("candidate · Lake Desk · 1× · ")


@settings(deadline=None)  # the first example imports lxml
@given(zh=labels, en=st.lists(texts, max_size=3))
def test_the_reader_of_tbx_takes_it(zh: str, en: list[str]) -> None:
    wanted = usable(en)
    if wanted:
        found = read(Source(FORM.export(labelled(zh, *map(rendering, wanted))), Path("en.tbx"))).entries
        assert [(entry.zh, entry.renderings[0].en) for entry in found] == [(shown(zh), one) for one in wanted]


def test_statuses_are_read_back() -> None:
    made = labelled("湖长制", rendering("a", "admitted"), rendering("b", "deprecated"))
    found = read(Source(FORM.export(made), Path("en.tbx")))
    assert [entry.renderings[0].rank for entry in found.entries] == ["alternative", "deprecated"]


def test_translate_toolkit_reads_it() -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="needs translate-toolkit, which Weblate reads with")
    made = tbx.tbxfile.parsestring(FORM.export(source()))
    assert [(unit.source, unit.target) for unit in made.units] == [
        ("低空经济", "low-altitude economy"), ("新三样", "three new kinds")
    ]  # fmt: skip
