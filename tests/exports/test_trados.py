"""Terms for Trados: a table for MultiTerm Convert, MultiTerm XML."""

from lxml import etree

from exports import format_named
from exports.trados import COLUMNS
from tests.exports.labels import labelled, rendering
from tests.exports.samples import source

FORM = format_named("trados")


def test_table() -> None:
    head, low, new = [line.split("\t") for line in FORM.export(source()).decode("utf-8-sig").split("\r\n")[:-1]]
    assert head == list(COLUMNS)
    assert low[:7] == ["低空经济", "dī kōng jīng jì", "low-altitude economy", "attested", "Lake Desk", "2", "tech"]
    assert new[-1] == "lake-brief, Lake Brief, (一) 坚持生态优先, ¶2"


def test_xml() -> None:
    made = labelled(
        "湖长制", rendering("lake chief system", "preferred"), rendering("lake <boss>", "deprecated"), notes=("n",)
    )
    root = etree.fromstring(FORM.export(made, form="xml"))
    assert [one.text for one in root.iter("term")] == ["湖长制", "lake chief system", "lake <boss>"]
    assert [dict(one.attrib) for one in root.iter("language")] == [
        {"type": "Chinese", "lang": "ZH"}, {"type": "English", "lang": "EN"}
    ]  # fmt: skip
    assert [one.text for one in root.iterfind(".//descrip[@type='Status']")] == ["preferred", "deprecated"]
    assert root.findtext("conceptGrp/descripGrp/descrip[@type='Note']") == "n"


def test_losses_are_alike_in_both_forms() -> None:
    assert FORM.lost(source(), form="text") == FORM.lost(source(), form="xml")
