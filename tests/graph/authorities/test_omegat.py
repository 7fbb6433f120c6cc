"""Glossaries of OmegaT and pairs without a head, of other programs."""

from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.reading.base import Source
from graph.authorities import omegat, pairs_csv
from graph.authorities.base import Reader


def test_glossary() -> None:
    content = "# my glossary\r\n湖长制\tlake chief system\r\n\r\n湖长制\tlake boss\tdeprecated · 1×\r\nlake office\t湖办\told name\r\n"
    found = omegat.read(Source(content.encode(), Path("a.utf8")))
    chief, office = found.entries
    assert [(one.en, one.rank) for one in chief.renderings] == [
        ("lake chief system", "preferred"), ("lake boss", "deprecated")
    ]  # fmt: skip
    assert (office.zh, office.renderings[0].en, office.place) == ("湖办", "lake office", "line 5")
    assert found.warnings == ("line 5: comments are not read",)


def test_lines_that_are_no_pairs_are_told() -> None:
    found = omegat.read(Source("湖长制\nlake\tlago\n山长制\thill chief\n".encode(), Path("a.utf8")))
    assert [entry.zh for entry in found.entries] == ["山长制"]
    assert found.warnings == (
        "line 1: the line has no tab and is left out", "line 2: neither side is Chinese: left out",
    )  # fmt: skip


def test_pairs() -> None:
    content = '湖长制,"lake, chief",ZH,EN\n"hill\nchief",山长制,EN,ZH\n'
    found = pairs_csv.read(Source(content.encode(), Path("a.csv"))).entries
    assert [(entry.zh, entry.renderings[0].en, entry.place) for entry in found] == [
        ("湖长制", "lake, chief", "line 1"), ("山长制", "hill chief", "line 2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "content", "message"),
    [
        (omegat.read, "# nothing\nlake\tlago\n", "no line holds a Chinese term"),
        (pairs_csv.read, "lake,lago\n", "no row holds a Chinese term"),
        (pairs_csv.read, "湖长制,lake chief\n山长制\n", "line 2.*one cell|one cell"),
        (pairs_csv.read, '湖长制,"lake chief\n', "the row cannot be read"),
    ],
)
def test_refused(read: Reader, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(Source(content.encode(), Path("a.csv")))
