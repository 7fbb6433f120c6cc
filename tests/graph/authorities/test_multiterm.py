"""Termbases of MultiTerm in its XML, as MultiTerm exports them."""

from pathlib import Path

import pytest

from glossary.authority import Definition
from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities.multiterm import read

TERMBASE = """\
<?xml version="1.0" encoding="UTF-16"?>
<mtf><conceptGrp><concept>12</concept><system type="entryClass">1</system>
<descripGrp><descrip type="Definition">湖的长官</descrip></descripGrp>
<descripGrp><descrip type="Client">x</descrip></descripGrp>
<languageGrp><language type="English (United States)" lang="EN-US"/>
 <termGrp><term>lake chief</term><descripGrp><descrip type="Status">Preferred</descrip></descripGrp></termGrp>
 <termGrp><term>lake boss</term><descripGrp><descrip type="Status">forbidden</descrip></descripGrp></termGrp>
</languageGrp>
<languageGrp><language type="Chinese"/><termGrp><term>湖长制</term></termGrp><termGrp><term>湖长</term></termGrp></languageGrp>
<languageGrp><language type="German" lang="DE"/><termGrp><term>Seechef</term></termGrp></languageGrp>
</conceptGrp></mtf>
"""


def test_termbase() -> None:
    found = read(Source(TERMBASE.encode("utf-16"), Path("a.xml")))
    [entry] = found.entries
    assert (entry.id, entry.zh, entry.variants) == ("12", "湖长制", ("湖长",))
    assert [(one.en, one.rank) for one in entry.renderings] == [
        ("lake chief", "preferred"),
        ("lake boss", "deprecated"),
    ]
    assert entry.definitions == (Definition("湖的长官", "zh"),)
    assert found.warnings == (
        "line 4: the field 'Client' is not read", "line 10: terms in the language 'German' are not read",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<mtf/>", "holds no concept"),
        ("<mtf>", "malformed"),
        ("<tmx/>", "no MultiTerm termbase"),
        ('<!DOCTYPE mtf [<!ENTITY a "b">]><mtf/>', "declares XML entities"),
    ],
)
def test_refused(content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(Source(content.encode(), Path("a.xml")))
