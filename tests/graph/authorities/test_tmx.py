"""Lists of terms in TMX, of other programs."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.base import Reading
from graph.authorities.tmx import read

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header/><body>\n'
FOOT = "</body></tmx>"


def unit(zh: str, en: str, more: str = "", lang: str = "EN-US") -> str:
    return f'<tu>{more}<tuv xml:lang="ZH-CN"><seg>{zh}</seg></tuv>\n<tuv xml:lang="{lang}"><seg>{en}</seg></tuv></tu>\n'


def reading(*units: str) -> Reading:
    return read(Source((HEAD + "".join(units) + FOOT).encode(), Path("a.tmx")))


def test_units_with_one_label_are_one_concept() -> None:
    [entry] = reading(
        unit("湖长制", "lake chief system"), unit("湖長制", "lake boss system"), unit("湖长制", "")
    ).entries
    assert (entry.zh, entry.variants, entry.place) == ("湖长制", ("湖長制",), "line 3")
    assert [(one.en, one.rank) for one in entry.renderings] == [
        ("lake chief system", "preferred"), ("lake boss system", "alternative")
    ]  # fmt: skip


def test_statuses_rank() -> None:
    status = '<prop type="x-status">{}</prop>'
    found = reading(
        unit("湖长制", "a", status.format("deprecated")), unit("湖长制", "b", status.format("preferred"))
    ).entries[0]
    assert [(one.en, one.rank) for one in found.renderings] == [("a", "deprecated"), ("b", "preferred")]
    [unreviewed] = reading(unit("湖长制", "a", status.format("attested"))).entries
    assert unreviewed.renderings[0].rank == "alternative"


def test_codes_are_no_text() -> None:
    [entry] = reading(
        unit('湖<bpt i="1">&lt;b&gt;</bpt>长<ept i="1">&lt;/b&gt;</ept>制', "<hi>lake</hi> chief")
    ).entries
    assert (entry.zh, entry.renderings[0].en) == ("湖长制", "lake chief")


def test_what_is_not_read_is_told() -> None:
    found = reading(
        unit("湖长制", "lake chief", '<note>n</note><prop type="project">p</prop>'),
        unit("湖长制度好。", "The system is good."),
        unit("", "nothing"),
        unit("山长制", "sistema", lang="es"),
    )
    assert found.warnings == (
        "line 3: the property 'project' is not read",
        "line 3: notes are not read",
        "line 5: the unit is a sentence, no term, and is left out",
        "line 7: the unit has no Chinese and is left out",
        "line 10: terms in the language 'es' are not read",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + unit("湖很大。", "The lake is large.") + FOOT, "no translation unit holds a Chinese term"),
        (HEAD + FOOT, "no translation unit holds a Chinese term"),
        (HEAD, "the XML is malformed"),
        ("<tbx/>", "this is a termbase"),
        ("<svg/>", "this XML is no translation memory"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>\n' + HEAD.partition("\n")[2] + FOOT, "declares XML entities"),
    ],
)
def test_refused(content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(Source(content.encode(), Path("a.tmx")))
