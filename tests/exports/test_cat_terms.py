"""What the glossaries of CAT tools have in common: what they write is what is read back, safely."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import Format, format_named
from exports.table import guard
from glossary.authority import AuthorityEntry
from glossary.reading.base import Source
from tests.exports.labels import labelled, labels, rendering, shown, texts

#: Formats that are read back: by name, with the options.
READ: dict[str, dict[str, str | bool]] = {"omegat": {}, "memoq": {}, "glossary-csv": {}, "trados": {"form": "xml"}}
#: Those that hold one rendering of a formulation.
SINGLE = {"glossary-csv"}
#: Those that mark deprecated renderings instead of leaving them out.
MARKED = {"trados", "weblate"}
ALL = sorted({*READ, "weblate"})


def entries(form: Format, data: bytes) -> tuple[AuthorityEntry, ...]:
    return form.load_reader()(Source(data, Path("a.txt"))).entries


def usable(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(line for line in map(shown, texts) if line and guard(line) == line))


@pytest.mark.parametrize("name", READ)
@settings(deadline=None)  # the first example imports lxml
@given(zh=labels, en=st.lists(texts, max_size=3), note=texts)
def test_read_back(name: str, zh: str, en: list[str], note: str) -> None:
    form, made = format_named(name), labelled(zh, *map(rendering, en), notes=(note,))
    data = form.export(made, **READ[name])
    wanted = usable(en)
    if not wanted:
        return
    [entry] = entries(form, data)
    assert entry.zh == shown(zh)
    assert [one.en for one in entry.renderings] == (wanted[:1] if name in SINGLE else wanted)


@pytest.mark.parametrize("name", ALL)
def test_deprecated_renderings(name: str) -> None:
    form = format_named(name)
    made = labelled("湖长制", rendering("lake chief system", "preferred"), rendering("lake boss system", "deprecated"))
    data = form.export(made, **READ.get(name, {}))
    lost = {one.what for one in form.lost(made, **READ.get(name, {}))}
    assert ("deprecated renderings" in lost) is (name not in MARKED)
    if name == "weblate":
        assert data.count(b">forbidden<") == 1
        return
    ranks = {one.en: one.rank for one in entries(form, data)[0].renderings}
    assert ranks == {"lake chief system": "preferred", **({"lake boss system": "deprecated"} if name in MARKED else {})}


@pytest.mark.parametrize("name", ALL)
def test_what_a_spreadsheet_would_run_is_left_out(name: str) -> None:
    form = format_named(name)
    made = labelled("湖长制", rendering("=HYPERLINK(1)"), rendering("lake chief system"), notes=("=1+1",))
    assert b"HYPERLINK" not in form.export(made, **READ.get(name, {}))
    assert {one.what: one.count for one in form.lost(made)}["labels and renderings"] == 1


@pytest.mark.parametrize("name", ALL)
def test_control_characters_are_dropped_and_counted(name: str) -> None:
    form, made = format_named(name), labelled("湖\x07长制", rendering("lake\x00 chief"))
    data = form.export(made)
    assert b"\x07" not in data
    assert b"\x00" not in data
    assert {one.what: one.count for one in form.lost(made)}["control characters"] >= 2


@pytest.mark.parametrize("name", ALL)
def test_very_long_renderings(name: str) -> None:
    form, long = format_named(name), "lake " * 40_000 + "system"
    data = form.export(labelled("湖长制", rendering(long)), **READ.get(name, {}))
    assert (long.encode() in data) is (name not in SINGLE)
