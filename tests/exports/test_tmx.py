"""Translation memories: valid against the DTD, and the same texts when they are read back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports import ExportSource, format_named
from exports.lists import read_list
from glossary.folding import fold_label
from glossary.reading.base import Request, Source
from glossary.reading.tmx import read as read_units
from glossary.types import Harvest, Span
from graph.authorities.tmx import read as read_terms
from graph.cataloguing import catalogue
from graph.rulings import rule
from tests.exports.labels import labelled, labels, rendering, texts
from tests.exports.samples import no_graph, with_sentence
from tests.factories import harvest
from tests.graph.test_rulings import said
from tests.shared import SHARED, needs_shared

FORM = format_named("tmx")
XML_FORBIDS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def source(*harvests: Harvest) -> ExportSource:
    return ExportSource(catalogue(harvests), no_graph, harvests=lambda: harvests)


def texts_of(data: bytes) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in read_units(Request(Source(data, Path("a.tmx")))).pairs]


def trimmed(text: str) -> str:
    return re.sub(r"\A[\s\ufeff\u200b]+|[\s\ufeff\u200b]+\Z", "", XML_FORBIDS.sub("", text))


def test_units_are_read_back() -> None:
    made = harvest()
    assert texts_of(FORM.export(source(made))) == [(pair.zh, pair.en) for pair in made.document.pairs]


@settings(deadline=None)  # the first example imports lxml
@given(zh=texts, en=texts)
def test_units_of_any_text(zh: str, en: str) -> None:
    made = with_sentence("湖" + zh, "Lake " + en)
    pair = made.document.pairs[1]
    data = FORM.export(source(made))
    assert texts_of(data)[1] == (trimmed(pair.zh), trimmed(pair.en))
    dropped = [loss.count for loss in FORM.lost(source(made)) if loss.what == "control characters"]
    assert dropped == [count for count in [len(XML_FORBIDS.findall(pair.zh + pair.en))] if count]


def test_a_very_long_unit() -> None:
    made = with_sentence("湖" * 200_000, "lake " * 200_000)
    assert texts_of(FORM.export(source(made)))[1][0] == "湖" * 200_000 + "新三样"


def test_a_unit_says_where_it_stands() -> None:
    root = etree.fromstring(FORM.export(source(harvest())))
    unit = root.findall(".//tu")[1]
    assert unit.get("tuid") == "lake-brief-2"
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-document": "lake-brief", "x-date": "2024-05-01", "x-issuer": "Lake Office", "x-paragraph": "2",
        "x-section": "(一)坚持生态优先", "x-theme": "坚持生态优先", "x-alignment": "0.950",
    }  # fmt: skip
    assert [one.get("creationid") for one in unit.iter("tuv")] == [None, "Lake Desk"]


def test_nothing_that_is_not_known_is_said() -> None:
    made = harvest()
    bare = replace(
        made, document=replace(made.document, metadata=replace(made.document.metadata, date="", translator=""))
    )
    root = etree.fromstring(FORM.export(source(bare)))
    assert not root.findall(".//prop[@type='x-date']")
    assert not [one for one in root.iter() if one.get("creationid") or one.get("creationdate")]


def test_units_without_one_language_are_counted() -> None:
    made = harvest()
    bare = replace(made, units=(replace(made.units[0], en=Span(0, 0)), *made.units[1:]))
    assert len(texts_of(FORM.export(source(bare)))) == 3
    assert ("translation units without one of the languages", 1) in [
        (one.what, one.count) for one in FORM.lost(source(bare))
    ]


@needs_shared
@pytest.mark.parametrize("of", ["units", "terms"])
@pytest.mark.parametrize("tags", ["plain", "regional"])
def test_valid_against_the_dtd(of: str, tags: str) -> None:
    dtd = etree.DTD(str(SHARED / "conformance" / "tmx14.dtd"))
    decisions = rule([said("note", "新三样", "a note & more"), said("define", "新三样", "three <exports>")])
    made = replace(source(harvest()), catalogue=catalogue([harvest()], rulings=decisions))
    root = etree.fromstring(FORM.export(made, of=of, tags=tags))
    assert dtd.validate(root), dtd.error_log
    assert {one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in root.iter("tuv")} == (
        {"zh", "en"} if tags == "plain" else {"zh-CN", "en-US"}
    )


@settings(deadline=None)  # the first example imports lxml
@given(zh=labels, en=st.lists(texts, max_size=3))
def test_terms_of_any_text(zh: str, en: list[str]) -> None:
    data = FORM.export(labelled(zh, *(rendering(one) for one in en)), of="terms")
    wanted = list(dict.fromkeys(filter(None, (" ".join(XML_FORBIDS.sub("", one).split()) for one in en))))
    if not en:
        assert b"<tu>" not in data
        return
    [entry] = read_terms(Source(data, Path("a.tmx"))).entries
    assert entry.zh == " ".join(XML_FORBIDS.sub("", zh).split())
    assert entry.key == fold_label(entry.zh)
    assert [one.en for one in entry.renderings] == wanted


def test_terms_with_what_is_known_of_them(tmp_path: Path) -> None:
    decisions = rule([said("prefer", "新三样", "new trio"), said("deprecate", "新三样", "three new kinds")])
    made = ExportSource(catalogue([harvest()], rulings=decisions), no_graph)
    path = tmp_path / "terms.tmx"
    path.write_bytes(FORM.export(made, of="terms"))
    found = {entry.zh: entry for entry in read_list(path).entries}
    assert [(one.en, one.rank, one.renderer) for one in found["新三样"].renderings] == [
        ("new trio", "preferred", "Anna")
    ]
    low = found["低空经济"]
    assert (low.pinyin, low.kind) == ("dī kōng jīng jì", "tech")
    assert low.renderings[0].evidence == "lake-brief, Lake Brief, (一) 坚持生态优先, ¶2"
    assert ("deprecated renderings", 1) in [(one.what, one.count) for one in FORM.lost(made, of="terms")]


def test_losses_of_terms() -> None:
    lost = {one.what: one.count for one in FORM.lost(source(harvest()), of="terms")}
    assert lost["formulations without a rendering"] == 1
    assert lost["more places with their sentences"] == 3
    assert "readings in pinyin" not in lost
